#include "definition/model/bilan.hpp"
#include "golden.hpp"

namespace parcours::formats {
namespace {

using namespace definition;

// An indicator with every part, a fact of each kind, a series and a reference.
CityBilans bilans_of_a_city() {
  Indicator cohort{"integration", "Venus trois fois", Indicator::Kind::cohort, "p2.trois", "p2.accompagne"};
  cohort.is = {{"serie", {"neuf", "huit"}}};
  cohort.where = {{"echelle", {}, 1, 4}};
  cohort.within = parse_delay("60 days");
  cohort.rows = "serie", cohort.columns = {"cadre"}, cohort.series = {"besoin"}, cohort.target = 50;
  Indicator list{"supports", {}, Indicator::Kind::list, "p2.contact"};
  list.by = "support";
  Indicator weeks{"semaines", {}, Indicator::Kind::weeks, "p2.tournee"};
  weeks.least = 2;
  Bilan bilan{"p2", Text("Présence", "Presence")};
  bilan.facts = {{"p2.contact", "Contacts", true},
                 {"p2.tournee", "Tournées", false, DeclaredFact::Period::month},
                 {"p2.classes", "Classes", false, DeclaredFact::Period::school_year, "classes_cm2"}};
  bilan.series = {{"besoin", "9-14 ans", {{"serie", {"neuf"}}}}};
  bilan.results = {{"Contacts effectifs", {cohort}}, {{}, {list, weeks}}};
  return {{bilan}, {{"classes_cm2", {{"nord", {{"2026-2027", 3}}}}}}};
}

TEST(BilansFormat, IsThatOfTheGoldenFile) { expect_golden(encode(bilans_of_a_city()), "bilans.json"); }

TEST(BilansFormat, IsReadBackFromTheGoldenFile) {
  const auto text = golden("bilans.json");

  EXPECT_EQ(encode(decode_bilans(text)), text);
}

TEST(BilansFormat, OfAnotherVersionIsRefused) {
  EXPECT_THROW(decode_bilans(R"({"bilans":[],"format":2})"), Error);
  EXPECT_THROW(decode_bilans("{"), Error);
}

}  // namespace
}  // namespace parcours::formats
