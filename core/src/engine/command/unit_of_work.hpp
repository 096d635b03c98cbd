// One command inside a transaction that somebody else began and will commit: load, authorise, decide with its actions,
// write.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/command/command_context.hpp"
#include "engine/command/command_loader.hpp"
#include "engine/command/command_table.hpp"

namespace parcours::engine {

// Of one transaction and one thread. Each call may be run again after a rollback: nothing outside the transaction has
// changed, and it does not know who commits. Returns what was done, or every problem; with problems the caller undoes
// what was written since. Throws store::Conflict when another command changed the case in between, Error when the
// engine cannot go on.
class UnitOfWork {
 public:
  UnitOfWork(EngineContext& engine_context, store::Transaction& transaction)
      : engine_context_(engine_context), tx_(transaction), loader_(engine_context, transaction) {}

  // A command of an actor. Its texts and its size are checked first.
  Checked<CommandResult> process(const Command& command);
  // A command of any requester, unchecked.
  Checked<CommandResult> process(const CommandBody& what, Sender sender);

  // What the engine itself does. It needs no grant.
  Checked<CommandResult> process_internal(const std::string& reference, const char* verb,
                                          const execution::Input& input);
  // Fires the timers of a case that are due.
  Checked<CommandResult> fire_timers(const std::string& reference);
  // Brings to a case what another case has for it. `confirmed`: codes of questions answered with yes.
  Checked<CommandResult> deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed = {});

  // Of an administrator: the case goes on in the version `to` of its workflow. The version that it leaves is read from
  // the case, and not from `migration`.
  Checked<CommandResult> process_migration(const std::string& actor, const std::string& reference,
                                           std::shared_ptr<const Deployed> to,
                                           const execution::MigrationInput& migration);

 private:
  Checked<CommandResult> deliver_handover(const store::EffectRow& effect, Sender sender);
  Checked<CommandResult> deliver_message(const store::EffectRow& effect, Sender sender);
  Checked<CommandResult> deliver_reply(const store::EffectRow& effect, Sender sender);
  // A withdrawn handover, or a message that was kept.
  Checked<CommandResult> deliver_notice(const store::EffectRow& effect, Sender sender);

  // Decides, runs the actions and writes the change.
  Checked<CommandResult> execute(const CommandContext& context, const execution::Input& input);
  // Keeps and logs why an action failed, where its step has stalled.
  void keep(const store::FailureRow& failure, const execution::Case& after);
  // Writes a new wake alone.
  CommandResult reschedule(const CommandContext& context);

  EngineContext& engine_context_;
  store::Transaction& tx_;
  CommandLoader loader_;
};

// UnitOfWork::process_internal in a transaction of its own, run again after a conflict.
Checked<Receipt> execute(EngineContext& engine_context, const std::string& reference, const char* verb,
                         const execution::Input& input);

}  // namespace parcours::engine
