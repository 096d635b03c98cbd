// Commits commands: one alone, or a batch with one durable commit.
#include <optional>

#include "base/boundary.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/command/unit_of_work.hpp"
#include "engine/diagnostics.hpp"

namespace parcours {
namespace {

using engine::CommandResult;
using engine::UnitOfWork;

Checked<Receipt> receipt_in(const Checked<CommandResult>& result) {
  if (!result) return result.problems();
  return result->receipt;
}

// Commits what was done; a replayed command and problems write nothing.
template <class Work>
Checked<Receipt> attempt(engine::EngineContext& engine_context, const Work& work) {
  auto transaction = engine_context.store->begin();
  UnitOfWork unit(engine_context, *transaction);
  const auto result = work(unit);
  if (result && !result->replayed) transaction->commit();
  return receipt_in(result);
}

template <class Work>
Checked<Receipt> attempt_with_retry(engine::EngineContext& engine_context, const Work& work) {
  auto result = engine::retry_on_conflict([&] { return attempt(engine_context, work); });
  return result ? std::move(*result) : engine::diagnostics().problem("conflict");
}

Checked<Receipt> submit_alone(engine::EngineContext& engine_context, const Command& command) {
  return attempt_with_retry(engine_context, [&](UnitOfWork& unit) { return unit.process(command); });
}

// Carries out each command in a savepoint and commits once. Empty when the batch was lost before its commit.
std::optional<std::vector<Checked<Receipt>>> submit_batch(engine::EngineContext& engine_context,
                                                          std::span<const Command> commands) {
  std::vector<Checked<Receipt>> results;
  results.reserve(commands.size());
  const auto transaction = engine_context.store->begin();
  try {
    for (const auto& command : commands) {
      transaction->savepoint();
      const auto result = UnitOfWork(engine_context, *transaction).process(command);
      result && !result->replayed ? transaction->release() : transaction->rollback_to();
      results.push_back(receipt_in(result));
    }
  } catch (...) {  // each member is run again alone, and reports its own failure
    return std::nullopt;
  }
  transaction->commit();
  return results;
}

// An error of one member must not end the batch: it becomes a problem.
Checked<Receipt> submit_member(engine::EngineContext& engine_context, const Command& command) {
  try {
    return errors_only([&] { return submit_alone(engine_context, command); });
  } catch (const Error& e) {
    return engine::diagnostics().problem(e.code() == Error::Code::busy ? "busy" : "engine-failed");
  }
}

}  // namespace

Checked<Receipt> engine::execute(EngineContext& engine_context, const std::string& reference, const char* verb,
                                 const execution::Input& input) {
  return attempt_with_retry(engine_context,
                            [&](UnitOfWork& unit) { return unit.process_internal(reference, verb, input); });
}

Checked<Receipt> Engine::submit(const Command& command) {
  return errors_only([&] { return submit_alone(*engine_context_, command); });
}

std::vector<Checked<Receipt>> Engine::submit(std::span<const Command> commands) {
  return errors_only([&]() -> std::vector<Checked<Receipt>> {
    if (commands.size() > 1)
      if (auto results = submit_batch(*engine_context_, commands)) return std::move(*results);
    // The batch was lost: each member is carried out alone.
    std::vector<Checked<Receipt>> results;
    results.reserve(commands.size());
    for (const auto& command : commands) results.push_back(submit_member(*engine_context_, command));
    return results;
  });
}

}  // namespace parcours
