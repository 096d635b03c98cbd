#include "execution/place.hpp"

#include <gmock/gmock.h>

#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

CaseSimulation places() {
  return CaseSimulation(workflow_of(R"(
workflow: lieux
fields:
  quartier: { type: territory }
  secteur: { type: territory }
  libre: { type: structure }
  club: { type: structure, of: association }
  classe: { type: structure, of: ecole }
  referent: { type: actor, of: agent }
  contact: { type: actor }
  suivis:
    type: list
    item: suivi
    fields: { par: { type: actor, of: agent }, chez: { type: structure, of: ecole }, note: { type: text } }
phases:
  tout:
    steps:
      ouvrir:
        task: Ouvrir
        by: agent
        form:
          - quartier: optional
          - secteur: optional
          - libre: optional
          - club: optional
          - classe: optional
          - referent: optional
          - contact: optional
          - suivis: { optional: true, form: [par: optional, chez: optional, note: optional] }
      changer:
        task: Changer
        by: agent
        form:
          - quartier: { fresh: true, optional: true }
          - secteur: { fresh: true, optional: true }
          - classe: { fresh: true, optional: true }
        next: { encore: changer, fini: end fait }
)"));
}

// The territory, the structure and its role.
std::string text_of(const Place& place) { return place.territory + "|" + place.structure + "|" + place.role; }

std::string place_after(const Record& with) {
  auto simulation = places();
  EXPECT_THAT(simulation.open(with), IsEmpty());
  EXPECT_EQ(simulation.replayed().place, simulation.a_case.place);
  return text_of(simulation.a_case.place);
}

TEST(PlaceOfACase, IsItsFirstTerritoryFieldThatIsFilled) {
  EXPECT_EQ(place_after({}), "||");
  EXPECT_EQ(place_after({{"quartier", "nord"}}), "nord||");
  EXPECT_EQ(place_after({{"secteur", "sud"}}), "sud||");
  EXPECT_EQ(place_after({{"secteur", "sud"}, {"quartier", "nord"}}), "nord||");
}

TEST(PlaceOfACase, IsItsFirstStructureFieldWithARoleThatIsFilled) {
  EXPECT_EQ(place_after({{"libre", "mairie"}}), "||");
  EXPECT_EQ(place_after({{"libre", "mairie"}, {"classe", "rimbaud"}}), "|rimbaud|ecole");
  EXPECT_EQ(place_after({{"classe", "rimbaud"}, {"club", "foot"}}), "|foot|association");
}

// The events `moved` of the last command.
std::vector<std::string> moves(const CaseSimulation& simulation) {
  std::vector<std::string> found;
  for (const auto& event : simulation.journal.back())
    if (const auto* moved = std::get_if<Moved>(&event))
      found.push_back(text_of({moved->territory, moved->structure, moved->role}));
  return found;
}

TEST(Moved, IsInNoJournalOfACaseThatStays) {
  auto simulation = places();
  ASSERT_THAT(simulation.open({{"quartier", "nord"}}), IsEmpty());
  EXPECT_THAT(moves(simulation), IsEmpty());
  ASSERT_THAT(simulation.complete("changer", {{"quartier", "nord"}, {"secteur", "sud"}}, "encore"), IsEmpty());
  EXPECT_THAT(moves(simulation), IsEmpty());
}

TEST(Moved, IsEmittedWhenAFieldIsFilledLaterChangedAndEmptied) {
  auto simulation = places();
  ASSERT_THAT(simulation.open({}), IsEmpty());

  ASSERT_THAT(simulation.complete("changer", {{"secteur", "sud"}}, "encore"), IsEmpty());
  EXPECT_THAT(moves(simulation), ElementsAre("sud||"));
  ASSERT_THAT(simulation.complete("changer", {{"secteur", "sud"}, {"quartier", "nord"}, {"classe", "c"}}, "encore"),
              IsEmpty());
  EXPECT_THAT(moves(simulation), ElementsAre("nord|c|ecole"));
  ASSERT_THAT(simulation.complete("changer", {}, "encore"), IsEmpty());
  EXPECT_THAT(moves(simulation), ElementsAre("||"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Moved, OfAnOpeningNamesTheStructure) {
  auto simulation = places();
  ASSERT_THAT(simulation.open({{"quartier", "nord"}, {"club", "foot"}}), IsEmpty());

  EXPECT_THAT(moves(simulation), ElementsAre("nord|foot|association"));
}

TEST(Moved, GoesByComputedFields) {
  CaseSimulation simulation(workflow_of(R"(
workflow: calcul
fields:
  adresse: { type: text }
  quartier: { type: territory, value: "adresse == 'quai' ? 'nord' : 'sud'" }
  lycee: { type: structure, of: ecole, value: "adresse + '-lycee'" }
phases:
  tout:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [adresse: optional], next: changer }
      changer: { task: Changer, by: agent, form: [adresse], next: { encore: changer, fini: end fait } }
)"));
  ASSERT_THAT(simulation.open({}), IsEmpty());
  EXPECT_EQ(text_of(simulation.a_case.place), "||");

  ASSERT_THAT(simulation.complete("changer", {{"adresse", "quai"}}, "encore"), IsEmpty());
  EXPECT_THAT(moves(simulation), ElementsAre("nord|quai-lycee|ecole"));
  ASSERT_THAT(simulation.complete("changer", {{"adresse", "parc"}}, "fini"), IsEmpty());
  EXPECT_THAT(moves(simulation), ElementsAre("sud|parc-lycee|ecole"));
}

// "actor/structure/role" of each.
std::vector<std::string> members_after(const Record& with) {
  auto simulation = places();
  EXPECT_THAT(simulation.open(with), IsEmpty());
  std::vector<std::string> found;
  for (const auto& member : members_of(simulation.workflow(), simulation.a_case))
    found.push_back(member.actor + "/" + member.structure + "/" + member.role);
  return found;
}

TEST(MembersOfACase, AreTheActorsAndStructuresOfFieldsWithARole) {
  EXPECT_THAT(members_after({}), IsEmpty());
  EXPECT_THAT(members_after({{"libre", "mairie"}, {"contact", "sam"}, {"quartier", "nord"}}), IsEmpty());
  EXPECT_THAT(members_after({{"referent", "sam"}, {"club", "foot"}, {"classe", "rimbaud"}}),
              ElementsAre("/foot/association", "/rimbaud/ecole", "sam//agent"));
}

TEST(MembersOfACase, AreThoseOfTheRowsOfListsEachOnce) {
  const List rows{Record{{"par", "lea"}, {"note", "x"}}, Record{{"par", "sam"}, {"chez", "rimbaud"}},
                  Record{{"note", "y"}}, Record{{"chez", "rimbaud"}}};

  EXPECT_THAT(members_after({{"referent", "sam"}, {"suivis", rows}}),
              ElementsAre("/rimbaud/ecole", "lea//agent", "sam//agent"));
}

}  // namespace
}  // namespace parcours::execution
