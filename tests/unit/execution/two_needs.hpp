// A case with two rows that wait for an answer, for the tests of messages.
#pragma once
#include "support/case_simulation.hpp"

namespace parcours::execution {

inline constexpr std::string_view kTwoNeeds = R"(
workflow: besoins-de-droits
title: Besoins
subject: none
fields:
  besoins:
    type: list
    item: besoin
    key: motif
    fields:
      motif: { type: text }
      refus: { type: text }
messages:
  reponse:
    from: [partenaire]
    form: [besoin.refus: optional]
    outcomes: { accepte: Nous prenons, refuse: Nous ne pouvons pas }
  nouvelle: { from: [partenaire] }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [besoins: { form: [motif] }] }
      traiter:
        each: besoins
        branch:
          steps:
            attendre:
              wait: La réponse du partenaire
              meanwhile:
                - { message: reponse, next: { accepte: end pris, refuse: end refuse } }
                - { after: 30 days, next: end expire }
      conclure: { task: Conclure, by: referent, next: end fait, meanwhile: [ { message: nouvelle, remind: referent } ] }
)";

inline testing::CaseSimulation two_needs() {
  testing::CaseSimulation simulation(testing::workflow_of(kTwoNeeds));
  simulation.open({{"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "sante"}}}}});
  return simulation;
}

}  // namespace parcours::execution
