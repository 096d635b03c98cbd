#include <gtest/gtest.h>

#include "parcours/testing/matchers.hpp"

namespace {

using namespace parcours::testing;
using ::testing::AllOf;

TEST(AdmitToALoan, RefusesWhoIsTooYoung) {
  Harness harness(PARCOURS_PLUGIN_FILE);

  EXPECT_THAT(harness.run("velo.admit", {.settings = {{"age_min", 14}}, .input = {{"age", 12}}}),
              RefusedWith("E_AGE_MIN"));
}

TEST(AdmitToALoan, CountsWhoIsAdmitted) {
  Harness harness(PARCOURS_PLUGIN_FILE);

  EXPECT_THAT(harness.run("velo.admit", {.settings = {{"age_min", 14}}, .input = {{"age", 14}}}),
              AllOf(EndsAs("admis"), Counts("velo.admissions", 1)));
}

TEST(LendABicycle, GivesTheFirstThatIsFreeThenLetsWait) {
  Harness harness(PARCOURS_PLUGIN_FILE);
  harness.change("add_bicycle", {{"id", 7}});

  EXPECT_THAT(harness.run("velo.lend", {.case_id = 1}), AllOf(EndsAs("prete"), Gives("velo", 7)));
  EXPECT_THAT(harness.run("velo.lend", {.case_id = 2}), EndsAs("attente"));
}

}  // namespace
