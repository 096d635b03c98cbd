// Trials with workflows that wait, send messages and hand over cases.
#pragma once
#include "support/trial.hpp"

namespace parcours::testing {

inline constexpr const char* kDemande = R"(
workflow: demande-aide
title: Demande
subject: none
purpose: essai
fields:
  note: { type: text }
  lieu: { type: territory }
  autre: { type: case, of: demande-aide }
  encore: { type: case, of: demande-aide }
messages:
  avis:
    from: [partenaire]
    form: [note: optional]
    outcomes: { favorable: Favorable, defavorable: Défavorable }
  nouvelle: { from: [demande-aide], form: [note: optional] }
reopen: { by: chef, times: 1, next: relire }
phases:
  suivi:
    anytime:
      faire_le_point: { task: Faire le point, offered_to: chef, form: [note: optional] }
      visiter: { task: Visiter, by: accueil, offered_to: chef }
    meanwhile:
      - { message: nouvelle, also: faire_le_point }
    steps:
      recevoir: { task: Recevoir, by: [accueil, chef], form: [note: optional, lieu: optional, autre: optional, encore: optional] }
      attendre:
        wait: L'avis du partenaire
        meanwhile:
          - { after: 3 days, remind: chef }
          - { message: avis, next: { favorable: relire, defavorable: end refuse } }
          - { after: 10 days, next: end sans_avis }
      relire: { task: Relire, by: chef, next: { confier: confier, prevenir: prevenir, tomber: end fait, fin: end fait } }
      confier:
        handover: instruction
        carry: [objet: note]
        within: 5 days
        next: { accepted: end transmis, refused: relire, expired: relire }
      prevenir: { send: nouvelle, to: [autre, encore], carry: [note], next: relire }
)";

inline constexpr const char* kInstruction = R"(
workflow: instruction
title: Instruction
subject: none
purpose: essai
fields:
  objet: { type: text }
accepts: { from: [demande-aide], by: chef, within: 3 days }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: accueil, form: [objet: optional] }
      instruire: { task: Instruire, by: chef, next: { fait: end clos } }
)";

inline constexpr const char* kBesoins = R"(
workflow: besoins
title: Besoins
subject: none
purpose: essai
fields:
  besoins:
    type: list
    item: besoin
    fields: { quoi: { type: text }, reponse: { type: text } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [besoins: { form: [quoi] }] }
      traiter:
        each: besoins
        branch:
          steps:
            repondre: { task: Répondre, by: chef, form: [besoin.reponse], next: end fait }
        next: end fait
)";

// A trial whose city also has a partner.
class Relay : public Trial {
 public:
  template <class... On>
  explicit Relay(On&&... on) : Trial(std::forward<On>(on)...) {
    folder.write("demande/workflow.yaml", kDemande);
    folder.write("instruction/workflow.yaml", kInstruction);
    folder.write("besoins/workflow.yaml", kBesoins);
    write_roles();
    for (const auto& p : engine.deploy(folder.path(), {"root"}))
      ADD_FAILURE() << p.where << ": " << p.message.in("en") << " " << p.hint.in("en");
    EXPECT_TRUE(engine.grant({"paul", "partenaire", {}, {}, {}, {}}, {"root"}).empty());
  }

  std::string ask(const Record& with = {}) {
    return engine.submit({Open{"demande-aide", with, {}}, {"chloe"}})->reference;
  }
  // Opens a case and delivers its answer. It then waits at `relire`.
  std::string answered(const Record& with = {}) {
    const auto reference = ask(with);
    EXPECT_TRUE(tell(reference, "favorable"));
    return reference;
  }
  Checked<Receipt> tell(const std::string& reference, const std::string& outcome, const std::string& who = "paul",
                        const std::string& key = {}) {
    return engine.submit({Deliver{reference, "avis", {}, {}, outcome}, {who}, 0, key, {}});
  }
  void wait(std::chrono::hours time) { clock.at += time; }
  void wait_days(int days) { wait(std::chrono::hours(24 * days)); }
  Case seen(const std::string& reference, const std::string& who = "chloe") { return *engine.read({who}, reference); }
  // The reference of the handover that waits to be accepted; empty when there is none.
  std::string handed_over() {
    for (const auto& task : engine.tasks({"chloe"}).items)
      if (task.workflow == "instruction") return task.id.reference;
    return {};
  }
};

// The number of events of that kind in the history of a case.
inline int times(const Case& seen, std::string_view event) {
  int n = 0;
  for (const auto& entry : seen.history)
    for (const auto& each : entry.events) n += each.as<Record>().at("event") == Value(event);
  return n;
}

}  // namespace parcours::testing
