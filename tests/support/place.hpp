// A case of a workflow that has a bit of everything, and how it is drawn.
#pragma once
#include <string>

#include "drawing/drawing.hpp"
#include "drawing/trail.hpp"
#include "support/rehearsal.hpp"

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

inline definition::Trail trail_of(const Rehearsal& play) { return execution::trail_of(play.workflow(), play.journal); }

inline std::string dot(const Rehearsal& play) {
  const auto trail = trail_of(play);
  return definition::to_dot(play.workflow(), "fr", &trail);
}

inline std::string mermaid(const Rehearsal& play) {
  const auto trail = trail_of(play);
  return definition::to_mermaid(play.workflow(), "en", &trail);
}

inline Rehearsal opened(bool urgent = false) {
  Rehearsal play(workflow_of(kPlace));
  play.open({{"urgence", urgent}, {"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "emploi"}}}}});
  return play;
}

// Up to the wait, by the loop once.
inline Rehearsal waiting(bool urgent = false) {
  auto play = opened(urgent);
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "suite");
  play.complete("rediger");
  play.complete("commander");
  if (urgent) play.complete("sonner");
  play.complete_row("orienter", 1);
  play.complete_row("orienter", 2);
  return play;
}

}  // namespace parcours::testing
