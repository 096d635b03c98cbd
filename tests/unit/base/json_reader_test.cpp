// Reading JSON (json_reader.cpp).
#include <gtest/gtest.h>

#include <chrono>

#include "parcours/json.hpp"

namespace parcours::json {
namespace {

// Returns the message of the refusal. Fails when there is none.
std::string refusal(std::string_view text) {
  try {
    read_plain(text);
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Error::Code::misuse);
    return e.what();
  }
  ADD_FAILURE() << "was read: " << text.substr(0, 100);
  return {};
}

TEST(ReadPlain, ReadsEveryKindOfJson) {
  const auto value = read_plain(R"( {"b":[null,true,-1,2.5,1e2,"é\u00e9\ud834\udd1e\n"],"a":{}} )");

  EXPECT_EQ(value, Value(Record{{"a", Record{}}, {"b", List{Value(), true, -1, 2.5, 100.0, "éé𝄞\n"}}}));
}

TEST(ReadPlain, LeavesTagsOfTheExactFormAlone) {
  EXPECT_EQ(read_plain(R"({"$date":"2026-03-02"})"), Value(Record{{"$date", "2026-03-02"}}));
}

TEST(ReadPlain, KeepsIntegersOf64BitsAndRefusesMore) {
  EXPECT_EQ(read_plain("9223372036854775807"), Value(std::int64_t{9223372036854775807}));
  EXPECT_EQ(read_plain("-9223372036854775808"), Value(std::numeric_limits<std::int64_t>::min()));
  for (const char* text : {"9223372036854775808", "-9223372036854775809", "18446744073709551616"})
    EXPECT_NE(refusal(text).find("beyond 64 bits"), std::string::npos);
}

TEST(ReadPlain, RefusesNumbersThatAreTooLargeForADouble) {
  EXPECT_NE(refusal(std::string(100'000, '9')).find("too large"), std::string::npos);
  EXPECT_NE(refusal("1e999").find("too large"), std::string::npos);
  EXPECT_NE(refusal("-1e999999999999999999999").find("too large"), std::string::npos);
  EXPECT_NE(refusal("2e308").find("too large"), std::string::npos);
}

TEST(ReadPlain, TakesNumbersThatAreTooSmallForADoubleAsZero) {
  for (const char* text : {"1e-999", "-1E-400", "0e-1", "1e-99999999999999999999"})
    EXPECT_EQ(read_plain(text), Value(0.0)) << text;
  EXPECT_EQ(read_plain("0." + std::string(1'000, '0') + "1"), Value(0.0));
  EXPECT_EQ(read_plain("0." + std::string(400, '0') + "1e5"), Value(0.0));
  EXPECT_EQ(read_plain("0." + std::string(400, '0') + "1e+500"), Value(1e99));
  EXPECT_EQ(read_plain("5e-324"), Value(std::numeric_limits<double>::denorm_min()));
}

TEST(ReadPlain, RefusesWhatIsNotJson) {
  for (const char* text :
       {"",    " ",     "{",   "[",   "[1,",      "[1,]",  "{\"a\"}", "{\"a\":}",  "{\"a\":1,}", "{a:1}", "'a'",
        "\"a", "tru",   "nul", "NaN", "Infinity", "01",    "+1",      ".5",        "1.",         "1e",    "-",
        "1 2", "[] []", "[1}", "]",   "/**/1",    "//\n1", "\"\\x\"", "\"\\u12\"", "\"\n\"",     "\"\t\""})
    EXPECT_FALSE(refusal(text).empty()) << text;
}

TEST(ReadPlain, RefusesEveryTruncationOfAText) {
  const std::string whole = R"({"a":[1,{"b":"é\u00e9"}],"c":true})";
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(refusal(whole.substr(0, size)).empty()) << size;
}

TEST(ReadPlain, RefusesLoneSurrogates) {
  for (const char* text :
       {R"("\ud800")", R"("\udc00")", R"("\ud800x")", R"("\ud800\ud800")", R"("\udc00\ud800")", "\"\xED\xA0\x80\""})
    EXPECT_FALSE(refusal(text).empty()) << text;
}

TEST(ReadPlain, SkipsAByteOrderMark) {
  EXPECT_EQ(read_plain("\xEF\xBB\xBF{\"a\":1}"), Value(Record{{"a", 1}}));
  EXPECT_FALSE(refusal("\xEF\xBB\xBF").empty());
}

TEST(ReadPlain, NamesHalfOfAPairOfSurrogates) {
  for (const char* text : {R"("\ud83dxyz")", R"("\ude00xyz")"})
    EXPECT_NE(refusal(text).find("half of a pair"), std::string::npos) << text;
}

TEST(ReadPlain, RefusesNulAndBytesThatAreNotText) {
  using std::string_view_literals::operator""sv;
  for (const auto text :
       {"\"\\u0000\""sv, "{\"a\\u0000\":1}"sv, "\"\0\""sv, "1\0"sv, "\"\xFF\""sv, "\"\xC3\""sv, "\"\xC0\x80\""sv})
    EXPECT_FALSE(refusal(text).empty());
}

TEST(ReadPlain, RefusesAKeyThatStandsTwice) {
  EXPECT_EQ(refusal("{\"a\":1,\n \"b\":2,\n \"a\":3}"), "JSON, line 3, column 4: a key stands twice in one object");
  EXPECT_FALSE(refusal(R"([{"x":{"é":1,"\u00e9":2}}])").empty());
}

TEST(ReadPlain, TellsLineAndColumnInCodePoints) {
  EXPECT_EQ(refusal("{\n  \"é\": é\n}"), "JSON, line 2, column 8: this is not JSON");
  EXPECT_EQ(refusal("[1,\n2"), "JSON, line 2, column 2: the text ends too early or is not JSON at its end");
}

TEST(ReadPlain, NeverTellsWhatStandsThere) {
  for (const char* text :
       {R"({"nom":"Durand")", R"(["Durand" "Durand"])", R"({"Durand":1,"Durand":2})", R"(["Durand\x"])"})
    EXPECT_EQ(refusal(text).find("urand"), std::string::npos);
}

TEST(ReadPlain, RefusesAMillionOpenBracketsAtOnce) {
  EXPECT_NE(refusal(std::string(1'000'000, '[')).find("column 101: nested more than 100 deep"), std::string::npos);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_NE(refusal(objects).find("nested more than 100 deep"), std::string::npos);
}

TEST(ReadPlain, ReadsAHundredLevels) {
  EXPECT_NO_THROW(read_plain(std::string(100, '[') + std::string(100, ']')));
  EXPECT_FALSE(refusal(std::string(101, '[') + std::string(101, ']')).empty());
}

TEST(ReadPlain, ReadsThirtyThousandNamesInAnyOrderWithoutHanging) {
  std::string text = "{";
  for (int i = 30'000; i > 0; --i) text += "\"k" + std::to_string(i) + "\":1,";
  text.back() = '}';

  EXPECT_EQ(read_plain(text).as<Record>().size(), 30'000U);
}

TEST(ReadPlain, RefusesMoreThan64MiB) {
  EXPECT_NE(refusal(std::string((64U << 20) + 1, ' ')).find("64 MiB"), std::string::npos);
}

}  // namespace
}  // namespace parcours::json
