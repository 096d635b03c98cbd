#include "expression/tagged.hpp"

#include <gtest/gtest.h>

#include "base/decimal.hpp"
#include "unit/expression/trial.hpp"

namespace parcours::expression::tagged {
namespace {

TEST(Tagged, WritesAValueAsItIsRead) {
  for (const char* written :
       {R"({"int64":"-9223372036854775808"})", R"({"double":"1.5"})", R"({"double":"-Infinity"})",
        R"({"double":"NaN"})", R"({"string":"é\u0000"})", R"({"bool":false})", R"({"null":null})",
        R"({"timestamp":"2026-03-02T09:30:00Z"})", R"({"duration":"90s"})", R"({"decimal":"12.5"})",
        R"({"date":"2026-03-02"})", R"({"list":[{"int64":"1"},{"list":[]}]})",
        R"({"map":[[{"string":"a"},{"double":"1.0"}]]})"}) {
    const auto value = read_value(written);
    ASSERT_TRUE(value) << written;
    EXPECT_EQ(read_value(write_value(*value)).has_value(), true) << written;
    EXPECT_EQ(write_value(*value), written);
  }
}

TEST(Tagged, ReadsNoValueThatIsNotHere) {
  for (const char* written : {R"({"uint64":"5"})", R"({"int64":"9223372036854775808"})", R"({"int64":5})",
                              R"({"double":"1.5x"})", R"({"double":""})", R"({"bool":"true"})",
                              R"({"date":"2026-02-30"})", R"({"map":[[{"int64":"1"},{"int64":"1"}]]})",
                              R"({"map":[1]})", R"({"list":{}})", R"({"int64":"1","bool":true})", "5", "", "{"})
    EXPECT_FALSE(read_value(written)) << written;
  std::string deep = R"({"null":null})";
  for (int i = 0; i < 200; ++i) deep = R"({"list":[)" + deep + "]}";
  EXPECT_FALSE(read_value(deep));
}

TEST(Tagged, WritesATypeAsItIsRead) {
  for (const char* written : {"dyn", "bool", "int", "double", "string", "null", "timestamp", "duration", "decimal",
                              "date", "birth", "list(int)", "map(string, list(dyn))"}) {
    const auto type = read_type(written);
    ASSERT_TRUE(type) << written;
    EXPECT_EQ(write_type(*type), written);
  }
  EXPECT_EQ(read_type("map(string,list(int))"), Type::map_of(Type::list_of(Type::Kind::integer)));
}

TEST(Tagged, ReadsNoTypeThatIsNotHere) {
  for (const char* written : {"uint", "list(bytes)", "map(int, int)", "list(int", ")", ""})
    EXPECT_FALSE(read_type(written)) << written;
}

}  // namespace
}  // namespace parcours::expression::tagged
