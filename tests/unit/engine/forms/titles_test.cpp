#include "parcours/titles.hpp"

#include <gmock/gmock.h>

#include "form_trial.hpp"

namespace parcours {
namespace {

class TheTitlesOfACase : public testing::FormTrial {
 protected:
  Titles titles() {
    const auto seen = t.engine.read({"anna"}, open());
    EXPECT_TRUE(seen);
    return seen ? seen->titles : Titles();
  }
};

TEST_F(TheTitlesOfACase, AreThoseOfItsWorkflow) {
  const auto titles = this->titles();

  EXPECT_EQ(titles.workflow().in("en"), "Forms");
  EXPECT_EQ(titles.step("decider").in("fr"), "Décider");
  EXPECT_EQ(titles.field("nom").in("en"), "Name");
  EXPECT_EQ(titles.outcome("retenu").in("en"), "Kept");
  EXPECT_EQ(titles.outcome("mauvais").in("fr"), "Mauvais");
  EXPECT_EQ(titles.outcome("expired").in("fr"), "sans réponse à temps");
  EXPECT_EQ(titles.outcome("done").in("fr"), "Fait");
}

TEST_F(TheTitlesOfACase, OfAnOutcomeAreItsTextBeforeTheEndOfThatName) {
  EXPECT_EQ(titles().outcome("bien").in("fr"), "Tout va bien");
  EXPECT_EQ(titles().outcome("refuse").in("fr"), "Refuser");
  EXPECT_EQ(titles().end("refuse").in("fr"), "Refusé");
  EXPECT_EQ(Titles().end("done").in("fr"), "Fait");
}

TEST_F(TheTitlesOfACase, AreNamesWithBlanksWhereThereIsNone) {
  const auto titles = this->titles();

  EXPECT_EQ(titles.field("double_age").in("fr"), "double age");
  EXPECT_EQ(titles.field("besoins.quoi").in("fr"), "quoi");
  EXPECT_EQ(titles.step("nulle_part").in("en"), "nulle part");
  EXPECT_EQ(Titles().step("nulle_part").in("fr"), "nulle part");
  EXPECT_TRUE(titles.phase("").empty());
}

TEST_F(TheTitlesOfACase, NameWhoIsMeant) {
  const auto titles = this->titles();

  EXPECT_EQ(titles.role("chef").in("fr"), "Chef");
  EXPECT_EQ(titles.recipient("role:partenaire@mission_locale").in("fr"), "Partenaire (mission locale)");
  EXPECT_EQ(titles.recipient("actor:nadia").in("fr"), "nadia");
  EXPECT_EQ(titles.recipient("P2-2026-00001").in("fr"), "P2-2026-00001");
}

TEST_F(TheTitlesOfACase, SayWhatALineDoes) {
  EXPECT_EQ(titles().line("/suivi/1").in("fr"), "rappel, phase « suivi »");
  EXPECT_EQ(titles().line("decider/due").in("en"), "due date, step 'Décider'");
}

TEST_F(TheTitlesOfACase, WriteValuesAsALetterDoes) {
  const auto titles = this->titles();

  EXPECT_EQ(titles.value("motif", "loyer", "en"), "Rent");
  EXPECT_EQ(titles.value("aides", List{"caf", "ancienne"}, "fr"), "CAF et Ancienne");
  EXPECT_EQ(titles.value("duree", "2 working days", "fr"), "2 jours ouvrés");
  EXPECT_EQ(titles.value("ecole", "mission_locale", "fr"), "mission locale");
  EXPECT_EQ(titles.value("urgent", true, "fr"), "oui");
  EXPECT_EQ(Titles().value("urgent", true, "fr"), "");
}

TEST_F(TheTitlesOfACase, AreThereForTheHostWithoutACase) {
  EXPECT_EQ(t.engine.titles("formulaires").step("decider").in("fr"), "Décider");
  EXPECT_EQ(t.engine.titles().role("accueil").in("fr"), "Accueil");
  EXPECT_EQ(t.engine.titles("nulle-part").role("accueil").in("fr"), "Accueil");
}

class TheFormOfCorrections : public testing::FormTrial {
 protected:
  Form corrections(const std::string& who) {
    const auto form =
        t.engine.corrections({who}, open({{"nom", "Essai"}, {"besoins", List{Record{{"quoi", "toit"}}}}}));
    EXPECT_TRUE(form);
    return form ? *form : Form();
  }
};

TEST_F(TheFormOfCorrections, HasTheFieldsThatTheReaderSeesWithTheirValues) {
  const auto form = corrections("anna");

  ASSERT_NE(form.entry("nom"), nullptr);
  EXPECT_EQ(form.entry("nom")->value, Value("Essai"));
  EXPECT_EQ(form.entry("secret"), nullptr);
  EXPECT_EQ(form.entry("double_age"), nullptr) << "it is computed";
}

TEST_F(TheFormOfCorrections, NamesTheFieldsOfRows) {
  const auto form = corrections("anna");

  EXPECT_EQ(form.entry("besoins"), nullptr);
  ASSERT_NE(form.entry("besoin.montant"), nullptr);
  EXPECT_EQ(form.entry("besoin.montant")->type, Type::number);
}

TEST_F(TheFormOfCorrections, ChecksAValueBeforeItIsSent) {
  const auto form = corrections("anna");

  EXPECT_TRUE(check(form, {{"age", 30}}).empty());
  ASSERT_EQ(check(form, {{"age", 300}}).size(), 1U);
  EXPECT_EQ(check(form, {{"age", 300}}).front().code, "out-of-range");
}

TEST_F(TheFormOfCorrections, IsNotThereForWhoDoesNotKnowOfTheCase) {
  const auto form = t.engine.corrections({"nobody"}, open());

  ASSERT_FALSE(form);
  EXPECT_EQ(form.problems().front().code, "not-found");
}

}  // namespace
}  // namespace parcours
