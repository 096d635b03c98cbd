// What the engine itself brings to a case: what is due, and what another case has for it.
#include <algorithm>

#include "base/json.hpp"
#include "engine/diagnostics.hpp"
#include "engine/effects.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours::engine {
namespace {

bool names(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Checked<Receipt> UnitOfWork::process_internal(const std::string& reference, const char* verb,
                                              const execution::Input& input, const std::string& key) {
  const Sender sender{std::string(kEngineActor), key};
  CommandContext context{sender, verb};
  if (auto early_result = load_context(context, reference)) return *early_result;
  return execute(context, input);
}

Checked<Receipt> UnitOfWork::fire_timers(const std::string& reference) {
  const Sender sender{std::string(kEngineActor)};
  CommandContext context{sender, "ring"};
  if (auto early_result = load_context(context, reference)) return *early_result;
  if (!context.before.row.wake || *context.before.row.wake > micros(context.at)) {  // another engine was first
    replayed_ = true;
    return Receipt{reference, context.before.row.revision, {}, {}};
  }
  return execute(context, execution::TimersDue{});
}

Checked<Receipt> UnitOfWork::deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed) {
  const Sender sender{std::string(kEngineActor), std::string(kEngineActor) + " " + effect_key(effect), confirmed};
  if (effect.kind == "handover") return deliver_handover(effect, sender);
  return effect.kind == "message" ? deliver_message(effect, sender) : deliver_reply(effect, sender);
}

Checked<Receipt> UnitOfWork::deliver_handover(const store::EffectRow& effect, const Sender& sender) {
  const auto with = json::read_exact(effect.payload).as<Record>();
  CommandContext context{sender, "open"};
  if (auto early_result = load_opening(context, effect.target, with)) return *early_result;
  const auto sent_by = engine_context_.catalogue.workflow(effect.workflow)->workflow.name;
  const auto& accepts = context.workflow().accepts;
  if (!accepts || !names(accepts->from, sent_by))
    return diagnostics().problem("not-accepted", {{"workflow", effect.target}, {"from", sent_by}});
  return execute(
      context,
      execution::Opening{
          context.before.row.reference, context.deployed->version, with, {}, {effect.reference, effect.token}});
}

Checked<Receipt> UnitOfWork::deliver_message(const store::EffectRow& effect, const Sender& sender) {
  CommandContext context{sender, "message"};
  if (auto early_result = load_context(context, effect.target)) return *early_result;
  const auto sent_by = engine_context_.catalogue.workflow(effect.workflow)->workflow.name;
  const auto* message = context.workflow().message(effect.what);
  if (message && !names(message->workflows, sent_by)) return diagnostics().problem("not-allowed", {{"roles", sent_by}});
  return execute(
      context,
      execution::Delivery{effect.what, effect.reference, {}, json::read_exact(effect.payload).as<Record>(), {}, true});
}

// Nobody waits for an answer any more when the handover has expired or its case has moved on: then it moves nothing.
Checked<Receipt> UnitOfWork::deliver_reply(const store::EffectRow& effect, const Sender& sender) {
  CommandContext context{sender, "answer"};
  if (auto early_result = load_context(context, effect.target)) return *early_result;
  const auto* token = context.before.state.token(effect.token);
  if (!token || !token->handed_over) return Receipt{effect.target, context.before.row.revision, {}, {}};
  return execute(context, execution::Reply{effect.token, effect.reference, effect.what});
}

}  // namespace parcours::engine
