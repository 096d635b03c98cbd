#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

// The trial workflow with `old` replaced.
std::string changed(std::string_view was, std::string_view is) {
  std::string text = testing::kTrials;
  for (auto at = text.find(was); at != std::string::npos; at = text.find(was, at + is.size()))
    text.replace(at, was.size(), is);
  return text;
}

class Migrate : public ::testing::Test {
 protected:
  void deploy(const std::string& text) {
    trial.folder.write("essais/workflow.yaml", text);
    ASSERT_THAT(trial.engine.deploy(trial.folder.path(), {"root"}), IsEmpty());
  }
  std::string opened() {
    const auto receipt = trial.open();
    EXPECT_TRUE(receipt);
    return receipt ? receipt->reference : std::string();
  }
  std::int64_t version_of(const std::string& reference) { return trial.engine.read({"chloe"}, reference)->version; }
  Trial trial;
};

TEST_F(Migrate, ADeployedChangeLeavesRunningCasesWhereTheyAre) {
  const auto reference = opened();
  deploy(changed("title: Essais", "title: Essais de poids"));

  EXPECT_EQ(version_of(reference), 1);
  EXPECT_EQ(version_of(opened()), 2);
}

TEST_F(Migrate, MovesRunningCasesToTheVersionInForce) {
  const auto reference = opened();
  deploy(changed("title: Essais", "title: Essais de poids"));

  const auto moved = trial.engine.migrate({"essais"}, {"root"});

  ASSERT_TRUE(moved);
  ASSERT_EQ(moved->size(), 1u);
  EXPECT_EQ(moved->front().reference, reference);
  EXPECT_EQ(moved->front().from, 1);
  EXPECT_EQ(moved->front().to, 2);
  EXPECT_THAT(moved->front().problems, IsEmpty());
  EXPECT_EQ(version_of(reference), 2);
  EXPECT_THAT(trial.engine.verify(), IsEmpty());
  EXPECT_TRUE(trial.go(reference, "fin"));
}

TEST_F(Migrate, ARehearsalTellsWhatWouldHappenAndChangesNothing) {
  const auto reference = opened();
  deploy(changed("title: Essais", "title: Essais de poids"));

  const auto moved = trial.engine.migrate({"essais", {}, true}, {"root"});

  ASSERT_TRUE(moved);
  EXPECT_THAT(moved->front().waits_at, ElementsAre("aiguiller"));
  EXPECT_EQ(version_of(reference), 1);
}

TEST_F(Migrate, ARehearsalShowsTheLinesThatGoComeOrChangeTheirDate) {
  const std::string lines = "\nmeanwhile:\n  - { name: relance, after: 3 days, remind: chef }\n";
  deploy(std::string(testing::kTrials) + lines + "  - { after: 4 days, remind: chef }\n");
  opened();
  auto later = std::string(testing::kTrials) + lines + "  - { after: 5 days, remind: chef }\n";
  later.replace(later.find("after: 3 days"), 13, "after: 9 days");
  deploy(later);

  const auto moved = trial.engine.migrate({"essais", {}, true}, {"root"});

  ASSERT_TRUE(moved);
  std::vector<std::string> all;
  for (const auto& line : moved->front().lines) all.push_back(line.line);
  EXPECT_THAT(all, ElementsAre("after 4 days: remind chef", "relance", "after 5 days: remind chef"));
  EXPECT_EQ(moved->front().lines[1].change, MigratedLine::Change::changes);
  ASSERT_TRUE(trial.engine.migrate({"essais"}, {"root"}));
  EXPECT_THAT(trial.engine.verify(), IsEmpty());
}

TEST_F(Migrate, ACaseThatCouldNotStandInTheNewVersionStaysAndSaysWhy) {
  const auto reference = opened();
  deploy(changed("aiguiller", "orienter"));

  const auto refused = trial.engine.migrate({"essais"}, {"root"});
  ASSERT_TRUE(refused);
  ASSERT_FALSE(refused->front().problems.empty());
  EXPECT_EQ(refused->front().problems.front().code, "no-such-step");
  EXPECT_EQ(version_of(reference), 1);

  const auto moved = trial.engine.migrate({"essais", {{"aiguiller", "orienter"}}}, {"root"});
  ASSERT_TRUE(moved);
  EXPECT_THAT(moved->front().problems, IsEmpty());
  EXPECT_EQ(trial.step(reference), "orienter");
  EXPECT_THAT(trial.engine.verify(), IsEmpty());
  EXPECT_TRUE(trial.go(reference, "fin"));
}

TEST_F(Migrate, OnlyAnAdministratorMay) {
  const auto moved = trial.engine.migrate({"essais"}, {"chloe"});

  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.problems().front().code, "administrators-only");
}

}  // namespace
}  // namespace parcours
