#include "base/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace parcours {
namespace {

constexpr auto kMax = std::numeric_limits<std::int64_t>::max(), kMin = std::numeric_limits<std::int64_t>::min();

Decimal dec(std::string_view text) { return parse_decimal(text).value(); }

TEST(ParseDecimal, ReadsNumbersInLowestTerms) {
  EXPECT_EQ(dec("-12.50"), Decimal(-125, 1));
  EXPECT_EQ(dec("3"), Decimal(3, 0));
  EXPECT_EQ(dec("3.000"), Decimal(3, 0));
  EXPECT_EQ(dec("-0.0"), Decimal(0, 0));
  EXPECT_EQ(dec("0.05"), Decimal(5, 2));
  EXPECT_EQ(dec("1200"), Decimal(1200, 0));
}

TEST(ParseDecimal, RefusesWhatIsNotANumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "+1", "--1", "1e3", " 1", "1 ", "1,5", "0x1", "1.2.3", "1.-2",
                           "nan", "-.5", "1_000", "١"})
    EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
}

TEST(ParseDecimal, ReadsTheLargestAndRefusesTheNext) {
  EXPECT_EQ(dec("9223372036854775807"), Decimal(kMax, 0));
  EXPECT_EQ(dec("-9223372036854775808"), Decimal(kMin, 0));
  EXPECT_EQ(parse_decimal("9223372036854775808"), std::nullopt);
  EXPECT_EQ(parse_decimal("-9223372036854775809"), std::nullopt);
  EXPECT_EQ(dec("9.223372036854775807"), Decimal(kMax, 18));
  EXPECT_EQ(parse_decimal("9.223372036854775808"), std::nullopt);
}

TEST(ParseDecimal, TakesEighteenDecimalsAndAnyNumberOfZerosBehind) {
  EXPECT_EQ(dec("0.000000000000000001"), Decimal(1, 18));
  EXPECT_EQ(parse_decimal("0.0000000000000000001"), std::nullopt);
  EXPECT_EQ(dec("1." + std::string(1000, '0')), Decimal(1, 0));
  EXPECT_EQ(dec("9223372036854775807." + std::string(50, '0')), Decimal(kMax, 0));
}

TEST(ParseDecimal, RefusesEndlessDigitsQuickly) {
  EXPECT_EQ(parse_decimal(std::string(1'000'000, '9')), std::nullopt);
  EXPECT_EQ(parse_decimal("0." + std::string(1'000'000, '3')), std::nullopt);
}

TEST(DecimalText, IsTheShortestThatReadsBack) {
  for (const char* text : {"12.5", "-12.5", "0", "-0.05", "0.000000000000000001", "1200", "9223372036854775807",
                           "-9223372036854775808", "-9.223372036854775808"})
    EXPECT_EQ(to_text(dec(text)), text);
}

TEST(DecimalText, HasAtLeastTheDecimalsAskedFor) {
  EXPECT_EQ(to_text(dec("12.5"), 2), "12.50");
  EXPECT_EQ(to_text(dec("3"), 2), "3.00");
  EXPECT_EQ(to_text(dec("1.2345"), 2), "1.2345");
  EXPECT_EQ(to_text(dec("3"), 0), "3");
  EXPECT_EQ(to_text(dec("3"), -5), "3");
}

TEST(CompareDecimals, OrdersByTheNumberAndNotByTheDigits) {
  EXPECT_EQ(compare(dec("2"), dec("1.999999999999999999")), std::strong_ordering::greater);
  EXPECT_EQ(compare(dec("-2"), dec("-1.5")), std::strong_ordering::less);
  EXPECT_EQ(compare(dec("1.50"), dec("1.5")), std::strong_ordering::equal);
  EXPECT_EQ(compare(Decimal(kMax, 0), Decimal(kMax, 18)), std::strong_ordering::greater);
  EXPECT_EQ(compare(Decimal(kMin, 0), Decimal(kMin, 18)), std::strong_ordering::less);
}

TEST(DecimalArithmetic, IsExact) {
  EXPECT_EQ(plus(dec("0.1"), dec("0.2")), dec("0.3"));
  EXPECT_EQ(minus(dec("1"), dec("0.9")), dec("0.1"));
  EXPECT_EQ(times(dec("-1.5"), dec("0.2")), dec("-0.3"));
  EXPECT_EQ(times(dec("0.000000001"), dec("0.000000001")), dec("0.000000000000000001"));
  EXPECT_EQ(times(Decimal(kMin, 18), dec("1")), Decimal(kMin, 18));
}

TEST(DecimalArithmetic, FitsAgainOnceZerosAreDropped) {
  EXPECT_EQ(times(dec("0.000000000000000005"), dec("0.2")), dec("0.000000000000000001"));
}

TEST(DecimalArithmetic, IsEmptyWhenTheResultDoesNotFit) {
  EXPECT_EQ(plus(Decimal(kMax, 0), dec("1")), std::nullopt);
  EXPECT_EQ(minus(Decimal(kMin, 0), dec("1")), std::nullopt);
  EXPECT_EQ(minus(dec("0"), Decimal(kMin, 0)), std::nullopt);
  EXPECT_EQ(times(Decimal(kMax, 0), dec("2")), std::nullopt);
  EXPECT_EQ(times(Decimal(kMin, 0), dec("-1")), std::nullopt);
  EXPECT_EQ(times(dec("0.000000000000000001"), dec("0.1")), std::nullopt);
  EXPECT_EQ(plus(Decimal(kMax, 0), Decimal(1, 18)), std::nullopt);
}

TEST(DecimalArithmetic, SurvivesAScaleThatIsNotAllowed) {
  const Decimal broken(1, 200);

  EXPECT_EQ(times(broken, broken), std::nullopt);
  EXPECT_EQ(compare(broken, dec("1")), std::strong_ordering::less);
  EXPECT_EQ(to_text(broken).size(), 202U);
}

}  // namespace
}  // namespace parcours
