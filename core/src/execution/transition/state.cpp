#include "execution/transition/state.hpp"

#include <algorithm>
#include <iterator>

#include "definition/model/protection.hpp"
#include "execution/lookup.hpp"
#include "execution/place.hpp"

namespace parcours::execution {

TransitionState::TransitionState(const definition::Workflow& workflow, Case a_case, const DecisionContext& context)
    : workflow_(workflow), context_(context) {
  decision_.after = std::move(a_case);
  opens_ = decision_.after.revision == 0;
  had_ended_ = !decision_.after.ended_as.empty();
}

void TransitionState::emit(Event event) {
  std::vector<Token> waiting;
  std::copy_if(a_case().tokens.begin(), a_case().tokens.end(), std::back_inserter(waiting),
               [](const Token& token) { return !token.receiver.empty(); });
  if (opens_ && std::holds_alternative<StepEnded>(event)) count_waiting();
  const auto territory = a_case().place.territory;
  const auto ended = ended_by(workflow_, a_case(), event);
  auto facts = facts_of_reached(ended, true);
  apply(event);
  withdraw(waiting, event);
  auto more = facts_of_reached(ended, false);
  std::move(more.begin(), more.end(), std::back_inserter(facts));
  for (auto& fact : facts) apply(std::move(fact));
  update_stays(territory);
  count(entered_by_now(event));
}

void TransitionState::apply(Event event) {
  evolve(decision_.after, event, {context_.revision, context_.moment.now});
  decision_.events.push_back(std::move(event));
}

void TransitionState::withdraw(const std::vector<Token>& waiting, const Event& event) {
  const auto* end = std::get_if<StepEnded>(&event);
  for (const auto& token : waiting) {
    if (a_case().token(token.id) || token.id == answered_) continue;
    const bool expired = end && end->token == token.id && end->outcome == "expired";
    add_effect({Effect::Kind::withdrawal, expired ? "expired" : "cancelled", {token.receiver}, token.id, {}});
  }
}

void TransitionState::end_case(const std::string& outcome) {
  emit(Ended{outcome});
  reply(outcome, {{"end", true}});
}

void TransitionState::end_unaccepted(const std::string& outcome) {
  emit(Ended{outcome});
  reply(outcome);
}

void TransitionState::reply(const std::string& outcome, Record with) {
  const auto& origin = a_case().origin;
  if (origin.token == 0) return;
  if (origin.over) with.set("late", true);
  add_effect({Effect::Kind::reply, outcome, {origin.reference}, origin.token, std::move(with)});
}

bool TransitionState::confirm(std::string_view code, DiagnosticTable::Arguments arguments) {
  const auto& confirmed = context_.confirmed;
  if (std::find(confirmed.begin(), confirmed.end(), code) != confirmed.end()) return true;
  refuse(code, arguments);
  decision_.problems.back().severity = Problem::Severity::question;
  return false;
}

void TransitionState::refuse(std::string_view code, DiagnosticTable::Arguments arguments, std::string where) {
  decision_.problems.push_back(diagnostics().problem(code, arguments, std::move(where)));
  auto& shown = decision_.problems.back().code;
  shown = shown.substr(0, shown.find('.'));
}

void TransitionState::refuse_all(const Problems& problems) {
  decision_.problems.insert(decision_.problems.end(), problems.begin(), problems.end());
}

const definition::Step& TransitionState::step_at(definition::Index index) const {
  return workflow_.steps[static_cast<std::size_t>(index)];
}

const definition::Block& TransitionState::block_at(definition::Index index) const {
  return workflow_.blocks[static_cast<std::size_t>(index)];
}

const definition::Step& TransitionState::step_of(const Token& token) const {
  if (const auto* step = workflow_.step(token.step)) return *step;
  throw Error(Error::Code::store, "case " + a_case().reference + " stands at a step that its workflow does not have");
}

std::string TransitionState::scope_of(const definition::Step& step, std::int64_t frame) const {
  if (step.block != 0) return in_row_path(block_at(step.block).name, a_case().row_path(frame));
  if (step.phase == definition::none) return "/";
  return "/" + workflow_.phases[static_cast<std::size_t>(step.phase)].name;
}

const Token* TransitionState::find_task(std::int64_t id) {
  const Token* token = a_case().token(id);
  if (!token) refuse(id > 0 && id <= a_case().last_token ? "conflict.gone" : "unknown-task");
  return token;
}

bool TransitionState::is_active(std::int64_t frame) const {
  return a_case().is_open() && (frame == 0 || a_case().token(frame));
}

bool TransitionState::is_satisfied(const std::optional<expression::Program>& condition, std::int64_t frame) const {
  return !condition || evaluate(*condition, view(frame)).is_true();
}

Record TransitionState::transferred_data(const definition::Step& step, std::int64_t frame) const {
  Record data;
  for (const auto& each : step.carry) {
    auto result = evaluate(each.value, view(frame));
    if (result.kind == expression::Result::Kind::value && !result.value.is_null())
      data.set(each.name, std::move(result.value));
  }
  return data;
}

Record TransitionState::quoted_of_rows(const std::string& text, std::int64_t frame) const {
  Record quoted;
  const auto found = workflow().texts.find(text);
  if (found == workflow().texts.end()) return quoted;
  for (const auto& name : definition::names_quoted(found->second)) {
    if (name.find('.') == std::string::npos) continue;
    if (const auto* value = field_value(workflow(), a_case(), frame, name)) quoted.set(name, *value);
  }
  return quoted;
}

void TransitionState::update_place() {
  if (!ok() || decision_.events.empty() || (had_ended_ && !a_case().is_open())) return;
  auto place = place_of(view(0));
  if (place != a_case().place) emit(Moved{place.territory, place.structure, place.role});
}

Decision TransitionState::take_decision() && {
  if (!ok()) decision_.events.clear(), decision_.effects.clear(), decision_.action_request.reset();
  return std::move(decision_);
}

}  // namespace parcours::execution
