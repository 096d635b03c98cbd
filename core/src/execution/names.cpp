#include "execution/names.hpp"

#include <algorithm>

namespace parcours::execution {
namespace {

Value text_or_empty(const std::string& text) { return text.empty() ? Value() : Value(text); }

Record of_case(const Case& c) {
  Record r{{"ref", c.ref}, {"opened", c.opened_at}, {"since", c.opened_at}, {"last_event", c.last_event}};
  for (const auto& [name, value] : {std::pair{"phase", &c.phase}, {"opened_by", &c.opened_by}, {"territory", &c.territory}})
    if (!value->empty()) r.set(name, *value);
  return r;
}

// Every outcome that the step may have is counted, from 0.
Record of_step(const definition::Step& step, const Case& c) {
  Record ended;
  for (const auto& route : step.next) ended.set(route.outcome, 0);
  const bool open = std::any_of(c.tokens.begin(), c.tokens.end(), [&](const Token& t) { return t.step == step.name; });
  Record r{{"times", 0}, {"open", open}};
  if (auto at = c.steps.find(step.name); at != c.steps.end()) {
    const Tally& t = at->second;
    for (const auto& [outcome, n] : t.ended) ended.set(outcome, n);
    r.set("times", t.times), r.set("at", t.at), r.set("outcome", t.outcome), r.set("by", text_or_empty(t.by));
  }
  r.set("ended", std::move(ended));
  return r;
}

// Of "steps.tenter.times": "tenter".
std::string_view step_read(std::string_view name) {
  constexpr std::string_view prefix = "steps.";
  if (!name.starts_with(prefix)) return {};
  name.remove_prefix(prefix.size());
  return name.substr(0, name.find('.'));
}

}  // namespace

CaseNames::CaseNames(const definition::Workflow& workflow, const Case& a_case, const Circumstances& around, const expression::Program& program,
                     const Record& form, std::string_view outcome)
    : case_(a_case), around_(around), form_(form) {
  made_["actor"] = text_or_empty(around.actor);
  made_["now"] = around.moment.now;
  made_["today"] = around.moment.today();
  made_["outcome"] = outcome.empty() ? Value() : Value(outcome);
  made_["case"] = of_case(a_case);
  Record steps;
  for (const auto& name : program.reads())
    if (const auto* step = workflow.step(step_read(name))) steps.set(step->name, of_step(*step, a_case));
  made_["steps"] = std::move(steps);
}

const Value* CaseNames::find(std::string_view name) const {
  const Value* found = form_.find(name);
  if (!found)
    if (auto at = case_.fields.find(name); at != case_.fields.end()) found = &at->second.value;
  if (!found) found = around_.parameters.find(name);
  if (!found)
    if (auto at = made_.find(name); at != made_.end()) found = &at->second;
  return found && !found->is_null() ? found : nullptr;
}

expression::Result evaluate(const expression::Program& program, const definition::Workflow& workflow, const Case& a_case,
                            const Circumstances& around, const Record& form, std::string_view outcome) {
  const CaseNames names(workflow, a_case, around, program, form, outcome);
  return program.evaluate(names, around.moment);
}

}  // namespace parcours::execution
