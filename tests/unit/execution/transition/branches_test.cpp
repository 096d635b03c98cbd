#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing::workflow_of;

constexpr std::string_view kPlace = R"(
workflow: place
title: Place
subject: none
fields:
  urgence: { type: bool }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [urgence: optional] }
      preparer:
        parallel:
          contrat:
            steps:
              rediger: { task: Rédiger, by: referent, next: { pret: end pret, impossible: end impossible } }
          materiel:
            steps:
              commander: { task: Commander, by: regie }
              recevoir_colis: { task: Recevoir le colis, by: regie }
          alerte:
            when: urgence
            steps:
              alerter: { task: Alerter, by: referent }
      verifier:
        decide:
          - { when: steps.contrat.outcome == 'pret', next: realiser }
          - { otherwise: rendre }
      realiser: { task: Réaliser, by: referent, next: end fait }
      rendre: { task: Rendre la place, by: referent, next: end rendu }
)";

TEST(Parallel, OpensEveryBranchWhoseConditionIsTrue) {
  CaseSimulation simulation(workflow_of(kPlace));
  simulation.open({{"urgence", true}});

  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("preparer", "rediger", "commander", "alerter"));
}

TEST(Parallel, LeavesOutABranchWhoseConditionIsUnknown) {
  CaseSimulation simulation(workflow_of(kPlace));
  simulation.open();

  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("preparer", "rediger", "commander"));
}

TEST(Parallel, EndsWhenAllItsBranchesHaveEndedAndTheirOutcomesAreReadAfterwards) {
  CaseSimulation simulation(workflow_of(kPlace));
  simulation.open();
  simulation.complete("commander");
  simulation.complete("rediger", {}, "pret");
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("preparer", "recevoir_colis"));

  simulation.complete("recevoir_colis");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("realiser"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Parallel, UntilAnyCancelsTheOthers) {
  CaseSimulation simulation(workflow_of(R"(
workflow: course
title: Course
subject: none
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      chercher:
        until: any
        parallel:
          crous: { steps: { demander: { task: Demander, by: referent } } }
          clllaj: { steps: { appeler: { task: Appeler, by: referent }, relancer: { task: Relancer, by: referent } } }
      fini: { task: Finir, by: referent, next: end fait }
)"));
  simulation.open();
  simulation.complete("demander");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("fini"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

constexpr std::string_view kNeeds = R"(
workflow: besoins-de-droits
title: Besoins
subject: none
fields:
  besoins:
    type: list
    item: besoin
    fields:
      motif: { type: text }
      resultat: { type: text }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [besoins: { form: [motif] }] }
      traiter:
        each: besoins
        branch:
          steps:
            orienter: { task: Orienter, by: referent, next: { fait: noter, refus: tenter } }
            tenter: { decide: [ { when: steps.orienter.times >= 2, next: end refus }, { otherwise: orienter } ] }
            noter: { task: Noter, by: referent, form: [besoin.resultat], next: end fait }
          anytime:
            ajouter: { task: Ajouter un besoin, offered_to: referent }
      juger:
        decide:
          - { when: 'besoins.exists(b, b.outcome == "refus")', next: reprendre }
          - { otherwise: conclure }
      reprendre:
        task: Reprendre
        by: referent
        form: [besoins: { form: [motif] }]
        next: { encore: traiter, fini: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
)";

Value rows(std::initializer_list<const char*> reasons) {
  List all;
  for (const auto* reason : reasons) all.push_back(Record{{"motif", reason}});
  return all;
}

TEST(Each, RunsABranchForEachRow) {
  CaseSimulation simulation(workflow_of(kNeeds));
  ASSERT_THAT(simulation.open({{"besoins", rows({"logement", "sante"})}}), IsEmpty());

  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("traiter", "orienter", "orienter"));
}

TEST(Each, KeepsTheFieldsOfARowAndItsCountersToItself) {
  CaseSimulation simulation(workflow_of(kNeeds));
  simulation.open({{"besoins", rows({"logement", "sante"})}});
  simulation.complete_row("orienter", 1, {}, "refus");
  simulation.complete_row("orienter", 2, {}, "fait");
  ASSERT_THAT(simulation.complete_row("noter", 2, {{"besoin.resultat", "ouvert"}}), IsEmpty());

  EXPECT_EQ(simulation.a_case.fields.at("besoins").value.as<List>()[1].as<Record>().at("resultat"), Value("ouvert"));
  EXPECT_EQ(simulation.a_case.fields.at("besoins").value.as<List>()[0].as<Record>().find("resultat"), nullptr);
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("traiter", "orienter"));

  simulation.complete_row("orienter", 1, {}, "refus");  // the second time, and for this row alone

  EXPECT_THAT(simulation.current_steps(), ElementsAre("reprendre"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Each, RunsAgainOnlyTheRowsWithoutAnOutcome) {
  CaseSimulation simulation(workflow_of(kNeeds));
  simulation.open({{"besoins", rows({"logement"})}});
  simulation.complete_row("orienter", 1, {}, "refus");
  simulation.complete_row("orienter", 1, {}, "refus");
  ASSERT_THAT(simulation.complete("reprendre", {{"besoins", rows({"sante"})}}, "encore"), IsEmpty());

  EXPECT_EQ(simulation.a_case.tokens.size(), 3u);  // the step, one branch, one task
  EXPECT_EQ(simulation.a_case.row_path(simulation.a_case.tokens.back().parent), "2");
}

TEST(Each, IsDoneAtOnceWithoutARow) {
  CaseSimulation simulation(workflow_of(R"(
workflow: vide
title: Vide
subject: none
fields:
  envois: { type: list, item: envoi, fields: { motif: { type: text } } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [envois: optional] }
      traiter: { each: envois, branch: { steps: { lire: { task: Lire, by: referent } } } }
      conclure: { task: Conclure, by: referent, next: end fait }
)"));
  simulation.open();

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
}

}  // namespace
}  // namespace parcours::execution
