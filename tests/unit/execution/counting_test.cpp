#include <gmock/gmock.h>

#include "base/json.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

// "contact {serie: neuf} 1 nord on 2026-03-02 besoins/2 in, out": what the last journal row has counted by `count`.
std::vector<std::string> counted(const CaseSimulation& simulation, bool automatic = false) {
  std::vector<std::string> all;
  for (const auto& event : simulation.journal.back()) {
    const auto* fact = std::get_if<Counted>(&event);
    if (!fact || definition::is_automatic_fact(fact->indicator.substr(fact->indicator.find('.') + 1)) != automatic)
      continue;
    std::string text = fact->indicator.substr(fact->indicator.find('.') + 1) + " ";
    if (!fact->by.empty()) text += json::write_plain(fact->by) + " ";
    text += std::to_string(fact->n);
    if (fact->territory) text += " " + (fact->territory->empty() ? std::string("nowhere") : *fact->territory);
    if (fact->day) text += " on " + to_text(*fact->day);
    if (!fact->row.empty()) text += " " + fact->row;
    if (fact->stay > 0) text += fact->left ? " out" : " in";
    all.push_back(text);
  }
  return all;
}

constexpr std::string_view kVisits = R"(
workflow: suivi
title: Suivi
subject: none
fields:
  quartier: { type: territory }
  serie: { type: choice, of: [huit, neuf] }
  jour: { type: date }
  notes: { type: number, min: 0, max: 4 }
  themes: { type: choices, of: [droits, sport] }
  besoins: { type: list, item: besoin, key: motif, fields: { motif: { type: choice, of: [logement, sante] }, depose: { type: date } } }
count:
  - { name: ouvert, moment: start, per: [serie] }
  - { name: fini, per: [outcome] }
phases:
  accueil:
    count: [{ name: accueilli }]
    steps:
      recevoir:
        task: Recevoir
        by: agent
        form: [quartier, serie: optional, themes: optional, besoins: optional]
        count:
          - { name: contact, when: outcome == 'joint', per: [serie, cadre: "'rue'"] }
          - { name: theme, each: themes, per: [themes] }
          - { name: besoin, each: besoins, per: [motif: besoin.motif] }
        next: { joint: suivre, absent: suivre }
  suivi:
    count: [{ name: suivi, moment: stay, per: [serie] }]
    steps:
      suivre:
        task: Suivre
        by: agent
        form: [quartier: optional, serie: optional, jour: optional, notes: optional]
        count:
          - { name: troisieme, when: steps.suivre.times == 2 }
          - { name: seance, day: jour, n: notes }
          - { name: en_cours, moment: stay }
        meanwhile:
          - { after: 30 days, remind: agent, count: [{ name: relance }] }
          - { message: avis, next: { bien: end, mal: suivre }, count: [{ name: avis, per: [bien: outcome == 'bien'] }] }
        next: { encore: suivre, traiter: traiter, fin: end }
      traiter:
        each: besoins
        branch:
          count: [{ name: branche, moment: start, day: besoin.depose, per: [motif: besoin.motif] }, { name: depot }]
          steps:
            deposer: { task: Déposer, by: agent, form: [besoin.depose], count: [{ name: depose, per: [motif: besoin.motif] }] }
        next: end
messages:
  avis: { from: agent, outcomes: { bien: Bien, mal: Mal } }
reopen: { by: agent, next: suivre }
)";

struct Visits : ::testing::Test {
  CaseSimulation simulation{workflow_of(kVisits)};
  void open(const Record& more = {}, const std::string& outcome = "joint") {
    Record with{{"quartier", "nord"}, {"serie", "neuf"}};
    for (const auto& [name, value] : more) with.set(name, value);
    ASSERT_THAT(simulation.open(with, outcome), IsEmpty());
  }
};

TEST_F(Visits, CountAtTheEndOfAStepWhatItsFormHasGiven) {
  open();

  EXPECT_THAT(counted(simulation),
              ElementsAre(R"(ouvert {"serie":"neuf"} 1)", R"(contact {"cadre":"rue","serie":"neuf"} 1)", "accueilli 1",
                          R"(suivi {"serie":"neuf"} 1 in)", "en_cours 1 in"));
}

TEST_F(Visits, CountNothingWhereTheConditionIsNotTrue) {
  open({}, "absent");

  EXPECT_THAT(counted(simulation), ::testing::Not(::testing::Contains(::testing::StartsWith("contact"))));
}

TEST_F(Visits, CountAnEmptyFieldAsAValueLikeAnother) {
  open({{"serie", Value()}});

  EXPECT_THAT(counted(simulation), ::testing::Contains(R"(contact {"cadre":"rue","serie":null} 1)"));
}

TEST_F(Visits, CountOnceForEachValueAndEachRow) {
  open({{"themes", List{"droits", "sport"}},
        {"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "sante"}}}}});

  EXPECT_THAT(counted(simulation),
              ::testing::IsSupersetOf({R"(theme {"themes":"droits"} 1)", R"(theme {"themes":"sport"} 1)",
                                       R"(besoin {"motif":"logement"} 1 besoins/1)",
                                       R"(besoin {"motif":"sante"} 1 besoins/2)"}));
}

TEST_F(Visits, AreCountedAmongTheTimesOfTheirStep) {
  open();
  simulation.complete("suivre", {}, "encore");
  EXPECT_THAT(counted(simulation), ElementsAre("en_cours -1 nord out", "en_cours 1 in"));
  simulation.complete("suivre", {}, "encore");
  EXPECT_THAT(counted(simulation), ::testing::Contains("troisieme 1"));
}

TEST_F(Visits, CountOnTheDayThatTheyNameUnlessItIsToCome) {
  open();
  simulation.complete("suivre", {{"jour", "2020-01-15"}, {"notes", 3}}, "encore");
  EXPECT_THAT(counted(simulation), ::testing::Contains("seance 3 on 2020-01-15"));
  simulation.complete("suivre", {{"jour", "2090-01-15"}, {"notes", 2}}, "encore");
  EXPECT_THAT(counted(simulation), ::testing::Contains("seance 2"));
}

TEST_F(Visits, CountNothingWhereTheAmountIsNotKnown) {
  open();
  simulation.complete("suivre", {{"jour", "2020-01-15"}}, "encore");

  EXPECT_THAT(counted(simulation), ::testing::Not(::testing::Contains(::testing::StartsWith("seance"))));
}

TEST_F(Visits, CountInTheBranchOfARow) {
  open({{"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "sante"}}}}});
  simulation.complete("suivre", {}, "traiter");
  EXPECT_THAT(counted(simulation), ::testing::IsSupersetOf({R"(branche {"motif":"logement"} 1 besoins/1)",
                                                            R"(branche {"motif":"sante"} 1 besoins/2)"}));
  simulation.complete_row("deposer", 2, {{"besoin.depose", "2020-02-01"}});
  EXPECT_THAT(counted(simulation), ElementsAre(R"(depose {"motif":"sante"} 1 besoins/2)", "depot 1 besoins/2"));
}

TEST_F(Visits, CountWhenALineActs) {
  open();
  simulation.wait_until("2027-06-01 12:00");
  EXPECT_THAT(counted(simulation), ElementsAre("relance 1"));

  simulation.apply(Delivery{"avis", "agent", {}, {}, "mal"});
  EXPECT_THAT(counted(simulation), ::testing::Contains(R"(avis {"bien":false} 1)"));
}

TEST_F(Visits, CountTheEndOfTheCaseWithItsOutcome) {
  open();
  simulation.complete("suivre", {}, "fin");

  EXPECT_THAT(counted(simulation), ElementsAre("en_cours -1 nord out", R"(suivi {"serie":"neuf"} -1 nord out)",
                                               R"(fini {"outcome":"fin"} 1)"));
  EXPECT_THAT(simulation.a_case.stays, IsEmpty());
}

TEST_F(Visits, TakeBackWhatTheyCountedWhenALineInterruptsThem) {
  open();
  simulation.apply(Delivery{"avis", "agent", {}, {}, "mal"});

  EXPECT_THAT(counted(simulation), ElementsAre(R"(avis {"bien":false} 1)", "en_cours -1 nord out", "en_cours 1 in"));
}

TEST_F(Visits, TakeBackWhatTheyCountedEvenIfTheFieldHasChanged) {
  open();
  simulation.complete("suivre", {{"serie", "huit"}}, "fin");

  EXPECT_THAT(counted(simulation), ::testing::Contains(R"(suivi {"serie":"neuf"} -1 nord out)"));
}

TEST_F(Visits, GoOnInTheTerritoryToWhichTheCaseMoves) {
  open();
  simulation.complete("suivre", {{"quartier", "sud"}}, "encore");

  EXPECT_THAT(counted(simulation),
              ElementsAre("en_cours -1 nord out", "en_cours 1 in", R"(suivi {"serie":"neuf"} -1 nord out)",
                          R"(suivi {"serie":"neuf"} 1 in)"));
  EXPECT_THAT(counted(simulation, true), ElementsAre("moved_out 1 nord", "moved_in 1 sud"));
}

TEST_F(Visits, EndWhereTheNewVersionCountsThemNoMore) {
  open();
  std::string text(kVisits);
  const std::string gone = "count: [{ name: suivi, moment: stay, per: [serie] }]";
  text.replace(text.find(gone), gone.size(), "");
  ASSERT_THAT(simulation.migrate(workflow_of(text)), IsEmpty());

  EXPECT_THAT(counted(simulation), ElementsAre(R"(suivi {"serie":"neuf"} -1 nord out)"));
}

TEST_F(Visits, BeginAgainWhenTheCaseIsReopened) {
  open();
  simulation.complete("suivre", {}, "fin");
  ASSERT_THAT(simulation.apply(Reopening{}), IsEmpty());

  EXPECT_THAT(counted(simulation),
              ElementsAre(R"(ouvert {"serie":"neuf"} 1)", R"(suivi {"serie":"neuf"} 1 in)", "en_cours 1 in"));
  EXPECT_THAT(counted(simulation, true), ElementsAre("reopened 1"));
}

TEST(Counts, OfAPhaseAreOneWhenTheCaseIsReopenedInSeveralBranches) {
  CaseSimulation simulation(workflow_of(R"(
workflow: suivi
reopen: { by: agent, next: reprendre }
phases:
  suivi:
    count: [{ name: suivi, moment: start }]
    steps:
      ouvrir: { task: Ouvrir, by: agent, next: { fait: end, suite: reprendre } }
      reprendre:
        parallel:
          un: { steps: { appeler: { task: Appeler, by: agent } } }
          deux: { steps: { ecrire: { task: Écrire, by: agent } } }
        next: end fait
)"));
  simulation.open({}, "fait");
  ASSERT_THAT(simulation.apply(Reopening{}), IsEmpty());

  EXPECT_THAT(counted(simulation), ElementsAre("suivi 1"));
}

TEST_F(Visits, AreInTheStateThatIsStored) {
  open();
  EXPECT_EQ(simulation.a_case.stays.size(), 2U);
  EXPECT_EQ(decode(encode(simulation.a_case)), simulation.a_case);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(AutomaticFacts, AreOfEveryWorkflow) {
  CaseSimulation simulation(workflow_of(R"(
workflow: suivi
phases: { seule: { steps: { faire: { task: Faire, by: agent, next: { bien: end, mal: end autre } } } } }
)"));
  simulation.open({}, "mal");

  EXPECT_THAT(counted(simulation, true), ElementsAre("opened 1", R"(ended {"outcome":"autre"} 1)"));
}

TEST(Counts, ThatTheDimensionTerritoryNamesAreInThatTerritory) {
  CaseSimulation simulation(workflow_of(R"(
workflow: suivi
fields:
  quartier: { type: territory }
  lieu: { type: territory }
phases:
  seule:
    steps:
      faire:
        task: Faire
        by: agent
        form: [quartier, lieu]
        count: [{ name: vu, per: [territory: lieu] }, { name: la, moment: stay, per: [territory: lieu] }]
        next: encore
      encore: { task: Encore, by: agent, next: end fait }
)"));
  simulation.open({{"quartier", "nord"}, {"lieu", "sud"}});

  EXPECT_THAT(counted(simulation), ElementsAre("la 1 sud in", "vu 1 sud", "la -1 sud out"));
}

}  // namespace
}  // namespace parcours::execution
