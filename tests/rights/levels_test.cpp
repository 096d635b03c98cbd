// A case with a value of each level in each place that a workflow has for one: nothing that is above the reader's level
// is in anything that a face answers.
#include <gmock/gmock.h>

#include <chrono>

#include "rights/faces.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::Contains;
using testing::everything;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Trial;

constexpr const char* kWitness = R"(
workflow: temoin
title: Témoin
sheet: tx
fields:
  un: { type: text }
  deux: { type: text, level: C2, why: essai }
  trois: { type: text, level: C3, why: essai }
  reserve: { type: text, seen_by: [chef], why: essai }
  pensee: { type: note, level: C4, why: essai }
  echeance: { type: date, level: C3, why: essai }
  limite: { type: date, level: C3, why: essai }
  calcul: { type: text, value: trois }
  choix: { type: text, value: [ { when: known(deux), value: deux } ] }
  kilos: { type: number, level: C2, why: essai }
  verdict: { type: text, level: C3, why: essai }
  lignes:
    type: list
    item: ligne
    fields:
      quoi: { type: text }
      combien: { type: text, level: C3, why: essai }
told: { suivi: "Reçu : {un}" }
phases:
  suivi:
    steps:
      ouvrir:
        task: Ouvrir
        by: [chef, guichet]
        form: [un, deux, trois, reserve, pensee, echeance, limite, kilos, lignes]
      peser: { action: tx.weigh, next: { heavy: attendre, light: end leger } }
      attendre:
        task: Attendre
        by: [chef, voisin]
        due: limite
        form: [deux: optional, trois: optional]
        meanwhile:
          - { at: echeance, remind: chef }
        next: { encore: attendre, fini: end }
    anytime:
      ajouter: { task: Ajouter, offered_to: [lecteur1, chef], when: known(trois), form: [un] }
)";
constexpr const char* kReaders = R"(
chef: { title: Chef, sees: { temoin: C3 } }
lecteur1: { title: Un, sees: { temoin: C1 } }
lecteur2: { title: Deux, sees: { temoin: C2 } }
lecteur3: { title: Trois, sees: { temoin: C3 } }
figures: { title: Chiffres, sees: { tx: C0, essais: C0, temoin: C0 } }
voisin: Voisin
guichet: Guichet
accueil: { title: Accueil, sees: { essais: C3 } }
)";

Record planted() {
  return {{"un", "PLANTED-C1-un"},
          {"deux", "PLANTED-C2-deux"},
          {"trois", "PLANTED-C3-trois"},
          {"reserve", "PLANTED-R-reserve"},
          {"pensee", "PLANTED-C4-pensee"},
          {"echeance", "2027-03-14"},
          {"limite", "2027-05-16"},
          {"kilos", 7411},
          {"lignes", List{Record{{"quoi", "PLANTED-C1-quoi"}, {"combien", "PLANTED-C3-combien"}}}}};
}
const std::vector<std::pair<int, const char*>> kTexts{{2, "PLANTED-C2"}, {2, "7411"},       {3, "PLANTED-C3"},
                                                      {3, "2027-03-14"}, {3, "2027-05-16"}, {4, "PLANTED-C4"},
                                                      {4, "PLANTED-R"}};

class Witness : public ::testing::Test {
 protected:
  Witness() {
    deploy(kWitness);
    for (const char* role : {"chef", "lecteur1", "lecteur2", "lecteur3", "figures", "voisin", "guichet"})
      EXPECT_TRUE(t.engine.grant({role, role}, {"root"}).empty());
    reference = open("chef");
  }
  void deploy(const std::string& text) {
    t.folder.write("temoin/workflow.yaml", text), t.folder.write("roles.yaml", kReaders);
    EXPECT_EQ(testing::refusals_in(t.engine.deploy(t.folder.path(), {"root"})), "");
  }
  std::string open(const std::string& by) {
    const auto opened = t.engine.submit({Open{"temoin", planted()}, {by}});
    if (!opened) ADD_FAILURE() << testing::text_of(opened.problems());
    return opened ? opened->reference : std::string();
  }
  void expect_nothing_above(int level, const std::string& reader) {
    const auto all = everything(t.engine, {reader}, reference);
    for (const auto& [of, text] : kTexts)
      if (of > level) {
        EXPECT_THAT(all, Not(HasSubstr(text))) << reader;
      }
  }
  static std::string changed(std::string_view was, std::string_view is) {
    std::string text = kWitness;
    text.replace(text.find(was), was.size(), is);
    return text;
  }
  void migrate(const std::string& text) {
    deploy(text);
    const auto moved = t.engine.migrate({"temoin"}, {"root"});
    ASSERT_TRUE(moved);
    ASSERT_THAT(moved->front().problems, IsEmpty()) << testing::text_of(moved->front().problems);
  }

  std::string history_of(const std::string& reader) {
    std::string all;
    const auto seen = t.engine.read({reader}, reference);
    for (const auto& entry : seen->history) all += json::write_exact(entry.events) + "\n";
    return all;
  }
  // Whether the history of the reader has the time to which the due date of a step moved.
  bool has_moved_due(const std::string& reader) {
    const auto seen = t.engine.read({reader}, reference);
    for (const auto& entry : seen->history)
      for (const auto& event : entry.events) {
        const auto& record = event.as<Record>();
        const auto* line = record.find("line");
        if (line && *line == Value("attendre/due")) return record.find("at") != nullptr;
      }
    ADD_FAILURE() << "nothing has moved";
    return false;
  }

  Trial t;
  std::string reference;
};

TEST_F(Witness, ShowsEachReaderNothingAboveTheirLevel) {
  for (int level = 1; level <= 3; ++level) expect_nothing_above(level, "lecteur" + std::to_string(level));
  for (const char* reader : {"figures", "guichet", "root"}) expect_nothing_above(1, reader);

  EXPECT_THAT(everything(t.engine, {"lecteur1"}, reference), HasSubstr("PLANTED-C1-un"));
  EXPECT_THAT(everything(t.engine, {"lecteur2"}, reference), HasSubstr("PLANTED-C2-deux"));
  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), HasSubstr("PLANTED-C3-combien"));
  EXPECT_THAT(everything(t.engine, {"chef"}, reference), HasSubstr("PLANTED-R-reserve"));
}

// What an action returned in the same command was not given by the actor who opened the case.
TEST_F(Witness, ShowsTheOpenerWhatTheyGaveAndNotWhatAnActionReturned) {
  reference = open("guichet");

  const auto seen = t.engine.read({"guichet"}, reference);
  ASSERT_TRUE(seen);
  EXPECT_NE(seen->fields.find("trois"), nullptr);
  EXPECT_NE(seen->fields.find("lignes"), nullptr);
  EXPECT_NE(seen->fields.find("pensee"), nullptr);
  EXPECT_EQ(seen->fields.find("verdict"), nullptr);
  EXPECT_THAT(seen->tasks, IsEmpty());
  EXPECT_THAT(seen->history, IsEmpty());
}

// The form asks for it, but it was left empty, and an action of the same command filled it.
TEST_F(Witness, DoesNotShowTheOpenerWhatAnActionReturnedIntoAFieldOfTheirForm) {
  deploy(changed("kilos, lignes]", "kilos, lignes, verdict: optional]"));
  reference = open("guichet");

  const auto seen = t.engine.read({"guichet"}, reference);
  ASSERT_TRUE(seen);
  EXPECT_NE(seen->fields.find("trois"), nullptr);
  EXPECT_EQ(seen->fields.find("verdict"), nullptr);
}

// They know of the case up to C1, and `seen_by` and levels do not hide from them what they gave themselves.
TEST_F(Witness, ShowsAnOpenerWhoKnowsOfTheCaseWhatTheyGave) {
  deploy(changed("by: [chef, guichet]", "by: [chef, lecteur1]"));
  reference = open("lecteur1");

  const auto seen = t.engine.read({"lecteur1"}, reference);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->fields.at("trois"), Value("PLANTED-C3-trois"));
  EXPECT_EQ(seen->fields.at("reserve"), Value("PLANTED-R-reserve"));
  EXPECT_THAT(seen->hidden, Not(Contains("trois")));
  EXPECT_EQ(seen->fields.find("verdict"), nullptr);
  EXPECT_THAT(everything(t.engine, {"lecteur2"}, reference), Not(HasSubstr("PLANTED-C3")));
}

TEST_F(Witness, ShowsWhoHasATaskItsTitleAndDueDateAndNoValue) {
  const auto seen = t.engine.read({"voisin"}, reference);

  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->tasks.size(), 1U);
  EXPECT_TRUE(seen->fields.empty());
  EXPECT_THAT(everything(t.engine, {"voisin"}, reference), Not(HasSubstr("PLANTED")));
  EXPECT_TRUE(seen->tasks[0].due);
}

TEST_F(Witness, HasATimeForWhoReadsWhatItIsMadeFrom) {
  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), HasSubstr("2027-03-14"));
  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), HasSubstr("2027-05-16"));
}

// Opened in a version where the field is C1; a reader of C1 sees it neither in the case nor in the history.
TEST_F(Witness, HidesWhatAMigrationHasRaised) {
  deploy(changed("deux: { type: text, level: C2, why: essai }", "deux: { type: text }"));
  reference = open("chef");
  ASSERT_THAT(everything(t.engine, {"lecteur1"}, reference), HasSubstr("PLANTED-C2-deux"));

  migrate(changed("deux: { type: text, level: C2, why: essai }", "deux: { type: text, level: C3, why: essai }"));

  for (const char* reader : {"lecteur1", "lecteur2"})
    EXPECT_THAT(everything(t.engine, {reader}, reference), Not(HasSubstr("PLANTED-C2-deux"))) << reader;
  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), HasSubstr("PLANTED-C2-deux"));
  EXPECT_THAT(t.engine.verify(), IsEmpty());
}

// A line without a protected date comes before the one that has it: the key of the first is now the key of the other.
TEST_F(Witness, HidesTheDateOfALineThatAMigrationHasMoved) {
  migrate(changed("          - { at: echeance, remind: chef }",
                  "          - { after: 3 days, remind: chef }\n          - { at: echeance, remind: chef }"));

  EXPECT_THAT(everything(t.engine, {"lecteur1"}, reference), Not(HasSubstr("2027-03-14")));
  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), HasSubstr("2027-03-14"));
}

TEST_F(Witness, HidesTheDueDateOfAStepThatAMigrationHasMade) {
  migrate(changed("due: limite", "due: 5 days"));

  EXPECT_THAT(history_of("lecteur1"), Not(HasSubstr("2027-05-16")));
  EXPECT_THAT(history_of("lecteur3"), HasSubstr("2027-05-16"));
}

// The due date of a step moves with the time that the case stood still.
TEST_F(Witness, HidesTheDueDateThatMovedWhileTheCaseStoodStill) {
  deploy(changed("limite: { type: date,", "limite: { type: duration,"));
  auto given = planted();
  given.set("limite", "9 days");
  reference = t.engine.submit({Open{"temoin", given}, {"chef"}})->reference;
  ASSERT_TRUE(t.engine.submit({Suspend{reference}, {"chef"}}));
  t.clock.at += std::chrono::hours(48);
  ASSERT_TRUE(t.engine.submit({Resume{reference}, {"chef"}}));

  EXPECT_FALSE(has_moved_due("lecteur1"));
  EXPECT_TRUE(has_moved_due("lecteur3"));
}

TEST_F(Witness, HidesWhatAMigrationHasReservedForARole) {
  migrate(changed("trois: { type: text, level: C3, why: essai }",
                  "trois: { type: text, level: C3, why: essai, seen_by: [chef] }"));

  EXPECT_THAT(everything(t.engine, {"lecteur3"}, reference), Not(HasSubstr("PLANTED-C3-trois")));
  EXPECT_THAT(everything(t.engine, {"chef"}, reference), HasSubstr("PLANTED-C3-trois"));
}

// A field that the new version no longer has keeps the protection that it had.
TEST_F(Witness, KeepsReservedWhatAMigrationHasRemoved) {
  std::string text = changed("  reserve: { type: text, seen_by: [chef], why: essai }\n", "");
  text.replace(text.find("reserve, "), 9, "");

  migrate(text);

  for (const char* reader : {"lecteur1", "lecteur3"})
    EXPECT_THAT(everything(t.engine, {reader}, reference), Not(HasSubstr("PLANTED-R-reserve"))) << reader;
}

}  // namespace
}  // namespace parcours
