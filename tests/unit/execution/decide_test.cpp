#include "execution/decide.hpp"

#include <gmock/gmock.h>

#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::with_sheet;
using testing::workflow_of;

constexpr std::string_view kVisits = R"(
workflow: visites
title: Visites
subject: none
fields:
  motif: { type: text }
  urgence: { type: choice, of: [haute, basse] }
  suivi: { type: bool }
  referent: { type: actor, of: educateur }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif, urgence: optional] }
      trier:
        decide:
          - { when: urgence == 'haute', next: visiter }
          - { otherwise: choisir }
      choisir: { task: Choisir, by: [referent, coordonnateur], next: { visite: visiter, rien: end } }
  accompagnement:
    steps:
      visiter:
        block:
          steps:
            tenter: { task: Tenter, by: educateur, next: { joint: end, absent: encore } }
            encore:
              decide:
                - { when: steps.tenter.times >= 3, next: end epuise }
                - { otherwise: tenter }
        next: { joint: conclure, epuise: choisir }
      conclure: { task: Conclure, by: coordonnateur, not_by: tenter, form: [suivi: { when: outcome == 'suivre' }], due: 2 working days, next: { suivre: visiter, fini: end fini } }
)";

class Decide : public ::testing::Test {
 protected:
  CaseSimulation simulation{workflow_of(kVisits)};
};

TEST_F(Decide, OpeningPerformsTheFirstStep) {
  EXPECT_THAT(simulation.open({{"motif", "bruit"}}), IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));
  EXPECT_EQ(simulation.a_case.phase, "signalement");
  EXPECT_EQ(simulation.a_case.opened_by, "nadia");
  EXPECT_EQ(simulation.a_case.revision, 1);
}

TEST_F(Decide, OpeningWithoutWhatTheFirstStepAsksChangesNothing) {
  const auto problems = simulation.open({});

  EXPECT_THAT(codes(problems), ElementsAre("missing"));
  EXPECT_EQ(problems.front().where, "motif");
  EXPECT_FALSE(simulation.a_case.is_open());
}

TEST_F(Decide, EveryMistakeOfAFormIsReportedAtOnce) {
  EXPECT_THAT(codes(simulation.open({{"urgence", "moyenne"}, {"motf", "x"}})),
              ::testing::UnorderedElementsAre("unknown-choice", "not-asked", "missing"));
}

// A list of needs whose key is their number, and a step that uses them.
definition::Workflow needs(const std::string& number, const std::string& step) {
  return workflow_of(R"(
workflow: besoins
title: Besoins
fields:
  besoins: { type: list, item: besoin, key: numero, fields: { motif: { type: text }, numero: )" +
                     number + R"( } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: elu, form: [besoins: { form: [numero: optional, motif: optional] }] }
      )" + step + "\n");
}
constexpr const char* kNumbering =
    "traiter: { each: besoins, branch: { steps: { numeroter: { task: Numéroter, by: elu, form: [besoin.numero] } } }, "
    "next: end fait }";

TEST(DecideForms, RowsThatAFormAddsDifferFromThoseThatAreThere) {
  CaseSimulation simulation{needs(
      "{ type: number }", "ajouter: { task: Ajouter, by: elu, form: [besoins: { form: [numero] }], next: end fait }")};
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"numero", 1}}}}}), IsEmpty());

  const auto problems =
      simulation.complete("ajouter", {{"besoins", List{Record{{"numero", 2}}, Record{{"numero", 1}}}}});
  ASSERT_THAT(codes(problems), ElementsAre("not-unique"));
  EXPECT_EQ(problems.front().where, "besoins[2].numero");
  EXPECT_THAT(simulation.complete("ajouter", {{"besoins", List{Record{{"numero", 2}}}}}), IsEmpty());
}

TEST(DecideForms, ARowKeepsItsKeyToItselfWhenItChanges) {
  CaseSimulation simulation{needs("{ type: number }", kNumbering)};
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"numero", 1}}, Record{{"numero", 2}}}}}), IsEmpty());

  const auto problems = simulation.complete_row("numeroter", 1, {{"besoin.numero", 2}});
  ASSERT_THAT(codes(problems), ElementsAre("not-unique"));
  EXPECT_EQ(problems.front().where, "besoin.numero");
  EXPECT_THAT(simulation.complete_row("numeroter", 1, {{"besoin.numero", 1}}), IsEmpty());
  EXPECT_THAT(simulation.complete_row("numeroter", 2, {{"besoin.numero", 3}}), IsEmpty());
}

TEST(DecideForms, ADefaultDoesNotGiveTwoRowsWhatOnlyOneMayHave) {
  CaseSimulation simulation{needs("{ type: number, default: 7 }", kNumbering)};
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"motif", "a"}}, Record{{"motif", "b"}}}}}), IsEmpty());

  EXPECT_THAT(simulation.complete_row("numeroter", 1), IsEmpty());
  EXPECT_THAT(codes(simulation.complete_row("numeroter", 2)), ElementsAre("not-unique"));
}

TEST(DecideForms, AValueThatIsNoLongerInUseIsNotChosenButKept) {
  definition::Surroundings city;
  const Date yesterday = std::chrono::year(2026) / 11 / 22;
  city.vocabularies["offices"] = {{"ancien", {}, {}, yesterday}, {"nouveau", {}, {}, {}}};
  CaseSimulation simulation{workflow_of(R"(
workflow: offices
title: Offices
fields: { office: { type: choice, of: offices }, tous: { type: choices, of: offices } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: elu, form: [office, tous: optional] }
      revoir: { task: Revoir, by: elu, form: [office, tous: optional], next: end fait }
)",
                                        city)};
  const auto problems = simulation.open({{"office", "ancien"}});
  ASSERT_THAT(codes(problems), ElementsAre("not-in-use"));
  EXPECT_EQ(problems.front().where, "office");

  // Another case sends it, where it was chosen while in use; a form that shows it may send it back.
  ASSERT_THAT(simulation.apply(Opening{
                  "X-2026-00001", 1, {{"office", "ancien"}, {"tous", List{"ancien"}}}, {}, {"P2-2026-00003", 7}}),
              IsEmpty());
  EXPECT_THAT(simulation.complete("revoir", {{"office", "ancien"}, {"tous", List{"nouveau", "ancien"}}}), IsEmpty());
}

TEST_F(Decide, AGuardIsTakenWhenItIsTrue) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("visiter", "tenter"));
  EXPECT_EQ(simulation.a_case.phase, "accompagnement");
}

TEST_F(Decide, AnEmptyFieldTakesNoGuard) {
  simulation.open({{"motif", "bruit"}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));
}

TEST_F(Decide, APersonChoosesAmongTheWays) {
  simulation.open({{"motif", "bruit"}});

  EXPECT_THAT(codes(simulation.complete("choisir")), ElementsAre("choose-outcome"));
  const auto problems = simulation.complete("choisir", {}, "visites");
  EXPECT_THAT(codes(problems), ElementsAre("unknown-outcome"));
  EXPECT_NE(problems.front().hint.in("en").find("'visite'"), std::string::npos);
  EXPECT_THAT(simulation.complete("choisir", {}, "rien"), IsEmpty());
  EXPECT_EQ(simulation.a_case.ended_as, "rien");
  EXPECT_THAT(simulation.current_steps(), IsEmpty());
}

TEST_F(Decide, ABlockEndsUnderTheNameItsPathReached) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
  EXPECT_EQ(simulation.a_case.steps.at("visiter").outcome, "joint");
}

TEST_F(Decide, CountersBeginAfreshWhenTheirBlockIsEnteredAgain) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  for (int i = 0; i < 3; ++i) simulation.complete("tenter", {}, "absent");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));

  simulation.complete("choisir", {}, "visite");
  simulation.complete("tenter", {}, "absent");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("visiter", "tenter"));
  EXPECT_EQ(simulation.a_case.steps.at("tenter").times, 1);
}

TEST_F(Decide, WhoEndedAStepMayNotDoTheOneThatForbidsIt) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "fini", "leila")), ElementsAre("same-person"));
  EXPECT_THAT(simulation.complete("conclure", {}, "fini", "nadia"), IsEmpty());
}

TEST_F(Decide, AFieldIsAskedOnlyWhenItsConditionIsTrue) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "suivre")), ElementsAre("missing"));
  EXPECT_THAT(codes(simulation.complete("conclure", {{"suivi", true}}, "fini")), ElementsAre("not-asked"));
  EXPECT_THAT(simulation.complete("conclure", {{"suivi", "oui"}}, "suivre"), IsEmpty());
  EXPECT_EQ(simulation.a_case.fields.at("suivi").value, Value(true));
}

TEST_F(Decide, ADueDateIsShownInWorkingDays) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  const auto due = simulation.a_case.tokens.front().due;
  ASSERT_TRUE(due);
  EXPECT_EQ(to_text(*due, simulation.calendar),
            "2026-11-26 00:00");  // Monday and two working days: when Wednesday is over
}

TEST_F(Decide, AFormThatChangedSinceItWasShownIsAConflict) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");
  simulation.complete("conclure", {{"suivi", true}}, "suivre");
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "fini", "nadia", 2)), ElementsAre("conflict"));
  EXPECT_THAT(simulation.complete("conclure", {}, "fini", "nadia", 4), IsEmpty());
}

TEST_F(Decide, ATokenThatIsGoneIsAConflict) {
  simulation.open({{"motif", "bruit"}});
  simulation.complete("choisir", {}, "visite");

  EXPECT_THAT(codes(simulation.apply(Completion{1, {}, "", 0})), ElementsAre("conflict"));
}

TEST_F(Decide, TokensAreNeverUsedAgain) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  const auto before = simulation.a_case.tokens.back().id;
  simulation.complete("tenter", {}, "absent");

  EXPECT_GT(simulation.a_case.tokens.back().id, before);
}

TEST_F(Decide, AnAssignedFieldNamesWhoMayAct) {
  simulation.open({{"motif", "bruit"}});
  const auto* step = simulation.workflow().step("choisir");
  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, *step),
              ElementsAre(Eligible{"coordonnateur", "", ""}, Eligible{"educateur", "", ""}));

  simulation.a_case.fields["referent"] = StoredField{"leila", 1, 1};

  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, *step),
              ElementsAre(Eligible{"coordonnateur", "", ""}, Eligible{"educateur", "leila", ""}));
}

TEST_F(Decide, ReplayNeedsNothingButTheJournal) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "absent");
  simulation.complete("tenter", {}, "joint");

  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

constexpr std::string_view kWeighing = R"(
workflow: pesees
title: Pesées
sheet: sx
subject: none
fields:
  motif: { type: text }
  poids: { type: number }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif] }
      peser: { action: sx.weigh, next: { lourd: porter, leger: end leger } }
      porter: { task: Porter, by: educateur, next: end porte }
)";

class Ask : public ::testing::Test {
 protected:
  void SetUp() override { simulation.open({{"motif", "sac"}}); }
  CaseSimulation simulation{workflow_of(kWeighing, with_sheet())};
};

TEST_F(Ask, AStepThatRunsByItselfAsksForItsAction) {
  ASSERT_TRUE(simulation.action_request);
  EXPECT_EQ(simulation.action_request->action, "sx.weigh");
  EXPECT_EQ(simulation.action_request->input.at("motif"), Value("sac"));
  EXPECT_FALSE(simulation.action_request->by_person);
}

TEST_F(Ask, ItsAnswerIsKeptAndRouted) {
  EXPECT_THAT(simulation.apply(ActionResult{
                  simulation.action_request->token, ActionResult::Kind::ended, "lourd", {{"poids", 12}}, {}}),
              IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("porter"));
  EXPECT_EQ(simulation.a_case.fields.at("poids").value, Value(12));
  EXPECT_EQ(simulation.a_case.revision, 1);
}

TEST_F(Ask, AFailureLeavesTheStepStalledAndAPersonMayRetry) {
  const auto token = simulation.action_request->token;
  simulation.apply(ActionResult{token, ActionResult::Kind::failed, "action-failed", {}, {}});
  EXPECT_EQ(simulation.a_case.token(token)->stalled, "action-failed");
  EXPECT_FALSE(simulation.action_request);

  EXPECT_THAT(simulation.apply(RetryInput{token}), IsEmpty());

  ASSERT_TRUE(simulation.action_request);
  EXPECT_EQ(simulation.action_request->attempt, 2);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(Ask, OnlyAStalledStepIsRetried) {
  EXPECT_THAT(codes(simulation.apply(RetryInput{simulation.action_request->token})), ElementsAre("not-stalled"));
}

}  // namespace
}  // namespace parcours::execution
