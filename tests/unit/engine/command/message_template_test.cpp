#include "engine/command/message_template.hpp"

#include <gtest/gtest.h>

#include "support/trial.hpp"

namespace parcours::engine {
namespace {

class ALetter : public ::testing::Test {
 protected:
  ALetter() {
    for (const auto& [name, level] : {std::pair{"note", 1}, {"nom", 2}, {"age", 1}}) {
      definition::Field field;
      field.name = name, field.level = level;
      workflow.fields.push_back(field);
    }
    c.reference = "P2-2026-00001";
    c.fields["note"] = {Value("un mur"), 1, 1};
    c.fields["nom"] = {Value("Durand"), 2, 1};
  }
  execution::EvaluationContext seen() const { return {workflow, c, decision}; }
  std::string said(const std::string& text, const char* language = "fr") const {
    return render(Text(text, text), seen()).in(language);
  }
  definition::Field& add(const char* name, Type type, const Value& value = {}) {
    definition::Field field;
    field.name = name, field.type = type;
    if (!value.is_null()) c.fields[name] = {value, 1, 1};
    workflow.fields.push_back(field);
    return workflow.fields.back();
  }

  Calendar calendar{"Europe/Paris"};
  Record parameters;
  execution::DecisionContext decision{{Instant{}, calendar}, 1, "nadia", parameters};
  definition::Workflow workflow;
  execution::Case c;
};

TEST_F(ALetter, QuotesTheReferenceAndFieldsThatMayLeave) {
  EXPECT_EQ(said("{case.ref} : {note}."), "P2-2026-00001 : un mur.");
}
TEST_F(ALetter, SaysNothingForAnEmptyField) { EXPECT_EQ(said("[{age}]"), "[]"); }
TEST_F(ALetter, NeverQuotesWhatIsAboveC1NorWhatIsNoField) { EXPECT_EQ(said("{nom} {autre} {"), "{nom} {autre} {"); }
TEST_F(ALetter, NeverQuotesWhatSeenByNarrows) {
  workflow.fields.front().seen_by = {"chef"};
  EXPECT_EQ(said("{note}"), "{note}");
}
TEST_F(ALetter, IsFilledInEveryLanguage) {
  EXPECT_EQ(render(Text("a {note}", "b {note}"), seen()).in("en"), "b un mur");
}

TEST_F(ALetter, QuotesChoicesByTheirTitlesAndListsWithAnd) {
  auto& facts = add("faits", Type::choices, List{"isolement", "errance", "rixe"});
  facts.options = {{"isolement", Text("Isolement", "Isolation"), {}, {}},
                   {"errance", Text("Errance tardive"), {}, {}},
                   {"rixe", {}, {}, {}}};

  EXPECT_EQ(said("{faits}"), "Isolement, Errance tardive et rixe");
  EXPECT_EQ(said("{faits}", "en"), "Isolation, Errance tardive and rixe");
}
TEST_F(ALetter, QuotesDatesAndTimesAsPeopleWriteThem) {
  add("le", Type::date, Date{std::chrono::year(2027), std::chrono::July, std::chrono::day(1)});
  add("quand", Type::datetime, *parse_instant("2027-07-01T08:30:00Z", calendar));

  EXPECT_EQ(said("le {le}, {quand}"), "le 1er juillet 2027, 1er juillet 2027 à 10 h 30");
  EXPECT_EQ(said("{le}, {quand}", "en"), "1 July 2027, 1 July 2027 at 10:30");
}
TEST_F(ALetter, QuotesNumbersMoneyAndFlagsAsPeopleWriteThem) {
  add("montant", Type::money, Decimal(12345, 1));
  add("nombre", Type::number, 1200000);
  add("urgent", Type::boolean, true);

  EXPECT_EQ(said("{montant} euros, {nombre}, {urgent}"), "1\u202F234,50 euros, 1\u202F200\u202F000, oui");
  EXPECT_EQ(said("{montant}, {nombre}, {urgent}", "en"), "1,234.50, 1,200,000, yes");
}
TEST_F(ALetter, QuotesDelaysBirthsAndPlacesAsPeopleWriteThem) {
  add("delai", Type::duration, "10 working days");
  add("mois", Type::birth, "2015-06");
  add("an", Type::birth, "2015~");
  add("lieu", Type::place, Record{{"lat", 43.7}, {"lon", 7.2}, {"label", "Place Neuve"}});
  add("avis", Type::notice, Record{{"how", "courrier"}, {"on", Date{std::chrono::year(2027) / 3 / 12}}});

  EXPECT_EQ(said("{delai}, {mois}, {an}, {lieu}, {avis}"),
            "10 jours ouvrés, juin 2015, vers 2015, Place Neuve, 12 mars 2027");
}
TEST_F(ALetter, QuotesComputedFields) {
  add("duree", Type::duration).computed.push_back({std::nullopt, Delay{1, Delay::Unit::days, "working"}});

  EXPECT_EQ(said("{duree}"), "1 jour ouvré");
}

class TextForOpener : public ALetter {
 protected:
  TextForOpener() {
    workflow.told = {{"suivi", Text("Suivi : {note}", "Followed: {note}")}, {"fait", "Fait"}, {"age", "{age} ans"}};
    c.revision = 1;
    c.phase = "suivi";
  }
  std::string text() const { return text_for_opener(seen()).in("fr"); }
};

TEST_F(TextForOpener, IsThatOfThePhaseThenThatOfTheOutcome) {
  EXPECT_EQ(text(), "Suivi : un mur");
  EXPECT_EQ(text_for_opener(seen()).in("en"), "Followed: un mur");

  c.ended_as = "fait";
  EXPECT_EQ(text(), "Fait");
}

TEST_F(TextForOpener, IsAPlainWordWithoutAText) {
  c.phase = "autre";
  EXPECT_EQ(text(), "en cours");

  c.ended_as = "abandon";
  EXPECT_EQ(text(), "terminé");
  EXPECT_EQ(text_for_opener(seen()).in("en"), "ended");
}

TEST_F(TextForOpener, IsAPlainWordWhereAQuotedFieldIsEmpty) {
  c.phase = "age";
  EXPECT_EQ(text(), "en cours");

  c.fields["age"] = {Value(12), 1, 1};
  EXPECT_EQ(text(), "12 ans");
}

TEST_F(ALetter, QuotesOfARowNeitherTheFieldOfTheCaseWithThatNameNorWhatItsListProtects) {
  auto& list = add("besoins", Type::list, List{Record{{"note", "un toit"}}});
  list.item = "besoin", list.fields = {workflow.fields.front()};

  EXPECT_EQ(said("{besoin.note}"), "") << "no row is there to be quoted";
  list.level = 3;
  EXPECT_EQ(said("{besoin.note}"), "{besoin.note}");
}

TEST(ALetterOfABranch, QuotesTheFieldsOfItsRow) {
  testing::Trial t;
  t.folder.write("besoins/workflow.yaml", R"(
workflow: besoins
title: Besoins
subject: none
purpose: essai
texts: { rappel: "Reste à traiter : {besoin.quoi}" }
fields: { besoins: { type: list, item: besoin, fields: { quoi: { type: text } } } }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: chef, form: [besoins: { form: [quoi] }] }
      traiter:
        each: besoins
        branch:
          steps:
            prevenir: { send: rappel, to: chef }
            agir: { task: Agir, by: chef, next: end fait, meanwhile: [ { after: 1 day, remind: chef, text: rappel } ] }
        next: end fait
)");
  t.write_roles();
  ASSERT_TRUE(t.engine.deploy(t.folder.path(), {"root"}).empty());

  ASSERT_TRUE(t.engine.submit(
      {Open{"besoins", {{"besoins", List{Record{{"quoi", "un toit"}}, Record{{"quoi", "une école"}}}}}, {}},
       {"chloe"}}));

  const auto sent = t.engine.outbox().items;
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0].text.in("fr"), "Reste à traiter : un toit");
  EXPECT_EQ(sent[1].text.in("fr"), "Reste à traiter : une école");

  t.clock.at += std::chrono::days(2);
  t.engine.run_due();

  const auto reminded = t.engine.outbox().items;
  ASSERT_EQ(reminded.size(), 4U);
  EXPECT_EQ(reminded[2].text.in("fr"), "Reste à traiter : un toit");
  EXPECT_EQ(reminded[3].text.in("fr"), "Reste à traiter : une école");
}

}  // namespace
}  // namespace parcours::engine
