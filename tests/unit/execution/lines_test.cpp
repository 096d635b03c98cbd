// When a line is due whose delay is a field.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::IsEmpty;
using testing::workflow_of;

TEST(Lines, APauseCountsADelayOfAFieldAsItIsWritten) {
  CaseSimulation simulation(workflow_of(R"(
workflow: delais
title: Délais
fields: { delai: { type: duration, default: 2 duty hours } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [delai] }
      attendre: { wait: Une réponse, meanwhile: [ { after: delai, next: end constate } ] }
)"));
  simulation.open();  // Monday at 9:00
  simulation.wait_until("2026-11-23 10:00");
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until("2026-11-24 08:00");
  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());

  EXPECT_EQ(next_due(simulation.a_case),
            simulation.calendar.at(Date(std::chrono::year(2026) / 11 / 24), std::chrono::hours(10)));
}

}  // namespace
}  // namespace parcours::execution
