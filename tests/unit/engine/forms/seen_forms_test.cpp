// What an actor may open, and whose forms they see.
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

class Openings : public ::testing::Test {
 protected:
  Openings() {
    t.folder.write("reserve/workflow.yaml", R"(
workflow: reserve
title: { fr: Réservé, en: Reserved }
phases: { suivi: { steps: { ouvrir: { task: Ouvrir, by: chef, next: end fait } } } }
)");
    t.write_roles();
    EXPECT_FALSE(blocks(t.engine.deploy(t.folder.path(), {"root"})));
  }
  std::vector<std::string> of(const std::string& who) {
    std::vector<std::string> names;
    for (const auto& each : t.engine.workflows({who})) names.push_back(each.workflow);
    return names;
  }
  Trial t;
};

TEST_F(Openings, AreThoseForWhichARoleIsGranted) {
  EXPECT_THAT(of("anna"), ElementsAre("essais"));
  EXPECT_THAT(of("chloe"), ElementsAre("essais", "reserve"));
  EXPECT_THAT(of("root"), IsEmpty());
  EXPECT_THAT(of(""), IsEmpty());
}

TEST_F(Openings, HaveTitleSheetAndVersion) {
  const auto all = t.engine.workflows({"chloe"});

  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].sheet, "tx");
  EXPECT_EQ(all[1].title.in("en"), "Reserved");
  EXPECT_EQ(all[1].version, 1);
}

TEST_F(Openings, AreGrantedForOneTerritoryToo) {
  t.engine.grant({"lee", "accueil", "nord", {}, {}, {}}, {"root"});

  EXPECT_THAT(of("lee"), ElementsAre("essais"));
}

TEST_F(Openings, ThatAreNotGrantedHaveNoFormAsThoseThatDoNotExist) {
  const auto hidden = t.engine.form({"anna"}, "reserve"), absent = t.engine.form({"anna"}, "personne");

  ASSERT_FALSE(hidden || absent);
  EXPECT_EQ(hidden.problems().at(0).code, "unknown-workflow");
  EXPECT_EQ(absent.problems().at(0).code, "unknown-workflow");
  EXPECT_TRUE(hidden.problems().at(0).hint.empty()) << "no name is near that anna may open";
}

TEST_F(Openings, KnowWhatAnotherEngineDeployed) {
  if (t.settings().database == "sqlite3::memory:") GTEST_SKIP() << "no other engine sees it";
  EXPECT_THAT(of("chloe"), ElementsAre("essais", "reserve"));
  t.folder.write("nouveau/workflow.yaml", R"(
workflow: nouveau
phases: { suivi: { steps: { ouvrir: { task: Ouvrir, by: chef, next: end fait } } } }
)");
  t.write_roles();
  Engine other(t.settings());
  ASSERT_FALSE(blocks(other.deploy(t.folder.path(), {"root"})));

  EXPECT_THAT(of("chloe"), ElementsAre("essais", "nouveau", "reserve"));
}

TEST_F(Openings, CostTwoStatements) {
  of("chloe");
  t.engine.statistics();
  of("chloe");
  EXPECT_EQ(t.engine.statistics().statements, 2);
  EXPECT_TRUE(t.engine.form({"chloe"}, "essais"));
  EXPECT_EQ(t.engine.statistics().statements, 2);
}

TEST_F(Openings, AskOfNobodyWithoutGrants) {
  of("root");
  t.engine.statistics();
  of("root");

  EXPECT_EQ(t.engine.statistics().statements, 1);
}

}  // namespace
}  // namespace parcours
