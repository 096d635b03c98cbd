// The commands of the engine itself: what is due in a case, and what another case has for it.
#include <algorithm>

#include "definition/model/titles.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/refusal.hpp"
#include "engine/command/unit_of_work.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

bool names(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Sender the_engine() { return {EngineRequester{}}; }

bool is_unaccepted(const execution::Case& state) {
  return std::any_of(state.tokens.begin(), state.tokens.end(),
                     [](const execution::Token& token) { return token.step == execution::kAccepts; });
}

CommandResult nothing_to_write(const CommandContext& context) {
  return {{context.before.row.reference, context.before.row.revision, {}, {}}};
}

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
  if (effect.kind == "message") return deliver_message(effect, std::move(sender));
  return effect.kind == "reply" ? deliver_reply(effect, std::move(sender)) : deliver_notice(effect, std::move(sender));
}

Checked<CommandResult> UnitOfWork::deliver_handover(const store::EffectRow& effect, Sender sender) {
  const auto with = payload_of(effect);
  const auto open = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto sent_by = engine_context_.catalogue.workflow(tx_, effect.workflow)->workflow.name;
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
    const auto deployed = engine_context_.catalogue.workflow(tx_, effect.workflow);
    const auto& from = deployed->workflow;
    const auto* message = context.workflow().message(effect.what);
    if (message && !names(message->workflows, from.name))
      return not_allowed(definition::title_or_name(from.title, from.name));
    const auto sent = message_of(effect);
    return execute(context,
                   execution::Delivery{effect.what, effect.reference, sent.row, sent.with, sent.outcome, true});
  };
  return unless_replayed(loader_.load(std::move(sender), verb_of(Deliver{}), effect.target), take);
}

// Where the handover has expired, or its case has moved on, the answer is late. The end of a case whose answer came in
// time is not awaited: nothing is written.
Checked<CommandResult> UnitOfWork::deliver_reply(const store::EffectRow& effect, Sender sender) {
  const auto take = [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto* token = context.before.state.token(effect.token);
    const bool waits = token && token->handed_over;
    const auto with = payload_of(effect);
    if (!waits && with.find("end") && !with.find("late")) return nothing_to_write(context);
    return execute(context, execution::Reply{effect.token, effect.reference, effect.what, !waits});
  };
  return unless_replayed(loader_.load(std::move(sender), "answer", effect.target), take);
}

Checked<CommandResult> UnitOfWork::deliver_notice(const store::EffectRow& effect, Sender sender) {
  const auto take = [&](const CommandContext& context) -> Checked<CommandResult> {
    if (effect.kind == "kept") return execute(context, execution::KeptNotice{effect.what, effect.reference});
    const auto& state = context.before.state;
    const bool knows_not = state.is_open() && !state.origin.over && state.origin.reference == effect.reference;
    if (!knows_not || (effect.token == 0 && !is_unaccepted(state))) return nothing_to_write(context);
    return execute(context, execution::Withdrawal{effect.reference, effect.what});
  };
  return unless_replayed(loader_.load(std::move(sender), "answer", effect.target), take);
}

}  // namespace parcours::engine
