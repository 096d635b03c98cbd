#include "engine/command/unit_of_work.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/command/actions.hpp"
#include "engine/command/actor_references.hpp"
#include "engine/command/case_references.hpp"
#include "engine/command/change.hpp"
#include "engine/command/command_digest.hpp"
#include "engine/command/effects.hpp"
#include "engine/operation/log.hpp"

namespace parcours::engine {
namespace {

// Two actors never share a key, so nobody reads another's receipt.
std::string scoped_key(const Command& command) {
  return command.key.empty() ? std::string()
                             : fmt::format("{}:{}:{}", command.by.id.size(), command.by.id, command.key);
}

}  // namespace

Checked<CommandResult> UnitOfWork::process(const Command& command) {
  if (auto problems = check_command(command); !problems.empty()) return problems;
  return process(command.what, {ActorRequester{command.by.id}, scoped_key(command), command.confirmed, command.seen,
                                command_digest(engine_context_.key, command)});
}

Checked<CommandResult> UnitOfWork::process(const CommandBody& what, Sender sender) {
  const auto prepared = load(loader_, std::move(sender), what);
  return unless_replayed(prepared, [&](const CommandContext& context) -> Checked<CommandResult> {
    const auto input = input_of({engine_context_, tx_, context}, what);
    if (!input) return input.problems();
    return execute(context, *input);
  });
}

Checked<CommandResult> UnitOfWork::process_migration(const std::string& actor, const std::string& reference,
                                                     std::shared_ptr<const Deployed> to,
                                                     const execution::MigrationInput& migration) {
  auto prepared = loader_.load({ActorRequester{actor}}, "migrate", reference);
  if (!prepared) return prepared.problems();
  const auto from = std::exchange((*prepared).context.deployed, std::move(to));
  auto input = migration;
  input.from = &from->workflow;
  return unless_replayed(prepared, [&](const CommandContext& context) { return execute(context, input); });
}

Checked<CommandResult> UnitOfWork::execute(const CommandContext& context, const execution::Input& input) {
  const CommandRun run{engine_context_, tx_, context};
  auto decision = execution::decide(context.workflow(), context.before.state, input,
                                    context.decision_context(engine_context_.calendar));
  if (!decision.problems.empty()) return decision.problems;
  if (auto problems = check_case_references(run, decision.events); !problems.empty()) return problems;
  if (auto problems = check_actors(run, decision); !problems.empty()) return problems;
  auto migrated_lines = std::move(decision.migrated_lines);
  Emitted emitted;
  emitted.add(decision);
  if (auto problems = run_actions(run, decision, emitted); !problems.empty()) return problems;
  if (emitted.events.empty()) return reschedule(context);
  const auto& after = decision.after;
  const auto change = make_change(run, after, emitted);
  tx_.apply(change);
  for (const auto& failure : emitted.failures) keep(failure, after);
  auto receipt = receipt_of(after.reference, after.revision, emitted.events);
  if (std::holds_alternative<ActorRequester>(context.sender.requester))
    receipt = seen_receipt(
        std::move(receipt), {change.case_row, context.deployed, after},
        {context.who, *context.roles, [&](const std::string& name) { return tx_.term("structure", name); }});
  return CommandResult{std::move(receipt), false, std::move(migrated_lines)};
}

// What has stalled keeps its cause; an attempt that another one of the same command followed is over.
void UnitOfWork::keep(const store::FailureRow& failure, const execution::Case& after) {
  const auto* token = after.token(failure.token);
  if (!token || token->stalled.empty()) return;
  tx_.record_failure(failure);
  log_failure(engine_context_.settings, token->is_incident() ? LogEntry::Level::error : LogEntry::Level::warning,
              after.reference, failure);
}

// The command had no event: only the case's wake may have changed.
CommandResult UnitOfWork::reschedule(const CommandContext& context) {
  auto case_row = context.before.row;
  case_row.wake = wake_micros(context.before.state);
  if (case_row.wake && *case_row.wake <= micros(context.at))
    throw Error(Error::Code::store, "what is due in case " + case_row.reference + " does not come about");
  tx_.postpone(case_row);
  return {{case_row.reference, case_row.revision, {}, {}}, false, {}};
}

}  // namespace parcours::engine
