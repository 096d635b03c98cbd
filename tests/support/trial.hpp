// An engine on a new database, with the trial sheet, a clock that the test moves, and a city of a few people.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/calendar.hpp"
#include "parcours/engine.hpp"
#include "support/databases.hpp"
#include "support/roles.hpp"
#include "support/temp_folder.hpp"

namespace parcours::testing {

// A clock that shows `at` until the test changes it.
class FixedClock : public Clock {
 public:
  Instant now() const override { return at; }
  Instant at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(8);
};

inline constexpr const char* kTrials = R"(
workflow: essais
title: Essais
sheet: tx
subject: none
fields:
  lieu: { type: territory }
  kilos: { type: number }
  verdict: { type: text }
  place: { type: text }
  secret: { type: note, level: C4, why: essai }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: [accueil, chef], form: [kilos, lieu: optional, secret: optional] }
      peser: { action: tx.weigh, next: { heavy: aiguiller, light: end leger } }
      aiguiller:
        task: Aiguiller
        by: chef
        next: { refuser: refuser, demander: demander, reporter: reporter, echouer: echouer, enchainer: tomber, reserver: reserver, hesiter: hesiter, fin: end }
      refuser: { title: Refuser, action: tx.refuse, by: chef, next: aiguiller }
      demander: { title: Demander, action: tx.ask, by: chef, next: aiguiller }
      reporter: { title: Reporter, action: tx.put_off, by: chef, next: aiguiller }
      echouer: { title: Échouer, action: tx.fail, by: chef, next: aiguiller }
      tomber: { action: tx.fail, next: aiguiller }
      reserver: { title: Réserver, action: tx.reserve, by: chef, form: [place], next: aiguiller }
      hesiter: { title: Hésiter, action: tx.write_and_refuse, by: chef, form: [place], next: aiguiller }
)";

// The kind of a database that another engine can open too.
inline Kind shared_kind() { return usual_kind() == Kind::postgresql ? Kind::postgresql : Kind::file; }

// The engine under test. Its members are public: a test may use each of them.
class Trial {
 public:
  explicit Trial(Kind kind = usual_kind()) : Trial(make_fresh(kind)) {}
  // Trials with one `key_file` write the same journals.
  explicit Trial(std::unique_ptr<Fresh> on, std::filesystem::path key_file = {})
      : database(std::move(on)),
        key(key_file.empty() ? folder.path() / "chain.key" : std::move(key_file)),
        engine(settings()) {
    folder.write("essais/workflow.yaml", kTrials);
    folder.write("territories.yaml", "nord: Nord\nsud: Sud\n");
    write_roles();
    for (const auto& p : engine.deploy(folder.path(), {"root"}))
      ADD_FAILURE() << p.where << ": " << p.message.in("en") << " " << p.hint.in("en");
    for (const auto& [who, role] : {std::pair{"anna", "accueil"}, {"chloe", "chef"}})
      EXPECT_TRUE(engine.grant({who, role, {}, {}, {}, {}}, {"root"}).empty());
  }
  // The settings of the engine, for another engine on the same database.
  Settings settings() const {
    Settings s;
    s.database = database->connection();
    s.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "tests" / "plugins"};
    s.administrators = {"root"};
    s.key = key;
    s.clock = &clock;
    return s;
  }
  // Writes the roles of the city, who see every workflow of the folder whole. To be called again when a test has
  // written further workflows there.
  void write_roles() const { write_seeing_roles(folder, {"accueil", "chef", "partenaire"}); }
  // To be called before the process forks: two processes must not share SQLite's open files.
  void close() { const Engine gone = std::move(engine); }
  // Undoes `close`.
  void open_again() { engine = Engine(settings()); }

  // Opens a case.
  Checked<Receipt> open(const Record& with = {{"kilos", 12}}, const std::string& who = "chloe") {
    return engine.submit({Open{"essais", with, {}}, {who}});
  }
  // Completes the first task of the case.
  Checked<Receipt> go(const std::string& reference, const std::string& outcome = {}, const Record& with = {},
                      const std::string& who = "chloe", std::vector<std::string> confirmed = {}) {
    const auto seen = engine.read({who}, reference);
    if (!seen) return seen.problems();
    return engine.submit({Complete{seen->tasks.front().id, with, outcome}, {who}, 0, {}, std::move(confirmed)});
  }
  // The step of the first task of the case; empty: it has none, or chloe may not see it.
  std::string step(const std::string& reference) {
    const auto seen = engine.read({"chloe"}, reference);
    return seen && !seen->tasks.empty() ? seen->tasks.front().step : std::string();
  }

  std::unique_ptr<Fresh> database;
  TempFolder folder;
  std::filesystem::path key;
  FixedClock clock;
  Engine engine;
};

// The code of the first problem; empty when there is none.
inline std::string code(const Checked<Receipt>& result) { return result ? "" : result.problems().front().code; }

}  // namespace parcours::testing
