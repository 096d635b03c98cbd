// Rights end, and who ends them is shown what remains.
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Trial;

class Rights : public ::testing::Test {
 protected:
  Checked<RightsChange> revoke(const Grant& right, const char* by = "root") { return engine.revoke(right, {by}); }
  void grant(Grant right) { EXPECT_THAT(engine.grant(right, {"root"}), IsEmpty()); }
  std::string code(const Checked<RightsChange>& change) { return change ? "" : change.problems().front().code; }

  Trial t;
  Engine& engine = t.engine;
};

TEST_F(Rights, ThatEndGiveNoRightAnyMore) {
  const auto change = revoke({"chloe", "chef"});

  ASSERT_TRUE(change);
  EXPECT_THAT(change->ended, ElementsAre(Field(&Grant::role, "chef")));
  EXPECT_THAT(change->remaining, IsEmpty());
  EXPECT_EQ(testing::code(t.open()), "not-allowed");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(Rights, OfTheSameRoleElsewhereRemainAndAreReported) {
  grant({"chloe", "chef", "nord"});

  const auto change = revoke({"chloe", "chef"});

  EXPECT_THAT(change->remaining, ElementsAre(Field(&Grant::territory, "nord")));
}

TEST_F(Rights, ThatBeginLaterEndToo) {
  Grant later{"chloe", "chef", "nord"};
  later.since = t.clock.at + std::chrono::hours(48);
  grant(later);

  const auto change = revoke({"chloe", "chef", "nord"});

  ASSERT_TRUE(change);
  EXPECT_THAT(change->ended, ElementsAre(Field(&Grant::since, later.since)));
  EXPECT_EQ(code(revoke({"chloe", "chef", "nord"})), "nothing-to-revoke");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(Rights, OfNobodyAreRefusedWithTheNameThatIsNear) {
  const auto change = revoke({"cloe", "chef"});

  EXPECT_EQ(code(change), "nothing-granted");
  EXPECT_THAT(change.problems().front().hint.in("fr"), HasSubstr("chloe"));
}

TEST_F(Rights, ThatTheActorDoesNotHaveAreRefusedWithThoseThatTheyHave) {
  const auto change = revoke({"chloe", "accueil"});

  EXPECT_EQ(code(change), "nothing-to-revoke");
  EXPECT_THAT(change.problems().front().hint.in("fr"), HasSubstr("chef"));
}

TEST_F(Rights, ThatReachNothingDeployedAreGrantedWithAWarning) {
  const auto warned = [&](const Grant& right) {
    const auto problems = engine.grant(right, {"root"});
    EXPECT_FALSE(blocks(problems));
    return problems.empty() ? std::string() : problems.front().code;
  };

  EXPECT_EQ(warned({"noa", "chefs"}), "grant-of-no-role");
  EXPECT_EQ(warned({"noa", "chef", "nort"}), "grant-of-no-territory");
  EXPECT_EQ(warned({"noa", "chef", "nord"}), "");
  EXPECT_TRUE(t.open({{"kilos", 12}, {"lieu", "nord"}}, "noa"));
}

TEST_F(Rights, ForATerritoryAreGrantedWithAWarningWhereNoWorkflowHasAny) {
  Settings settings;
  settings.database = "sqlite3::memory:";
  settings.administrators = {"root"};
  Engine city(settings);
  const Grant mars{"noa", "chef", "mars"};
  EXPECT_THAT(city.grant(mars, {"root"}), IsEmpty());  // nothing is deployed yet

  const testing::TempFolder folder;
  folder.write(
      "note/workflow.yaml",
      "workflow: note\ntitle: Note\nsubject: none\npurpose: essai\nphases: { suivi: { steps: { noter: { task: N, "
      "by: chef, next: end fait } } } }\n");
  testing::write_seeing_roles(folder, {"chef"});
  ASSERT_FALSE(blocks(city.deploy(folder.path(), {"root"})));
  EXPECT_THAT(city.grant(mars, {"root"}), ElementsAre(Field(&Problem::code, "grant-of-no-territory")));
}

TEST_F(Rights, AreEndedByAdministratorsOnly) {
  EXPECT_EQ(code(revoke({"anna", "accueil"}, "chloe")), "administrators-only");
  EXPECT_TRUE(t.open({{"kilos", 12}}, "anna"));
}

}  // namespace
}  // namespace parcours
