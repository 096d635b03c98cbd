// Who commits: one command alone, or a batch that shares one durable commit.
#include "engine/messages.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours {
namespace {

using engine::UnitOfWork;

constexpr int kMostTries = 20;  // against others that write to the same case

// Commits only what was done; problems leave nothing behind.
Checked<Receipt> attempt(engine::House& house, const Command& command) {
  auto transaction = house.store->begin();
  auto result = UnitOfWork(house, *transaction).process(command);
  if (result) transaction->commit();
  return result;
}

Checked<Receipt> alone(engine::House& house, const Command& command) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    try {
      return attempt(house, command);
    } catch (const store::Conflict&) {
      // Another was first: what was decided is worth nothing, so everything is done again.
    }
  }
  return engine::messages().problem("conflict");
}

// Each in its savepoint, all in one commit. Throws when the transaction is lost: nothing was done then.
std::vector<Checked<Receipt>> together(engine::House& house, std::span<const Command> commands) {
  std::vector<Checked<Receipt>> results;
  results.reserve(commands.size());
  auto transaction = house.store->begin();
  for (const auto& command : commands) {
    transaction->savepoint();
    results.push_back(UnitOfWork(house, *transaction).process(command));
    results.back() ? transaction->release() : transaction->rollback_to();
  }
  transaction->commit();
  return results;
}

}  // namespace

Checked<Receipt> Engine::submit(const Command& command) { return alone(*house_, command); }

std::vector<Checked<Receipt>> Engine::submit(std::span<const Command> commands) {
  if (commands.size() > 1) {
    try {
      return together(*house_, commands);
    } catch (const store::Conflict&) {
    } catch (const Error& e) {
      if (e.code() == Error::Code::misuse) throw;
    }
  }
  // The batch was lost as a whole: its members stand or fall alone.
  std::vector<Checked<Receipt>> results;
  results.reserve(commands.size());
  for (const auto& command : commands) results.push_back(alone(*house_, command));
  return results;
}

}  // namespace parcours
