#include <gmock/gmock.h>

#include "definition/bilans.hpp"
#include "support/case_simulation.hpp"
#include "support/temp_folder.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A workflow about a person and one about a place, both of the sheet `px`.
CountedFacts counted() {
  CountedFacts facts;
  add_facts(testing::workflow_of(R"(
workflow: suivi
title: Suivi
subject: person
basis: essai
keep: { active: 2 years after last_event, archive: 3 years }
fields:
  serie: { type: choice, of: [huit, neuf] }
  echelle: { type: number, min: 0, max: 4 }
  jours: { type: number }
phases:
  seule:
    steps:
      suivre:
        task: Suivre
        by: agent
        form: [serie, echelle, jours]
        count:
          - { name: contact, per: [serie, echelle, joint: outcome == 'joint'] }
          - { name: duree, n: jours, per: [serie] }
          - { name: ouvert, moment: stay, per: [serie] }
        next: { joint: end, absent: end }
)"),
            facts);
  add_facts(testing::workflow_of(R"(
workflow: tournee
title: Tournée
phases:
  seule: { steps: { faire: { task: Faire, by: agent, count: [{ name: passage }], next: end fait } } }
)"),
            facts);
  CountedFacts of_sheet;
  for (auto& [name, fact] : facts) {
    auto full = name.starts_with("suivi.") && !is_automatic_fact(name.substr(6)) ? "px." + name.substr(6) : name;
    fact.name = full;
    of_sheet[full] = fact;
  }
  return of_sheet;
}

BilanReadResult read(const std::string& text, const References& references = {}) {
  return read_bilan(text, "px.yaml", {counted(), references, {"autre.fait"}});
}

std::vector<std::string> codes(const BilanReadResult& reading) {
  std::vector<std::string> all;
  for (const auto& problem : reading.problems) all.push_back(problem.code);
  return all;
}

constexpr std::string_view kWhole = R"(
bilan: px
title: Essai
facts:
  contact: { title: Contacts }
  duree: { title: Durées, period: quarter }
  ouvert: { title: Suivis ouverts }
  classes: { title: Classes, unit: things, reference: classes_cm2 }
series:
  public: { title: Tous, where: { serie: [huit, neuf] } }
  besoin: { title: Neuf, where: { serie: neuf } }
results:
  - answers: Contacts effectifs
    show:
      contacts: { sum: contact, columns: serie, series: [public, besoin] }
      joints: { title: Joints, share: contact, is: { joint: true }, where: { echelle: 2..4 } }
      moyenne: { mean: duree }
      mediane: { median: duree, rows: territory }
      semaines: { weeks: contact, least: 2 }
      encore: { stock: ouvert }
      dossiers: { stock: suivi }
      personnes: { distinct: ouvert, where: { serie: huit } }
      valeurs: { list: contact, by: serie }
  - show:
      retour: { cohort: [contact, ouvert], within: 60 days, is: { joint: true }, target: 50 }
      rapport: { ratio: [contact, classes] }
      autre: { sum: autre.fait }
      termines: { sum: suivi.ended, columns: outcome }
)";

TEST(ReadBilan, TakesEveryKindOfIndicator) {
  const auto reading = read(std::string(kWhole), {{"classes_cm2", {{"nord", {{"2026", 3}}}}}});

  EXPECT_THAT(codes(reading), IsEmpty());
  ASSERT_TRUE(reading.bilan);
  EXPECT_EQ(reading.bilan->results[0].answers.in("fr"), "Contacts effectifs");
  const auto& shown = reading.bilan->results[0].show;
  ASSERT_EQ(shown.size(), 9U);
  EXPECT_EQ(shown[0].fact, "px.contact");
  EXPECT_THAT(shown[0].columns, ElementsAre("serie"));
  EXPECT_THAT(shown[0].series, ElementsAre("public", "besoin"));
  EXPECT_EQ(shown[1].where[0].least, 2);
  EXPECT_EQ(shown[1].where[0].most, 4);
  EXPECT_EQ(shown[6].fact, "suivi");
  const auto& cohort = reading.bilan->results[1].show[0];
  EXPECT_EQ(cohort.other, "px.ouvert");
  EXPECT_EQ(to_text(*cohort.within), "60 days");
  EXPECT_EQ(cohort.target, 50);
  EXPECT_EQ(reading.bilan->facts[1].period, DeclaredFact::Period::quarter);
}

TEST(ReadBilan, ReportsFactsThatAreDeclaredWrongly) {
  EXPECT_THAT(codes(read(R"(
bilan: py
facts:
  opened: { title: Ouverts }
results: [{ show: { aa: { sum: opened } } }]
)")),
              ElementsAre("bilan-misnamed", "count-reserved", "bilan-fact-uncounted"));
  EXPECT_THAT(codes(read(R"(
bilan: px
facts:
  contact: { title: Contacts, unit: things }
  contacts: { title: Contacts }
  nombre: { title: Nombre, reference: rien }
results: [{ show: { aa: { sum: contact } } }]
)")),
              ElementsAre("bilan-unit-of-persons", "bilan-fact-uncounted", "bilan-reference-unknown"));
}

TEST(ReadBilan, NeedsAUnitWhereNothingElseShowsWhetherPersonsAreCounted) {
  auto around = BilanSurroundings{counted(), {}, {}};
  const auto reading = read_bilan(
      "bilan: tournee\nfacts: { passage: { title: Passages } }\n"
      "results: [{ show: { aa: { sum: passage } } }]\n",
      "tournee.yaml", around);

  EXPECT_THAT(codes(reading), ElementsAre("bilan-unit-missing"));
}

std::vector<std::string> codes_of_indicator(const std::string& indicator) {
  return codes(
      read("bilan: px\nfacts: { contact: { title: C }, duree: { title: D }, ouvert: { title: O } }\n"
           "series: { tous: { title: T, where: { serie: dix } } }\nresults: [{ show: { aa: " +
           indicator + " } }]\n"));
}

TEST(ReadBilan, ReportsIndicatorsThatCannotBeComputed) {
  EXPECT_THAT(codes_of_indicator("{ title: Rien }"), ElementsAre("bilan-no-kind"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, share: contact }"), ElementsAre("bilan-kinds"));
  EXPECT_THAT(codes_of_indicator("{ sum: contacts }"), ElementsAre("bilan-fact-unknown"));
  EXPECT_THAT(codes_of_indicator("{ ratio: contact }"), ElementsAre("bilan-two-facts"));
  EXPECT_THAT(codes_of_indicator("{ cohort: [contact, duree] }"), ElementsAre("missing-key"));
  EXPECT_THAT(codes_of_indicator("{ share: contact }"), ElementsAre("missing-key"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, within: 9 days }"), ElementsAre("bilan-key-elsewhere"));
  EXPECT_THAT(codes_of_indicator("{ sum: ouvert }"), ElementsAre("bilan-lasts"));
  EXPECT_THAT(codes_of_indicator("{ stock: contact }"), ElementsAre("bilan-not-lasting"));
  EXPECT_THAT(codes_of_indicator("{ mean: contact }"), ElementsAre("bilan-unmeasured"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, columns: [serie, echelle, joint] }"), ElementsAre("bilan-columns"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, columns: series }"), ElementsAre("bilan-dimension-unknown"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, where: { serie: dix } }"), ElementsAre("bilan-value-unknown"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, series: tout }"), ElementsAre("bilan-series-unknown"));
  EXPECT_THAT(codes_of_indicator("{ sum: contact, series: tous }"), ElementsAre("bilan-value-unknown"));
}

TEST(ReadBilan, RefusesTwoIndicatorsOfOneName) {
  EXPECT_THAT(codes(read("bilan: px\nfacts: { contact: { title: C } }\n"
                         "results: [{ show: { aa: { sum: contact } } }, { show: { aa: { weeks: contact } } }]\n")),
              ElementsAre("bilan-twice"));
}

TEST(ReadBilan, OffersTheNearestName) {
  const auto reading =
      read("bilan: px\nfacts: { contact: { title: C } }\nresults: [{ show: { aa: { sum: contac } } }]\n");

  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems.front().hint.in("en"), "did you mean 'contact'?");
  EXPECT_EQ(reading.problems.front().where, "px.yaml:3:32");
}

TEST(ReadBilans, ReadsTheFilesOfTheCityAndItsReferences) {
  const testing::TempFolder folder;
  folder.write("references.yaml", "classes_cm2: { nord: { '2026-2027': 3 } }\n");
  folder.write("bilans/px.yaml", std::string(kWhole));
  folder.write(
      "bilans/autre.yaml",
      "bilan: autre\nfacts: { fait: { title: F, unit: things } }\nresults: [{ show: { aa: { sum: fait } } }]\n");

  const auto read = read_bilans(folder.path(), counted());

  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems.front().code, "bilan-fact-uncounted");
  EXPECT_EQ(read.bilans.size(), 2U);
  EXPECT_EQ(read.references.at("classes_cm2").at("nord").at("2026-2027"), 3);
}

TEST(ReadBilans, ReportsReferencesThatNameNoYear) {
  const testing::TempFolder folder;
  folder.write("references.yaml", "classes_cm2: { nord: { cette_annee: 3, '2026': beaucoup } }\n");

  const auto read = read_bilans(folder.path(), {});

  ASSERT_EQ(read.problems.size(), 2U);
  EXPECT_EQ(read.problems[0].code, "reference-year");
}

}  // namespace
}  // namespace parcours::definition
