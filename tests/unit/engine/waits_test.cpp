#include "engine/waits.hpp"

#include <gmock/gmock.h>

#include "definition/reader.hpp"
#include "support/paris.hpp"

namespace parcours::engine {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

definition::Workflow workflow() {
  constexpr auto text = R"(
workflow: essai
fields:
  lieu: { type: place, title: { fr: Le lieu, en: The place }, help: { fr: Où c'est, en: Where it is }, screen: map }
  age: { type: number }
  besoins:
    type: list
    item: besoin
    screen: table
    fields: { motif: { type: text, screen: long }, urgent: { type: bool } }
phases:
  suivi:
    steps:
      recevoir:
        task: Recevoir
        by: elu
        form: [lieu: show, age: { optional: true, when: known(lieu) }, besoins: { form: [urgent: optional, motif] }]
      traiter:
        each: besoins
        branch: { steps: { lire: { task: Lire, by: elu, form: [besoin.urgent] } } }
      ajouter: { task: Ajouter, by: elu, form: [besoins] }
      confier: { handover: suite, by: elu, form: [prenom, nom: optional], next: { accepted: end fait, refused: ajouter } }
)";
  auto reading = definition::read(text, "essai.yaml", definition::Surroundings(testing::paris()));
  for (const auto& problem : reading.problems) ADD_FAILURE() << problem.where << ": " << problem.message.in("en");
  return std::move(reading.workflow).value();
}

TEST(FormOf, TellsEachEntryInTheWordsOfItsField) {
  const auto form = form_of(workflow(), "recevoir");

  ASSERT_THAT(form, SizeIs(3));
  EXPECT_EQ(form[0].field, "lieu");
  EXPECT_EQ(form[0].title.in("en"), "The place");
  EXPECT_EQ(form[0].help.in("fr"), "Où c'est");
  EXPECT_TRUE(form[0].shown && !form[0].optional);
  EXPECT_TRUE(form[1].optional && !form[1].shown);
  EXPECT_EQ(form[1].when, "known(lieu)");
}

TEST(FormOf, HandsOnHowTheHostShowsAField) {
  const auto form = form_of(workflow(), "recevoir");

  EXPECT_EQ(form[0].screen, "map");
  EXPECT_EQ(form[1].screen, "");
  EXPECT_EQ(form[2].screen, "table");
  ASSERT_THAT(form[2].form, SizeIs(2)) << "in the order of the form";
  EXPECT_TRUE(form[2].form[0].optional);
  EXPECT_EQ(form[2].form[1].field, "motif");
  EXPECT_EQ(form[2].form[1].screen, "long");
}

TEST(FormOf, NamesAFieldOfARowAsACommandDoes) { EXPECT_EQ(form_of(workflow(), "lire").front().field, "besoin.urgent"); }

TEST(FormOf, OfAListAloneTellsAllThatAnElementMayHold) {
  const auto form = form_of(workflow(), "ajouter");

  ASSERT_THAT(form, SizeIs(1));
  ASSERT_THAT(form[0].form, SizeIs(2));
  EXPECT_EQ(form[0].form[0].field, "motif");
  EXPECT_TRUE(form[0].form[0].optional);
}

TEST(FormOf, OfAHandoverTellsWhatIsAskedForTheReceiver) {
  const auto form = form_of(workflow(), "confier");

  ASSERT_THAT(form, SizeIs(2));
  EXPECT_EQ(form[0].field, "prenom");
  EXPECT_FALSE(form[0].optional);
  EXPECT_TRUE(form[1].optional);
}

TEST(FormOf, OfNoStepIsEmpty) { EXPECT_THAT(form_of(workflow(), "accepts"), IsEmpty()); }

}  // namespace
}  // namespace parcours::engine
