#include <gtest/gtest.h>

#include <random>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "support/city.hpp"

namespace parcours::definition {
namespace {

// A workflow with every kind of part.
constexpr std::string_view whole = R"(
workflow: essai
title: { fr: Essai, en: Trial }
sheet: p2
subject: person
purpose: essayer
basis: mission d'intérêt public
keep: { active: 2 years after last_event, archive: 3 years, until_age: 26 }
outcomes: { fait: Fait, autre: Autre }
texts: { danger: Il y a danger }
told: { suivi: { fr: Suivi, en: Followed }, fait: "{case.ref}" }
parameters: { age_max: { type: number, default: 14, why: public } }
fields:
  nom: { type: text, max: 40, person: subject, why: appeler }
  naissance: { type: birth, person: subject, why: âge, seen_by: [coordonnateur], keep: 6 months after end }
  score: { type: number, decimals: 2, min: 0, max: 9.5, default: 1.5 }
  jour: { type: date, default: today }
  origine: { type: choice, of: { ecole: École, college: Collège }, shown_as: chips }
  referent: { type: actor, of: educateur }
  besoins:
    type: list
    item: besoin
    key: motif
    fields: { motif: { type: text, unique: true, shown_as: long }, urgent: { type: bool } }
phases:
  suivi:
    title: Suivi
    steps:
      recevoir:
        task: Recevoir
        by: [coordonnateur, referent, case.opened_by]
        form:
          - nom: optional
          - origine: show
          - besoins: { optional: true, form: [motif, urgent: { when: known(besoin.motif) }] }
        due: 2 working days
      trier:
        action: p2.triage
        by: coordonnateur
        not_by: recevoir
        next: { danger: approcher, retenu: choisir, sans_suite: end autre }
      choisir:
        decide:
          - { is: { origine: [ecole], score: 1..2 }, when: known(naissance), next: approcher }
          - { otherwise: end autre }
      approcher:
        block:
          title: Approche
          steps:
            tenter:
              action: p2.try_contact
              by: steps.trier.by
              with: { maximum: 6 }
              next: { joint: end, absent: encore }
            encore: { decide: [ { when: steps.tenter.times >= 6, next: end epuise }, { otherwise: tenter } ] }
        next: { joint: clore, epuise: end autre }
  bilan:
    steps:
      clore: { task: Clore, by: responsable, due: jour + days(2), next: { fait: end, autre: end } }
)";

Workflow workflow() {
  auto city = testing::small_city();
  city.roles->push_back({"educateur", {}, {{"p2", 3}}});
  auto reading = read(whole, "essai.yaml", city);
  for (const auto& problem : reading.problems) ADD_FAILURE() << to_text(problem, "en");
  return reading.workflow ? std::move(*reading.workflow) : Workflow{};
}

TEST(Encode, OfWhatWasDecodedIsTheSameText) {
  const auto text = encode(workflow());

  EXPECT_EQ(encode(decode(text)), text);
}

TEST(Encode, OfEqualWorkflowsIsEqual) { EXPECT_EQ(encode(workflow()), encode(workflow())); }

TEST(Decode, GivesBackWhatADecisionNeeds) {
  const auto back = decode(encode(workflow()));

  const auto* step = back.step("choisir");
  ASSERT_TRUE(step && step->rows.size() == 2 && step->rows.front().guard);
  EXPECT_EQ(step->rows.front().guard->reads(), workflow().step("choisir")->rows.front().guard->reads());
  EXPECT_TRUE(back.step("recevoir")->form[2].form[1].when);
  EXPECT_EQ(back.roles(), workflow().roles());
  EXPECT_EQ(back.step("approcher")->route("joint")->step, back.step("approcher")->route("joint")->step);
  EXPECT_TRUE(back.step("trier")->binding->chosen);
}

TEST(Decode, GivesBackHowScreensShowAField) {
  const auto back = decode(encode(workflow()));

  EXPECT_EQ(back.field("origine")->screen, "chips");
  EXPECT_EQ(back.field("besoin.motif")->screen, "long");
  EXPECT_EQ(back.field("score")->screen, "");
}

TEST(Decode, TakesAWorkflowThatWasStoredBeforeScreensHadNames) {
  auto text = encode(workflow());
  for (const std::string screen : {R"("screen":"chips",)", R"("screen":"long",)"}) {
    ASSERT_NE(text.find(screen), std::string::npos) << text;
    text.erase(text.find(screen), screen.size());
  }

  EXPECT_EQ(decode(text).field("origine")->screen, "");
  EXPECT_EQ(encode(decode(text)), text);
}

TEST(Decode, RefusesWhatIsNoWorkflow) {
  for (const char* text : {"", "{", "null", "{}", R"({"format":2,"workflow":{}})", R"({"format":1,"workflow":{}})",
                           R"({"format":1,"workflow":3})"})
    EXPECT_THROW(decode(text), Error) << text;
}

// A damaged text is a workflow or an error of the store; nothing else is thrown.
void decode_damaged(const std::string& text) {
  try {
    encode(decode(text));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store) << error.what();
  }
}

TEST(Decode, OfDamagedTextNeverCrashes) {
  const auto text = encode(workflow());
  std::mt19937 chance(1);
  for (int i = 0; i < 300; ++i) {
    auto damaged = text;
    const auto at = chance() % damaged.size();
    switch (i % 4) {
      case 0:
        damaged[at] = static_cast<char>(chance() % 256);
        break;
      case 1:
        damaged.erase(at, chance() % 40);
        break;
      case 2:
        damaged.insert(at, std::to_string(chance() % 100));
        break;
      case 3:
        damaged.resize(at);
        break;
    }
    decode_damaged(damaged);
  }
}

TEST(Decode, RefusesAnIndexThatLeadsNowhere) {
  auto text = encode(workflow());
  const std::string entry = R"("entry":0)";
  ASSERT_NE(text.find(entry), std::string::npos);
  text.replace(text.find(entry), entry.size(), R"("entry":99)");

  EXPECT_THROW(decode(text), Error);
}

}  // namespace
}  // namespace parcours::definition
