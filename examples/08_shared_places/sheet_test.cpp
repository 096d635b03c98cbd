#include <gtest/gtest.h>

#include "parcours/testing/matchers.hpp"

namespace {

using namespace parcours::testing;

Given music(std::int64_t of) { return {.settings = {{"places", 1}}, .input = {{"atelier", "musique"}}, .case_id = of}; }

TEST(APlaceOfAWorkshop, IsTakenOnce) {
  Harness harness(PARCOURS_PLUGIN_FILE);

  EXPECT_THAT(harness.run("atelier.take", music(1)), EndsAs("prise"));
  EXPECT_THAT(harness.run("atelier.take", music(2)), EndsAs("complet"));
}

TEST(APlaceOfAWorkshop, ThatIsGivenBackIsFreeForTheNext) {
  Harness harness(PARCOURS_PLUGIN_FILE);
  harness.run("atelier.take", music(1));

  harness.run("atelier.give_back", {.fields = {{"atelier", "musique"}}, .case_id = 1});

  EXPECT_THAT(harness.run("atelier.take", music(2)), EndsAs("prise"));
}

}  // namespace
