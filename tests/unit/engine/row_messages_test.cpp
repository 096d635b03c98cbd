// Messages that a case sends for a row of another case.
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kPlainte = R"(
workflow: plainte
fields:
  gravite: { type: number }
  grappe: { type: case, of: grappe }
phases:
  suivi:
    steps:
      signaler: { task: Signaler, by: chef, form: [gravite: optional, grappe] }
      rattacher: { send: nouveau, to: grappe, carry: [signalements: "[{'dossier': case.ref, 'gravite': gravite}]"] }
      finir: { task: Finir, by: chef }
      dire: { send: etat_ligne, to: grappe, for: case.ref, outcome: clos, carry: [signalement.etat: "'fini'"], next: end rattache }
)";

constexpr const char* kGrappe = R"(
workflow: grappe
fields:
  titre: { type: text }
  signalements:
    type: list
    item: signalement
    key: dossier
    fields:
      dossier: { type: case, of: plainte }
      gravite: { type: number }
      etat: { type: text }
messages:
  nouveau: { from: [plainte], form: [signalements: { form: [dossier, gravite: optional] }] }
  etat_ligne: { from: [plainte, chef], form: [signalement.etat: optional], outcomes: { clos: Clos, encore: Encore } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: chef, form: [titre] }
      reunir: { task: Réunir, by: chef, next: { encore: reunir, assez: suivre } }
      suivre:
        each: signalements
        branch:
          steps:
            attendre:
              wait: La fin
              meanwhile:
                - { message: etat_ligne, next: { clos: end, encore: attendre } }
                - { after: 1 year, next: end oublie }
        next: end fait
    meanwhile:
      - { message: nouveau, remind: chef }
)";

class RowMessagesInTrials : public ::testing::Test {
 protected:
  RowMessagesInTrials() {
    t.folder.write("plainte/workflow.yaml", kPlainte);
    t.folder.write("grappe/workflow.yaml", kGrappe);
    t.write_roles();
    for (const auto& p : engine.deploy(t.folder.path(), {"root"}))
      ADD_FAILURE() << p.where << ": " << p.message.in("en");
    cluster = engine.submit({Open{"grappe", {{"titre", "Bruit"}}, {}}, {"chloe"}})->reference;
    for (auto* complaint : {&one, &two}) {
      *complaint = engine.submit({Open{"plainte", {{"gravite", 2}, {"grappe", cluster}}, {}}, {"chloe"}})->reference;
      settle();
    }
  }
  void settle() {
    while (engine.run_due().next == t.clock.at) continue;
  }
  Case seen(const std::string& reference) { return *engine.read({"chloe"}, reference); }
  Value last_event(const std::string& reference, const char* part) {
    const Record event = seen(reference).history.back().events.back().as<Record>();
    const auto* value = event.find(part);
    return value ? *value : Value();
  }

  Trial t;
  Engine& engine = t.engine;
  std::string cluster, one, two;
};

TEST_F(RowMessagesInTrials, AMessageOfACaseEndsTheRowThatItIsFor) {
  ASSERT_TRUE(t.go(cluster, "assez"));
  ASSERT_TRUE(t.go(two));
  settle();

  const List rows = seen(cluster).fields.at("signalements").as<List>();
  EXPECT_EQ(rows[1].as<Record>().at("etat"), Value("fini"));
  EXPECT_FALSE(rows[0].as<Record>().find("etat"));
  EXPECT_EQ(seen(cluster).ended_as, "");
  ASSERT_TRUE(t.go(one));
  settle();
  EXPECT_EQ(seen(cluster).ended_as, "fait");
  for (const auto& item : engine.outbox().items) EXPECT_EQ(item.failed, "");  // the reminders of new complaints
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RowMessagesInTrials, AMessageForARowThatNothingAwaitsIsKeptThereAndItsSenderIsTold) {
  ASSERT_TRUE(t.go(one));
  settle();

  EXPECT_EQ(last_event(cluster, "event"), Value("message_kept"));
  EXPECT_EQ(last_event(one, "event"), Value("message_kept"));
  EXPECT_EQ(last_event(one, "by"), Value(cluster));
  for (const auto& item : engine.outbox().items) EXPECT_EQ(item.failed, "");  // the reminders of new complaints
  EXPECT_THAT(engine.verify(), IsEmpty());
}

}  // namespace
}  // namespace parcours
