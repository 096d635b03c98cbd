#include <gtest/gtest.h>

#include <limits>

#include "plugin/contract_check.hpp"

namespace parcours::plugin {
namespace {

bool conforms(Type type, const Value& value) { return plugin::conforms({.name = "it", .type = type}, value); }

TEST(FitsADatum, TakesEachTypesOwnValues) {
  const Date day{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};
  EXPECT_TRUE(conforms(Type::text, "un"));
  EXPECT_TRUE(conforms(Type::number, 1));
  EXPECT_TRUE(conforms(Type::money, Decimal(150, 2)));
  EXPECT_TRUE(conforms(Type::boolean, true));
  EXPECT_TRUE(conforms(Type::date, day));
  EXPECT_TRUE(conforms(Type::datetime, Instant{}));
  EXPECT_TRUE(conforms(Type::birth, day));
  EXPECT_TRUE(conforms(Type::duration, Duration{1}));
  EXPECT_TRUE(conforms(Type::files, List{"a", "b"}));
  EXPECT_TRUE(conforms(Type::notice, Record{{"by", "nadia"}}));
  EXPECT_TRUE(conforms(Type::list, List{Record{}, Record{}}));
}

TEST(FitsADatum, RefusesValuesOfAnotherType) {
  EXPECT_FALSE(conforms(Type::text, 1));
  EXPECT_FALSE(conforms(Type::number, 0.5));
  EXPECT_FALSE(conforms(Type::number, "1"));
  EXPECT_FALSE(conforms(Type::boolean, 1));
  EXPECT_FALSE(conforms(Type::date, "2026-03-02"));
  EXPECT_FALSE(conforms(Type::list, List{1}));
  EXPECT_FALSE(conforms(Type::files, List{1}));
}

TEST(FitsADatum, RefusesADayThatDoesNotExist) {
  EXPECT_FALSE(conforms(Type::date, Date{std::chrono::year{2026}, std::chrono::February, std::chrono::day{30}}));
}

TEST(FitsADatum, TakesNullAnywhere) { EXPECT_TRUE(conforms(Type::number, Value())); }

TEST(FitsADatum, TakesOnlyTheValuesOfAChoice) {
  const Datum choice{.name = "motif", .type = Type::choice, .of = {"age", "zone"}};
  const Datum choices{.name = "motifs", .type = Type::choices, .of = {"age", "zone"}};

  EXPECT_TRUE(plugin::conforms(choice, "age"));
  EXPECT_FALSE(plugin::conforms(choice, "autre"));
  EXPECT_TRUE(plugin::conforms(choices, List{"age", "zone"}));
  EXPECT_FALSE(plugin::conforms(choices, List{"age", "autre"}));
}

TEST(FitsADatum, RefusesATextThatCannotBeStored) {
  EXPECT_FALSE(conforms(Type::text, std::string("a\0b", 3)));
  EXPECT_FALSE(conforms(Type::text, "Caf\xe9"));
  EXPECT_FALSE(conforms(Type::list, List{Record{{"nom", "Caf\xe9"}}}));
}

TEST(FitsADatum, RefusesWhatIsTooLargeOrTooDeep) {
  Value deep = Record{};
  for (int i = 0; i < 30; ++i) deep = Record{{"in", deep}};

  EXPECT_FALSE(conforms(Type::notice, deep));
  EXPECT_FALSE(conforms(Type::text, std::string(1'000'001, 'x')));
  EXPECT_TRUE(conforms(Type::text, std::string(900'000, 'x')));
}

}  // namespace
}  // namespace parcours::plugin
