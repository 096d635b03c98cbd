// A case that waits, and its migrations, for the tests of lines that go on in another version.
#pragma once
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "execution/line_match.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution::migration_tests {

using testing::CaseSimulation;
using ::testing::IsEmpty;
using testing::workflow_of;

// A case that waits at `attendre`. `lines` are under it.
inline std::string waiting(const std::string& lines, const std::string& more = {}) {
  return R"(
workflow: avis
fields: { arret: { type: bool } }
parameters: { patience: { type: duration, default: 6 hours } }
phases:
  p1:
    steps:
      demander: { task: Demander, by: agent }
      attendre:
        task: Attendre
        by: agent
        next: end recu
        meanwhile: [ )" +
         lines + R"( ]
    anytime:
      noter: { task: Noter, offered_to: agent, form: [arret: optional] }
)" + more;
}

inline constexpr const char* kReminder = "{ after: 2 days, roll: none, remind: agent }";
inline constexpr const char* kDeadline = "{ after: 20 days, roll: none, next: end sans_reponse }";
inline std::string two(const std::string& one, const std::string& other) { return one + ", " + other; }

inline CaseSimulation opened(const std::string& yaml) {
  CaseSimulation simulation(workflow_of(yaml));
  EXPECT_THAT(simulation.open(), IsEmpty());
  return simulation;
}

inline std::vector<std::string> described(const CaseSimulation& simulation) {
  static const char* words[] = {"goes", "comes", "changes"};
  std::vector<std::string> all;
  for (const auto& line : simulation.migrated_lines)
    all.push_back(fmt::format("{} {} {}", line.under + line.row, words[static_cast<int>(line.kind)], line.line));
  return all;
}

inline int reminders(const CaseSimulation& simulation) {
  int n = 0;
  for (const auto& events : simulation.journal)
    for (const auto& event : events) n += std::holds_alternative<Reminded>(event) ? 1 : 0;
  return n;
}

// Migrates without a problem. The journal still gives the same case.
inline void migrate(CaseSimulation& simulation, const std::string& yaml, const NamePairs& renamed = {}) {
  ASSERT_THAT(simulation.migrate(workflow_of(yaml), renamed), IsEmpty());
  ASSERT_EQ(simulation.replayed(), simulation.a_case);
}

}  // namespace parcours::execution::migration_tests
