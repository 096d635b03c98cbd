// Forms: the rows and keys of lists, defaults, and values that are no longer in use.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

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

constexpr const char* kPerson = R"(
workflow: blanc
title: Blanc
fields: { prenom: { type: text }, ne: { type: birth } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: elu, form: [prenom, ne] }
      suivre: { task: Suivre, by: elu, next: end fait }
)";

TEST(DecideForms, BlanksDoNotFillARequiredField) {
  CaseSimulation simulation{workflow_of(kPerson)};

  EXPECT_THAT(codes(simulation.open({{"prenom", " \t"}, {"ne", "2015"}})), ElementsAre("missing"));
}

TEST(DecideForms, ABirthIsNotToCome) {
  CaseSimulation simulation{workflow_of(kPerson)};

  EXPECT_THAT(codes(simulation.open({{"prenom", "Léa"}, {"ne", "2999"}})), ElementsAre("born-later"));
}

TEST(DecideForms, ADefaultDoesNotGiveTwoRowsWhatOnlyOneMayHave) {
  CaseSimulation simulation{needs("{ type: number, default: 7 }", kNumbering)};
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"motif", "a"}}, Record{{"motif", "b"}}}}}), IsEmpty());

  EXPECT_THAT(simulation.complete_row("numeroter", 1), IsEmpty());
  EXPECT_THAT(codes(simulation.complete_row("numeroter", 2)), ElementsAre("not-unique"));
}

TEST(DecideForms, AValueThatIsNoLongerInUseIsNotChosenButKept) {
  definition::Surroundings city(testing::paris());
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

}  // namespace
}  // namespace parcours::execution
