// What a person sends: who may, forms, outcomes, fields.
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/form.hpp"
#include "execution/names.hpp"
#include "execution/play.hpp"

namespace parcours::execution {
namespace {

// A list is as confidential as the most confidential of its fields.
int level_of(const definition::Field& field) {
  int level = field.level;
  for (const auto& each : field.fields) level = std::max(level, each.level);
  return level;
}

}  // namespace

void Play::preset_fields_that_no_form_asks() {
  std::vector<std::string_view> asked;
  for (const auto& s : w_.steps)
    for (const auto& e : s.form)
      if (!e.shown) asked.push_back(e.field);
  for (const auto& f : w_.fields) {
    if (!f.preset || std::find(asked.begin(), asked.end(), f.name) != asked.end()) continue;
    const bool today = f.type == Type::date && *f.preset == Value("today");
    emit(FieldSet{f.name, f.level, today ? Value(around_.moment.today()) : *f.preset});
  }
}

// What a person sent for a step that waits for them.
void Play::complete(const Token& token, const Completion& in) {
  const Step& step = step_of(token);
  if (!may_after(step, token.parent)) return;
  if (step.kind == Step::Kind::handover) {
    const auto asked = read_asked(step, in.with);
    return asked ? hand_over(token.id, step, *asked) : refuse_all(asked.problems());
  }
  const std::string outcome = chosen_outcome(step, in.outcome);
  if (!take_form(step.form, step.checks, token.parent, in.with, outcome)) return;
  if (step.kind == Step::Kind::action) return ask_action(*now().token(token.id), step, outcome);
  end(token.id, step, outcome, around_.actor);
  settle();
  ask_next();
}

// Four eyes: whoever last ended one of these may not.
bool Play::may_after(const Step& step, std::int64_t frame) {
  for (const auto& other : step.not_by) {
    const auto* tally = tally_of(now(), other, frame);
    if (tally && !around_.actor.empty() && tally->by == around_.actor) refuse("same-person", {{"step", other}});
  }
  return well();
}

std::string Play::chosen_outcome(const Step& step, const std::string& sent) {
  std::vector<std::string> ways;
  for (const auto& route : step.next) ways.push_back(route.outcome);
  if (step.kind == Step::Kind::action && !step.use->chosen) {
    if (!sent.empty()) refuse("outcome-not-chosen", {{"action", step.use->action}}, "outcome");
    return {};
  }
  if (sent.empty() && ways.size() == 1) return ways.front();
  if (sent.empty())
    refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}}, "outcome");
  else if (std::find(ways.begin(), ways.end(), sent) == ways.end())
    refuse_outcome(ways, nearest(sent, ways));
  return sent;
}
void Play::refuse_outcome(const std::vector<std::string>& ways, const std::string& near) {
  refuse("unknown-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}, {"near", near}}, "outcome");
  if (near.empty()) d_.problems.back().hint = {};
}

// Everything wrong with what was sent, at once; else its values are kept.
bool Play::take_form(const std::vector<definition::Entry>& form, const std::vector<definition::Check>& checks,
                     std::int64_t frame, const Record& sent, const std::string& outcome, bool carried) {
  const auto values = read_form(w_, form, now(), around_, frame, sent, outcome, carried);
  if (!values) refuse_all(values.problems());
  if (!well()) return false;
  refuse_all(hold_checks(w_, checks, now(), around_, frame, *values, outcome));
  for (const auto& [name, value] : *values)
    if (const auto* field = w_.field(name))
      refuse_all(hold_checks(w_, field->checks, now(), around_, frame, *values, outcome));
  if (!well()) return false;
  for (const auto& [name, value] : *values) set(name, value, frame);
  return true;
}

void Play::set(const std::string& name, Value value, std::int64_t frame) {
  const auto dot = name.find('.');
  if (dot != std::string::npos) {
    const auto* list = w_.list_of(name.substr(0, dot));
    return emit(RowSet{list->name, row_of(w_, now(), frame, list->name), name.substr(dot + 1), level_of(*list),
                       std::move(value)});
  }
  const auto* field = w_.field(name);
  const auto* rows = held(w_, now(), frame, name);
  const auto before = rows && rows->is<List>() ? static_cast<std::int64_t>(rows->as<List>().size()) : 0;
  emit(FieldSet{name, level_of(*field), std::move(value)});
  if (field->type == Type::list) open_new_rows(name, before);
}

}  // namespace parcours::execution
