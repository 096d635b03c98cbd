// Reads every `count`: of steps, blocks, phases, lines and the workflow.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/model/protection.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

using TypeKind = expression::Type::Kind;
using When = Count::Moment;

constexpr int kMostValues = 20;  // of a number that is a dimension

// The place of a list of counts: what it sees, which moments it has, and whether `outcome` is known at its end.
struct CountContext {
  Visibility visibility;
  std::vector<std::string> moments{"end", "start", "stay"};
  bool has_outcome = false;
};

CountContext context_of(const Step& step, const Draft& draft) {
  CountContext context{names_at(step.block, draft)};
  const bool passes = step.kind == Step::Kind::decide || step.kind == Step::Kind::split;
  if (passes) context.moments = {"end", "start"};
  if (step.kind == Step::Kind::wait) context.moments = {"start", "stay"};
  context.has_outcome = !passes;
  return context;
}

CountContext context_of(const Line& line, const LineContext& of_lines, const Draft& draft) {
  const auto* message = draft.workflow.message(line.message);
  return {names_at(of_lines.scope.block, draft), {"end"}, message && !message->outcomes.empty()};
}

// One entry that is being read.
struct CountReader {
  const Node& node;
  const CountContext& context;
  Count& count;
  Draft& draft;

  Visibility visibility() const {
    auto all = context.visibility;
    const auto* list = draft.workflow.field(count.each);
    if (list && list->type == Type::list) all.element = list->item;
    return all;
  }
};

std::string level_word(int level) { return "C" + std::to_string(level); }

// Reads an expression, and reports one that reads `outcome` where there is none, or what is protected too much.
std::optional<Program> read_program(const Node& value, std::string_view key, int most, const expression::Type& wanted,
                                    const CountReader& in) {
  auto program = compile(value, key, in.visibility(), wanted, in.draft);
  if (!program) return std::nullopt;
  const auto& reads = program->reads();
  const bool has_outcome = in.context.has_outcome && in.count.moment == When::end;
  if (!has_outcome && std::find(reads.begin(), reads.end(), "outcome") != reads.end())
    in.draft.sink.report("count-outcome", value.span);
  const auto level = protection_of(*program, in.draft.workflow).level;
  if (level > most)
    in.draft.sink.report("count-level", value.span,
                         {{"key", std::string(key)}, {"level", level_word(level)}, {"most", level_word(most)}});
  return program;
}

void read_count_name(const CountReader& in) {
  const auto* pair = pair_in(in.node, "name");
  const auto name = pair ? read_word(*pair, in.draft.sink) : std::nullopt;
  if (!name || !check_name(*name, pair->value.span, in.draft.sink)) return;
  if (is_automatic_fact(*name)) in.draft.sink.report("count-reserved", pair->value.span, {{"name", *name}});
  in.count.name = *name;
}

// The first moment of a place is the one without `moment`; a wait has none, because it has no end.
void read_moment(const CountReader& in) {
  const auto* pair = pair_in(in.node, "moment");
  const auto word =
      pair ? read_one_of(*pair, {"start", "end", "stay"}, in.draft.sink) : std::optional<std::string>("end");
  if (!word) return;
  const auto& possible = in.context.moments;
  if (std::find(possible.begin(), possible.end(), *word) == possible.end())
    in.draft.sink.report("count-moment", pair ? pair->value.span : in.node.span,
                         {{"moment", *word}, {"moments", listed(possible)}});
  in.count.moment = *word == "start" ? When::start : *word == "stay" ? When::stay : When::end;
}

void read_each_of(const CountReader& in) {
  const auto* pair = pair_in(in.node, "each");
  const auto name = pair ? read_word(*pair, in.draft.sink) : std::nullopt;
  if (!name) return;
  const auto* field = in.draft.workflow.field(*name);
  std::vector<std::string> possible;
  for (const auto& each : in.draft.workflow.fields)
    if (each.type == Type::list || each.type == Type::choices) possible.push_back(each.name);
  if (!field || (field->type != Type::list && field->type != Type::choices) || field->level > 3)
    return in.draft.sink.report("count-each", pair->value.span, {{"name", *name}}, nearest(*name, possible));
  in.count.each = *name;
}

// Whether the field has few values, which are known beforehand.
bool is_closed(const Field& field, const Count& count) {
  if (field.type == Type::choice || field.type == Type::boolean || field.type == Type::territory) return true;
  if (field.type == Type::choices) return field.name == count.each;
  if (field.type != Type::number || field.decimals > 0 || !field.minimum || !field.maximum) return false;
  const auto *least = field.minimum->get_if<std::int64_t>(), *most = field.maximum->get_if<std::int64_t>();
  return least && most && *most - *least < kMostValues;
}

bool is_closed(const Program& program, const Count& count, const Draft& draft) {
  if (program.reads().empty() || program.type().kind() == TypeKind::boolean || program.text() == "outcome") return true;
  const auto* field = program.reads().size() == 1 ? draft.workflow.field(program.text()) : nullptr;
  return field && is_closed(*field, count);
}

void read_dimension(const Node& node, const CountReader& in) {
  const bool named = node.is_map() && node.pairs.size() == 1;
  const Node& name = named ? node.pairs.front().key : node;
  const auto is_same = [&](const Dimension& each) { return each.name == name.text; };
  auto& per = in.count.per;
  if (!name.is_scalar() || !is_name(name.text) || std::any_of(per.begin(), per.end(), is_same))
    return in.draft.sink.report("bad-dimension", node.span);
  auto program = read_program(named ? node.pairs.front().value : node, "per", 2, {}, in);
  if (!program) return;
  if (!is_closed(*program, in.count, in.draft))
    in.draft.sink.report("count-open", name.span, {{"name", std::string(name.text)}});
  per.push_back({std::string(name.text), std::move(*program)});
}

// Adds the fields that a program reads, those behind computed fields too, and `outcome`.
void add_fields_read(const Program& program, const Workflow& workflow, std::set<std::string>& fields) {
  for (const auto& path : program.reads()) {
    const auto* element = workflow.list_of(path.substr(0, path.find('.')));
    const auto name = element ? path : path.substr(0, path.find('.'));
    const auto* field = workflow.field(name);
    if ((!field && name != "outcome") || !fields.insert(name).second || !field) continue;
    for (const auto& row : field->computed) {
      if (row.guard) add_fields_read(*row.guard, workflow, fields);
      if (const auto* value = std::get_if<Program>(&row.value)) add_fields_read(*value, workflow, fields);
    }
  }
}

// By itself a fact has the territory of its case, which is one of these fields.
std::set<std::string> territories_of_case(const Workflow& workflow) {
  std::set<std::string> fields;
  for (const auto& field : workflow.fields)
    if (field.type == Type::territory) fields.insert(field.name);
  return fields;
}

// Two dimensions never read the same field.
void check_apart(const Pair& per, const CountReader& in) {
  std::vector<std::pair<std::string, std::set<std::string>>> before;
  const auto is_territory = [](const Dimension& each) { return each.name == kTerritoryDimension; };
  if (std::none_of(in.count.per.begin(), in.count.per.end(), is_territory))
    before.emplace_back(std::string(kTerritoryDimension), territories_of_case(in.draft.workflow));
  for (const auto& dimension : in.count.per) {
    std::set<std::string> fields;
    add_fields_read(dimension.value, in.draft.workflow, fields);
    for (const auto& [other, theirs] : before)
      for (const auto& field : fields)
        if (theirs.contains(field))
          return in.draft.sink.report("count-same-field", per.key.span,
                                      {{"one", other}, {"other", dimension.name}, {"field", field}});
    before.emplace_back(dimension.name, std::move(fields));
  }
}

void read_per(const CountReader& in) {
  const auto* pair = pair_in(in.node, "per");
  if (!pair || !expect_list(*pair, in.draft.sink)) return;
  for (const auto& node : pair->value.items) read_dimension(node, in);
  check_apart(*pair, in);
}

std::optional<Program> read_measure(const char* key, std::initializer_list<TypeKind> kinds, const CountReader& in) {
  const auto* pair = pair_in(in.node, key);
  auto program = pair ? read_program(pair->value, key, 2, {}, in) : std::nullopt;
  if (!program) return std::nullopt;
  const auto kind = program->type().kind();
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    in.draft.sink.report("count-type", pair->value.span, {{"key", key}, {"type", program->type().name()}});
  return program;
}

// The counts of one name make one figure.
void check_alike(const CountReader& in) {
  if (in.count.name.empty()) return;
  const auto& first = in.draft.counts.emplace(in.count.name, in.count).first->second;
  if (const auto other = unlikeness(first, in.count); !other.empty())
    in.draft.sink.report("count-unlike", pair_in(in.node, "name")->value.span,
                         {{"name", in.count.name}, {"line", std::to_string(first.line)}, {"other", other}});
}

void read_count(const CountReader& in) {
  in.count.line = static_cast<int>(in.draft.sink.source().line_number(in.node.span.at));
  if (!check_keys(in.node, in.node.span, key_sets::count, in.draft.sink)) return;
  read_count_name(in);
  read_moment(in);
  read_each_of(in);
  if (const auto* when = pair_in(in.node, "when"))
    in.count.when = read_program(when->value, "when", 3, TypeKind::boolean, in);
  read_per(in);
  in.count.n = read_measure("n", {TypeKind::integer, TypeKind::duration}, in);
  in.count.day = read_measure("day", {TypeKind::date}, in);
  if (in.count.n && in.count.moment == When::stay)
    in.draft.sink.report("count-stay-n", pair_in(in.node, "n")->key.span);
  check_alike(in);
}

void read_counts(const Pair* pair, const CountContext& context, std::vector<Count>& counts, Draft& draft) {
  if (!pair || !expect_list(*pair, draft.sink)) return;
  for (const auto& node : pair->value.items) {
    Count count;
    read_count({node, context, count, draft});
    counts.push_back(std::move(count));
  }
}

void read_counts_of_lines(Draft& draft) {
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i) {
      const auto& node = deferred.meanwhile->value.items[i];
      auto& line = (*deferred.lines)[i];
      if (node.is_map())
        read_counts(pair_in(node, "count"), context_of(line, deferred.context, draft), line.counts, draft);
    }
}

}  // namespace

void resolve_counts(const FormedDraft& in) {
  auto& draft = in.draft();
  auto& w = draft.workflow;
  read_counts(draft.block_source(0).count, {names_at(0, draft), {"end", "start", "stay"}, true},
              w.blocks.front().counts, draft);
  for (std::size_t i = 0; i < w.phases.size(); ++i)
    read_counts(draft.phase_sources[i].count, {names_at(0, draft)}, w.phases[i].counts, draft);
  for (std::size_t i = 0; i < w.steps.size(); ++i)
    read_counts(draft.sources[i].count, context_of(w.steps[i], draft), w.steps[i].counts, draft);
  for (Index i = 1; i < static_cast<Index>(w.blocks.size()); ++i)
    read_counts(draft.block_source(i).count, {names_at(i, draft), {"end", "start", "stay"}, true},
                draft.block(i).counts, draft);
  read_counts_of_lines(draft);
}

}  // namespace parcours::definition
