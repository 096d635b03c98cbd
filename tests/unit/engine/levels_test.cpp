// The journal by confidentiality level: where the values of a case are stored, and who reads them.
#include <gmock/gmock.h>

#include "base/json.hpp"
#include "engine/journal.hpp"
#include "execution/codec.hpp"
#include "store/store.hpp"
#include "support/trial.hpp"
#include "trust/chain.hpp"

namespace parcours {
namespace {

using store::Level;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kLevels = R"(
workflow: niveaux
title: Niveaux
subject: none
fields:
  lieu: { type: text, level: C0 }
  origine: { type: text }
  contact: { type: text, level: C2, why: essai }
  danger: { type: text, level: C3, why: essai }
  note: { type: note, level: C4, why: essai }
  besoins:
    type: list
    item: besoin
    fields:
      quoi: { type: text }
      montant: { type: number, level: C3, why: essai }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [lieu, origine, contact, danger, note, besoins], next: relire }
      relire: { task: Relire, by: chef, form: [danger: optional], next: end }
)";

const char* const kValues[] = {"au parc", "par une école", "le voisin", "le pont", "ma pensée", "un logement", "7411"};

Record everything() {
  return {{"lieu", "au parc"},      {"origine", "par une école"},
          {"contact", "le voisin"}, {"danger", "le pont"},
          {"note", "ma pensée"},    {"besoins", List{Record{{"quoi", "un logement"}, {"montant", 7411}}}}};
}

class ValuesOfACase : public ::testing::Test {
 protected:
  ValuesOfACase() {
    t.folder.write("niveaux/workflow.yaml", kLevels);
    t.write_roles();
    for (const auto& p : t.engine.deploy(t.folder.path(), {"root"})) ADD_FAILURE() << p.message.in("en");
    const auto opened = t.engine.submit({Open{"niveaux", everything(), {}}, {"chloe"}, 0, "k1", {}});
    EXPECT_TRUE(opened) << testing::code(opened);
    if (opened) reference = opened->reference;
  }
  store::JournalRow row(Level level) {
    const auto reader = store::open(t.database->connection())->read();
    const auto case_row = reader->load_for_command(reference, "", 0).case_row.value();
    return reader->journal(case_row.head, 1, level).at(0);
  }
  // The values that a text contains.
  static std::vector<std::string> values_in(const std::string& text) {
    std::vector<std::string> found;
    for (const auto* value : kValues)
      if (text.find(value) != std::string::npos) found.push_back(value);
    return found;
  }
  std::string verified() {
    const auto problems = t.engine.verify();
    return problems.empty() ? "" : problems.front().code;
  }

  Trial t{testing::shared_kind()};
  std::string reference;
};

TEST_F(ValuesOfACase, AreInTheColumnsOfTheirLevelsAlone) {
  const auto stored = row(Level::c4);

  EXPECT_THAT(values_in(stored.events), ElementsAre("au parc", "par une école"));
  EXPECT_THAT(values_in(stored.c2), ElementsAre("le voisin"));
  EXPECT_THAT(values_in(stored.c3), ElementsAre("le pont", "un logement", "7411"));
  EXPECT_THAT(values_in(stored.c4), ElementsAre("ma pensée"));
}

TEST_F(ValuesOfACase, ThatWereNotReadAreInNoEvent) {
  const auto read = [&](Level level) {
    std::string text;
    for (const auto& event : execution::to_values(engine::events_of(row(level), level, engine::Dropped::refused)))
      text += json::write_exact(event);
    return values_in(text);
  };

  EXPECT_THAT(read(Level::c1), ElementsAre("au parc", "par une école"));
  EXPECT_THAT(read(Level::c2), ElementsAre("au parc", "par une école", "le voisin"));
  EXPECT_EQ(read(Level::c3).size(), 6U);
  EXPECT_EQ(read(Level::c4).size(), 7U);
}

TEST_F(ValuesOfACase, AreWhatItsJournalIsVerifiedWith) {
  EXPECT_EQ(verified(), "");
  for (const std::string column : {"c2", "c3", "c4"}) {
    const auto as_it_was = t.database->ask("select " + column + " from journal where " + column + " <> ''");

    t.database->ask("update journal set " + column + " = replace(" + column + ", 'e', 'a') where " + column + " <> ''");
    EXPECT_EQ(verified(), "chain-broken") << column;
    t.database->ask("update journal set " + column + " = '' where " + column + " <> ''");
    EXPECT_EQ(verified(), "chain-broken") << column;
    t.database->ask("update journal set " + column + " = '" + as_it_was + "' where events like '%\"opened\"%'");
    EXPECT_EQ(verified(), "") << column;
  }
}

// The chain is whole then; but nothing has recorded that the engine dropped them.
TEST_F(ValuesOfACase, ThatWereDroppedLeaveTheHistoryReadableAndAreReported) {
  const auto dropped = trust::dropped_column(row(Level::c4).c3);
  t.database->ask("update journal set c3 = '" + dropped + "' where c3 <> ''");

  EXPECT_EQ(verified(), "unreadable");
  const auto seen = t.engine.read({"chloe"}, reference);
  ASSERT_TRUE(seen);
  ASSERT_EQ(seen->history.size(), 1U);
  for (const auto& event : seen->history[0].events)
    if (const auto* level = event.as<Record>().find("level"); level && *level == Value(3)) {
      EXPECT_EQ(event.as<Record>().at("value"), Value());
    }
}

TEST_F(ValuesOfACase, AreNotAskedForByADrawingOrAReceipt) {
  t.database->ask("update journal set c2 = 'x', c3 = 'x', c4 = 'x'");

  EXPECT_TRUE(t.engine.draw({"chloe"}, reference, "fr", Notation::dot));
  EXPECT_TRUE(t.engine.submit({Open{"niveaux", everything(), {}}, {"chloe"}, 0, "k1", {}}));
  EXPECT_THROW(t.engine.read({"chloe"}, reference), Error);
}

TEST_F(ValuesOfACase, ForTheirAuthorAloneAreNotAskedForByAHistory) {
  t.database->ask("update journal set c4 = 'x'");

  EXPECT_TRUE(t.engine.read({"chloe"}, reference));
}

}  // namespace
}  // namespace parcours
