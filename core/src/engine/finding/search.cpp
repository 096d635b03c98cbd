#include "engine/finding/search.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/words.hpp"
#include "definition/model/types.hpp"
#include "engine/command/derived_rows.hpp"
#include "engine/diagnostics.hpp"
#include "engine/finding/known_names.hpp"
#include "engine/finding/status_names.hpp"

namespace parcours::engine {
namespace {

using definition::Field;
using definition::Workflow;

bool has_order(const Field& field) {
  const auto kind = definition::find_kind_of(field.type);
  return (kind == WordKind::day && field.type == Type::date) || kind == WordKind::number;
}

// One option of `choices` as a value of its own.
Value in_list(const Field& field, const Value& value) {
  return field.type == Type::choices && value.is<std::string>() ? Value(List{value}) : value;
}

}  // namespace

// Reads one query.
class SearchBuilder {
 public:
  SearchBuilder(const QueryContext& context, const Query& query) : in_(context), query_(query) {
    made_.query_ = query;
    made_.reach_ = context.reach;
  }

  Checked<Search> build() {
    made_.is_plain_ = is_plain();
    if (made_.is_plain_) return std::move(made_);
    read_workflows();
    read_names();
    read_dates();
    read_places();
    read_words();
    for (const auto& condition : query_.fields) read_field(condition);
    if (!problems_.empty()) return std::move(problems_);
    set_words();
    made_.unknown_names_ = unknown_names(query_, workflows_);
    return std::move(made_);
  }

 private:
  // A field by which cases are found, in the version of its workflow that is in force.
  struct Candidate {
    std::shared_ptr<const Deployed> deployed;
    const Field* field;
  };

  // The words of a condition, and the fields that have them.
  struct Words {
    std::vector<std::string> words;
    std::string low, high;
    std::vector<Candidate> in;
    bool is_range() const { return words.empty(); }
  };

  bool is_plain() const {
    const auto& q = query_;
    const bool names = !q.workflow.empty() || !q.sheet.empty() || !q.phase.empty() || !q.step.empty() ||
                       !q.status.empty() || !q.ended_as.empty() || !q.territory.empty() || !q.assigned_to.empty();
    return !names && !q.overdue && !q.opened_from && !q.opened_until && q.words.empty() && q.fields.empty() &&
           q.order == Query::Order::opening;
  }
  void refuse(std::string_view code, DiagnosticTable::Arguments arguments, std::string where = {}) {
    problems_.push_back(diagnostics().problem(code, std::move(arguments), std::move(where)));
  }

  // The workflows in force that the query means. One that cannot be read is left out.
  void read_workflows() {
    auto& catalogue = in_.engine_context.catalogue;
    const auto names = catalogue.names_in_force();
    if (!query_.workflow.empty() && std::find(names.begin(), names.end(), query_.workflow) == names.end())
      return refuse("unknown-workflow", {{"workflow", query_.workflow}, {"near", workflow_meant(names)}}, "workflow");
    for (const auto& name : names) {
      auto deployed = catalogue.sound_in_force(in_.store, name);
      if (!deployed || (!query_.workflow.empty() && name != query_.workflow)) continue;
      if (query_.sheet.empty() || deployed->workflow.sheet == query_.sheet) workflows_.push_back(std::move(deployed));
    }
  }

  std::string workflow_meant(const std::vector<std::string>& names) const {
    std::vector<NamedThing> known;
    for (const auto& name : names) {
      const auto deployed = in_.engine_context.catalogue.sound_in_force(in_.store, name);
      known.push_back({name, deployed ? deployed->workflow.title : Text()});
    }
    return name_meant(query_.workflow, known);
  }

  void read_names() {
    auto& made = made_.conditions_;
    made.phase = query_.phase, made.step = query_.step, made.ended_as = query_.ended_as;
    if (query_.overdue) made.due_until = micros(in_.now);
    if (!query_.assigned_to.empty())
      made.assigned = in_.engine_context.catalogue.number(in_.store, "actor", query_.assigned_to);
    if (query_.status.empty()) return;
    for (const auto& [name, status] : kStatusNames)
      if (name == query_.status) made.status = static_cast<std::int64_t>(status);
    if (made.status == 0) refuse("bad-query", {{"status", query_.status}}, "status");
  }

  void read_dates() {
    const auto& [from, until] = std::pair(query_.opened_from, query_.opened_until);
    const auto wrong = [](const std::optional<Date>& day) { return day && !day->ok(); };
    if (wrong(from)) return refuse("bad-query.days", {}, "opened_from");
    if (wrong(until) || (from && until && *until < *from)) return refuse("bad-query.days", {}, "opened_until");
    const auto& calendar = in_.engine_context.calendar;
    if (from) made_.conditions_.opened_from = micros(calendar.start_of(*from));
    if (until) made_.conditions_.opened_until = micros(calendar.end_of(*until));
  }

  // The scopes of the workflows and of the territory. A name that nobody has is that of none.
  void read_places() {
    auto& catalogue = in_.engine_context.catalogue;
    const bool by_workflow = !query_.workflow.empty() || !query_.sheet.empty();
    const auto territory = query_.territory.empty() ? 0 : catalogue.number(in_.store, "territory", query_.territory);
    const bool nowhere = (!query_.territory.empty() && territory == 0) ||
                         (!query_.assigned_to.empty() && made_.conditions_.assigned == 0);
    if (!by_workflow && query_.territory.empty() && !nowhere) return;
    std::set<std::string> names;
    for (const auto& deployed : workflows_) names.insert(deployed->workflow.name);
    auto within = in_.engine_context.reaches.scopes_where([&](const store::ScopeRow& scope) {
      return !nowhere && (!by_workflow || names.contains(scope.workflow)) &&
             (territory == 0 || scope.territory == territory);
    });
    restrict_to(std::move(within));
  }
  void restrict_to(std::vector<std::int64_t> within) {
    std::erase_if(made_.reach_.scopes,
                  [&](std::int64_t scope) { return !std::binary_search(within.begin(), within.end(), scope); });
    made_.conditions_.within = std::move(within);
  }

  // Whether some role of the reader reads the field, wherever it is granted.
  bool is_readable(const Workflow& workflow, const Field& field) const {
    Knowledge knowledge;
    for (const auto& grant : in_.who.grants)
      if (const auto level = definition::level_of(in_.roles, grant.role, {workflow.sheet, workflow.name}))
        knowledge.as.push_back({grant.role, *level});
    return knowledge.reads(field, 1);
  }
  std::vector<Candidate> candidates(const std::function<bool(const Field&)>& is_meant) const {
    std::vector<Candidate> found;
    for (const auto& deployed : workflows_)
      for (const auto& field : deployed->workflow.fields)
        if (field.find && is_meant(field) && is_readable(deployed->workflow, field))
          found.push_back({deployed, &field});
    return found;
  }

  void read_words() {
    if (query_.words.empty()) return;
    made_.words_ = words_of(query_.words, WordKind::text);
    if (made_.words_.empty()) return refuse("no-words", {}, "words");
    const auto texts = candidates(is_text);
    for (const auto& word : made_.words_) asked_.push_back({{word}, {}, {}, texts});
  }

  void read_field(const FieldQuery& condition) {
    const auto& name = condition.field;
    const auto in = candidates([&](const Field& field) { return field.name == name; });
    if (in.empty()) return refuse("unknown-find-field", {{"field", name}}, name);
    const bool ranges = !condition.from.is_null() || !condition.until.is_null();
    if (ranges == !condition.is.is_null()) return refuse("bad-query.field", {{"field", name}}, name);
    ranges ? read_range(condition, in) : read_value(condition, in);
  }

  // The value as each of the fields takes it. Fields of one name in several workflows may be of several types: those
  // that take the value count, and have the words of the first of them.
  void read_value(const FieldQuery& condition, const std::vector<Candidate>& in) {
    Words asked;
    Problems refused;
    for (const auto& candidate : in) {
      const auto& field = *candidate.field;
      const auto value = is_text(field) ? Checked<Value>(condition.is) : coerced(field, condition.is);
      if (!value && refused.empty()) refused = value.problems();
      if (!value) continue;
      const auto words = words_of(*value, *definition::find_kind_of(field.type));
      if (asked.words.empty()) asked.words = words;
      if (!words.empty() && words == asked.words) asked.in.push_back(candidate);
    }
    if (asked.in.empty() && refused.empty()) refused.push_back(diagnostics().problem("no-words", {}, condition.field));
    if (asked.in.empty()) return add_problems(std::move(refused));
    made_.fields_.push_back({condition.field, asked.words, {}, {}});
    for (const auto& word : asked.words) asked_.push_back({{word}, {}, {}, asked.in});
  }
  Checked<Value> coerced(const Field& field, const Value& value) const {
    return definition::coerce(field, in_list(field, value), in_.engine_context.calendar);
  }

  void read_range(const FieldQuery& condition, const std::vector<Candidate>& in) {
    const auto has_range = [](const Candidate& c) {
      return has_order(*c.field) && definition::protection_of(*c.field).level <= 1;
    };
    if (!std::all_of(in.begin(), in.end(), has_range))
      return refuse("no-range", {{"field", condition.field}}, condition.field);
    Words asked{{}, {}, "~", in};
    for (const auto& [bound, word] : {std::pair{&condition.from, &asked.low}, {&condition.until, &asked.high}}) {
      if (bound->is_null()) continue;
      const auto& field = *in.front().field;
      const auto value = definition::coerce(unbounded(field), *bound, in_.engine_context.calendar);
      if (!value) return add_problems(value.problems());
      *word = words_of(*value, *definition::find_kind_of(field.type)).at(0);
    }
    if (asked.low.empty()) asked.low = " ";
    if (asked.high < asked.low) return refuse("bad-query.field", {{"field", condition.field}}, condition.field);
    made_.fields_.push_back({condition.field, {}, asked.low, asked.high});
    asked_.push_back(std::move(asked));
  }
  // A bound may be outside of what the field takes.
  static Field unbounded(Field field) {
    field.minimum.reset(), field.maximum.reset(), field.checks.clear();
    return field;
  }
  void add_problems(Problems problems) { std::move(problems.begin(), problems.end(), std::back_inserter(problems_)); }

  // The rarest first, as far as one can guess: long words of texts and days, then options of choices.
  void set_words() {
    std::stable_sort(asked_.begin(), asked_.end(), [](const Words& a, const Words& b) { return rank(a) > rank(b); });
    for (const auto& asked : asked_) {
      const bool first = made_.conditions_.words.empty() && made_.conditions_.ranges.empty();
      store::WordCondition condition{{}, asked.low, asked.high};
      if (!asked.is_range()) condition.low = condition.high = asked.words.front();
      for (const auto& candidate : asked.in) add_numbers(condition, candidate, first);
      auto& conditions = asked.is_range() ? made_.conditions_.ranges : made_.conditions_.words;
      conditions.push_back(std::move(condition));
    }
  }
  static std::size_t rank(const Words& asked) {
    if (asked.is_range() || asked.in.empty()) return 0;
    const bool chosen = definition::find_kind_of(asked.in.front().field->type) == WordKind::choice;
    return asked.words.front().size() + (chosen ? 0 : 1000);
  }
  // The numbers of the field at each level that it had in a version. The database is asked for that in force alone.
  void add_numbers(store::WordCondition& condition, const Candidate& candidate, bool first) {
    auto& catalogue = in_.engine_context.catalogue;
    const auto in_force = std::max(1, candidate.field->level);
    for (int level = 1; level <= 3; ++level) {
      const auto name = field_name(candidate.deployed->workflow.name, candidate.field->name, level);
      const auto number =
          level == in_force ? catalogue.number(in_.store, "field", name) : catalogue.known_number("field", name);
      if (number == 0) continue;
      condition.fields.push_back(number);
      if (first) made_.conditions_.levels.push_back(level);
    }
  }

  const QueryContext& in_;
  const Query& query_;
  Search made_;
  Problems problems_;
  std::vector<std::shared_ptr<const Deployed>> workflows_;
  std::vector<Words> asked_;
};

Checked<Search> Search::of(const QueryContext& context, const Query& query) {
  return SearchBuilder(context, query).build();
}

}  // namespace parcours::engine
