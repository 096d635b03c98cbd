// Fields that a form asks anew: `fresh`.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"
#include "support/reading.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::workflow_of;

std::string visits(const std::string& form, const std::string& more = "") {
  return R"(
workflow: visites
fields:
  venue: { type: choice, of: [present, absent] }
  note: { type: text }
  prochaine: { type: date }
  visites: { type: number, default: 1 }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [venue, note: optional, prochaine: optional] }
      noter:
        task: Noter
        by: agent
        form: )" +
         form + "\n" + more + R"(        next: { encore: noter, fini: end fait }
)";
}

CaseSimulation opened(const std::string& text) {
  CaseSimulation simulation{workflow_of(text)};
  EXPECT_THAT(simulation.open({{"venue", "present"}, {"note", "bien"}, {"prochaine", "2026-12-10"}}), IsEmpty());
  return simulation;
}

const Value* value_of(const CaseSimulation& simulation, std::string_view field) {
  const auto at = simulation.a_case.fields.find(field);
  return at == simulation.a_case.fields.end() ? nullptr : &at->second.value;
}

TEST(Fresh, WhatIsStoredDoesNotAnswer) {
  auto simulation = opened(visits("[venue: fresh]"));

  const auto problems = simulation.complete("noter", {}, "encore");
  ASSERT_THAT(codes(problems), ElementsAre("missing"));
  EXPECT_EQ(problems.front().where, "venue");
  EXPECT_THAT(codes(simulation.complete("noter", {{"venue", ""}}, "encore")), ElementsAre("missing"));
  EXPECT_THAT(simulation.complete("noter", {{"venue", "absent"}}, "encore"), IsEmpty());
  EXPECT_EQ(*value_of(simulation, "venue"), Value("absent"));
}

TEST(Fresh, LeftOutItBecomesEmpty) {
  auto simulation = opened(visits("[note: { fresh: true, optional: true }]"));

  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  EXPECT_EQ(value_of(simulation, "note"), nullptr);
  EXPECT_EQ(*value_of(simulation, "venue"), Value("present"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Fresh, AnEmptyFieldThatIsLeftOutIsNoEvent) {
  auto simulation = opened(visits("[note: { fresh: true, optional: true }]"));
  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());

  for (const auto& event : simulation.journal.back()) EXPECT_EQ(std::get_if<FieldSet>(&event), nullptr);
}

TEST(Fresh, WhatIsNotAskedStaysAsItIs) {
  auto simulation = opened(visits("[note: { fresh: true, optional: true, when: outcome == 'fini' }]"));

  EXPECT_THAT(codes(simulation.complete("noter", {{"note", "mal"}}, "encore")), ElementsAre("not-asked"));
  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  EXPECT_EQ(*value_of(simulation, "note"), Value("bien"));
  ASSERT_THAT(simulation.complete("noter", {}, "fini"), IsEmpty());
  EXPECT_EQ(value_of(simulation, "note"), nullptr);
}

TEST(Fresh, OtherFieldsOfTheFormSeeItEmpty) {
  auto simulation =
      opened(visits("[note: { fresh: true, optional: true }, prochaine: { fresh: true, when: \"known(note)\" }]"));

  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  EXPECT_NE(value_of(simulation, "prochaine"), nullptr);
  EXPECT_THAT(codes(simulation.complete("noter", {{"note", "bien"}}, "encore")), ElementsAre("missing"));
}

TEST(Fresh, ChecksSeeItEmpty) {
  auto simulation = opened(visits("[note: { fresh: true, optional: true }]",
                                  "        checks: [ { that: \"known(note)\", refuse: Rien } ]\n"));
  EXPECT_EQ(simulation.complete("noter", {}, "encore").size(), 1u);
  EXPECT_EQ(*value_of(simulation, "note"), Value("bien"));
}

TEST(Fresh, ALineAtItsDateSleeps) {
  auto simulation = opened(visits("[prochaine: { fresh: true, optional: true }]") +
                           "    meanwhile:\n      - { at: prochaine, next: end passe }\n");
  ASSERT_NE(next_due(simulation.a_case), std::nullopt);

  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Fresh, LeftOutItHasItsDefaultAgain) {
  auto simulation = opened(visits("[visites: { fresh: true, optional: true }]"));
  ASSERT_THAT(simulation.complete("noter", {{"visites", 3}}, "encore"), IsEmpty());
  ASSERT_EQ(*value_of(simulation, "visites"), Value(3));

  ASSERT_THAT(simulation.complete("noter", {}, "encore"), IsEmpty());
  EXPECT_EQ(*value_of(simulation, "visites"), Value(1));
}

TEST(Fresh, AFieldOfARowBecomesEmptyInItsRow) {
  CaseSimulation simulation{workflow_of(R"(
workflow: besoins
fields:
  besoins: { type: list, item: besoin, fields: { motif: { type: text } } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: elu, form: [besoins: { form: [motif] }] }
      traiter:
        each: besoins
        branch:
          steps:
            revoir: { task: Revoir, by: elu, form: [besoin.motif: { fresh: true, optional: true }] }
            finir: { decide: [ { when: known(besoin.motif), next: end garde }, { otherwise: end vide } ] }
        next: end fait
)")};
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"motif", "a"}}, Record{{"motif", "b"}}}}}), IsEmpty());

  ASSERT_THAT(simulation.complete_row("revoir", 1), IsEmpty());
  EXPECT_EQ(value_of(simulation, "besoins")->as<List>(), (List{Record{}, Record{{"motif", "b"}}}));
  ASSERT_THAT(simulation.complete_row("revoir", 2, {{"besoin.motif", "c"}}), IsEmpty());
  EXPECT_EQ(value_of(simulation, "besoins")->as<List>(), (List{Record{}, Record{{"motif", "c"}}}));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

// The first form requires `venue`; only a form that may empty it leaves the decision without a row for it.
TEST(Fresh, AFieldThatAFormMayEmptyIsNotFilledInEveryCase) {
  const auto decides = [](const std::string& entry) {
    auto text = visits("[" + entry + "]");
    text.replace(text.find("encore: noter"), 13, "encore: juger");
    return testing::codes(text +
                          "      juger: { decide: [ { is: { venue: present }, next: noter }, { is: { venue: absent }, "
                          "next: noter } ] }\n");
  };
  EXPECT_THAT(decides("venue: fresh"), Not(Contains("rows-incomplete")));
  EXPECT_THAT(decides("venue: { fresh: true, optional: true }"), Contains("rows-incomplete"));
}

}  // namespace
}  // namespace parcours::execution
