// An engine with the shipped workflows and sheets on a database that several processes may open, and the people who
// work with P2 and P3. Its cases are made by the commands that those people send.
#pragma once
#include <gtest/gtest.h>

#include "support/shipped_workflows.hpp"

namespace parcours::testing {

// `nadia` coordinates, `lea` and `karim` are educators, `mila` is of the mission locale, `yann` leads the work, `paul`
// commissions, `claire` reports: each everywhere.
class SheetsCity : public ShippedWorkflows {
 public:
  explicit SheetsCity(Kind kind) : ShippedWorkflows(kind) {
    deploy();
    for (const auto& [who, role] : {std::pair{"nadia", "coordonnateur_prevention"},
                                    {"lea", "educateur_rue"},
                                    {"karim", "educateur_rue"},
                                    {"mila", "conseiller_ml"},
                                    {"yann", "encadrant_technique"},
                                    {"paul", "commanditaire"},
                                    {"claire", "signalant_pro"}})
      grant({who, role});
  }
  // To be called before processes are started: see support/processes.hpp. `open_again` undoes it.
  void close() { const Engine gone = std::move(engine); }
  void open_again() { engine = Engine(settings()); }
  // Brings what cases have sent each other, until nothing is left.
  void deliver() {
    while (engine.run_due().delivered > 0) continue;
  }

  void start(const std::string& reference, const std::string& step, const std::string& by, const std::string& outcome,
             const Record& with) {
    const auto done = engine.submit({Start{reference, step, with, outcome}, {by}});
    ASSERT_TRUE(done) << step << " by " << by << ": " << text_of(done.problems());
  }
  bool waits_for_message(const std::string& reference, const std::string& message) {
    const auto seen = engine.read({"lea"}, reference);
    for (const auto& wait : seen->waits)
      if (wait.message == message && !wait.under.empty()) return true;
    return false;
  }

  // A chantier of the month of February 2027, whose places are open.
  std::string chantier(int places) {
    const auto of = open("chantier",
                         {{"quartier", "monaque"},
                          {"nature", "educatif"},
                          {"support", "peinture"},
                          {"pour", "Bailleur"},
                          {"par_les_jeunes", false}},
                         "lea");
    go(of, "etudier", "lea", "faisable", {{"employeur", "Association intermédiaire"}});
    go(of, "conventionner", "nadia", "signee", {{"convention_le", "2026-11-23"}});
    go(of, "planifier", "lea", {},
       {{"debut", "2027-02-08"},
        {"fin", "2027-02-19"},
        {"places", places},
        {"heures_semaine", 24},
        {"encadrant_technique", "yann"}});
    return of;
  }
  // A young person who chooses a chantier next, with that educator.
  std::string young_person(const std::string& educator) {
    const auto of = open("parcours-chantier",
                         {{"quartier", "monaque"}, {"origine", "mission_locale"}, {"naissance", "2006-06-01"}}, "mila");
    go(of, "rapprocher", "mila", {}, {{"connu_ml", "oui"}});
    go(of, "entretenir", "lea", "engage",
       {{"referent", educator}, {"diplome", "aucun"}, {"situation", "sans_activite"}});
    go(of, "decider", "lea", "chantier");
    return of;
  }
  // With karim.
  std::vector<std::string> young_people(int count) {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(young_person("karim"));
    return all;
  }
  std::string count_of(const std::string& table, const std::string& chantier) const {
    return database->ask("select count(*) from " + table + " where chantier = '" + chantier + "'");
  }
  void expect_sound() {
    for (const auto& p : engine.verify()) ADD_FAILURE() << p.where << ": " << p.message.in("en");
  }
};

}  // namespace parcours::testing
