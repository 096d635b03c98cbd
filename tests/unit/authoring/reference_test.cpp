// The reference of the language is whole: it comes from the tables that the readers use.
#include "parcours/reference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "definition/model/types.hpp"
#include "expression/function.hpp"

namespace parcours {
namespace {

std::set<std::string> names_of(const std::vector<WordEntry>& words) {
  std::set<std::string> names;
  for (const auto& each : words) names.insert(each.name);
  return names;
}

TEST(Reference, HasEveryFunctionOfExpressionsAndEveryMacro) {
  std::set<std::string> known{"has", "all", "exists", "exists_one", "map", "filter"};
  for (const auto& function : expression::functions()) known.insert(std::string(function.name));

  EXPECT_EQ(known, names_of(reference().functions));
}

TEST(Reference, HasEveryTypeOfAField) {
  const auto& names = definition::type_names();

  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), names_of(reference().types));
}

TEST(Reference, ShowsAnExampleOfEachFunctionThatCallsIt) {
  for (const auto& each : reference().functions) EXPECT_THAT(each.example, ::testing::HasSubstr(each.name + "("));
}

TEST(Reference, DescribesEveryKeyAndItsValueInBothLanguages) {
  for (const auto& file : reference().files)
    for (const auto& place : file.places)
      for (const auto& key : place.keys)
        for (const char* language : {"fr", "en"})
          EXPECT_TRUE(!key.about.in(language).empty() && !key.takes.in(language).empty())
              << place.name << " " << key.key;
}

TEST(Reference, IsEmptyForANameThatIsNone) { EXPECT_EQ("", to_text(reference_of("nothing_of_that_name"), "en")); }

}  // namespace
}  // namespace parcours
