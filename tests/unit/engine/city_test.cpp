// The territories and the school years of the city.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kPlaces = R"(
workflow: lieux
title: Lieux
fields: { lieu: { type: place }, jour: { type: date } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [lieu, jour] }
      placer:
        decide:
          - { when: in_territory(lieu) && school_day(jour), next: agir }
          - { otherwise: attendre }
      attendre: { task: Attendre, by: chef, next: placer }
      agir: { task: Agir, by: chef, next: end fait }
)";

class CityOfTrials : public ::testing::Test {
 protected:
  // Writes the outline of the north and the last day of school, and deploys.
  void say(const char* outline, const char* last) {
    t.folder.write("lieux/workflow.yaml", kPlaces);
    t.write_roles();
    t.folder.write("territories.yaml", fmt::format("nord: {{ title: Nord, outline: [{}] }}\nsud: Sud\n", outline));
    t.folder.write("school_years.yaml", fmt::format("2026-2027: {{ first: 2026-09-01, last: {} }}\n", last));
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  }
  std::string open(const char* day) {
    const auto receipt =
        t.engine.submit({Open{"lieux", {{"lieu", Record{{"lat", 43.5}, {"lon", 5.5}}}, {"jour", day}}, {}}, {"chloe"}});
    EXPECT_TRUE(receipt) << code(receipt);
    return receipt ? receipt->reference : std::string();
  }
  Trial t;
};

// The city's data are no part of a version: running cases see what was deployed last.
TEST_F(CityOfTrials, IsAskedWhenAQuestionIsReached) {
  say("43 5, 44 5, 44 6, 43 6", "2026-12-18");
  EXPECT_EQ(t.step(open("2026-11-24")), "agir");
  const auto early = open("2027-01-05");
  EXPECT_EQ(t.step(early), "attendre");

  say("43 5, 44 5, 44 6, 43 6", "2027-07-02");
  EXPECT_TRUE(t.go(early));
  EXPECT_EQ(t.step(early), "agir");

  say("50 5, 51 5, 51 6", "2027-07-02");
  EXPECT_EQ(t.step(open("2027-01-05")), "attendre");
  EXPECT_THAT(t.engine.verify(), IsEmpty());
}

TEST_F(CityOfTrials, StaysWhenWorkflowsAreDeployedFromAFolderThatSaysNothingOfIt) {
  say("43 5, 44 5, 44 6, 43 6", "2027-07-02");
  const testing::TempFolder elsewhere;
  elsewhere.write("essais/workflow.yaml", testing::kTrials);
  testing::write_seeing_roles(elsewhere, {"accueil", "chef"});
  EXPECT_THAT(t.engine.deploy(elsewhere.path(), {"root"}), IsEmpty());

  EXPECT_EQ(t.step(open("2026-11-24")), "agir");
}

}  // namespace
}  // namespace parcours
