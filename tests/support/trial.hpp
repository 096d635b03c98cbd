// An engine over a database of its own, with the trial sheet, a clock that stands still, and a city of a few people.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/calendar.hpp"
#include "parcours/engine.hpp"

namespace parcours::testing {

// A folder that is gone when the test is over.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "parcours-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

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

// The database that trials run on: a private SQLite in memory unless the environment names a PostgreSQL.
class Trial {
 public:
  explicit Trial(std::string database = "sqlite3::memory:") : engine(settings(std::move(database))) {
    folder.write("essais/workflow.yaml", kTrials);
    folder.write("territories.yaml", "nord: Nord\nsud: Sud\n");
    for (const auto& p : engine.deploy(folder.path(), {"root"})) ADD_FAILURE() << p.where << ": " << p.message.in("en") << " " << p.hint.in("en");
    for (const auto& [who, role] : {std::pair{"anna", "accueil"}, {"chloe", "chef"}})
      EXPECT_TRUE(engine.grant({who, role, {}, {}, {}, {}}, {"root"}).empty());
  }
  Settings settings(std::string database) const {
    Settings s;
    s.database = std::move(database);
    s.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "tests" / "plugins"};
    s.administrators = {"root"};
    s.key = folder.path() / "chain.key";
    s.clock = &clock;
    return s;
  }
  Checked<Receipt> open(const Record& with = {{"kilos", 12}}, const std::string& who = "chloe") { return engine.submit({Open{"essais", with, {}}, {who}}); }
  // The task at which the case stands, done; the case stands at one task.
  Checked<Receipt> go(const std::string& ref, const std::string& outcome = {}, const Record& with = {}, const std::string& who = "chloe",
                      std::vector<std::string> confirmed = {}) {
    const auto seen = engine.read({who}, ref);
    if (!seen) return seen.problems();
    return engine.submit({Complete{seen->tasks.front().ref, with, outcome}, {who}, 0, {}, std::move(confirmed)});
  }
  std::string step(const std::string& ref) {
    const auto seen = engine.read({"chloe"}, ref);
    return seen && !seen->tasks.empty() ? seen->tasks.front().step : std::string();
  }

  TempFolder folder;
  FixedClock clock;
  Engine engine;
};

inline std::string code(const Checked<Receipt>& result) { return result ? "" : result.problems().front().code; }

}  // namespace parcours::testing
