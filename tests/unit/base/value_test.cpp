#include "parcours/value.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace parcours {
namespace {

TEST(Record, KeepsTheOrderOfItsNames) {
  const Record record{{"b", 2}, {"c", 3}, {"a", 1}};

  std::string names;
  for (const auto& [name, value] : record) names += name;
  EXPECT_EQ(names, "abc");
}

TEST(Record, ReplacesWhatHadTheName) {
  Record record{{"a", 1}, {"b", 2}};
  record.set("a", "x");

  EXPECT_EQ(record, (Record{{"b", 2}, {"a", "x"}}));
}

TEST(Record, FindsNothingUnderANameItDoesNotHave) {
  const Record record{{"b", 1}};

  for (const char* name : {"", "a", "bb", "c"}) EXPECT_EQ(record.find(name), nullptr) << name;
  EXPECT_THROW(record.at("a"), Error);
  EXPECT_EQ(Record().find("a"), nullptr);
}

TEST(Record, BehavesLikeAMapUnderRandomChanges) {
  std::mt19937 chance(7);
  Record record;
  std::map<std::string, int> map;
  for (int i = 0; i < 2000; ++i) {
    const auto name = std::to_string(chance() % 50);
    if (chance() % 3 == 0) {
      record.remove(name), map.erase(name);
    } else {
      record.set(name, i), map[name] = i;
    }
    ASSERT_EQ(record.size(), map.size());
  }
  for (const auto& [name, n] : map) EXPECT_EQ(record.at(name), Value(n));
}

TEST(Value, IsOfTheTypeItWasGiven) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value(1).is<std::int64_t>());
  EXPECT_TRUE(Value("x").is<std::string>());
  EXPECT_NE(Value(1), Value(1.0));
  EXPECT_THROW(Value(1).as<std::string>(), Error);
}

TEST(DecimalValue, IsInLowestTerms) {
  EXPECT_EQ(Decimal(150, 2), Decimal(15, 1));
  EXPECT_EQ(Decimal(0, 18), Decimal());
}

}  // namespace
}  // namespace parcours
