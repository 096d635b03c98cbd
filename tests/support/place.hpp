// A workflow with most kinds of steps, a case of it, its progress and its drawings.
#pragma once
#include <string>

#include "drawing/drawing.hpp"
#include "support/case_simulation.hpp"

namespace parcours::testing {

// A loop, branches, the rows of a list, an anytime step, lines.
inline constexpr std::string_view kPlace = R"(
workflow: place
title: Place
subject: none
fields:
  urgence: { type: bool }
  besoins: { type: list, item: besoin, fields: { motif: { type: text } } }
texts: { refaire: À refaire }
messages:
  avis: { from: referent, outcomes: { favorable: Favorable, reserve: Réservé } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [urgence: optional, besoins: { form: [motif] }] }
      relire: { task: Relire, by: referent, also: { refaire: alerter }, next: { refaire: juger, suite: preparer } }
      juger: { decide: [ { when: steps.relire.times >= 3, next: end trop }, { otherwise: relire } ] }
      preparer:
        parallel:
          contrat: { steps: { rediger: { task: Rédiger, by: referent } } }
          materiel: { steps: { commander: { task: Commander, by: regie } } }
          alarme: { when: urgence, steps: { sonner: { task: Sonner, by: regie } } }
      traiter:
        each: besoins
        branch: { steps: { orienter: { task: Orienter, by: referent } } }
      attendre:
        wait: Attendre l'avis
        meanwhile:
          - { message: avis, next: { favorable: conclure, reserve: relire } }
          - { after: 30 days, when: urgence, next: conclure }
          - { after: 60 days, next: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
    anytime:
      alerter: { task: Alerter, by: referent, offered_to: referent }
    meanwhile:
      - { after: 300 days, next: end forclos }
)";

inline drawing::CaseProgress progress_of(const CaseSimulation& simulation) {
  return drawing::progress_of(simulation.workflow(), simulation.journal);
}

inline std::string dot(const CaseSimulation& simulation) {
  const auto progress = progress_of(simulation);
  return drawing::to_dot(drawing::diagram_of(simulation.workflow(), "fr", &progress));
}

inline std::string mermaid(const CaseSimulation& simulation) {
  const auto progress = progress_of(simulation);
  return drawing::to_mermaid(drawing::diagram_of(simulation.workflow(), "en", &progress));
}

inline CaseSimulation opened(bool urgent = false) {
  CaseSimulation simulation(workflow_of(kPlace));
  simulation.open({{"urgence", urgent}, {"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "emploi"}}}}});
  return simulation;
}

// A case that waits at `attendre`, after one round of the loop.
inline CaseSimulation waiting(bool urgent = false) {
  auto simulation = opened(urgent);
  simulation.complete("relire", {}, "refaire");
  simulation.complete("relire", {}, "suite");
  simulation.complete("rediger");
  simulation.complete("commander");
  if (urgent) simulation.complete("sonner");
  simulation.complete_row("orienter", 1);
  simulation.complete_row("orienter", 2);
  return simulation;
}

}  // namespace parcours::testing
