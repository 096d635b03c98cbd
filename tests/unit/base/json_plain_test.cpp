// Writing plain JSON (json_plain.cpp).
#include <gtest/gtest.h>

#include <cmath>

#include "parcours/json.hpp"

namespace parcours::json {
namespace {

using namespace std::chrono;

TEST(PlainJson, WritesWhatOtherProgramsExpect) {
  EXPECT_EQ(write_plain({}), "null");
  EXPECT_EQ(write_plain(false), "false");
  EXPECT_EQ(write_plain(-7), "-7");
  EXPECT_EQ(write_plain(7.0), "7.0");
  EXPECT_EQ(write_plain("a\"b"), R"("a\"b")");
  EXPECT_EQ(write_plain(Decimal(1250, 2)), R"("12.5")");
  EXPECT_EQ(write_plain(Date(2026y / 3 / 2)), R"("2026-03-02")");
  EXPECT_EQ(write_plain(Instant(sys_days(2026y / 3 / 2) + 9h + 30min)), R"("2026-03-02T09:30:00Z")");
  EXPECT_EQ(write_plain(Instant(sys_days(2026y / 3 / 2) + 1500ms)), R"("2026-03-02T00:00:01.5Z")");
  EXPECT_EQ(write_plain(Duration(90s)), R"("90s")");
  EXPECT_EQ(write_plain(Duration(-500ms)), R"("-0.5s")");
  EXPECT_EQ(write_plain(Record{{"b", List{1, "x"}}, {"$date", 2}}), R"({"$date":2,"b":[1,"x"]})");
}

TEST(PlainJson, IsIndentedForPeople) {
  const Record record{{"a", List{1, Record{}}}, {"b", List{}}};

  EXPECT_EQ(write_plain(record, true), "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
  EXPECT_EQ(read_plain(write_plain(record, true)), Value(record));
}

TEST(PlainJson, WritesNullForWhatJsonHasNoNumberFor) {
  EXPECT_EQ(write_plain(List{NAN, INFINITY, -INFINITY}), "[null,null,null]");
}

TEST(PlainJson, MendsBytesThatAreNotText) {
  EXPECT_EQ(write_plain("a\xFFz\xE2\x82é"), "\"a\uFFFDz\uFFFD\uFFFDé\"");
  EXPECT_EQ(write_plain(std::string("a\0b", 3)), R"("a\u0000b")");
  EXPECT_EQ(write_plain(Record{{"\xFF", 1}}), "{\"\uFFFD\":1}");
}

TEST(PlainJson, NeverThrowsOnValuesOutsideTheirLimits) {
  for (const Value& value :
       {Value(Date(2026y / 2 / 30)), Value(Date(-5y / 13 / 77)), Value(Date(32767y / 1 / 1)), Value(Decimal(1, 255)),
        Value(Instant::max()), Value(Instant::min()), Value(Duration::min()), Value(Duration::max())})
    EXPECT_NO_THROW(write_plain(value));
}

TEST(PlainJson, WritesNullBelowAHundredLevels) {
  Value value = 1;
  for (int i = 0; i < 1000; ++i) {
    List list;
    list.push_back(std::move(value));
    value = std::move(list);
  }

  EXPECT_EQ(write_plain(value), std::string(100, '[') + "null" + std::string(100, ']'));
}

}  // namespace
}  // namespace parcours::json
