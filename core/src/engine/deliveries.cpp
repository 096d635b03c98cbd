// What the engine itself brings to a case: what is due, and what another case has for it.
#include <algorithm>

#include "base/json.hpp"
#include "engine/effects.hpp"
#include "engine/messages.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours::engine {
namespace {

bool names(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Checked<Receipt> UnitOfWork::process_own(const std::string& ref, const char* verb, const execution::Input& input,
                                         const std::string& key) {
  const Sender sender{std::string(kItself), key};
  Scene scene{sender, verb};
  if (auto answer = enter(scene, ref)) return *answer;
  return carry_out(scene, input);
}

Checked<Receipt> UnitOfWork::ring(const std::string& ref) {
  const Sender sender{std::string(kItself)};
  Scene scene{sender, "ring"};
  if (auto answer = enter(scene, ref)) return *answer;
  if (!scene.file.wake || *scene.file.wake > micros(scene.at)) {  // another engine was first
    replayed_ = true;
    return Receipt{ref, scene.file.revision, {}, {}};
  }
  return carry_out(scene, execution::Ringing{});
}

Checked<Receipt> UnitOfWork::deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed) {
  const Sender sender{std::string(kItself), std::string(kItself) + " " + key_of(effect), confirmed};
  if (effect.kind == "handover") return take_over(effect, sender);
  return effect.kind == "message" ? take_message(effect, sender) : take_reply(effect, sender);
}

Checked<Receipt> UnitOfWork::take_over(const store::EffectRow& effect, const Sender& sender) {
  const auto with = json::read_exact(effect.payload).as<Record>();
  Scene scene{sender, "open"};
  if (auto answer = enter_new(scene, effect.target, with)) return *answer;
  const auto sent_by = house_.catalogue.workflow(effect.workflow)->workflow.name;
  const auto& accepts = scene.workflow().accepts;
  if (!accepts || !names(accepts->from, sent_by))
    return messages().problem("not-accepted", {{"workflow", effect.target}, {"from", sent_by}});
  return carry_out(scene,
                   execution::Opening{scene.file.ref, scene.deployed->version, with, {}, {effect.ref, effect.token}});
}

Checked<Receipt> UnitOfWork::take_message(const store::EffectRow& effect, const Sender& sender) {
  Scene scene{sender, "message"};
  if (auto answer = enter(scene, effect.target)) return *answer;
  const auto sent_by = house_.catalogue.workflow(effect.workflow)->workflow.name;
  const auto* message = scene.workflow().message(effect.what);
  if (message && !names(message->workflows, sent_by)) return messages().problem("not-allowed", {{"roles", sent_by}});
  return carry_out(
      scene, execution::Delivery{effect.what, effect.ref, {}, json::read_exact(effect.payload).as<Record>(), {}, true});
}

// Nobody waits for an answer any more when the handover has expired or its case has moved on: then it moves nothing.
Checked<Receipt> UnitOfWork::take_reply(const store::EffectRow& effect, const Sender& sender) {
  Scene scene{sender, "answer"};
  if (auto answer = enter(scene, effect.target)) return *answer;
  const auto* token = scene.before.token(effect.token);
  if (!token || !token->handed) return Receipt{effect.target, scene.file.revision, {}, {}};
  return carry_out(scene, execution::Reply{effect.token, effect.ref, effect.what});
}

}  // namespace parcours::engine
