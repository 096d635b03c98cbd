// Each of the ten kinds of indicators, from its declaration to the figure of what commands have counted.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "support/bilan.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

constexpr const char* kVisits = R"(
workflow: visite
title: Visite
subject: none
fields:
  quartier: { type: territory, title: Quartier }
  sorte: { type: choice, title: Sorte, of: { courte: Courte, longue: Longue } }
  minutes: { type: number, title: Minutes }
phases:
  visiter:
    count: [{ name: en_cours, moment: stay }]
    steps:
      noter:
        task: Noter
        by: chef
        form: [quartier, sorte, minutes]
        count: [{ name: visite, per: [sorte] }, { name: duree, n: minutes }]
      rappeler: { task: Rappeler, by: chef, count: [{ name: rappel }], next: end fait }
)";

constexpr const char* kTenKinds = R"(
bilan: visite
title: Visites
facts:
  visite: { title: Visites, unit: things }
  duree: { title: Minutes, unit: things }
  rappel: { title: Rappels, unit: things }
  en_cours: { title: En cours, unit: things }
results:
  - show:
      somme: { sum: duree }
      distincts: { distinct: visite }
      part: { share: visite, is: { sorte: longue } }
      rapport: { ratio: [rappel, visite] }
      cohorte: { cohort: [rappel, visite], within: 10 days }
      moyenne: { mean: duree }
      mediane: { median: duree }
      semaines: { weeks: visite }
      restent: { stock: en_cours }
      sortes: { list: visite, by: sorte }
)";

class TheTenKinds : public ::testing::Test {
 protected:
  TheTenKinds() {
    t.folder.write("visite/workflow.yaml", kVisits);
    t.folder.write("bilans/visite.yaml", kTenKinds);
    t.write_roles();
    for (const auto& p : t.engine.deploy(t.folder.path(), {"root"})) ADD_FAILURE() << p.where << p.message.in("en");
  }
  std::string visit(const char* kind, int minutes) {
    const auto opened =
        t.engine.submit({Open{"visite", {{"quartier", "nord"}, {"sorte", kind}, {"minutes", minutes}}}, {"chloe"}});
    EXPECT_TRUE(opened) << testing::code(opened);
    return opened ? opened->reference : std::string();
  }
  void call_back(const std::string& reference, int days_later) {
    t.clock.at += std::chrono::days(days_later);
    const auto done = t.go(reference);
    EXPECT_TRUE(done) << testing::code(done);
  }

  testing::Trial t;
};

TEST_F(TheTenKinds, GiveEachTheirFigure) {
  const auto first = visit("courte", 10), second = visit("courte", 20);
  visit("longue", 60);
  call_back(first, 8);
  call_back(second, 8);  // after 16 days: too late for the cohort
  t.clock.at += std::chrono::days(365);

  const auto bilan = t.engine.bilan({"chloe"}, {"visite", "2026"});

  ASSERT_TRUE(bilan) << testing::refusal_of(bilan);
  std::map<std::string, double> city;
  std::set<BilanIndicator::Kind> kinds;
  for (const auto& indicator : bilan->results.front().show) {
    kinds.insert(indicator.kind);
    city[indicator.name] = indicator.now.tables.back().cells.front().value.value_or(-1);
  }
  EXPECT_EQ(kinds.size(), 10U);
  const std::map<std::string, double> expected{
      {"somme", 90},   {"distincts", 3}, {"part", 100.0 / 3}, {"rapport", 200.0 / 3}, {"cohorte", 100.0 / 3},
      {"moyenne", 30}, {"mediane", 20},  {"semaines", 1},     {"restent", 1},         {"sortes", 2}};
  for (const auto& [name, value] : expected) EXPECT_NEAR(city.at(name), value, 1e-9) << name;
}

}  // namespace
}  // namespace parcours
