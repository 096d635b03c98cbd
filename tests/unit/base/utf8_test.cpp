#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace parcours {
namespace {

using namespace std::string_view_literals;
constexpr auto kNone = std::string_view::npos;

TEST(FindInvalid, AcceptsEverySizeOfSequence) {
  EXPECT_EQ(find_invalid(""), kNone);
  EXPECT_EQ(find_invalid("a é € 𝄞"), kNone);
  EXPECT_EQ(find_invalid(
                "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
            kNone);
}

TEST(FindInvalid, RefusesWhatIsNotWellFormed) {
  for (const auto bad :
       {"\x80"sv, "\xBF"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xC3"sv, "\xC3("sv, "\xE0\x80\x80"sv, "\xE0\x9F\xBF"sv,
        "\xE2\x82"sv, "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv, "\xF0\x80\x80\x80"sv, "\xF0\x8F\xBF\xBF"sv, "\xF0\x9D\x84"sv,
        "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFE"sv, "\xFF"sv})
    EXPECT_EQ(find_invalid(bad), 0U) << ::testing::PrintToString(bad);
}

TEST(FindInvalid, RefusesNulWhereverItStands) {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'a');
    text[at] = '\0';
    EXPECT_EQ(find_invalid(text), at);
  }
}

TEST(FindInvalid, TellsTheFirstOffsetInALongText) {
  const std::string before = "déjà vu, et encore du texte ";

  EXPECT_EQ(find_invalid(before + "\xE9t\xE9"), before.size());
}

TEST(FindInvalid, DoesNotReadPastTheEnd) {
  const std::string whole = "𝄞";
  for (std::size_t size = 1; size < whole.size(); ++size) EXPECT_EQ(find_invalid(std::string(whole, 0, size)), 0U);
}

TEST(Length, CountsCodePoints) {
  EXPECT_EQ(length(""), 0U);
  EXPECT_EQ(length("aé€𝄞"), 4U);
}

TEST(NextCodePoint, WalksThroughAText) {
  std::size_t at = 0;
  std::u32string points;
  while (at < "aé€𝄞"sv.size()) points += next_code_point("aé€𝄞", at);

  EXPECT_EQ(points, U"aé€𝄞");
}

TEST(NextCodePoint, TakesABadByteAlone) {
  std::size_t at = 0;

  EXPECT_EQ(next_code_point("\xE2\x82z", at), U'\uFFFD');
  EXPECT_EQ(at, 1U);
}

TEST(IsControl, NamesWhatNoScreenAndNoXmlShows) {
  for (const char32_t point : {0x00, 0x07, 0x0D, 0x1B, 0x7F, 0x80, 0x9B, 0xFFFE, 0xFFFF})
    EXPECT_TRUE(is_control(point));
  for (const char32_t point : {0x09, 0x0A, 0x20, 0x7E, 0x85, 0xA0, 0xE9, 0xFFFD, 0x1F600})
    EXPECT_FALSE(is_control(point));
}

}  // namespace
}  // namespace parcours
