// A person whom a field names is known and has the role of the field; a refusal names persons and roles.
#include "engine/command/actor_references.hpp"

#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours::engine {
namespace {

using testing::code;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Trial;

constexpr const char* kNaming = R"(
workflow: nommes
title: Nommés
subject: none
purpose: essai
fields:
  lieu: { type: territory }
  referent: { type: actor, of: chef }
  voisin: { type: actor }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: [accueil, chef], form: [lieu: optional, referent: optional, voisin: optional] }
      suivre: { task: Suivre, by: referent, next: finir }
      finir: { task: Finir, by: case.opened_by, next: end fait }
)";

class ANamedActor : public ::testing::Test {
 protected:
  ANamedActor() {
    t.folder.write("nommes/workflow.yaml", kNaming);
    t.write_roles();
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  }
  Checked<Receipt> open(const Record& with, std::vector<std::string> confirmed = {}) {
    return t.engine.submit({Open{"nommes", with, {}}, {"anna"}, 0, {}, std::move(confirmed)});
  }
  // What the refusal of the first task to that actor names.
  std::string refused(const std::string& reference, const std::string& who, const char* language = "fr") {
    const auto task = t.engine.read({"chloe"}, reference)->tasks.front().id;
    const auto refused = t.engine.submit({Complete{task, {}, {}}, {who}});
    EXPECT_EQ(code(refused), "not-allowed");
    return refused ? std::string() : refused.problems().front().message.in(language);
  }

  Trial t;
};

TEST_F(ANamedActor, WhomNobodyKnowsIsAQuestionThatNamesNobody) {
  const auto asked = open({{"referent", "zoe"}});

  ASSERT_EQ(code(asked), "actor-without-role");
  const auto& question = asked.problems().front();
  EXPECT_EQ(question.severity, Problem::Severity::question);
  EXPECT_EQ(question.where, "referent");
  EXPECT_THAT(question.message.in("fr"), HasSubstr("chef"));
  EXPECT_THAT(question.message.in("fr"), Not(HasSubstr("zoe")));
}

TEST_F(ANamedActor, WhomNobodyKnowsAndWhoNeedsNoRoleIsAQuestionWithoutOne) {
  const auto asked = open({{"voisin", "zoe"}});

  ASSERT_EQ(code(asked), "actor-without-role");
  EXPECT_EQ(asked.problems().front().severity, Problem::Severity::question);
  EXPECT_THAT(asked.problems().front().message.in("fr"), HasSubstr("aucun rôle"));
  EXPECT_EQ(code(open({{"voisin", "zoe"}}, {"actor-without-role"})), "");
}

TEST_F(ANamedActor, WithAnotherRoleIsAQuestionToo) {
  EXPECT_EQ(code(open({{"referent", "anna"}})), "actor-without-role");
}

TEST_F(ANamedActor, WhoseRoleIsElsewhereIsAQuestion) {
  EXPECT_THAT(t.engine.grant({"nora", "chef", "nord"}, {"root"}), IsEmpty());

  EXPECT_EQ(code(open({{"referent", "nora"}, {"lieu", "sud"}})), "actor-without-role");
  EXPECT_EQ(code(open({{"referent", "nora"}, {"lieu", "nord"}})), "");
}

TEST_F(ANamedActor, IsTakenOnceTheQuestionIsConfirmed) {
  EXPECT_EQ(code(open({{"referent", "zoe"}}, {"actor-without-role"})), "");
}

TEST_F(ANamedActor, WithTheRoleIsTaken) { EXPECT_EQ(code(open({{"referent", "chloe"}})), ""); }

TEST_F(ANamedActor, IsInTheRefusalWithTheirRole) {
  const auto reference = open({{"referent", "chloe"}})->reference;

  EXPECT_THAT(refused(reference, "anna"), HasSubstr("chloe (chef)"));
}

TEST_F(ANamedActor, WhoOpenedTheCaseIsNamedInWords) {
  const auto reference = open({{"referent", "chloe"}})->reference;
  ASSERT_EQ(code(t.go(reference)), "");

  EXPECT_THAT(refused(reference, "chloe"), HasSubstr("qui a ouvert le dossier"));
  EXPECT_THAT(refused(reference, "chloe", "en"), HasSubstr("who opened the case"));
}

}  // namespace
}  // namespace parcours::engine
