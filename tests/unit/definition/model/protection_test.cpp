#include "definition/model/protection.hpp"

#include <gmock/gmock.h>

#include "support/city.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kFields = R"(fields:
  rue: { type: text, level: C0 }
  lieu: { type: text }
  nom: { type: text, level: C2, why: w }
  faits: { type: text, level: C3, why: w }
  dit: { type: text, seen_by: [coordonnateur, responsable] }
  vu: { type: text, seen_by: [coordonnateur, habitant] }
  besoins: { type: list, item: besoin, fields: { quoi: { type: text }, motif: { type: text, level: C2, why: w } } }
)";

Workflow with(const std::string& more, std::string_view codes = "") {
  auto reading = read(testing::workflow_with(kFields + more), "t", testing::small_city());
  std::string found;
  for (const auto& problem : reading.problems) found += problem.code;
  EXPECT_EQ(found, codes);
  return reading.workflow ? std::move(*reading.workflow) : Workflow{};
}

// Returns the field `calcul` with that value.
Field computed(const std::string& value, const std::string& more = "", std::string_view codes = "") {
  const auto workflow = with("  calcul: { type: bool, value: \"" + value + "\"" + more + " }\n", codes);
  const auto* field = workflow.field("calcul");
  return field ? *field : Field{};
}

TEST(AComputedField, HasTheHighestLevelOfWhatItReads) {
  EXPECT_EQ(computed("lieu == 'x'").level, 1);
  EXPECT_EQ(computed("rue == 'x'").level, 0);
  EXPECT_EQ(computed("rue == 'x' && nom == 'y'").level, 2);
  EXPECT_EQ(computed("nom == 'x' || faits == 'y'").level, 3);
  EXPECT_EQ(computed("steps.recevoir.times > 1").level, 1);
  EXPECT_EQ(computed("true").level, 1);
}

TEST(AComputedField, ReadsOtherComputedFieldsWhateverTheirOrder) {
  const auto workflow = with("  un: { type: bool, value: deux }\n  deux: { type: bool, value: faits == 'x' }\n");

  EXPECT_EQ(workflow.field("un")->level, 3);
  EXPECT_EQ(workflow.field("deux")->level, 3);
}

TEST(AComputedField, CountsOnlyTheFieldsOfRowsThatItNames) {
  EXPECT_EQ(computed("besoins.exists(un, un.quoi == 'x')").level, 1);
  EXPECT_EQ(computed("besoins.exists(un, un.motif == 'x')").level, 2);
}

TEST(AComputedField, IsSeenByTheRolesThatSeeAllThatItReads) {
  EXPECT_THAT(computed("dit == 'x'").seen_by, ElementsAre("coordonnateur", "responsable"));
  EXPECT_THAT(computed("dit == vu").seen_by, ElementsAre("coordonnateur"));
  EXPECT_THAT(computed("lieu == 'x'").seen_by, IsEmpty());
  EXPECT_THAT(computed("dit == 'x'", ", seen_by: [habitant]").seen_by, ElementsAre("habitant"));
}

TEST(AComputedField, KeepsALowerLevelOfItsOwnWithAWarning) {
  EXPECT_EQ(computed("nom == 'x'", ", level: C1", "level-below-reads").level, 1);
  EXPECT_EQ(computed("nom == 'x'", ", level: C3, why: w").level, 3);
}

TEST(Protection, OfAListIncludesTheFieldsOfItsRows) {
  const auto workflow = with("");

  EXPECT_EQ(protection_of(*workflow.field("besoins")).level, 2);
  EXPECT_FALSE(protection_of(*workflow.field("besoins")).may_leave());
  EXPECT_TRUE(protection_of(*workflow.field("lieu")).may_leave());
  EXPECT_FALSE(protection_of(*workflow.field("dit")).may_leave());
}

TEST(Protection, OfAValueThatMayContainRowsIncludesAllTheirFields) {
  const auto workflow = with("");
  const auto level = [&](const char* text) {
    return protection_of(std::get<Program>(Program::compile(text, workflow.environment())), workflow).level;
  };

  EXPECT_EQ(level("besoins"), 2);
  EXPECT_EQ(level("besoins[0]"), 2);
  EXPECT_EQ(level("besoin"), 2);
  EXPECT_EQ(level("besoin.motif"), 2);
  EXPECT_EQ(level("besoin.quoi"), 1);
  EXPECT_EQ(level("size(besoins)"), 1);
  EXPECT_EQ(level("today"), 0);
}

TEST(NamesQuoted, AreThoseInBracesInEveryLanguage) {
  EXPECT_THAT(names_quoted(Text("{case.ref} : {lieu} {", "in {rue}")), ElementsAre("case.ref", "lieu", "rue"));
  EXPECT_THAT(names_quoted(Text("rien")), IsEmpty());
}

}  // namespace
}  // namespace parcours::definition
