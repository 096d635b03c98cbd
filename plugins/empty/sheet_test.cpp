#include <gtest/gtest.h>

#include "parcours/testing/matchers.hpp"

namespace {

using parcours::testing::EndsAs;
using parcours::testing::Harness;

TEST(EmptySheet, PassesWhateverComes) {
  Harness harness(PARCOURS_PLUGIN_FILE);

  EXPECT_THAT(harness.run("empty.pass"), EndsAs("done"));
}

}  // namespace
