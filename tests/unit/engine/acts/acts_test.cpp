#include "engine/acts/acts.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "support/acts.hpp"

namespace parcours {
namespace {

using testing::ActsTrial;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Acts : public ::testing::Test {
 protected:
  std::vector<std::string> kinds() const {
    std::vector<std::string> all;
    for (const auto& row : t.acts()) all.push_back(row.kind);
    return all;
  }
  ActsTrial t;
};

TEST_F(Acts, AreOneForEachDeploymentAndEachGrantBehindTheNameOfTheDatabase) {
  EXPECT_THAT(kinds(), ElementsAre("database", "deployed", "granted", "granted"));
  EXPECT_THAT(t.acts("granted").front().body, HasSubstr(R"("actor":"anna","by":"root","role":"accueil")"));
}

TEST_F(Acts, AreNoneForWhatIsRefusedAndForCommandsOnCases) {
  EXPECT_FALSE(t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"anna"}).empty());
  EXPECT_FALSE(t.engine.deploy(t.folder.path(), {"anna"}).empty());
  t.go(t.open()->reference, "fin");

  EXPECT_EQ(kinds().size(), 4U);
}

TEST_F(Acts, GiveTheTablesForEverythingThatAnAdministratorDoes) {
  auto& at = t.clock.at;
  const Grant grant{"anna", "chef", "nord", "mission", {}, {}};
  at += std::chrono::hours(1);
  t.engine.grant(grant, {"root"});
  at += std::chrono::hours(1);
  t.engine.grant({"anna", "chef", "nord", "mission", {}, at + std::chrono::hours(5)}, {"root"});
  t.engine.grant({"anna", "chef", "nord", "mission", {}, at}, {"root"});
  t.engine.grant({"anna", "chef", {}, {}, at - std::chrono::hours(50), {}}, {"root"});
  t.engine.deploy(t.folder.path(), {"root"});
  t.folder.write("essais/workflow.yaml",
                 std::string(testing::kTrials) + "parameters: { seuil: { type: number, default: 3, why: essai } }\n");
  EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  t.folder.write("essais/workflow.yaml",
                 std::string(testing::kTrials) + "parameters: { seuil: { type: number, default: 4, why: essai } }\n");
  EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  at += std::chrono::hours(1);
  EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  t.folder.write("territories.yaml", "nord: Nord\nsud: Sud\nest: Est\n");
  EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());

  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(Acts, AreNeverEarlierThanTheOneBefore) {
  t.clock.at -= std::chrono::hours(100);
  t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"root"});

  const auto rows = t.acts();
  EXPECT_EQ(rows.back().at, rows[rows.size() - 2].at);
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(Acts, OfEnginesThatGrantAtOnceAreOneChainInTheOrderOfTheChanges) {
  constexpr int rounds = 10;
  std::vector<std::thread> running;
  for (int i = 0; i < 3; ++i)
    running.emplace_back([&] {
      Engine engine(t.settings());
      for (int round = 0; round < rounds; ++round)
        EXPECT_THAT(engine.grant({"anna", "chef", {}, {}, {}, t.clock.at + std::chrono::hours(round)}, {"root"}),
                    IsEmpty());
    });
  for (auto& thread : running) thread.join();

  EXPECT_EQ(t.acts("granted").size(), 2U + 3 * rounds);
  EXPECT_THAT(t.faults(), IsEmpty());
}

}  // namespace
}  // namespace parcours
