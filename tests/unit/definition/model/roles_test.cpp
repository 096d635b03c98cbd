#include "definition/model/roles.hpp"

#include <gmock/gmock.h>

#include "parcours/error.hpp"

namespace parcours::definition {
namespace {

using ::testing::HasSubstr;

const Roles kRoles{{"educateur", "Éducateur", {{"p2", 3}, {"ronde", 1}, {"secret", std::nullopt}}, 2, {"p2", "essai"}},
                   {"elu", "Élu", {{"p2", 0}}},
                   {"dpo", {}}};

TEST(LevelOf, IsThatOfTheWorkflowBeforeThatOfItsSheet) {
  EXPECT_EQ(level_of(kRoles, "educateur", {"p2", "presence"}), 3);
  EXPECT_EQ(level_of(kRoles, "educateur", {"p2", "ronde"}), 1);
  EXPECT_EQ(level_of(kRoles, "educateur", {"p2", "secret"}), std::nullopt);
  EXPECT_EQ(level_of(kRoles, "educateur", {"", "ronde"}), 1);
}

TEST(LevelOf, IsNothingForWhatIsNotNamed) {
  EXPECT_EQ(level_of(kRoles, "educateur", {"p3", "chantier"}), std::nullopt);
  EXPECT_EQ(level_of(kRoles, "educateur", {"", "p"}), std::nullopt);
  EXPECT_EQ(level_of(kRoles, "dpo", {"p2", "ronde"}), std::nullopt);
  EXPECT_EQ(level_of(kRoles, "maire", {"p2", "ronde"}), std::nullopt);
}

TEST(NamesWorkflow, IsFalseForTheWordOfTheSheet) {
  EXPECT_TRUE(names_workflow(kRoles[0], {"p2", "secret"}));
  EXPECT_FALSE(names_workflow(kRoles[0], {"p2", "presence"}));
}

TEST(MayRead, NeedsTheLevelAndSeenByInOneRole) {
  Field field;
  field.level = 2;
  EXPECT_TRUE(may_read("educateur", 2, field));
  EXPECT_FALSE(may_read("educateur", 1, field));
  EXPECT_FALSE(may_read("educateur", std::nullopt, field));

  field.seen_by = {"elu"};
  EXPECT_FALSE(may_read("educateur", 3, field));
  EXPECT_TRUE(may_read("elu", 3, field));
}

TEST(MayRead, IsFalseForFiguresAloneAndForNotes) {
  Field field;
  field.level = 0;
  EXPECT_FALSE(may_read("elu", 0, field));
  EXPECT_TRUE(may_read("elu", 1, field));

  field.level = 4;
  EXPECT_FALSE(may_read("elu", 3, field));
}

TEST(RolesAsText, AreReadBack) {
  const auto text = encode(kRoles);

  const auto back = decode_roles(text);

  EXPECT_EQ(encode(back), text);
  const auto& educateur = *role_named(back, "educateur");
  EXPECT_EQ(educateur.sees, kRoles[0].sees);
  EXPECT_EQ(educateur.persons, 2);
  EXPECT_EQ(educateur.corrects, (std::vector<std::string>{"essai", "p2"}));
  EXPECT_EQ(educateur.title.in("fr"), "Éducateur");
}

TEST(RolesAsText, AreTheSameInAnyOrder) {
  auto other = kRoles;
  std::reverse(other.begin(), other.end());
  std::reverse(other.back().corrects.begin(), other.back().corrects.end());

  EXPECT_EQ(encode(other), encode(kRoles));
}

TEST(RolesAsText, AreRefusedWhenDamagedOrNewer) {
  for (const char* text :
       {"", "[]", "{}", R"({"format":1})", R"({"format":1,"roles":[]})",
        R"({"format":1,"roles":{"elu":{"sees":{"p2":"C4"}}}})", R"({"format":1,"roles":{"elu":{"title":["Élu"]}}})"})
    EXPECT_THROW(decode_roles(text), Error) << text;
  try {
    decode_roles(R"({"format":2,"roles":{}})");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_THAT(error.what(), HasSubstr("their format is 2, and this version reads 1"));
  }
}

}  // namespace
}  // namespace parcours::definition
