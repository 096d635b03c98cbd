#include "definition/model/titles.hpp"

#include <gtest/gtest.h>

namespace parcours::definition {
namespace {

Workflow of_signatures() {
  Workflow workflow;
  workflow.outcomes = {{"signee", Text("Convention signée", "Agreement signed")},
                       {"resiliee", Text("Convention résiliée")}};
  workflow.texts = {
      {"signee", Text("Signer")}, {"absent", Text("Enfant absent")}, {"rappel", Text("{case.ref} : rappel")}};
  Message reply;
  reply.name = "reponse", reply.title = Text("Une réponse", "An answer");
  reply.outcomes = {{"absent", Text("N'est pas venu"), {}, {}}, {"accepte", Text("Nous venons"), {}, {}}};
  workflow.messages = {reply};
  return workflow;
}

std::string in_french(const Text& text) { return text.in("fr"); }

TEST(TheTitleOfAnOutcome, IsItsTextElseThatOfAnEndElseThatOfAMessage) {
  const auto workflow = of_signatures();

  EXPECT_EQ(in_french(title_of_outcome(workflow, "signee")), "Signer");
  EXPECT_EQ(in_french(title_of_outcome(workflow, "resiliee")), "Convention résiliée");
  EXPECT_EQ(in_french(title_of_outcome(workflow, "absent")), "Enfant absent");
  EXPECT_EQ(in_french(title_of_outcome(workflow, "accepte")), "Nous venons");
}

TEST(TheTitleOfAnEnd, IsItsOwnBeforeTheTextOfThatName) {
  const auto workflow = of_signatures();

  EXPECT_EQ(title_of_end(workflow, "signee").in("en"), "Agreement signed");
  EXPECT_EQ(in_french(title_of_end(workflow, "absent")), "Enfant absent");
}

TEST(TheTitleOfAnOutcome, IsAWordOfTheEngineOrItsNameWhereTheWorkflowHasNone) {
  const auto workflow = of_signatures();

  EXPECT_EQ(in_french(title_of_outcome(workflow, "done")), "Fait");
  EXPECT_EQ(in_french(title_of_outcome(workflow, "expired")), "sans réponse à temps");
  EXPECT_EQ(in_french(title_of_outcome(workflow, "sans_suite")), "sans suite");
}

TEST(TheTitleOfAnOutcome, IsNoLetterOfItsName) {
  EXPECT_EQ(in_french(title_of_outcome(of_signatures(), "rappel")), "rappel");
  EXPECT_TRUE(title_in_texts(of_signatures(), "rappel").empty());
  EXPECT_EQ(in_french(title_in_texts(of_signatures(), "absent")), "Enfant absent");
}

TEST(TheTitleOfAMessage, IsItsNameWithBlanksWhereItHasNone) {
  EXPECT_EQ(title_of_message(of_signatures(), "reponse").in("en"), "An answer");
  EXPECT_EQ(in_french(title_of_message(of_signatures(), "un_avis")), "un avis");
}

TEST(TheTitleOfARole, IsThatOfTheCity) {
  const Roles roles{{"elu", Text("Élu")}};

  EXPECT_EQ(in_french(title_of_role(roles, "elu")), "Élu");
  EXPECT_EQ(in_french(title_of_role(roles, "chef_de_service")), "chef de service");
}

}  // namespace
}  // namespace parcours::definition
