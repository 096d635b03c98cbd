// The commands of the engine itself: what is due in a case, and what another case has for it.
#include <algorithm>

#include "engine/command/effects.hpp"
#include "engine/command/unit_of_work.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

bool names(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Sender the_engine() { return {EngineRequester{}}; }

}  // namespace

Checked<CommandResult> UnitOfWork::process_internal(const std::string& reference, const char* verb,
                                                    const execution::Input& input) {
  return unless_replayed(loader_.load(the_engine(), verb, reference),
                         [&](const CommandContext& context) { return execute(context, input); });
}

Checked<CommandResult> UnitOfWork::fire_timers(const std::string& reference) {
  const auto fire = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto& row = context.before.row;
    if (!row.wake || *row.wake > micros(context.at))  // another engine was first
      return CommandResult{{reference, row.revision, {}, {}}, true};
    return execute(context, execution::TimersDue{});
  };
  return unless_replayed(loader_.load(the_engine(), "ring", reference), fire);
}

Checked<CommandResult> UnitOfWork::deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed) {
  Sender sender{EngineRequester{}, std::string(kEngineActor) + " " + effect_key(effect), confirmed};
  if (effect.kind == "handover") return deliver_handover(effect, std::move(sender));
  return effect.kind == "message" ? deliver_message(effect, std::move(sender))
                                  : deliver_reply(effect, std::move(sender));
}

Checked<CommandResult> UnitOfWork::deliver_handover(const store::EffectRow& effect, Sender sender) {
  const auto with = payload_of(effect);
  const auto open = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto sent_by = engine_context_.catalogue.workflow(effect.workflow)->workflow.name;
    const auto& accepts = context.workflow().accepts;
    if (!accepts || !names(accepts->from, sent_by))
      return diagnostics().problem("not-accepted", {{"workflow", effect.target}, {"from", sent_by}});
    return execute(
        context,
        execution::Opening{
            context.before.row.reference, context.deployed->version, with, {}, {effect.reference, effect.token}});
  };
  return unless_replayed(loader_.load_opening(std::move(sender), verb_of(Open{}), effect.target, with), open);
}

Checked<CommandResult> UnitOfWork::deliver_message(const store::EffectRow& effect, Sender sender) {
  const auto take = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto sent_by = engine_context_.catalogue.workflow(effect.workflow)->workflow.name;
    const auto* message = context.workflow().message(effect.what);
    if (message && !names(message->workflows, sent_by))
      return diagnostics().problem("not-allowed", {{"roles", sent_by}});
    const auto with = payload_of(effect);
    return execute(context, execution::Delivery{effect.what, effect.reference, {}, with, {}, true});
  };
  return unless_replayed(loader_.load(std::move(sender), verb_of(Deliver{}), effect.target), take);
}

// When the handover has expired, or its case has moved on, nobody waits for the answer: nothing is written.
Checked<CommandResult> UnitOfWork::deliver_reply(const store::EffectRow& effect, Sender sender) {
  const auto take = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto* token = context.before.state.token(effect.token);
    if (!token || !token->handed_over) return CommandResult{{effect.target, context.before.row.revision, {}, {}}};
    return execute(context, execution::Reply{effect.token, effect.reference, effect.what});
  };
  return unless_replayed(loader_.load(std::move(sender), "answer", effect.target), take);
}

}  // namespace parcours::engine
