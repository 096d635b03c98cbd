// Which row of an `each` a message goes to.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "unit/execution/two_needs.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing::workflow_of;

TEST(RowOfAMessage, WithoutARowIsRefusedWhereSeveralRowsWaitAndNamesThem) {
  auto simulation = two_needs();
  const auto problems = simulation.apply(Delivery{"reponse", "paul", {}, {}, "refuse"});

  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems.front().code, "unknown-row");
  EXPECT_THAT(problems.front().message.in("en"), HasSubstr("1 (logement), 2 (sante)"));

  simulation.apply(Delivery{"reponse", "paul", "sante", {}, "accepte"});
  EXPECT_THAT(simulation.apply(Delivery{"reponse", "paul", {}, {}, "refuse"}), IsEmpty());
  EXPECT_THAT(simulation.a_case.row_outcomes.at("besoins"), ElementsAre("refuse", "pris"));
}

TEST(RowOfAMessage, IsNotNamedByAKeyThatTheSenderMayNotRead) {
  for (const auto& [what, protected_by] :
       {std::pair("    key: motif\n", "    key: motif\n    level: C2\n    why: essai\n"),
        std::pair("    key: motif\n", "    key: motif\n    seen_by: [referent]\n    why: essai\n"),
        std::pair("      motif: { type: text }\n", "      motif: { type: text, level: C2, why: essai }\n"),
        std::pair("      motif: { type: text }\n", "      motif: { type: text, seen_by: [referent], why: essai }\n")}) {
    std::string text(kTwoNeeds);
    text.replace(text.find(what), std::string_view(what).size(), protected_by);
    CaseSimulation simulation(workflow_of(text));
    simulation.open({{"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "sante"}}}}});

    const auto problems = simulation.apply(Delivery{"reponse", "paul", {}, {}, "refuse"});

    ASSERT_THAT(problems, SizeIs(1)) << protected_by;
    for (const char* language : {"en", "fr"}) {
      EXPECT_THAT(problems.front().message.in(language), HasSubstr(": 1, 2")) << protected_by;
      EXPECT_THAT(problems.front().message.in(language), Not(HasSubstr("logement"))) << protected_by;
    }
  }
}

TEST(RowOfAMessage, GoesToTheRowWhoseNumberTheCaseShows) {
  auto simulation = two_needs();
  ASSERT_THAT(simulation.apply(Delivery{"reponse", "paul", "2", {}, "refuse"}), IsEmpty());

  EXPECT_THAT(simulation.a_case.row_outcomes.at("besoins"), ElementsAre("", "refuse"));
}

TEST(RowOfAMessage, ForANumberThatIsAlsoAKeyIsRefusedUntilOneOfTheTwoIsNamed) {
  const auto numbered = [] {
    CaseSimulation simulation(workflow_of(kTwoNeeds));
    simulation.open({{"besoins", List{Record{{"motif", "2"}}, Record{{"motif", "sante"}}}}});
    return simulation;
  };
  auto simulation = numbered();

  EXPECT_EQ(simulation.apply(Delivery{"reponse", "paul", "2", {}, "refuse"}).front().code, "ambiguous-row");
  ASSERT_THAT(simulation.apply(Delivery{"reponse", "paul", "key:2", {}, "refuse"}), IsEmpty());
  EXPECT_THAT(simulation.a_case.row_outcomes.at("besoins"), ElementsAre("refuse"));
  auto other = numbered();
  ASSERT_THAT(other.apply(Delivery{"reponse", "paul", "number:2", {}, "refuse"}), IsEmpty());
  EXPECT_THAT(other.a_case.row_outcomes.at("besoins"), ElementsAre("", "refuse"));
}

TEST(RowOfAMessage, OfACaseForARowThatIsNotThereIsKeptAndItsSenderNotified) {
  auto simulation = two_needs();
  ASSERT_THAT(simulation.apply(Delivery{"reponse", "X-2026-00007", "emploi", {}, "refuse", true}), IsEmpty());

  EXPECT_TRUE(std::holds_alternative<MessageKept>(simulation.journal.back().front()));
  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].kind, Effect::Kind::kept);
  EXPECT_THAT(simulation.effects[0].to, ElementsAre("X-2026-00007"));
}

}  // namespace
}  // namespace parcours::execution
