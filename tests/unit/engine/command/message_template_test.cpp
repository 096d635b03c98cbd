#include "engine/command/message_template.hpp"

#include <gtest/gtest.h>

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
  std::string said(const std::string& text) const { return render(Text(text), workflow, c).in("fr"); }

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
  EXPECT_EQ(render(Text("a {note}", "b {note}"), workflow, c).in("en"), "b un mur");
}

class TextForOpener : public ALetter {
 protected:
  TextForOpener() {
    workflow.told = {{"suivi", Text("Suivi : {note}", "Followed: {note}")}, {"fait", "Fait"}, {"age", "{age} ans"}};
    c.revision = 1;
    c.phase = "suivi";
  }
  std::string text() const { return text_for_opener(workflow, c).in("fr"); }
};

TEST_F(TextForOpener, IsThatOfThePhaseThenThatOfTheOutcome) {
  EXPECT_EQ(text(), "Suivi : un mur");
  EXPECT_EQ(text_for_opener(workflow, c).in("en"), "Followed: un mur");

  c.ended_as = "fait";
  EXPECT_EQ(text(), "Fait");
}

TEST_F(TextForOpener, IsAPlainWordWithoutAText) {
  c.phase = "autre";
  EXPECT_EQ(text(), "en cours");

  c.ended_as = "abandon";
  EXPECT_EQ(text(), "terminé");
  EXPECT_EQ(text_for_opener(workflow, c).in("en"), "ended");
}

TEST_F(TextForOpener, IsAPlainWordWhereAQuotedFieldIsEmpty) {
  c.phase = "age";
  EXPECT_EQ(text(), "en cours");

  c.fields["age"] = {Value(12), 1, 1};
  EXPECT_EQ(text(), "12 ans");
}

}  // namespace
}  // namespace parcours::engine
