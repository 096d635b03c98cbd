// An engine with the shipped workflows and sheets on a database that several processes may open, and the people who
// work with P2 and P3. Its cases are made by the commands that those people send.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "support/trial.hpp"

namespace parcours::testing {

inline std::string codes_of(const Problems& problems) {
  std::string all;
  for (const auto& each : problems) all += each.code + " at " + each.where + ": " + each.message.in("en") + "\n";
  return all;
}

// `root` administers, `nadia` coordinates, `lea` and `karim` are educators, `mila` is of the mission locale, `yann`
// leads the work, `claire` reports: each everywhere.
class SheetsCity {
 public:
  explicit SheetsCity(Kind kind) : database(make_fresh(kind)), engine(settings()) {
    std::filesystem::copy(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", folder.path(),
                          std::filesystem::copy_options::recursive);
    deploy();
    for (const auto& [who, role] : {std::pair{"nadia", "coordonnateur_prevention"},
                                    {"lea", "educateur_rue"},
                                    {"karim", "educateur_rue"},
                                    {"mila", "conseiller_ml"},
                                    {"yann", "encadrant_technique"},
                                    {"paul", "commanditaire"},
                                    {"claire", "signalant_pro"}})
      EXPECT_TRUE(engine.grant({who, role}, {"root"}).empty());
  }
  Settings settings() const {
    Settings s;
    s.database = database->connection();
    s.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"};
    s.administrators = {"root"};
    s.key = folder.path() / "chain.key";
    s.clock = &clock;
    return s;
  }
  void deploy() {
    for (const auto& p : engine.deploy(folder.path(), {"root"}))
      EXPECT_NE(p.severity, Problem::Severity::error) << p.where << ": " << p.message.in("en");
  }
  // Before processes are started, and after.
  void close() { const Engine gone = std::move(engine); }
  void open_again() { engine = Engine(settings()); }
  // Brings what cases have sent each other, until nothing is left.
  void deliver() {
    while (engine.run_due().delivered > 0) continue;
  }

  std::string open(const std::string& by, const std::string& workflow, const Record& with) {
    const auto opened = engine.submit({Open{workflow, with}, {by}});
    if (!opened) ADD_FAILURE() << by << " opens " << workflow << ": " << codes_of(opened.problems());
    return opened ? opened->reference : std::string();
  }
  // Completes the task of that step.
  void go(const std::string& by, const std::string& reference, const std::string& step, const std::string& outcome = {},
          const Record& with = {}) {
    const auto task = task_at(reference, step, by);
    ASSERT_TRUE(task) << reference << " does not wait at " << step;
    const auto done = engine.submit({Complete{*task, with, outcome}, {by}});
    ASSERT_TRUE(done) << step << " by " << by << ": " << codes_of(done.problems());
  }
  void start(const std::string& by, const std::string& reference, const std::string& step, const Record& with = {},
             const std::string& outcome = {}) {
    const auto done = engine.submit({Start{reference, step, with, outcome}, {by}});
    ASSERT_TRUE(done) << step << " by " << by << ": " << codes_of(done.problems());
  }
  std::optional<TaskId> task_at(const std::string& reference, const std::string& step, const std::string& by = "lea") {
    const auto seen = engine.read({by}, reference);
    if (!seen) return std::nullopt;
    for (const auto& task : seen->tasks)
      if (task.step == step) return task.id;
    return std::nullopt;
  }
  bool waits_for_message(const std::string& reference, const std::string& message) {
    const auto seen = engine.read({"lea"}, reference);
    for (const auto& wait : seen->waits)
      if (wait.message == message && !wait.under.empty()) return true;
    return false;
  }

  // A chantier of the month of February 2027, whose places are open.
  std::string chantier(int places) {
    const auto of = open("lea", "chantier",
                         {{"quartier", "monaque"},
                          {"nature", "educatif"},
                          {"support", "peinture"},
                          {"pour", "Bailleur"},
                          {"par_les_jeunes", false}});
    go("lea", of, "etudier", "faisable", {{"employeur", "Association intermédiaire"}});
    go("nadia", of, "conventionner", "signee", {{"convention_le", "2026-11-23"}});
    go("lea", of, "planifier", {},
       {{"debut", "2027-02-08"},
        {"fin", "2027-02-19"},
        {"places", places},
        {"heures_semaine", 24},
        {"encadrant_technique", "yann"}});
    return of;
  }
  // A young person who chooses a chantier next, with that educator.
  std::string young_person(const std::string& educator, const std::string& born = "2006-06-01") {
    const auto of = open("mila", "parcours-chantier",
                         {{"quartier", "monaque"}, {"origine", "mission_locale"}, {"naissance", born}});
    go("mila", of, "rapprocher", {}, {{"connu_ml", "oui"}});
    go("lea", of, "entretenir", "engage",
       {{"referent", educator}, {"diplome", "aucun"}, {"situation", "sans_activite"}});
    go("lea", of, "decider", "chantier");
    return of;
  }
  std::vector<std::string> young_people(int count, const std::string& educator) {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(young_person(educator));
    return all;
  }
  std::string count_of(const std::string& table, const std::string& chantier) const {
    return database->ask("select count(*) from " + table + " where chantier = '" + chantier + "'");
  }
  void expect_sound() {
    for (const auto& p : engine.verify()) ADD_FAILURE() << p.where << ": " << p.message.in("en");
  }

  std::unique_ptr<Fresh> database;
  TempFolder folder;
  FixedClock clock;
  Engine engine;
};

}  // namespace parcours::testing
