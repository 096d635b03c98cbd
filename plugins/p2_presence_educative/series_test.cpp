#include "series.hpp"

#include <gtest/gtest.h>

namespace p2 {
namespace {

using namespace std::chrono;

const parcours::Date kSunday{year{2026}, month{11}, day{22}};

TEST(Series, SplitsNeedFromPublicAndNamesNobody) {
  const auto of = [](const char* born) {
    const parcours::Value value(born);
    return series(&value, kSunday);
  };

  EXPECT_EQ(of("2018-11-22"), "public_8");
  EXPECT_EQ(of("2017-11-22"), "besoin_9_14");
  EXPECT_EQ(of("2011-11-22"), "transition_15");
  EXPECT_EQ(of("2009-11-22"), "autre");
  EXPECT_EQ(of("2018"), "incertain");
  EXPECT_EQ(series(nullptr, kSunday), "incertain");
}

}  // namespace
}  // namespace p2
