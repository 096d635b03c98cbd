// Reading `roles.yaml` (read_roles.cpp).
#include "definition/read/roles.hpp"

#include <gmock/gmock.h>

#include "definition/model/roles.hpp"
#include "support/paris.hpp"
#include "support/temp_folder.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class ReadRoles : public ::testing::Test {
 protected:
  ReadRoles() {
    folder_.write("chantier/workflow.yaml", "# un chantier\nworkflow: chantier\ntitle: Chantier\nsheet: 'p3'\n");
    folder_.write("veille/workflow.yaml", "workflow: veille\nphases: ???\n");
    city_.sheets = {{"p2", {}, {}}};
  }
  Problems read(const std::string& text) {
    folder_.write("roles.yaml", text);
    return read_surroundings(folder_.path(), city_);
  }
  std::vector<std::string> codes(const std::string& text) {
    std::vector<std::string> all;
    for (const auto& problem : read(text)) all.push_back(problem.code);
    return all;
  }
  const Role& role(std::string_view name) const { return *role_named(*city_.roles, name); }

  testing::TempFolder folder_;
  Surroundings city_{testing::paris()};
};

TEST_F(ReadRoles, ReadsWhatARoleSeesFindsAndCorrects) {
  EXPECT_THAT(codes("educateur:\n  title: { fr: Éducateur, en: Educator }\n  sees: { p2: C3, chantier: none, p3: C0 }\n"
                    "  persons: C2\n  corrects: [p2, veille]\n"),
              IsEmpty());

  EXPECT_EQ(role("educateur").title.in("en"), "Educator");
  EXPECT_THAT(role("educateur").sees,
              ElementsAre(Pair("chantier", std::nullopt), Pair("p2", Sight(3)), Pair("p3", Sight(0))));
  EXPECT_EQ(role("educateur").persons, 2);
  EXPECT_THAT(role("educateur").corrects, ElementsAre("p2", "veille"));
}

TEST_F(ReadRoles, ATitleAloneSeesNothing) {
  EXPECT_THAT(codes("elu: Élu\ndpo: { fr: Délégué, en: Officer }\nmaire: { title: Maire }\n"), IsEmpty());

  EXPECT_EQ(role("elu").title.in("fr"), "Élu");
  EXPECT_EQ(role("dpo").title.in("en"), "Officer");
  for (const auto* name : {"elu", "dpo", "maire"}) EXPECT_THAT(role(name).sees, IsEmpty()) << name;
}

TEST_F(ReadRoles, ATitleMayBeLeftOut) {
  EXPECT_THAT(codes("elu: { sees: { p2: C0 } }\n"), IsEmpty());

  EXPECT_TRUE(role("elu").title.empty());
}

TEST_F(ReadRoles, ReportsEverythingWrongAtOnce) {
  EXPECT_THAT(codes("elu: { title: Élu, voit: x, sees: { p2: C4, chantie: C1 }, persons: C0, corrects: [p9] }\nend: x\n"
                    "dpo: { sees: [p2] }\n"),
              ElementsAre("unknown-key", "want-one-of", "unknown-seen", "want-one-of", "unknown-corrected",
                          "reserved-name", "want-map"));
}

TEST_F(ReadRoles, OffersTheNearestSheetOrWorkflow) {
  const auto problems = read("elu: { sees: { chantie: C1 } }\n");

  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().hint.in("en"), "did you mean 'chantier'?");
}

TEST_F(ReadRoles, TakesAnyNameWhereAWorkflowDoesNotShowItsOwn) {
  folder_.write("casse/workflow.yaml", "{ workflow: casse }\n");

  EXPECT_THAT(codes("elu: { sees: { p9: C1 }, corrects: p9 }\n"), IsEmpty());
}

TEST_F(ReadRoles, TakesAnyNameWhereThereIsNoWorkflow) {
  const testing::TempFolder empty;
  empty.write("roles.yaml", "elu: { sees: { p9: C1 } }\n");

  EXPECT_THAT(read_surroundings(empty.path(), city_), IsEmpty());
}

}  // namespace
}  // namespace parcours::definition
