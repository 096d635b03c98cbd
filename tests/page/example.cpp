// Writes the page of a bilan that has everything that a page can have.
#include <iostream>

#include "support/bilan_of_2026.hpp"

namespace {

using parcours::BilanCell;
using parcours::BilanFigures;
using parcours::BilanIndicator;
using parcours::Text;
using Kind = BilanIndicator::Kind;

const parcours::BilanDimension kDistricts{
    "territory",
    "Quartier",
    {{"canourgues", "Les Canourgues"}, {"monaque", "La Monaque"}, {"bressons", "Les Bressons"}}};

std::vector<BilanCell> by_district(double one, double two, double three, std::int64_t of = 0) {
  return {{{"canourgues"}, one, of, {}}, {{"monaque"}, two, of, {}}, {{"bressons"}, three, of, {}}};
}

BilanIndicator made(const char* name, const char* title, Kind kind) {
  BilanIndicator indicator;
  indicator.name = name, indicator.title = Text(title), indicator.kind = kind;
  indicator.dimensions = {kDistricts};
  return indicator;
}

BilanIndicator contacts() {
  auto indicator = made("contacts", "Contacts effectifs", Kind::sum);
  indicator.of_persons = true;
  indicator.dimensions.push_back({"cadre", "Cadre", {{"rue", "Rue"}, {"suivi", "Suivi"}}});
  indicator.now.tables = {{{"territory"}, {}, by_district(1460, 672, 508)},
                          {{"cadre"}, {}, {{{"rue"}, 2568, 0, {}}, {{"suivi"}, 72, 0, {}}}},
                          {{}, {}, {{{}, 2640, 0, {}}}}};
  indicator.now.withheld = {{{"territory", "cadre"}, {}, {}}};
  indicator.now.as_of = std::chrono::year(2027) / 2 / 3;
  indicator.before.tables = {{{"territory"}, {}, by_district(1310, 590, 480)}, {{}, {}, {{{}, 2380, 0, {}}}}};
  return indicator;
}

BilanIndicator integration() {
  auto indicator = made("integration", "Venus trois fois en 60 jours", Kind::cohort);
  indicator.of_persons = true;
  indicator.target = 50;
  indicator.now.tables = {{{"territory"}, {}, by_district(37.5, 33.3, 41.2, 24)}, {{}, {}, {{{}, 36.99, 73, {}}}}};
  indicator.before.tables = {{{}, {}, {{{}, 30.2, 63, {}}}}};
  indicator.counted_since = std::chrono::year(2025) / 3 / 1;
  return indicator;
}

BilanIndicator by_age() {
  auto indicator = made("par_age", "Contacts, public et besoin", Kind::sum);
  indicator.series = {{"public", "8-14 ans (public)"}, {"besoin", "9-14 ans (besoin)"}};
  indicator.now.tables = {{{"territory"}, "public", by_district(1400, 640, 500)},
                          {{"territory"}, "besoin", by_district(1290, 590, 470)},
                          {{}, "public", {{{}, 2540, 0, {}}}},
                          {{}, "besoin", {{{}, 2350, 0, {}}}}};
  return indicator;
}

BilanIndicator supports() {
  auto indicator = made("supports", "Supports", Kind::list);
  const parcours::BilanDimension by{
      "support", "Support", {{"peinture", "Peinture"}, {"jardin", "Espaces verts"}, {"cuisine", "Cuisine"}}};
  indicator.dimensions.push_back(by);
  indicator.now.tables = {{{}, {}, {{{}, 2, 0, {{"jardin", 7}, {"peinture", 11}}}}}};
  indicator.before.tables = {{{}, {}, {{{}, 1, 0, {{"peinture", 9}}}}}};
  return indicator;
}

BilanIndicator without(BilanFigures::Missing missing, const char* title) {
  auto indicator = made("sans", title, Kind::share);
  indicator.of_persons = true;
  indicator.possible_period = "2026";
  indicator.now.missing = missing;
  return indicator;
}

}  // namespace

int main() {
  auto bilan = parcours::testing::bilan_of_2026(Text("Présence éducative en pied d'immeuble (exemple synthétique)"));
  bilan.corrections = 3;
  bilan.results = {{Text("Contacts effectifs avec le public"), {contacts(), by_age()}},
                   {Text("Intégration des jeunes dans les propositions éducatives"), {integration()}},
                   {Text(),
                    {supports(), without(BilanFigures::Missing::delay, "Suite engagée dans les 30 jours"),
                     without(BilanFigures::Missing::other_period, "Part des filles")}}};
  std::cout << parcours::to_html(bilan, "fr");
}
