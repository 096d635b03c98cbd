// Who commits: one command alone, or a batch that shares one durable commit.
#include <optional>

#include "engine/again.hpp"
#include "engine/messages.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours {
namespace {

using engine::UnitOfWork;

// Commits only what was done; problems leave nothing behind.
template <class Work>
Checked<Receipt> attempt(engine::House& house, const Work& work) {
  auto transaction = house.store->begin();
  UnitOfWork unit(house, *transaction);
  auto result = work(unit);
  if (result && !unit.replayed()) transaction->commit();
  return result;
}

template <class Work>
Checked<Receipt> until_done(engine::House& house, const Work& work) {
  auto result = engine::until_first([&] { return attempt(house, work); });
  return result ? std::move(*result) : engine::messages().problem("conflict");
}

Checked<Receipt> alone(engine::House& house, const Command& command) {
  return until_done(house, [&](UnitOfWork& unit) { return unit.process(command); });
}

// Each in its savepoint, all in one commit; nothing when the batch was lost as a whole before its commit, or certainly
// not committed.
std::optional<std::vector<Checked<Receipt>>> together(engine::House& house, std::span<const Command> commands) {
  std::vector<Checked<Receipt>> results;
  results.reserve(commands.size());
  const auto transaction = house.store->begin();
  try {
    for (const auto& command : commands) {
      transaction->savepoint();
      UnitOfWork unit(house, *transaction);
      results.push_back(unit.process(command));
      results.back() && !unit.replayed() ? transaction->release() : transaction->rollback_to();
    }
  } catch (const store::Conflict&) {
    return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
  transaction->commit();
  return results;
}

// A member of a batch whose others must not suffer from it.
Checked<Receipt> member(engine::House& house, const Command& command) {
  try {
    return alone(house, command);
  } catch (const Error& e) {
    return engine::messages().problem(e.code() == Error::Code::busy ? "busy" : "engine-failed");
  }
}

}  // namespace

Checked<Receipt> engine::carry_out(House& house, const std::string& ref, const char* verb,
                                   const execution::Input& input, const std::string& key) {
  return until_done(house, [&](UnitOfWork& unit) { return unit.process_own(ref, verb, input, key); });
}

Checked<Receipt> Engine::submit(const Command& command) { return alone(*house_, command); }

std::vector<Checked<Receipt>> Engine::submit(std::span<const Command> commands) {
  if (commands.size() > 1)
    if (auto results = together(*house_, commands)) return std::move(*results);
  // The batch was lost as a whole: its members stand or fall alone.
  std::vector<Checked<Receipt>> results;
  results.reserve(commands.size());
  for (const auto& command : commands) results.push_back(member(*house_, command));
  return results;
}

}  // namespace parcours
