#include "execution/counting.hpp"

#include <algorithm>
#include <chrono>

#include "execution/lookup.hpp"

namespace parcours::execution {
namespace {

using definition::Block;
using definition::Count;
using definition::Step;
using When = Count::Moment;
using ResultKind = expression::Result::Kind;

const definition::Phase* phase_named(const definition::Workflow& workflow, std::string_view name) {
  const auto& phases = workflow.phases;
  const auto at = std::find_if(phases.begin(), phases.end(), [&](const auto& phase) { return phase.name == name; });
  return at == phases.end() ? nullptr : &*at;
}

// The block of a branch of that step; null when the workflow has none.
const Block* block_of(const definition::Workflow& workflow, const Token& branch) {
  const auto* step = workflow.step(branch.step);
  if (!step) return nullptr;
  const auto at = [&](definition::Index index) { return &workflow.blocks[static_cast<std::size_t>(index)]; };
  if (step->body != definition::none) return at(step->body);
  for (const auto index : step->branches)
    if (at(index)->name == branch.branch) return at(index);
  return nullptr;
}

class PlacesReached {
 public:
  PlacesReached(const definition::Workflow& workflow, const Case& a_case) : workflow_(workflow), case_(a_case) {}
  std::vector<ReachedCounts> take() && { return std::move(found_); }

  void add(const std::vector<Count>& counts, ReachedCounts at) {
    if (counts.empty()) return;
    at.counts = &counts;
    found_.push_back(std::move(at));
  }
  void add_phase(std::string_view name, When moment) {
    if (const auto* phase = phase_named(workflow_, name))
      add(phase->counts, {nullptr, moment, 0, {}, 0, phase->name, moment == When::end});
  }
  // A block step has the counts of its block, too.
  void add_step(const std::string& name, ReachedCounts at) {
    const auto* step = workflow_.step(name);
    if (!step) return;
    add(step->counts, at);
    if (step->kind == Step::Kind::block) add(workflow_.blocks[static_cast<std::size_t>(step->body)].counts, at);
  }
  void add_branch(std::int64_t token, When moment, const std::string& outcome) {
    const auto* branch = case_.token(token);
    if (const auto* block = branch ? block_of(workflow_, *branch) : nullptr)
      add(block->counts, {nullptr, moment, token, outcome, token, {}, moment == When::end});
  }
  // What has no token passes at once.
  void add_passed(const std::string& step, std::int64_t frame) {
    for (const auto moment : {When::start, When::end}) add_step(step, {nullptr, moment, frame});
  }
  void add_case(When moment, const std::string& outcome) {
    add(workflow_.blocks.front().counts, {nullptr, moment, 0, outcome, 0, {}});
  }

 private:
  const definition::Workflow& workflow_;
  const Case& case_;
  std::vector<ReachedCounts> found_;
};

struct BeforeEvent {
  PlacesReached& reached;
  const Case& before;
  void operator()(const StepEnded& e) const {
    if (const auto* token = before.token(e.token))
      reached.add_step(e.step, {nullptr, When::end, token->parent, e.outcome});
  }
  void operator()(const BranchEnded& e) const { reached.add_branch(e.token, When::end, e.outcome); }
  void operator()(const PhaseEntered&) const { reached.add_phase(before.phase, When::end); }
  void operator()(const Ended&) const { reached.add_phase(before.phase, When::end); }
  template <class Other>
  void operator()(const Other&) const {}
};

struct AfterEvent {
  PlacesReached& reached;
  const Case& after;
  void operator()(const Opened&) const { reached.add_case(When::start, {}); }
  void operator()(const Reopened&) const { reached.add_case(When::start, {}); }
  void operator()(const PhaseEntered& e) const { reached.add_phase(e.phase, When::start); }
  void operator()(const StepEntered& e) const {
    reached.add_step(e.step, {nullptr, When::start, e.parent, {}, e.token, {}});
  }
  void operator()(const BranchEntered& e) const { reached.add_branch(e.token, When::start, {}); }
  void operator()(const Decided& e) const { reached.add_passed(e.step, e.parent); }
  void operator()(const Parted& e) const { reached.add_passed(e.step, 0); }
  void operator()(const Ended& e) const { reached.add_case(When::end, e.outcome); }
  template <class Other>
  void operator()(const Other&) const {}
};

// A delay in elapsed minutes; empty for one whose length depends on the calendar.
std::optional<std::int64_t> minutes_in(const std::optional<Delay>& delay) {
  if (!delay || !delay->calendar.empty()) return std::nullopt;
  switch (delay->unit) {
    case Delay::Unit::minutes:
      return delay->n;
    case Delay::Unit::hours:
      return delay->n * 60;
    case Delay::Unit::days:
      return delay->n * 24 * 60;
    case Delay::Unit::weeks:
      return delay->n * 7 * 24 * 60;
    default:
      return std::nullopt;
  }
}

// What one count counts, once: for a row or a value of `each`, or for the case.
struct Counter {
  const Count& count;
  const ReachedCounts& reached;
  const EvaluationContext& view;

  // `bound`: the row of a list under the name of its element. `chosen`: the value of a field of choices, else null.
  std::optional<Counted> fact(const Record& bound, const Value& chosen, std::string row) const {
    if (count.when && !evaluate(*count.when, view, bound, reached.outcome).is_true()) return std::nullopt;
    Counted fact{definition::fact_name(view.workflow, count.name), {}, 1};
    for (const auto& dimension : count.per) {
      const bool is_chosen = !chosen.is_null() && dimension.value.text() == count.each;
      const auto value = is_chosen ? chosen : value_of(dimension.value, bound);
      const auto* text = value.get_if<std::string>();
      if (dimension.name == definition::kTerritoryDimension)
        fact.territory = text ? *text : std::string();
      else
        fact.by.set(dimension.name, value);
    }
    if (count.n) {
      const auto n = amount(value_of(*count.n, bound));
      if (!n) return std::nullopt;
      fact.n = *n;
    }
    if (count.day) fact.day = day(value_of(*count.day, bound));
    fact.row = std::move(row);
    return fact;
  }

 private:
  // Null while it is unknown: « non renseigné » is a value like another.
  Value value_of(const expression::Program& program, const Record& bound) const {
    auto result = evaluate(program, view, bound, reached.outcome);
    return result.kind == ResultKind::value ? std::move(result.value) : Value();
  }
  static std::optional<std::int64_t> amount(const Value& value) {
    if (const auto* number = value.get_if<std::int64_t>()) return *number;
    if (const auto* duration = value.get_if<Duration>())
      return std::chrono::duration_cast<std::chrono::minutes>(*duration).count();
    const auto* text = value.get_if<std::string>();
    return minutes_in(text ? parse_delay(*text) : std::nullopt);
  }
  std::optional<Date> day(const Value& value) const {
    const auto* given = value.get_if<Date>();
    const auto today = view.decision.moment.today();
    return given && std::chrono::sys_days(*given) < std::chrono::sys_days(today) ? std::optional(*given) : std::nullopt;
  }
};

// The innermost row of a list that contains the frame: "besoins/2"; empty: none.
std::string row_around(const EvaluationContext& view) {
  for (const Token* t = view.a_case.token(view.frame); t; t = view.a_case.token(t->parent)) {
    const auto* step = t->row > 0 ? view.workflow.step(t->step) : nullptr;
    if (step) return step->list + "/" + std::to_string(t->row);
  }
  return {};
}

void add_facts(const Counter& counter, std::vector<Counted>& facts) {
  const auto& [count, reached, view] = counter;
  const auto add = [&](const Record& bound, const Value& chosen, std::string row) {
    if (auto fact = counter.fact(bound, chosen, std::move(row))) facts.push_back(std::move(*fact));
  };
  const auto* field = count.each.empty() ? nullptr : view.workflow.field(count.each);
  if (!field) return add({}, {}, row_around(view));
  if (field->type == Type::list) {
    const auto* rows = rows_of(view.a_case, field->name);
    for (std::size_t i = 1; rows && i <= rows->size(); ++i) {
      const auto number = static_cast<std::int64_t>(i);
      add({{field->item, row_at(*field, view.a_case, number)}}, {}, field->name + "/" + std::to_string(number));
    }
    return;
  }
  const auto* value = field_value(view.workflow, view.a_case, view.frame, field->name);
  const auto* chosen = value ? value->get_if<List>() : nullptr;
  for (std::size_t i = 0; chosen && i < chosen->size(); ++i) add({}, (*chosen)[i], row_around(view));
}

// A number that no stay of the case has.
std::int64_t next_stay(const Case& a_case) {
  std::int64_t last = 0;
  for (const auto& stay : a_case.stays) last = std::max(last, stay.id);
  return last + 1;
}

}  // namespace

std::vector<ReachedCounts> ended_by(const definition::Workflow& workflow, const Case& before, const Event& event) {
  PlacesReached reached(workflow, before);
  std::visit(BeforeEvent{reached, before}, event);
  return std::move(reached).take();
}

std::vector<ReachedCounts> entered_by(const definition::Workflow& workflow, const Case& after, const Event& event) {
  PlacesReached reached(workflow, after);
  std::visit(AfterEvent{reached, after}, event);
  return std::move(reached).take();
}

std::vector<Counted> facts_of(const ReachedCounts& reached, const EvaluationContext& view) {
  std::vector<Counted> facts;
  auto stay = next_stay(view.a_case);
  for (const auto& count : *reached.counts) {
    const bool lasts = count.moment == When::stay && reached.moment == When::start;
    if (!lasts && count.moment != reached.moment) continue;
    const auto before = facts.size();
    add_facts({count, reached, view}, facts);
    for (auto i = before; lasts && i < facts.size(); ++i)
      facts[i].stay = stay++, facts[i].token = reached.token, facts[i].under = reached.under;
  }
  return facts;
}

Counted leaving(const Stay& stay, const std::string& territory, std::int64_t revision) {
  Counted fact{stay.indicator, stay.by, -1};
  fact.territory = stay.territory;
  // What this very row entered has the territory that the case has after the row.
  if (!stay.territory && stay.since != revision) fact.territory = territory;
  fact.row = stay.row, fact.stay = stay.id, fact.left = true;
  return fact;
}

Counted entering(const Stay& stay) {
  Counted fact{stay.indicator, stay.by, 1};
  fact.territory = stay.territory;
  fact.row = stay.row, fact.stay = stay.id, fact.token = stay.token, fact.under = stay.under;
  return fact;
}

bool is_left(const Stay& stay, const Case& a_case) {
  if (!a_case.is_open()) return true;
  if (stay.token != 0) return a_case.token(stay.token) == nullptr;
  return !stay.under.empty() && stay.under != a_case.phase;
}

bool is_counted(const Stay& stay, const definition::Workflow& workflow, const Case& a_case) {
  const auto counts_it = [&](const std::vector<Count>& counts) {
    return std::any_of(counts.begin(), counts.end(), [&](const Count& count) {
      return count.moment == When::stay && definition::fact_name(workflow, count.name) == stay.indicator;
    });
  };
  const auto* token = a_case.token(stay.token);
  if (!token) {
    const auto* phase = phase_named(workflow, stay.under);
    return counts_it(phase ? phase->counts : workflow.blocks.front().counts);
  }
  if (!token->branch.empty()) {
    const auto* block = block_of(workflow, *token);
    return block && counts_it(block->counts);
  }
  const auto* step = workflow.step(token->step);
  if (!step) return false;
  const bool in_block =
      step->kind == Step::Kind::block && counts_it(workflow.blocks[static_cast<std::size_t>(step->body)].counts);
  return in_block || counts_it(step->counts);
}

}  // namespace parcours::execution
