// The command Correct: who may, what it shows, and what follows a value.
#include <gmock/gmock.h>

#include "parcours/workflows.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kCity = R"(
chef: { title: Chef, sees: { suivis: C3 } }
agent: { title: Agent, sees: { suivis: C1 } }
correcteur: { title: Correcteur, sees: { suivis: C2 }, corrects: [suivis] }
lecteur: { title: Lecteur, sees: { suivis: C3 } }
service: { title: Service, sees: { suivis: C1 } }
signalant: Signalant
accueil: Accueil
partenaire: Partenaire
)";

constexpr const char* kFollowed = R"(
workflow: suivis
title: Suivis
subject: none
purpose: essai
fields:
  lieu: { type: territory }
  origine: { type: choice, of: [ecole, voisin] }
  contact: { type: text, level: C2, why: essai }
  danger: { type: text, level: C3, why: essai }
  reserve: { type: text, seen_by: [chef] }
  note: { type: note, level: C4, why: essai }
  referent: { type: actor, of: chef }
  double: { type: number, value: nombre * 2 }
  nombre: { type: number }
  lie: { type: case, of: suivis }
  enfants:
    type: list
    item: enfant
    key: nom
    fields: { nom: { type: text, level: C3, why: essai }, classe: { type: text } }
phases:
  suivi:
    steps:
      recevoir:
        task: Recevoir
        by: [chef, agent, signalant]
        form: [origine, lieu: optional, contact: optional, danger: optional, reserve: optional, note: optional, nombre: optional, lie: optional, enfants: { form: [nom, classe: optional] }]
      suivre:
        task: Suivre
        by: referent
        form: [referent: optional]
        meanwhile: [{ when: nombre >= 10, next: end beaucoup }]
        next: { encore: suivre, fini: end fait }
)";

class Corrections : public ::testing::Test {
 protected:
  Corrections() {
    t.folder.write("suivis/workflow.yaml", kFollowed);
    t.folder.write("roles.yaml", kCity);
    for (const auto& p : engine.deploy(t.folder.path(), {"root"}))
      if (p.severity == Problem::Severity::error) ADD_FAILURE() << p.where << ": " << p.message.in("en");
    for (const auto& [who, role] : {std::pair{"agnes", "agent"},
                                    {"corinne", "correcteur"},
                                    {"luc", "lecteur"},
                                    {"sonia", "signalant"},
                                    {"cleo", "chef"}})
      EXPECT_TRUE(engine.grant({who, role, {}, {}, {}, {}}, {"root"}).empty());
    for (const auto& [who, where] : {std::pair{"nora", "nord"}, {"simon", "sud"}})
      EXPECT_TRUE(engine.grant({who, "chef", where, {}, {}, {}}, {"root"}).empty());
    reference = open("chloe");
  }
  std::string open(const std::string& who, const Record& more = {}) {
    Record with{{"origine", "ecole"},
                {"contact", "06"},
                {"danger", "le pont"},
                {"reserve", "à part"},
                {"note", "ma pensée"},
                {"nombre", 3},
                {"enfants", List{Record{{"nom", "ana"}}, Record{{"nom", "bob"}}}}};
    for (const auto& [name, value] : more) with.set(name, value);
    const auto receipt = engine.submit({Open{"suivis", with, {}}, {who}});
    EXPECT_EQ(code(receipt), "");
    return receipt ? receipt->reference : std::string();
  }
  std::string correct(const std::string& who, const std::string& field, const Value& value,
                      const std::string& row = {}) {
    return code(engine.submit({Correct{reference, field, row, value, "faute de frappe"}, {who}}));
  }
  Problems problems(const std::string& who, const Correct& what) {
    const auto result = engine.submit({what, {who}});
    return result ? Problems() : result.problems();
  }
  Case seen(const std::string& who = "chloe") { return *engine.read({who}, reference); }
  // The event of the last correction, as the actor sees it.
  Record last_correction(const std::string& who) { return seen(who).history.back().events.front().as<Record>(); }
  std::string verified() {
    const auto found = engine.verify();
    return found.empty() ? "" : found.front().code;
  }

  Trial t{testing::shared_kind()};
  Engine& engine = t.engine;
  std::string reference;
};

TEST_F(Corrections, AreForWhoMayDoAStepThatAsksTheFieldAndForWhoCorrectsTheSheet) {
  EXPECT_EQ(correct("agnes", "origine", "voisin"), "");
  EXPECT_EQ(correct("corinne", "contact", "07"), "");
  EXPECT_EQ(correct("luc", "danger", "la route"), "not-allowed");
  EXPECT_EQ(seen().fields.at("origine"), Value("voisin"));
  EXPECT_EQ(seen().fields.at("contact"), Value("07"));
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, OfAFieldThatIsHiddenAreRefusedAsThoseOfAnAbsentOne) {
  for (const auto& [who, field] : {std::pair{"agnes", "contact"},
                                   {"agnes", "danger"},
                                   {"agnes", "reserve"},
                                   {"corinne", "danger"},
                                   {"agnes", "enfant.classe"},
                                   {"corinne", "reserve"},
                                   {"corinne", "note"},
                                   {"luc", "note"}}) {
    const auto hidden = problems(who, {reference, field, "1", "x", "essai"});
    const auto absent = problems(who, {reference, "inconnu", "1", "x", "essai"});
    ASSERT_THAT(hidden, ::testing::SizeIs(1)) << who << " " << field;
    EXPECT_EQ(hidden.front().code, "not-found") << who << " " << field;
    ASSERT_THAT(absent, ::testing::SizeIs(1));
    EXPECT_EQ(to_text(hidden.front(), "fr"), to_text(absent.front(), "fr"));
  }
}

TEST_F(Corrections, OfAHiddenCaseAreRefusedAsThoseOfAnAbsentOne) {
  for (const auto& of : {reference, std::string("SU-2026-99999")}) {
    const auto found = problems("sonia", {of, "origine", {}, "voisin", "essai"});
    ASSERT_THAT(found, ::testing::SizeIs(1));
    EXPECT_EQ(found.front().code, "not-found");
    EXPECT_EQ(found.front().where, "");
  }
  EXPECT_EQ(code(engine.submit({Correct{reference, "origine", {}, "voisin", "x"}, {"nobody"}})), "not-found");
}

TEST_F(Corrections, OfWrongInputChangeNothing) {
  const auto revision = seen().revision;
  EXPECT_EQ(correct("chloe", "origine", "facteur"), "unknown-choice");
  EXPECT_EQ(correct("chloe", "nombre", "beaucoup"), "not-a-number");
  EXPECT_EQ(correct("chloe", "origine", {}), "missing");
  EXPECT_EQ(correct("chloe", "double", 3), "computed-corrected");
  EXPECT_EQ(correct("chloe", "enfants", List{}), "list-corrected");
  EXPECT_EQ(correct("chloe", "enfant.classe", "CM2"), "row-needed");
  EXPECT_EQ(correct("chloe", "enfant.classe", "CM2", "zoe"), "unknown-row");
  EXPECT_EQ(correct("chloe", "nombre", 3), "not-changed");
  EXPECT_EQ(correct("chloe", "lie", "SU-2026-99999"), "not-found");
  EXPECT_EQ(code(engine.submit({Correct{reference, "nombre", {}, 4, ""}, {"chloe"}})), "missing");
  EXPECT_EQ(code(engine.submit({Correct{reference, "nombre", {}, 4, "\xff"}, {"chloe"}})), "not-text");
  EXPECT_EQ(code(engine.submit({Correct{reference, "nombre", {}, 4, "x"}, {"chloe"}, 9})), "conflict");
  EXPECT_EQ(seen().revision, revision);
}

TEST_F(Corrections, OfAnOldScreenAreAConflict) {
  ASSERT_EQ(correct("chloe", "nombre", 4), "");
  EXPECT_EQ(code(engine.submit({Correct{reference, "nombre", {}, 5, "x"}, {"chloe"}, 1})), "conflict");
  EXPECT_EQ(code(engine.submit({Correct{reference, "nombre", {}, 5, "x"}, {"chloe"}, 2})), "");
}

TEST_F(Corrections, AreInTheHistoryAsFarAsItsReaderSees) {
  ASSERT_EQ(correct("chloe", "danger", "la route"), "");

  const auto whole = last_correction("luc");
  EXPECT_EQ(whole.at("event"), Value("corrected"));
  EXPECT_EQ(whole.at("was"), Value("le pont"));
  EXPECT_EQ(whole.at("value"), Value("la route"));
  EXPECT_EQ(whole.at("why"), Value("faute de frappe"));
  EXPECT_EQ(seen().history.back().verb, "correct");
  EXPECT_EQ(seen().history.back().actor, "chloe");
  for (const auto* who : {"agnes", "corinne"}) {
    const auto part = last_correction(who);
    EXPECT_EQ(part.at("field"), Value("danger"));
    for (const auto* hidden : {"was", "value", "why"}) EXPECT_EQ(part.find(hidden), nullptr) << hidden;
  }
  ASSERT_EQ(correct("chloe", "danger", {}), "");
  EXPECT_EQ(last_correction("luc").at("value"), Value());  // emptied
}

TEST_F(Corrections, KeepTheValuesAndTheReasonInTheColumnOfTheirLevel) {
  ASSERT_EQ(correct("chloe", "danger", "la route"), "");
  EXPECT_EQ(t.database->ask("select count(*) from journal where events like '%frappe%' or events like '%la route%'"),
            "0");
  EXPECT_EQ(t.database->ask("select count(*) from journal where c3 like '%frappe%' and c3 like '%le pont%'"), "1");
}

TEST_F(Corrections, OfANoteAreItsAuthorsAlone) {
  EXPECT_EQ(correct("cleo", "note", "pas la mienne"), "not-found");
  ASSERT_EQ(correct("chloe", "note", "mieux pensé"), "");

  EXPECT_EQ(seen().fields.at("note"), Value("mieux pensé"));
  EXPECT_EQ(seen("cleo").fields.find("note"), nullptr);
  EXPECT_EQ(last_correction("chloe").find("value"), nullptr);
  EXPECT_EQ(verified(), "");
  ASSERT_EQ(correct("chloe", "note", {}), "");
  EXPECT_EQ(seen().fields.find("note"), nullptr);
  EXPECT_EQ(correct("chloe", "note", "encore"), "not-found");
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, OfARowAreShownInTheCase) {
  ASSERT_EQ(correct("chloe", "enfant.classe", "CM2", "bob"), "");
  EXPECT_EQ(seen().fields.at("enfants").as<List>()[1].as<Record>().at("classe"), Value("CM2"));
  EXPECT_EQ(correct("chloe", "enfant.nom", "ana", "bob"), "not-unique");
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, OfAnActorReassignTheTaskTheMembershipAndTheOffers) {
  const auto tasks = [&](const char* who) { return engine.tasks({who}).items.size(); };
  EXPECT_EQ(tasks("chloe"), 1U);
  EXPECT_EQ(tasks("cleo"), 1U);
  ASSERT_EQ(code(t.go(reference, "encore", {{"referent", "cleo"}})), "");
  EXPECT_EQ(tasks("chloe"), 0U);

  EXPECT_EQ(correct("chloe", "referent", "chloe"), "not-allowed");  // the step is cleo's
  ASSERT_EQ(correct("cleo", "referent", "chloe"), "");

  EXPECT_EQ(tasks("chloe"), 1U);
  EXPECT_EQ(tasks("cleo"), 0U);
  EXPECT_EQ(
      t.database->ask("select count(*) from member as m join actor as a on a.id = m.actor where a.name = 'chloe'"),
      "1");
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, OfTheTerritoryMoveTheCaseItsTasksAndItsReaders) {
  ASSERT_EQ(correct("chloe", "lieu", "nord"), "");
  EXPECT_EQ(engine.tasks({"nora"}).items.size(), 1U);
  EXPECT_TRUE(engine.read({"nora"}, reference));

  ASSERT_EQ(correct("chloe", "lieu", "sud"), "");
  EXPECT_EQ(engine.tasks({"nora"}).items.size(), 0U);
  EXPECT_EQ(engine.tasks({"simon"}).items.size(), 1U);
  EXPECT_FALSE(engine.read({"nora"}, reference));
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, MoveTheLinesAndTheComputedFields) {
  ASSERT_EQ(correct("chloe", "nombre", 5), "");
  EXPECT_EQ(seen().fields.at("double"), Value(10));
  ASSERT_EQ(correct("chloe", "nombre", 10), "");
  EXPECT_EQ(seen().ended_as, "beaucoup");
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, InAnEndedCaseMoveTheFieldAlone) {
  ASSERT_EQ(code(t.go(reference, "fini")), "");
  ASSERT_EQ(correct("chloe", "lieu", "nord"), "");

  EXPECT_EQ(seen().fields.at("lieu"), Value("nord"));
  EXPECT_EQ(seen().history.back().events.size(), 1U);
  EXPECT_FALSE(engine.read({"nora"}, reference));
  EXPECT_EQ(verified(), "");
}

TEST_F(Corrections, AreForTheOpenerOfWhatTheyGaveUntilAnotherChangesIt) {
  reference = open("sonia");
  ASSERT_EQ(seen("sonia").fields.at("danger"), Value("le pont"));
  ASSERT_EQ(correct("sonia", "danger", "la route"), "");
  EXPECT_EQ(seen("sonia").fields.at("danger"), Value("la route"));
  ASSERT_EQ(correct("sonia", "enfant.classe", "CM1", "ana"), "");
  EXPECT_EQ(seen("sonia").fields.at("enfants").as<List>()[0].as<Record>().at("classe"), Value("CM1"));

  ASSERT_EQ(correct("chloe", "danger", "le pont neuf"), "");
  EXPECT_EQ(seen("sonia").fields.find("danger"), nullptr);
  EXPECT_EQ(correct("sonia", "danger", "la route"), "not-found");
}

TEST_F(Corrections, UnderAKeyAreDoneOnce) {
  const Command command{Correct{reference, "nombre", {}, 4, "x"}, {"chloe"}, 0, "k1", {}};
  ASSERT_TRUE(engine.submit(command));
  const auto again = engine.submit(command);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->revision, seen().revision);
}

TEST_F(Corrections, AreThreeStatementsOrTwoRoundTripsWhereNoTaskChanges) {
  ASSERT_EQ(correct("chloe", "nombre", 4), "");
  engine.statistics();
  ASSERT_EQ(correct("chloe", "nombre", 5), "");
  EXPECT_EQ(engine.statistics().statements, t.database->capabilities().writes_at_commit ? 2 : 3);
}

}  // namespace
}  // namespace parcours
