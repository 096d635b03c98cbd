// Corrections: what they check, what follows, and what stays.
#include "execution/correction.hpp"

#include <gmock/gmock.h>

#include "support/case_simulation.hpp"
#include "support/reading.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

constexpr const char* kCorrected = R"~(
workflow: suivis
fields:
  origine: { type: choice, of: [ecole, voisin] }
  debut: { type: date }
  fin: { type: date }
  age: { type: number, min: 0, max: 120 }
  avis: { type: text }
  plus_tard: { type: text }
  duree: { type: number, value: age * 2 }
  lieu: { type: territory }
  referent: { type: actor, of: referent }
  besoins:
    type: list
    item: besoin
    key: nom
    fields:
      nom: { type: text }
      service: { type: structure, of: service }
      motif: { type: text }
    checks: [{ that: "besoins.all(b, b.motif != 'rien')", refuse: Donner un vrai motif }]
phases:
  suivi:
    steps:
      ouvrir:
        task: Ouvrir
        by: agent
        form: [origine, debut, fin: optional, age: optional, avis: optional, lieu: optional, referent: optional, besoins: { form: [nom, motif, service: optional] }]
        checks: [{ that: fin >= debut, refuse: La fin vient après le début }]
      suivre:
        task: Suivre
        by: referent
        form: [plus_tard]
        meanwhile: [{ at: debut, next: end commence }, { when: age >= 18, next: end majeur }]
        next: end fait
)~";

class ACorrection : public ::testing::Test {
 protected:
  ACorrection() {
    EXPECT_THAT(
        simulation.open(
            {{"origine", "ecole"},
             {"debut", "2026-12-10"},
             {"fin", "2026-12-20"},
             {"age", 12},
             {"besoins", List{Record{{"nom", "logement"}, {"motif", "trop petit"}, {"service", "bleu"}},
                              Record{{"nom", "3"}, {"motif", "loin"}}, Record{{"nom", "sante"}, {"motif", "dents"}}}}}),
        IsEmpty());
  }
  Problems correct(const std::string& field, Value value, const std::string& row = {}, std::int64_t seen = 0) {
    return simulation.apply(Correction{field, row, std::move(value), "erreur de frappe", seen});
  }
  const Value* value_of(std::string_view field) {
    const auto at = simulation.a_case.fields.find(field);
    return at == simulation.a_case.fields.end() ? nullptr : &at->second.value;
  }
  const Value& in_row(std::int64_t row, const char* field) {
    return (*value_of("besoins")).as<List>()[static_cast<std::size_t>(row - 1)].as<Record>().at(field);
  }
  // The code of the one problem, and that the case is as it was.
  std::string refusal(const std::string& field, Value value, const std::string& row = {}, std::int64_t seen = 0) {
    const auto before = simulation.a_case;
    const auto problems = correct(field, std::move(value), row, seen);
    EXPECT_EQ(simulation.a_case, before);
    EXPECT_EQ(problems.size(), 1U);
    return problems.empty() ? "" : problems.front().code;
  }
  CaseSimulation simulation{workflow_of(kCorrected)};
};

TEST_F(ACorrection, SetsTheValueAndRecordsTheOldOneAndTheReason) {
  ASSERT_THAT(correct("origine", "voisin"), IsEmpty());

  EXPECT_EQ(*value_of("origine"), Value("voisin"));
  const auto& event = std::get<Corrected>(simulation.journal.back().front());
  EXPECT_EQ(event.was, Value("ecole"));
  EXPECT_EQ(event.value, Value("voisin"));
  EXPECT_EQ(event.why, "erreur de frappe");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(ACorrection, OfARowNamesItByNumberOrByKey) {
  ASSERT_THAT(correct("besoin.motif", "bruit", "logement"), IsEmpty());
  ASSERT_THAT(correct("besoin.motif", "vue", "number:3"), IsEmpty());

  EXPECT_EQ(in_row(1, "motif"), Value("bruit"));
  EXPECT_EQ(in_row(3, "motif"), Value("vue"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(ACorrection, IsRefusedForARowThatIsMissingUnknownOrAmbiguous) {
  EXPECT_EQ(refusal("besoin.motif", "bruit"), "row-needed");
  EXPECT_EQ(refusal("besoin.motif", "bruit", "9"), "unknown-row");
  EXPECT_EQ(refusal("besoin.motif", "bruit", "jardin"), "unknown-row");
  EXPECT_EQ(refusal("besoin.motif", "bruit", "3"), "ambiguous-row");
  EXPECT_EQ(refusal("origine", "voisin", "1"), "row-not-needed");
  EXPECT_EQ(refusal("besoins", List{}), "list-corrected");
}

TEST_F(ACorrection, MeetsTheChecksOfTheFormsThatAskedTheField) {
  EXPECT_EQ(refusal("origine", "facteur"), "unknown-choice");
  EXPECT_EQ(refusal("age", "vieux"), "not-a-number");
  EXPECT_EQ(refusal("age", 121), "out-of-range");
  EXPECT_EQ(refusal("fin", "2026-12-01"), "check-ouvrir-1");
  EXPECT_EQ(refusal("besoin.motif", "rien", "logement"), "check-besoins-1");
  EXPECT_EQ(refusal("besoin.nom", "sante", "logement"), "not-unique");
}

TEST_F(ACorrection, OfSomethingElseIsRefused) {
  EXPECT_EQ(refusal("duree", 3), "computed-corrected");
  EXPECT_EQ(refusal("inconnu", 3), "not-asked");
  EXPECT_EQ(refusal("plus_tard", "déjà"), "nothing-to-correct");
  EXPECT_EQ(refusal("origine", "ecole"), "not-changed");
}

TEST_F(ACorrection, NeedsAReason) {
  const auto before = simulation.a_case;
  for (const auto& why : {std::string(), std::string("  \n")}) {
    const auto problems = simulation.apply(Correction{"origine", {}, "voisin", why});
    ASSERT_THAT(codes(problems), ElementsAre("missing"));
    EXPECT_EQ(problems.front().where, "why");
  }
  EXPECT_THAT(codes(simulation.apply(Correction{"origine", {}, "voisin", std::string(281, 'x')})),
              ElementsAre("too-long"));
  EXPECT_EQ(simulation.a_case, before);
}

TEST_F(ACorrection, EmptiesWhatNoFormRequires) {
  ASSERT_THAT(correct("age", {}), IsEmpty());
  ASSERT_THAT(correct("besoin.service", "", "logement"), IsEmpty());
  EXPECT_EQ(value_of("age"), nullptr);

  EXPECT_EQ(refusal("origine", {}), "missing");
  EXPECT_EQ(refusal("besoin.motif", "", "logement"), "missing");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(ACorrection, FillsWhatAStepThatIsDoneWasNotGiven) {
  EXPECT_THAT(correct("avis", "favorable"), IsEmpty());
  EXPECT_EQ(*value_of("avis"), Value("favorable"));
}

TEST_F(ACorrection, OfAnOldScreenIsAConflict) {
  ASSERT_THAT(correct("age", 13), IsEmpty());
  EXPECT_EQ(refusal("age", 14, {}, 1), "conflict");
  EXPECT_EQ(refusal("age", 14, {}, 3), "conflict");
  EXPECT_EQ(refusal("age", 14, {}, -1), "conflict");
  EXPECT_THAT(correct("origine", "voisin", {}, 1), IsEmpty());  // which nobody has changed since
  EXPECT_THAT(correct("age", 14, {}, 3), IsEmpty());
}

TEST_F(ACorrection, MovesTheLinesThatFollowTheField) {
  ASSERT_THAT(correct("debut", "2026-12-15"), IsEmpty());
  simulation.wait_until("2026-12-12 09:00");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));

  ASSERT_THAT(correct("debut", "2026-12-11"), IsEmpty());  // past: the line acts at once
  EXPECT_EQ(simulation.a_case.ended_as, "commence");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(ACorrection, MakesAConditionTrue) {
  ASSERT_THAT(correct("age", 18), IsEmpty());
  EXPECT_EQ(simulation.a_case.ended_as, "majeur");
}

TEST_F(ACorrection, OfTheTerritoryMovesTheCase) {
  ASSERT_THAT(correct("lieu", "nord"), IsEmpty());
  EXPECT_EQ(simulation.a_case.place.territory, "nord");
  EXPECT_THAT(simulation.journal.back(), Contains(::testing::VariantWith<Moved>(::testing::_)));
}

TEST_F(ACorrection, OfAnActorReassigns) {
  const auto& token = simulation.a_case.tokens.front();
  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, token), ElementsAre(Eligible{"referent", {}, {}}));
  ASSERT_THAT(correct("referent", "nadia"), IsEmpty());
  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, simulation.a_case.tokens.front()),
              ElementsAre(Eligible{"referent", "nadia", {}}));
}

TEST_F(ACorrection, InAnEndedCaseMovesTheFieldAlone) {
  ASSERT_THAT(simulation.complete("suivre", {{"plus_tard", "vu"}}), IsEmpty());
  ASSERT_EQ(simulation.a_case.ended_as, "fait");
  const auto place = simulation.a_case.place;

  ASSERT_THAT(correct("lieu", "nord"), IsEmpty());
  ASSERT_THAT(correct("age", 18), IsEmpty());

  EXPECT_EQ(simulation.journal.back().size(), 1U);
  EXPECT_EQ(simulation.a_case.ended_as, "fait");
  EXPECT_EQ(simulation.a_case.place, place);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(ACorrection, IsForTheActorsOfTheStepsAndMessagesThatAskTheField) {
  const auto who = [&](const char* field, const char* row) {
    return eligible_to_correct(simulation.workflow(), simulation.a_case,
                               *corrected_field(simulation.workflow(), simulation.a_case, field, row));
  };
  EXPECT_THAT(who("origine", ""), ElementsAre(Eligible{"agent", {}, {}}));
  EXPECT_THAT(who("plus_tard", ""), ElementsAre(Eligible{"referent", {}, {}}));
  EXPECT_THAT(who("besoin.motif", "1"), ElementsAre(Eligible{"agent", {}, {}}));
  EXPECT_THAT(who("duree", ""), IsEmpty());
}

constexpr const char* kRows = R"(
workflow: relais
fields:
  besoins:
    type: list
    item: besoin
    fields:
      service: { type: structure, of: service }
      reponse: { type: text }
      reserve: { type: text }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [besoins: { form: [service: optional] }] }
      traiter:
        each: besoins
        branch:
          steps:
            repondre: { task: Répondre, by: besoin.service, form: [besoin.reponse, besoin.reserve: { when: outcome == 'mal', optional: false }], next: { bien: end, mal: end } }
        next: fermer
      fermer: { task: Fermer, by: agent, next: end fait }
)";

TEST(ACorrectionOfARow, IsForTheActorsOfItsOwnRowWhetherItsBranchIsOpenOrNot) {
  CaseSimulation simulation{workflow_of(kRows)};
  simulation.open({{"besoins", List{Record{{"service", "bleu"}}, Record{{"service", "vert"}}}}});
  simulation.complete_row("repondre", 1, {{"besoin.reponse", "oui"}}, "bien");
  const auto who = [&](const char* row) {
    return eligible_to_correct(simulation.workflow(), simulation.a_case,
                               *corrected_field(simulation.workflow(), simulation.a_case, "besoin.reponse", row));
  };

  EXPECT_THAT(who("1"), ElementsAre(Eligible{"service", {}, "bleu"}));
  EXPECT_THAT(who("2"), ElementsAre(Eligible{"service", {}, "vert"}));
  EXPECT_THAT(who("3"), IsEmpty());
}

TEST(ACorrectionOfARow, WaitsForTheStepOfThatRow) {
  CaseSimulation simulation{workflow_of(kRows)};
  simulation.open({{"besoins", List{Record{{"service", "bleu"}}, Record{{"service", "vert"}}}}});
  simulation.complete_row("repondre", 1, {{"besoin.reponse", "oui"}, {"besoin.reserve", "tard"}}, "mal");

  EXPECT_THAT(codes(simulation.apply(Correction{"besoin.reponse", "2", "non", "oubli"})),
              ElementsAre("nothing-to-correct"));
  EXPECT_THAT(simulation.apply(Correction{"besoin.reponse", "1", "non", "oubli"}), IsEmpty());
  EXPECT_THAT(codes(simulation.apply(Correction{"besoin.reserve", "1", {}, "oubli"})), ElementsAre("missing"));
}

TEST(ACorrectionOfARow, EmptiesWhatAFormAsksOfRowsThatMayBeLeftOut) {
  CaseSimulation simulation(workflow_of(R"(
workflow: grille
fields: { presents: { type: list, item: present, key: qui, fields: { qui: { type: text }, statut: { type: text } } } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [presents: { form: [qui] }] }
      pointer: { task: Pointer, by: agent, form: [presents: { rows: true, form: [statut] }] }
      finir: { task: Finir, by: agent, next: end fait }
)"));
  simulation.open({{"presents", List{Record{{"qui", "ana"}}}}});
  simulation.complete("pointer", {{"presents", Record{{"ana", Record{{"statut", "vu"}}}}}});

  EXPECT_THAT(simulation.apply(Correction{"present.statut", "ana", {}, "pas vue"}), IsEmpty());
}

}  // namespace
}  // namespace parcours::execution
