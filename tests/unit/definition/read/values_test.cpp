// Reading computed fields and checks, and the rules on data and decisions. (tests/bad_workflows has the texts that the
// reader refuses.)
#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::right;
using testing::workflow_with;

TEST(RuleD5, AFieldIsComputedByAnExpressionOrByRows) {
  const auto workflow =
      right(workflow_with("fields:\n  urgence: { type: number }\n  double: { type: number, value: urgence * 2 }\n"
                          "  delai:\n    type: duration\n    value: [ { is: { urgence: 1 }, value: 1 duty hour }, { "
                          "otherwise: 1 working day } ]\n"
                          "  ton: { type: text, value: [ { when: urgence > 2, value: \"'calme'\" } ] }"));

  EXPECT_EQ(std::get<Program>(workflow.field("double")->computed.front().value).text(), "urgence * 2");
  EXPECT_FALSE(workflow.field("double")->computed.front().guard);
  EXPECT_EQ(workflow.field("delai")->computed[0].guard->text(), "(urgence == 1)");
  EXPECT_EQ(std::get<Delay>(workflow.field("delai")->computed[0].value), *parse_delay("1 duty hour"));
  EXPECT_FALSE(workflow.field("delai")->computed[1].guard);
  EXPECT_EQ(workflow.field("ton")->computed.size(), 1u);
}

TEST(RuleD5, AnIntegerThatBecomesAnAmountIsExact) {
  const auto workflow =
      right(workflow_with("fields:\n  nombre: { type: number }\n  cout: { type: money, value: nombre * 12 }"));

  EXPECT_EQ(std::get<Program>(workflow.field("cout")->computed.front().value).type().name(), "integer");
}

TEST(RuleD5, ComputedFieldsMayReadEachOtherButNotInACircle) {
  EXPECT_THAT(
      codes(workflow_with(
          "fields:\n  aa: { type: number, value: bb }\n  bb: { type: number, value: cc }\n  cc: { type: number }")),
      IsEmpty());
  EXPECT_THAT(codes(workflow_with("fields:\n  aa: { type: number, value: bb }\n  bb: { type: number, value: aa }")),
              ElementsAre("computed-cycle"));
}

TEST(RuleD5, ChecksRefuseOrWarnUnderCodesOfTheirOwn) {
  const auto workflow = right(
      "workflow: essai\nfields:\n  date_fin:\n    type: date\n    checks:\n      - { that: date_fin >= today, refuse: "
      "Passée }\n"
      "      - { that: date_fin < today + months(6), warn: { fr: Loin, en: Far } }\nphases:\n  suivi:\n    steps:\n"
      "      recevoir: { task: R, by: elu, form: [date_fin], checks: [ { that: outcome == 'done', refuse: Non } ] }\n"
      "      clore: { task: C, by: elu, next: end fait }\n");

  const auto& checks = workflow.field("date_fin")->checks;
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].code, "check-date-fin-1");
  EXPECT_FALSE(checks[0].warns);
  EXPECT_EQ(checks[1].code, "check-date-fin-2");
  EXPECT_TRUE(checks[1].warns);
  EXPECT_EQ(checks[1].text.in("en"), "Far");
  EXPECT_EQ(workflow.step("recevoir")->checks[0].code, "check-recevoir-1");
}

TEST(RuleD1, AnElementIsAskedByItsFullNameInsideItsEach) {
  const auto workflow = right(
      "workflow: essai\nfields:\n  besoins: { type: list, item: besoin, fields: { motif: { type: text }, reponse: { "
      "type: text } "
      "} }\n"
      "phases:\n  suivi:\n    steps:\n      recevoir: { task: R, by: elu, form: [besoins: { form: [motif] }] }\n      "
      "traiter:\n"
      "        each: besoins\n        branch:\n          steps:\n"
      "            lire: { task: L, by: elu, form: [besoin.motif: show, besoin.reponse] }\n"
      "            encore:\n              decide:\n                - { is: { besoin.reponse: x }, next: lire }\n"
      "                - { when: steps.lire.times > 3, next: lire }\n                - { otherwise: end lu }\n        "
      "next: end "
      "fait\n");

  EXPECT_EQ(workflow.step("lire")->form[1].field, "besoin.reponse");
  EXPECT_EQ(workflow.step("encore")->rows[0].guard->text(), "(besoin.reponse == 'x')");
}

TEST(RuleD3, AFormAsksShowsAndAddsRows) {
  const auto workflow = right(testing::steps(
      "      recevoir:\n        task: R\n        by: elu\n        form:\n          - lieu\n          - motif: { "
      "when: outcome == 'refus', optional: true }\n"
      "          - rue: show\n          - besoins: { form: [quoi, combien: optional] }\n        next: { refus: "
      "end, accord: end }\n",
      "fields:\n  lieu: { type: place }\n  motif: { type: text }\n  rue: { type: text }\n"
      "  besoins: { type: list, item: besoin, fields: { quoi: { type: text }, combien: { type: number } } }\n"));

  const auto& form = workflow.step("recevoir")->form;
  EXPECT_FALSE(form[0].optional || form[0].shown || form[0].when);
  EXPECT_TRUE(form[1].optional && form[1].when);
  EXPECT_TRUE(form[2].shown);
  EXPECT_EQ(form[3].form[0].field, "quoi");
  EXPECT_TRUE(form[3].form[1].optional);
}

TEST(RuleD4, ABirthIsReadByItsAgeAndWhatIsEmptyIsAsked) {
  const auto guarded = [](std::string_view guard) {
    return codes(testing::steps("      recevoir: { task: R, by: elu }\n      choisir: { decide: [ { when: " +
                                    std::string(guard) + ", next: end un }, { otherwise: end deux } ] }\n",
                                "fields: { naissance: { type: birth } }\n"));
  };

  EXPECT_THAT(guarded("age(naissance) < 15"), IsEmpty());
  EXPECT_THAT(guarded("known(naissance) == false"), IsEmpty());
  EXPECT_THAT(guarded("naissance < today"), ElementsAre("expression-type"));
}

TEST(RuleD6, WhoIsARoleAFieldTheOpenerOrWhoDidAStep) {
  const auto workflow =
      right(testing::steps("      recevoir: { task: R, by: [elu, referent, case.opened_by] }\n"
                           "      relire: { task: L, by: steps.recevoir.by, next: end fait }\n",
                           "fields: { referent: { type: actor, of: responsable } }\n"));

  const auto& by = workflow.step("recevoir")->by;
  EXPECT_EQ(by[0].kind, ActorSelector::Kind::role);
  EXPECT_EQ(by[1].kind, ActorSelector::Kind::field);
  EXPECT_EQ(by[2].kind, ActorSelector::Kind::opener);
  EXPECT_EQ(workflow.step("relire")->by[0].kind, ActorSelector::Kind::performer);
}

TEST(Screen, IsAnyNameOfAnyField) {
  const auto workflow = right(workflow_with(
      "fields:\n  lieu: { type: place, shown_as: map }\n  note: { type: note, title: Note, shown_as: long }\n"
      "  besoins: { type: list, item: besoin, shown_as: table, fields: { quoi: { type: text, shown_as: long } } }"));

  EXPECT_EQ(workflow.field("lieu")->screen, "map");
  EXPECT_EQ(workflow.field("note")->screen, "long");
  EXPECT_EQ(workflow.field("besoins")->screen, "table");
  EXPECT_EQ(workflow.field("besoin.quoi")->screen, "long");
}

TEST(RuleD7, AFieldIsOfAPersonAndKeptNoLongerThanTheCase) {
  const auto workflow = right(workflow_with(
      "keep: { active: 1 year after end }\nfields: { contact: { type: contact, person: declarant, level: C3, "
      "seen_by: [responsable], keep: 6 months after "
      "end, why: répondre } }"));

  EXPECT_EQ(workflow.field("contact")->person, "declarant");
  EXPECT_THAT(workflow.field("contact")->seen_by, ElementsAre("responsable"));
  EXPECT_EQ(workflow.field("contact")->keep, parse_delay("6 months"));
  EXPECT_THAT(codes(workflow_with(
                  "keep: { active: 1 year after end }\nfields: { nom: { type: text, keep: 2 years after end } }")),
              ElementsAre("keep-longer"));
}

TEST(RuleD10, AnIntegerBesideAnExactDecimalIsReadAsOne) {
  EXPECT_THAT(codes(workflow_with("fields:\n  offre: { type: money }\n  note: { type: number, decimals: 1 }\n"
                                  "  total: { type: money, value: offre * 2 + note }")),
              IsEmpty());
}

TEST(RuleE1, WhatIsInABlockLiesInThePhaseOfTheBlock) {
  const auto workflow = right(
      "workflow: essai\nphases:\n  un: { steps: { aa: { task: A, by: elu } } }\n  deux:\n    steps:\n"
      "      bb: { block: { steps: { cc: { task: C, by: elu } } }, next: end fait }\n");

  EXPECT_EQ(workflow.step("cc")->phase, 1);
}

TEST(RuleB5, StepsInsideAnEachAreReadOnlyInsideIt) {
  const auto reading = [](std::string_view guard) {
    return codes(
        "workflow: essai\nfields:\n  besoins: { type: list, item: besoin, fields: { motif: { type: text } } "
        "}\nphases:\n"
        "  suivi:\n    steps:\n      recevoir: { task: R, by: elu }\n      traiter:\n        each: besoins\n"
        "        branch: { steps: { lire: { task: L, by: elu } } }\n      choisir:\n        decide:\n          - { "
        "when: " +
        std::string(guard) + ", next: end un }\n          - { otherwise: end deux }\n");
  };

  EXPECT_THAT(reading("steps.traiter.times > 0"), IsEmpty());
  EXPECT_THAT(reading("steps.lire.times > 0"), ElementsAre("step-outside"));
  EXPECT_THAT(reading("besoin.motif == 'x'"), ElementsAre("element-outside"));
}

TEST(RuleD8, ACitysValueOutOfRangeIsToldAtItsLine) {
  auto city = testing::small_city();
  city.parameters["seuil"] = Value("50");
  const auto reading =
      read(workflow_with("parameters: { seuil: { type: number, default: 3, max: 10 } }"), "w.yaml", city);

  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().code, "too-large");
  EXPECT_EQ(reading.problems.front().where, "parameters.yaml:3:8");
}

TEST(RuleD9, ATextThatLacksALanguageOfOthersIsAWarning) {
  const auto reading = read(workflow_with("title: { fr: Essai, en: Trial }\npurpose: { fr: Essayer }\nbasis: Loi"),
                            "w.yaml", testing::small_city());

  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().code, "language-missing");
  EXPECT_EQ(reading.problems.front().severity, Problem::Severity::warning);
  EXPECT_EQ(reading.workflow->purpose.in("en"), "Essayer");
}

TEST(RuleD9, ADefaultThatEndsIsAWarning) {
  EXPECT_THAT(codes(workflow_with("fields: { caisse: { type: choice, of: anciennes, default: assedic } }")),
              ElementsAre("default-ends"));
  EXPECT_THAT(codes(workflow_with("fields: { caisse: { type: choice, of: anciennes, default: anpe } }")), IsEmpty());
}

// Returns the problems of a workflow about a person, with a timer under a step that leads to `next`.
std::vector<std::string> after_a_timer(std::string_view next, std::string_view more = "") {
  return codes(
      "workflow: essai\nsheet: p2\nsubject: person\nbasis: Loi\nkeep: { active: 1 year after end }\nphases:\n  "
      "suivi:\n    "
      "steps:\n"
      "      recevoir: { task: R, by: elu, next: proposer }\n"
      "      proposer: { task: P, by: elu, next: { oui: clore, non: liste }, meanwhile: [ { after: 3 days, next: " +
      std::string(next) + " } ] }\n" + std::string(more) + "      liste: { task: L, by: elu, next: clore }\n" +
      "      clore: { task: C, by: elu, next: end fait }\n");
}

TEST(RuleE2, ATimerNeverRefusesAPerson) {
  EXPECT_THAT(after_a_timer("end refus"), ElementsAre("decides-by-itself"));
  EXPECT_THAT(after_a_timer("chercher", "      chercher: { action: p2.find_duplicates, next: end refus }\n"),
              ElementsAre("decides-by-itself"));
  EXPECT_THAT(
      after_a_timer(
          "trier",
          "      trier: { decide: [ { when: steps.proposer.times > 1, next: liste }, { otherwise: end refus } ] }\n"),
      ElementsAre("decides-by-itself"));
}

TEST(RuleE2, AnOfferThatExpiresReturnsThePlaceAndKeepsThePersonOnTheList) {
  EXPECT_THAT(after_a_timer("rendre_place", "      rendre_place: { action: p2.find_duplicates, next: liste }\n"),
              IsEmpty());
  EXPECT_THAT(after_a_timer("liste"), IsEmpty());
}

TEST(RuleE2, WhatIsNotAboutAPersonMayEndByItself) {
  EXPECT_THAT(codes("workflow: essai\nphases:\n  suivi:\n    steps:\n      recevoir: { task: R, by: elu, next: end "
                    "fait, meanwhile: [ { "
                    "after: 3 days, next: end expire } ] }\n"),
              IsEmpty());
}

TEST(RuleE2, ABranchWithAPersonKeepsTheOthersFromDeciding) {
  const auto with = [](std::string_view other) {
    return after_a_timer("ensemble",
                         "      ensemble:\n        parallel:\n"
                         "          une: { steps: { chercher: { action: p2.find_duplicates, next: end } } }\n"
                         "          autre: { steps: { relire: " +
                             std::string(other) + " } }\n        next: end fait\n");
  };

  EXPECT_THAT(with("{ task: R, by: elu }"), IsEmpty());
  EXPECT_THAT(with("{ action: p2.find_duplicates, next: end }"), ElementsAre("decides-by-itself"));
}

}  // namespace
}  // namespace parcours::definition
