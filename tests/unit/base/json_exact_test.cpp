// Writing exact JSON and reading it back (json_exact.cpp).
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "base/calendar.hpp"
#include "base/json.hpp"

namespace parcours::json {
namespace {

using namespace std::chrono;

Value back(const Value& value) { return read_exact(write_exact(value)); }

// Random values of every type, shallow enough to be quick.
class Generator {
 public:
  explicit Generator(unsigned seed) : chance_(seed) {}

  Value value(int depth) {
    switch (chance_() % (depth > 0 ? 11 : 9)) {
      case 0:
        return {};
      case 1:
        return chance_() % 2 == 0;
      case 2:
        return number();
      case 3:
        return real();
      case 4:
        return Decimal(number(), static_cast<std::uint8_t>(chance_() % 19));
      case 5:
        return text();
      case 6:
        return Date(sys_days(1y / 1 / 1) + days(static_cast<int>(chance_() % 3652059)));
      case 7:
        return Instant(Duration(number()));
      case 8:
        return Duration(number());
      case 9:
        return list(depth - 1);
      default:
        return record(depth - 1);
    }
  }

 private:
  std::int64_t number() { return static_cast<std::int64_t>(chance_()) >> (chance_() % 64); }
  double real() {
    const double d = std::ldexp(static_cast<double>(number()), static_cast<int>(chance_() % 1000) - 500);
    return chance_() % 4 == 0 ? std::round(static_cast<double>(chance_() % 1000)) : d;
  }
  std::string text() {
    static const std::string parts[] = {"a",    "é",    "€", "𝄞",     "\"", "\\", "\n",
                                        "\x01", "\x7F", "$", "$date", " ",  "/",  "\xE2\x80\xA8"};
    std::string text;
    for (auto n = chance_() % 6; n > 0; --n) text += parts[chance_() % std::size(parts)];
    return text;
  }
  List list(int depth) {
    List list;
    for (auto n = chance_() % 5; n > 0; --n) list.push_back(value(depth));
    return list;
  }
  Record record(int depth) {
    Record record;
    for (auto n = chance_() % 5; n > 0; --n) record.set(text(), value(depth));
    return record;
  }

  std::mt19937_64 chance_;
};

TEST(ExactJson, ReadsBackWhatItWroteForRandomValues) {
  Generator generator(42);
  for (int i = 0; i < 5000; ++i) {
    const auto value = generator.value(4);
    const auto text = write_exact(value);
    ASSERT_EQ(read_exact(text), value) << text;
    ASSERT_EQ(write_exact(read_exact(text)), text);
  }
}

TEST(ExactJson, HasOneFormForEachType) {
  EXPECT_EQ(write_exact({}), "null");
  EXPECT_EQ(write_exact(true), "true");
  EXPECT_EQ(write_exact(-7), "-7");
  EXPECT_EQ(write_exact(7.0), "7.0");
  EXPECT_EQ(write_exact(1e22), "1e+22");
  EXPECT_EQ(write_exact(Decimal(1250, 2)), R"({"$decimal":"12.5"})");
  EXPECT_EQ(write_exact(Date(2026y / 3 / 2)), R"({"$date":"2026-03-02"})");
  EXPECT_EQ(write_exact(Instant(Duration(1790000000000000))), R"({"$instant":1790000000000000})");
  EXPECT_EQ(write_exact(Duration(90s)), R"({"$duration":90000000})");
  EXPECT_EQ(write_exact(List{1, "a"}), R"([1,"a"])");
  EXPECT_EQ(write_exact(Record{{"b", 1}, {"a", List{}}}), R"({"a":[],"b":1})");
}

TEST(ExactJson, KeepsIntegersAndDoublesApartAtTheirLimits) {
  using Ints = std::numeric_limits<std::int64_t>;
  using Doubles = std::numeric_limits<double>;
  for (const Value& value :
       {Value(Ints::max()), Value(Ints::min()), Value(Doubles::max()), Value(Doubles::lowest()), Value(Doubles::min()),
        Value(Doubles::denorm_min()), Value(0.1), Value(9007199254740993.0)})
    EXPECT_EQ(back(value), value) << write_exact(value);
}

TEST(ExactJson, KeepsWhatJsonHasNoNumberFor) {
  EXPECT_EQ(back(INFINITY), Value(INFINITY));
  EXPECT_EQ(back(-INFINITY), Value(-INFINITY));
  EXPECT_TRUE(std::isnan(back(NAN).as<double>()));
}

TEST(ExactJson, GivesEqualBytesForEqualZeros) { EXPECT_EQ(write_exact(-0.0), write_exact(0.0)); }

TEST(ExactJson, GivesEqualBytesWhateverTheOrderOfBuilding) {
  EXPECT_EQ(write_exact(Record{{"a", 1}, {"b", 2}}), write_exact(Record{{"b", 2}, {"a", 1}}));
}

TEST(ExactJson, KeepsNamesThatLookLikeTags) {
  const Record record{{"$date", "2026-03-02"}};

  EXPECT_EQ(write_exact(record), R"({"$$date":"2026-03-02"})");
  EXPECT_EQ(back(record), Value(record));
  EXPECT_EQ(back(Record{{"$", 1}, {"$$", 2}, {"$$x", 3}}), Value(Record{{"$", 1}, {"$$", 2}, {"$$x", 3}}));
}

TEST(ExactJson, EscapesWhatMustBeEscapedAndNothingElse) {
  EXPECT_EQ(write_exact("a\"\\/\b\f\n\r\t\x01\x1F\x7F é"), "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F é\"");
}

TEST(ExactJson, AppendsToWhatIsThere) {
  std::string out = "x";
  append_exact(out, 1);

  EXPECT_EQ(out, "x1");
}

TEST(ExactJson, DoesNotWriteWhatItCouldNotRead) {
  const Decimal broken(1, 19);
  for (const Value& value : {Value("\xFF"), Value(std::string("a\0b", 3)), Value(Date(2026y / 2 / 30)),
                             Value(Date(10000y / 1 / 1)), Value(broken), Value(Record{{"\xC3", 1}})})
    EXPECT_THROW(write_exact(value), Error);
}

TEST(ExactJson, WritesAndReadsAHundredLevelsAndNoMore) {
  Value value = 1;
  for (int i = 0; i < 100; ++i) value = List{value};

  EXPECT_EQ(back(value), value);
  EXPECT_THROW(write_exact(List{value}), Error);
  EXPECT_THROW(read_exact('[' + write_exact(value) + ']'), Error);
}

TEST(ReadExact, RefusesTagsThatAreNotItsOwn) {
  for (const char* text :
       {R"({"$dat":"2026-03-02"})", R"({"$date":"2026-02-30"})", R"({"$date":1})", R"({"$date":null})",
        R"({"$date":"2026-03-02","a":1})", R"({"$instant":1.0})", R"({"$instant":"1"})",
        R"({"$instant":9223372036854775808})", R"({"$duration":true})", R"({"$decimal":"1e3"})", R"({"$decimal":1})",
        R"({"$real":"NaN"})", R"({"$real":1.0})", R"({"$":1})", R"({"a":1,"$x":2})"})
    EXPECT_THROW(read_exact(text), Error) << text;
}

TEST(ReadExact, RefusesTheSameNameTwice) {
  EXPECT_THROW(read_exact(R"({"a":1,"a":1})"), Error);
  EXPECT_THROW(read_exact(R"({"$$a":1,"$\u0024a":1})"), Error);
}

}  // namespace
}  // namespace parcours::json
