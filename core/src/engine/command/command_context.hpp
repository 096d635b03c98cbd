// One command while it is carried out. Plain values.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "engine/catalogue.hpp"
#include "engine/command/loaded_case.hpp"
#include "engine/command/requester.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "execution/decide.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// Everything that a command reads before it decides.
struct CommandContext {
  Sender sender;
  const char* verb;                            // the name of the command in the journal
  Instant at{};                                // never before the case's last event
  std::int64_t actor = 0;                      // the sender's number; 0: the database does not know them yet
  ActorGrants who{};                           // the sender's name and grants
  LoadedCase before{};                         // an opening: of its row only id, reference, workflow and territory
  std::shared_ptr<const Deployed> deployed{};  // the workflow version that decides
  std::shared_ptr<const Record> parameters{};
  std::shared_ptr<const City> city{};
  std::shared_ptr<const definition::Roles> roles{};  // what each role of the city sees

  const definition::Workflow& workflow() const { return deployed->workflow; }
  // The revision that this command makes.
  std::int64_t revision() const { return before.row.revision + 1; }
  // Refers to this context and to the calendar, which both outlive it.
  execution::DecisionContext decision_context(const Calendar& calendar) const {
    return {{at, calendar, *city}, revision(), who.actor, *parameters, sender.confirmed};
  }
};

// A command that is loaded and may go on, or that was carried out before.
struct Prepared {
  CommandContext context;
  std::optional<Receipt> replayed{};  // what the same command did earlier under the same key; the context is not loaded
};

// What a command did.
struct CommandResult {
  Receipt receipt;
  bool replayed = false;  // it was done before: nothing was written, and there is nothing to commit
  std::vector<execution::LineChange> migrated_lines{};  // of a migration
};

// Returns the problems, or the receipt of a command that was carried out before; otherwise calls `next` with the
// context and returns its result.
template <class Next>
Checked<CommandResult> unless_replayed(const Checked<Prepared>& prepared, const Next& next) {
  if (!prepared) return prepared.problems();
  if (prepared->replayed) return CommandResult{*prepared->replayed, true};
  return next(prepared->context);
}

// A command, and where it is carried out: the one value that the parts of a unit of work pass on. Owns nothing; the
// unit of work outlives it.
struct CommandRun {
  EngineContext& engine_context;
  store::Transaction& tx;
  const CommandContext& context;
};

// The events and effects of a command, over all its decisions: the first one, and one for each action that ran. They
// are written at once, in one journal row.
struct Emitted {
  std::vector<execution::Event> events;
  std::vector<execution::Effect> effects;
  std::vector<store::FailureRow> failures;  // of actions that were reached on the way
  void add(const execution::Decision& decision) {
    events.insert(events.end(), decision.events.begin(), decision.events.end());
    effects.insert(effects.end(), decision.effects.begin(), decision.effects.end());
  }
};

}  // namespace parcours::engine
