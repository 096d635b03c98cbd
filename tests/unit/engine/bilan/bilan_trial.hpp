// A bilan of meetings with persons, for the tests of bilans.
#pragma once
#include <gmock/gmock.h>

#include "support/bilan.hpp"
#include "support/trial.hpp"

namespace parcours {

inline constexpr const char* kFollowUp = R"(
workflow: suivi
title: Suivi
subject: person
purpose: Suivre
basis: mission d'intérêt public
keep: { active: 2 years after end }
outcomes: { fini: Fini, parti: Parti }
fields:
  quartier: { type: territory, title: Quartier }
  sexe: { type: choice, title: Sexe, of: { fille: Fille, garcon: Garçon } }
phases:
  suivre:
    steps:
      rencontrer:
        task: Rencontrer
        by: chef
        form: [quartier, sexe]
        count: [{ name: rencontre, per: [sexe] }]
      clore: { task: Clore, by: chef, next: { fini: end, parti: end } }
)";

inline constexpr const char* kBilan = R"(
bilan: suivi
title: Suivi des jeunes
facts:
  rencontre: { title: Rencontres }
results:
  - answers: Des jeunes rencontrés
    show:
      filles: { title: Part des filles, share: rencontre, is: { sexe: fille } }
      rencontres: { sum: rencontre }
)";

class ABilan : public ::testing::Test {
 protected:
  ABilan() {
    t.folder.write("suivi/workflow.yaml", kFollowUp);
    t.write_roles();
  }
  void declare(const char* bilan = kBilan) {
    t.folder.write("bilans/suivi.yaml", bilan);
    deploy();
  }
  void deploy() {
    for (const auto& p : t.engine.deploy(t.folder.path(), {"root"})) ADD_FAILURE() << p.where << p.message.in("en");
  }
  void meet(int n, const char* territory, const char* sex) {
    for (int i = 0; i < n; ++i) {
      const auto opened = t.engine.submit({Open{"suivi", {{"quartier", territory}, {"sexe", sex}}}, {"chloe"}});
      ASSERT_TRUE(opened) << testing::code(opened);
    }
  }
  void next_year() { t.clock.at += std::chrono::days(365); }
  Checked<Bilan> read(const char* period = "2026", const char* by = "chloe") {
    return t.engine.bilan({by}, {"suivi", period});
  }
  static const BilanIndicator& indicator(const Bilan& bilan, const std::string& name) {
    for (const auto& result : bilan.results)
      for (const auto& each : result.show)
        if (each.name == name) return each;
    throw std::runtime_error("no indicator is called " + name);
  }

  testing::Trial t{testing::shared_kind()};
};

}  // namespace parcours
