#include "engine/verification/sent_effects.hpp"

#include <algorithm>

#include "engine/command/effects.hpp"
#include "execution/codec_record.hpp"
#include "execution/decide.hpp"

namespace parcours::engine {
namespace {

bool is_acceptance(const execution::Event& event) {
  const auto* entered = std::get_if<execution::StepEntered>(&event);
  return entered && entered->step == execution::kAccepts;
}

}  // namespace

void SentEffects::before(const execution::Case& a_case, std::size_t index) {
  if (const auto* e = std::get_if<execution::Reminded>(&events_[index])) add("remind", e->text, e->to, e->token);
  if (const auto* e = std::get_if<execution::Sent>(&events_[index])) add_sent(*e, index);
  if (const auto* e = std::get_if<execution::HandedOver>(&events_[index])) add_handover(*e, a_case);
}

// A case that a handover opened answers: once when it is accepted, and once when it ends.
void SentEffects::after(const execution::Case& a_case, std::size_t index) {
  const auto& event = events_[index];
  if (std::holds_alternative<execution::Opened>(event) && !waits_for_acceptance()) add_reply(a_case, "accepted");
  if (const auto* e = std::get_if<execution::StepEnded>(&event);
      e && e->step == execution::kAccepts && e->outcome == "accepted")
    add_reply(a_case, e->outcome);
  if (const auto* e = std::get_if<execution::Ended>(&event)) add_reply(a_case, e->outcome);
}

void SentEffects::add(const char* kind, const std::string& what, const std::vector<std::string>& to,
                      std::int64_t token) {
  for (const auto& target : to) {
    store::EffectRow row;
    row.entry = row_.id, row.n = static_cast<std::int64_t>(rows_.size()) + 1;
    row.case_id = row_.case_id, row.seq = row_.seq, row.at = row_.at;
    row.kind = kind, row.what = what, row.target = target, row.token = token;
    rows_.push_back(std::move(row));
  }
}

// The step that sends ends with the next event, which names its token.
void SentEffects::add_sent(const execution::Sent& sent, std::size_t index) {
  const auto* step = workflow_.step(sent.step);
  const auto* ended = index + 1 < events_.size() ? std::get_if<execution::StepEnded>(&events_[index + 1]) : nullptr;
  if (!step || !step->send || !ended) throw Error(Error::Code::store, "a message was sent by no step");
  add(step->send->message.empty() ? "text" : "message", sent.what, sent.to, ended->token);
}

void SentEffects::add_handover(const execution::HandedOver& handover, const execution::Case& a_case) {
  const auto* token = a_case.token(handover.token);
  const auto* step = token ? workflow_.step(token->step) : nullptr;
  if (!step || !step->handover) throw Error(Error::Code::store, "a case was handed over by no step");
  const bool waits = step->handover->await != definition::Handover::Await::nothing;
  add("handover", handover.workflow, {handover.workflow}, waits ? handover.token : 0);
}

void SentEffects::add_reply(const execution::Case& a_case, const std::string& outcome) {
  if (a_case.origin.token == 0) return;
  add("reply", outcome, {a_case.origin.reference}, a_case.origin.token);
  rows_.back().payload = execution::encode_record({});
}

bool SentEffects::waits_for_acceptance() const { return std::any_of(events_.begin(), events_.end(), is_acceptance); }

}  // namespace parcours::engine
