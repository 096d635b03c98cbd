#include <gmock/gmock.h>

#include "form_trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class AForm : public testing::FormTrial {
 protected:
  static std::vector<std::string> names(const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const auto& choice : choices) names.push_back(choice.name);
    return names;
  }
  static std::vector<std::string> asked(const Form& form) {
    std::vector<std::string> fields;
    for (const auto& each : form)
      if (each.asked == Asked::yes && !each.shown) fields.push_back(each.field);
    return fields;
  }
};

TEST_F(AForm, HasTheTypeOfEachEntryInTheWordOfWorkflows) {
  std::vector<std::string> types;
  for (const auto& each : opening()) types.emplace_back(type_name(each.type));

  EXPECT_THAT(types, ElementsAre("text", "note", "number", "number", "money", "bool", "choice", "choice", "choices",
                                 "territory", "date", "datetime", "birth", "duration", "place", "actor", "structure",
                                 "contact", "case", "file", "files", "notice", "text", "list", "text", "list"));
}

TEST_F(AForm, HasTheWordsOfItsFields) {
  const auto form = opening();

  EXPECT_EQ(entry(form, "nom").title.in("en"), "Name");
  EXPECT_EQ(entry(form, "nom").help.in("fr"), "Le nom");
  EXPECT_EQ(entry(form, "nom").shown_as, "court");
}

TEST_F(AForm, NamesWhatHasNoTitleByItsName) {
  const auto form = opening();

  EXPECT_EQ(entry(form, "age").title.in("fr"), "age");
  EXPECT_EQ(entry(form, "plan").choices.at(0).title.in("en"), "plan a");
  EXPECT_EQ(task(open()).outcomes().at(2).title.in("fr"), "a revoir");
}

TEST_F(AForm, NamesAnOutcomeByItsTextBeforeTheEndOfThatName) {
  EXPECT_EQ(task(open()).outcomes().at(1).title.in("fr"), "Refuser");
}

TEST_F(AForm, HasTheBoundsOfItsFields) {
  const auto form = opening();

  EXPECT_EQ(entry(form, "nom").maximum, Value(40));
  EXPECT_EQ(entry(form, "libre").maximum, Value(20'000));
  EXPECT_EQ(entry(form, "joindre").maximum, Value(280));
  EXPECT_EQ(entry(form, "age").minimum, Value(0));
  EXPECT_EQ(entry(form, "age").maximum, Value(120));
  EXPECT_EQ(entry(form, "poids").decimals, 1);
  EXPECT_EQ(entry(form, "prix").decimals, 2);
  EXPECT_TRUE(entry(form, "prix").maximum.is_null());
}

TEST_F(AForm, HasTheRoleOrTheWorkflowThatAFieldIsOf) {
  const auto form = opening();

  EXPECT_EQ(entry(form, "referent").of, "chef");
  EXPECT_EQ(entry(form, "ecole").of, "partenaire");
  EXPECT_EQ(entry(form, "lie").of, "essais");
}

TEST_F(AForm, HasTheChoicesInUseToday) {
  const auto form = opening();

  EXPECT_EQ(entry(form, "motif").choices.at(0), (Choice{"loyer", Text("Loyer", "Rent")}));
  EXPECT_THAT(names(entry(form, "aides").choices), ElementsAre("caf"));
  EXPECT_THAT(names(entry(form, "lieu").choices), ElementsAre("nord", "sud"));
  EXPECT_THAT(entry(form, "nom").choices, IsEmpty());
}

TEST_F(AForm, KeepsTheChoiceThatIsStored) {
  const auto reference = open({{"nom", "Essai"}, {"motif", "loyer"}, {"aides", List{"caf"}}});
  t.folder.write("vocabularies.yaml", "administrations: { caf: { title: CAF, to: 2026-01-01 }, autre: Autre }\n");
  ASSERT_FALSE(blocks(t.engine.deploy(t.folder.path(), {"root"})));

  EXPECT_THAT(names(entry(opening(), "aides").choices), ElementsAre("autre"));
  EXPECT_EQ(read(reference).fields.at("aides"), Value(List{"caf"}));
}

TEST_F(AForm, HasDefaultsOfTheDay) {
  EXPECT_EQ(entry(opening(), "jour").default_value, Value(Date(std::chrono::year(2026) / 11 / 23)));
  EXPECT_TRUE(entry(opening(), "nom").default_value.is_null());
}

TEST_F(AForm, RequiresWhatIsAskedAndNotOptionalWithoutADefault) {
  const auto form = opening();

  EXPECT_TRUE(entry(form, "nom").required);
  EXPECT_FALSE(entry(form, "age").required);
  EXPECT_FALSE(entry(form, "jour").required);
  EXPECT_EQ(entry(form, "precision").asked, Asked::no);
  EXPECT_FALSE(entry(form, "precision").required);
  EXPECT_EQ(entry(form, "precision").when, "age > seuil");
}

TEST_F(AForm, HasTheRowOfAList) {
  const auto form = opening();
  const auto& row = entry(form, "besoins").form;

  ASSERT_THAT(row, SizeIs(3));
  EXPECT_EQ(row[0].field, "quoi");
  EXPECT_TRUE(row[0].required);
  EXPECT_EQ(row[1].type, Type::number);
  EXPECT_EQ(row[1].asked, Asked::unknown) << "it depends on the row";
  EXPECT_FALSE(row[1].required);
  EXPECT_TRUE(row[2].optional);
}

TEST_F(AForm, HasItsChecks) {
  const auto form = opening();

  ASSERT_THAT(form.checks(), SizeIs(1));
  EXPECT_EQ(form.checks()[0].code, "check-ouvrir-1");
  EXPECT_EQ(form.checks()[0].that, "age < 100");
  EXPECT_EQ(form.checks()[0].message.in("en"), "A hundred?");
  EXPECT_TRUE(form.checks()[0].warns && !form.checks()[0].engine_only);
}

TEST_F(AForm, ShowsTheStoredValuesToItsDoer) {
  const auto form = task(open({{"nom", "Essai"}, {"age", 2}, {"secret", "oui"}}));

  EXPECT_EQ(entry(form, "nom").value, Value("Essai"));
  EXPECT_FALSE(entry(form, "nom").required) << "it is filled";
  EXPECT_EQ(entry(form, "secret").value, Value("oui"));
  EXPECT_FALSE(entry(form, "secret").blind);
  EXPECT_EQ(entry(form, "double_age").value, Value(4));
  EXPECT_TRUE(entry(form, "double_age").shown);
}

TEST_F(AForm, DoesNotShowTheValueOfAFreshEntry) {
  const auto form = task(open());

  EXPECT_TRUE(entry(form, "jour").fresh);
  EXPECT_TRUE(entry(form, "jour").value.is_null());
}

TEST_F(AForm, AsksForEachOutcomeWhatItsConditionsSay) {
  const auto form = task(open({{"nom", "Essai"}, {"secret", "oui"}}));

  ASSERT_THAT(form.outcomes(), SizeIs(3));
  EXPECT_EQ(form.outcomes()[0].name, "retenu");
  EXPECT_EQ(form.outcomes()[0].title.in("en"), "Kept");
  EXPECT_THAT(form.outcomes()[0].asked, ElementsAre("nom", "secret", "libre", "jour", "presents"));
  EXPECT_THAT(form.outcomes()[0].required, ElementsAre("libre"));
  EXPECT_THAT(form.outcomes()[1].asked, ElementsAre("nom", "secret", "precision", "libre", "jour", "presents"));
  EXPECT_THAT(form.outcomes()[1].required, ElementsAre("precision", "libre"));
  EXPECT_EQ(entry(form, "precision").asked, Asked::no) << "no outcome is chosen yet";
}

TEST_F(AForm, AsksBlindWhatItsDoerMayNotSee) {
  t.engine.grant({"lee", "accueil", {}, {}, {}, {}}, {"root"});
  const auto form = task(open({{"nom", "Essai"}, {"secret", "oui"}}), "lee");

  EXPECT_TRUE(entry(form, "secret").blind && entry(form, "secret").required);
  EXPECT_TRUE(entry(form, "secret").value.is_null());
  EXPECT_EQ(entry(form, "libre").asked, Asked::unknown) << "its condition reads what is hidden";
  EXPECT_FALSE(entry(form, "nom").blind);
  EXPECT_FALSE(form.checks().at(1).engine_only) << "the form asks what it reads";
}

TEST_F(AForm, IsTheSameForAValueThatIsHiddenAndOneThatIsAbsent) {
  t.engine.grant({"lee", "accueil", {}, {}, {}, {}}, {"root"});
  const auto hidden = task(open({{"nom", "Essai"}, {"secret", "oui"}}), "lee"), absent = task(open(), "lee");

  ASSERT_EQ(hidden.size(), absent.size());
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    EXPECT_EQ(hidden[i].value, absent[i].value) << hidden[i].field;
    EXPECT_EQ(hidden[i].asked, absent[i].asked) << hidden[i].field;
    EXPECT_EQ(hidden[i].required, absent[i].required) << hidden[i].field;
    EXPECT_EQ(hidden[i].blind, absent[i].blind) << hidden[i].field;
  }
  for (std::size_t i = 0; i < hidden.outcomes().size(); ++i)
    EXPECT_EQ(hidden.outcomes()[i].required, absent.outcomes()[i].required);
}

TEST_F(AForm, OfARowShowsTheValuesOfThatRow) {
  const auto reference =
      open({{"nom", "Essai"},
            {"secret", "oui"},
            {"besoins", List{Record{{"quoi", "a"}, {"montant", 1}, {"urgent", true}}, Record{{"quoi", "b"}}}}});
  t.go(reference, "retenu", {{"libre", "rien"}});
  const auto seen = read(reference);

  ASSERT_THAT(seen.tasks, SizeIs(2));
  EXPECT_EQ(entry(seen.tasks[0].form, "besoin.quoi").value, Value("a"));
  EXPECT_EQ(entry(seen.tasks[0].form, "besoin.montant").value, Value(1));
  EXPECT_TRUE(entry(seen.tasks[0].form, "besoin.urgent").value.is_null()) << "it is fresh";
  EXPECT_EQ(entry(seen.tasks[1].form, "besoin.quoi").value, Value("b"));
  EXPECT_TRUE(entry(seen.tasks[1].form, "besoin.montant").required);
}

TEST_F(AForm, HasTheRowsThatItAsks) {
  const auto expected = [](const char* who, bool is) { return Record{{"qui", who}, {"attendu", is}}; };
  const auto form = task(
      open({{"nom", "Essai"}, {"presents", List{expected("ana", true), expected("bo", false), expected("x", true)}}}));
  const auto& rows = entry(form, "presents").asked_rows;

  EXPECT_EQ(entry(form, "presents").rows, "present.attendu");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].row, "ana");
  EXPECT_EQ(rows[1].number, 3);
  ASSERT_THAT(rows[0].form, SizeIs(2));
  EXPECT_TRUE(rows[0].form[0].required && rows[0].form[0].asked == Asked::yes);
  EXPECT_EQ(rows[1].form[0].asked, Asked::no);
  EXPECT_EQ(rows[0].form[1].value, Value(true));
  EXPECT_THAT(entry(task(open()), "presents").asked_rows, IsEmpty());
}

TEST_F(AForm, OfAnOfferHasItsOutcomesAndEntries) {
  const auto seen = read(open());

  ASSERT_THAT(seen.offers, SizeIs(1));
  EXPECT_THAT(asked(seen.offers[0].form), ElementsAre("libre"));
  ASSERT_THAT(seen.offers[0].form.outcomes(), SizeIs(2));
  EXPECT_EQ(seen.offers[0].form.outcomes()[1].name, "mal");
}

TEST_F(AForm, OfAMessageIsForWhoMaySendIt) {
  const auto reference = open();
  const auto mine = read(reference, "anna").messages;

  ASSERT_THAT(mine, SizeIs(1));
  EXPECT_EQ(mine[0].message, "avis");
  EXPECT_TRUE(mine[0].awaited);
  EXPECT_THAT(asked(mine[0].form), ElementsAre("precision"));
  EXPECT_EQ(mine[0].form.outcomes().at(0).title.in("fr"), "Bon");
  EXPECT_THAT(read(reference).messages, IsEmpty()) << "chloe may not send it";
}

TEST_F(AForm, OfAWorklistShowsNoValue) {
  open({{"nom", "Essai"}, {"secret", "oui"}});
  const auto page = t.engine.tasks({"chloe"});

  ASSERT_THAT(page.items, SizeIs(1));
  const auto& form = page.items[0].form;
  EXPECT_TRUE(entry(form, "nom").value.is_null() && entry(form, "nom").blind);
  EXPECT_EQ(entry(form, "precision").asked, Asked::no) << "an outcome is no value";
  EXPECT_EQ(entry(form, "libre").asked, Asked::unknown);
  EXPECT_THAT(form.outcomes().at(1).asked, ElementsAre("nom", "secret", "precision", "libre", "jour", "presents"));
}

TEST_F(AForm, RefersToNoEngine) {
  const auto form = opening();
  t.close();

  EXPECT_EQ(entry(form, "nom").title.in("en"), "Name");
  EXPECT_THAT(check(form, {}), Not(IsEmpty()));
}

}  // namespace
}  // namespace parcours
