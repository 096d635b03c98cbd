#include <parcours/testing/matchers.hpp>

namespace p3 {
namespace {

using parcours::List;
using parcours::Value;
using parcours::testing::Counts;
using parcours::testing::day;
using parcours::testing::EndsAs;
using parcours::testing::Given;
using parcours::testing::Gives;
using parcours::testing::Harness;
using parcours::testing::RefusedWith;
using ::testing::AllOf;
using ::testing::Not;

// One fact of the indicator, with that dimension.
auto counts(std::string_view indicator, std::string_view dimension, bool value) {
  return AllOf(Counts(indicator, 1), ::testing::Truly([=](const parcours::sdk::Outcome& outcome) {
                 for (const auto& fact : outcome.facts)
                   if (fact.indicator == indicator) return fact.by.at(dimension) == Value(value);
                 return false;
               }));
}

class Measures : public ::testing::Test {
 protected:
  auto contract(List documents, Value born, Value authorised = {}) {
    return harness_.run("p3.contract_ready", {.input = {{"documents", std::move(documents)},
                                                        {"naissance", std::move(born)},
                                                        {"autorisation", std::move(authorised)}},
                                              .fields = {{"chantier_debut", day("2026-12-07")}}});
  }
  auto measure(const char* moment, const char* chosen, Value total = {}, Value before = {}) {
    return harness_.run("p3.measure", {.settings = {{"moment", moment}},
                                       .input = {{"confiance", std::move(total)}},
                                       .fields = {{"confiance_avant", std::move(before)}},
                                       .chosen = chosen});
  }
  auto next_step(const char* what, Value on, Value end) {
    return harness_.run("p3.next_step", {.input = {{"suite", what}, {"suite_le", std::move(on)}},
                                         .fields = {{"chantier_fin", std::move(end)}}});
  }

  Harness harness_{PARCOURS_PLUGIN_FILE};
};

const Value kAdult = day("2006-06-01");
const List kAll{"identite", "droit_au_travail_verifie", "rib", "contrat_signe"};

TEST_F(Measures, AContractHasAllItsDocuments) {
  EXPECT_THAT(contract(kAll, kAdult), EndsAs("pret"));
  EXPECT_THAT(contract({"identite", "rib", "contrat_signe"}, kAdult), RefusedWith("E_DOCS_MISSING"));
}

TEST_F(Measures, AContractBelowEighteenHasAnAuthorisation) {
  const Value minor = day("2008-12-08");  // 18 on the day after the first
  EXPECT_THAT(contract(kAll, minor), RefusedWith("E_GUARDIAN"));
  EXPECT_THAT(contract(kAll, minor, false), RefusedWith("E_GUARDIAN"));
  EXPECT_THAT(contract(kAll, minor, true), EndsAs("pret"));
  EXPECT_THAT(contract(kAll, day("2008-12-07")), EndsAs("pret"));
}

TEST_F(Measures, AContractHasTheDayOfTheBirth) {
  for (const char* born : {"2006", "2006-06", "2006-06-01~"})
    EXPECT_THAT(contract(kAll, born, true), RefusedWith("E_BIRTH_DAY")) << born;
}

TEST_F(Measures, ConfidenceIsFromFiveToTwenty) {
  EXPECT_THAT(measure("avant", "repondu", 4), RefusedWith("E_SCORE_RANGE"));
  EXPECT_THAT(measure("avant", "repondu", 21), RefusedWith("E_SCORE_RANGE"));
  EXPECT_THAT(measure("avant", "repondu", 5), AllOf(EndsAs("repondu"), Gives("confiance_avant", Value(5))));
}

TEST_F(Measures, ConfidenceAfterIsComparedWithBefore) {
  EXPECT_THAT(measure("apres", "repondu", 14, 9), AllOf(Gives("confiance_apres", Value(14)), Counts("p3.i3", 5),
                                                        counts("p3.i3_repondants", "repondu", true)));
}

TEST_F(Measures, WhoDoesNotAnswerTwiceIsCountedAsSuch) {
  EXPECT_THAT(measure("apres", "repondu", 14),
              AllOf(counts("p3.i3_repondants", "repondu", false), Not(Counts("p3.i3", 14))));
  EXPECT_THAT(measure("apres", "non_repondu", {}, 9), counts("p3.i3_repondants", "repondu", false));
}

TEST_F(Measures, ANextStepIsSoonWithinThirtyDays) {
  EXPECT_THAT(next_step("emploi", day("2027-03-21"), day("2027-02-19")), counts("p3.i4", "sous_30_jours", true));
  EXPECT_THAT(next_step("emploi", day("2027-03-22"), day("2027-02-19")), counts("p3.i4", "sous_30_jours", false));
  EXPECT_THAT(next_step("aucun", {}, day("2027-02-19")), counts("p3.i4", "sous_30_jours", false));
  EXPECT_THAT(next_step("emploi", day("2027-02-18"), day("2027-02-19")), RefusedWith("E_DATES"));
}

}  // namespace
}  // namespace p3
