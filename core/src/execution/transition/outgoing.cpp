#include "execution/transition/outgoing.hpp"

#include <algorithm>

#include "execution/lines.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/path.hpp"

namespace parcours::execution {

using definition::Step;

void Outgoing::send(const Step& step, std::int64_t token) {
  Effect effect = effect_of(step, token);
  state_.emit(Sent{step.name, effect.what, effect.to});
  if (!effect.to.empty()) state_.add_effect(std::move(effect));
  path_.end_step(token, step, "done", {});
}

Effect Outgoing::effect_of(const Step& step, std::int64_t token) const {
  const Case& c = state_.a_case();
  const auto& send = *step.send;
  const std::int64_t frame = c.token(token)->parent;
  const bool is_text = send.message.empty();
  Effect effect{
      is_text ? Effect::Kind::text : Effect::Kind::message, is_text ? send.text : send.message, {}, token, step.with};
  for (const auto& who : eligible(state_.workflow(), c, send.to, frame)) effect.to.push_back(recipient_text(who));
  effect.outcome = send.outcome;
  if (send.row) {
    const auto row = evaluate(*send.row, state_.view(frame));
    if (row.kind != expression::Result::Kind::value || row.value.is_null()) return effect;  // nobody to send it to
    effect.row = key_text(row.value);
  }
  for (const auto& name : send.cases) {
    const auto* value = field_value(state_.workflow(), c, frame, name);
    if (!value) continue;
    const List one{*value};
    for (const auto& reference : value->is<List>() ? value->as<List>() : one)
      effect.to.push_back(reference.as<std::string>());
  }
  for (const auto& [name, value] : state_.transferred_data(step, frame)) effect.with.set(name, value);
  if (is_text) effect.of_rows = state_.quoted_of_rows(send.text, frame);
  return effect;
}

void Outgoing::hand_over(const Step& step, std::int64_t token, const Record& asked) {
  const auto& handover = *step.handover;
  Record with = step.with;
  for (const auto& [name, value] : state_.transferred_data(step, state_.a_case().token(token)->parent))
    with.set(name, value);
  for (const auto& [name, value] : asked) with.set(name, value);
  state_.emit(HandedOver{token, handover.workflow});
  const bool waits = handover.await != definition::Handover::Await::nothing;
  state_.add_effect({Effect::Kind::handover, handover.workflow, {}, waits ? token : 0, std::move(with)});
  if (!waits)
    path_.end_step(token, step, "sent", state_.performer());
  else if (handover.within)
    state_.emit(TimerSet{token, step.name + std::string(kWithin), state_.clock(),
                         state_.calendar().end_of_delay(*handover.within, state_.clock())});
}

}  // namespace parcours::execution
