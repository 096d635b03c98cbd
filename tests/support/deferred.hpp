// A workflow whose action puts the case off again and again.
#pragma once

namespace parcours::testing {

inline constexpr const char* kDeferred = R"(
workflow: differes
title: Différés
sheet: tx
subject: none
purpose: essai
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef }
      reporter: { action: tx.put_off, meanwhile: [ { after: 30 days, next: end abandon } ], next: end fait }
)";

}  // namespace parcours::testing
