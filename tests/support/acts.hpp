// The engine's own journal of a trial, as a test reads and changes it.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/acts/closing.hpp"
#include "engine/engine_context.hpp"
#include "support/problems.hpp"
#include "support/trial.hpp"

namespace parcours::testing {

// A trial on a database that the test changes without the engine.
struct ActsTrial : Trial {
  ActsTrial() : Trial(shared_kind()) {}

  // The acts of that kind, in their order; all of them without a kind.
  std::vector<store::ActRow> acts(std::string_view kind = {}) const {
    auto rows = store::open(database->connection())->read()->acts(0, 10'000);
    std::erase_if(rows, [&](const auto& row) { return !kind.empty() && row.kind != kind; });
    return rows;
  }
  std::vector<engine::Closing> closings() const {
    std::vector<engine::Closing> all;
    for (const auto& row : acts("closed")) all.push_back(engine::closing_of(engine::act_of(row)));
    return all;
  }
  // What the engine's own journal proves wrong, each code once.
  std::vector<std::string> faults(const std::optional<std::string>& since = {}) {
    auto found = codes(engine.verify({since}));
    std::erase_if(found, [](const auto& code) { return code == "orphan-row" || code == "counter-differs"; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }
  std::string ask(const std::string& sql) const { return database->ask(sql); }
};

}  // namespace parcours::testing
