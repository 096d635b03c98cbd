// Checks of workflows that are read together: handovers, and messages to other cases.
#include "definition/check/check_across_workflows.hpp"

#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ReadWorkflow from(const std::string& name, std::string_view text) { return {name, testing::right(text)}; }

ReadWorkflow sender(
    std::string_view step,
    std::string_view more = "  quartier: { type: territory }\n  dossier: { type: case, of: reception }\n") {
  return from("envoi.yaml", "workflow: envoi\nfields:\n" + std::string(more) + "phases:\n  suivi:\n    steps:\n" +
                                "      recevoir: { task: R, by: elu }\n      donner: " + std::string(step) + "\n");
}
ReadWorkflow receiver(std::string_view more) {
  return from(
      "reception.yaml",
      "workflow: reception\n" + std::string(more) +
          "\nfields: { quartier: { type: territory }, nombre: { type: number }, prenom: { type: text } }\nphases:\n"
          "  suivi:\n    steps:\n      ouvrir: { task: O, by: elu, form: [quartier, prenom: optional] }\n"
          "      clore: { task: C, by: elu, next: { fait: end, abandon: end } }\n");
}
std::vector<std::string> codes(std::vector<ReadWorkflow> all) {
  std::vector<std::string> found;
  for (const auto& problem : check_across_workflows(all, testing::paris())) found.push_back(problem.code);
  return found;
}

TEST(RuleC7, AHandoverFillsWhatItsReceiverAsks) {
  const auto takes = receiver("accepts: { from: [envoi] }");

  EXPECT_THAT(
      codes({sender("{ handover: reception, by: elu, carry: [quartier], form: [prenom], next: end fait }"), takes}),
      IsEmpty());
  EXPECT_THAT(codes({sender("{ handover: reception, by: elu, form: [prenom], next: end fait }"), takes}),
              ElementsAre("not-filled-there"));
  EXPECT_THAT(codes({sender("{ handover: reception, by: elu, carry: [quartier], with: { nombre: 3 }, next: end fait }"),
                     takes}),
              ElementsAre("not-asked-there"));
  EXPECT_THAT(codes({sender("{ handover: reception, by: elu, carry: [quartier: 3], next: end fait }"), takes}),
              ElementsAre("other-type-there"));
  EXPECT_THAT(
      codes({sender("{ handover: reception, by: elu, with: { quartier: nulle_part }, next: end fait }"), takes}),
      ElementsAre("unknown-choice"));
}

TEST(RuleC7, AReceiverAcceptsTheSender) {
  const auto sends = sender("{ handover: reception, by: elu, carry: [quartier], next: end fait }");

  EXPECT_THAT(codes({sends, receiver("accepts: { from: [autre] }")}), ElementsAre("accepts-others"));
  EXPECT_THAT(codes({sends, receiver("")}), ElementsAre("accepts-nothing"));
  EXPECT_THAT(codes({sends}), IsEmpty());
}

TEST(RuleC7, HowTheOtherCaseEndsIsRouted) {
  const auto sends = sender(
      "{ handover: reception, by: elu, await: end, carry: [quartier], next: { fait: end, refused: end, fini: end } }");

  EXPECT_THAT(codes({sends, receiver("accepts: { from: [envoi] }")}),
              ElementsAre("unknown-outcome", "unrouted-outcome"));
}

TEST(RuleC7, WhatIsWrongIsToldAtTheSendersLine) {
  const auto problems = check_across_workflows(
      {sender("{ handover: reception, by: elu, carry: [quartier], next: end fait }"), receiver("")}, testing::paris());

  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().where, "envoi.yaml:9");
}

TEST(RuleC8, AMessageToAnotherCaseIsDeclaredThere) {
  const auto sends = sender("{ send: complement, to: dossier, carry: [quartier], next: end rattache }");
  const auto with = [](std::string_view message) {
    return receiver("messages: { " + std::string(message) + " }\nmeanwhile: [ { message: " +
                    std::string(message.substr(0, message.find(':'))) + ", remind: elu } ]");
  };

  EXPECT_THAT(codes({sends, with("complement: { from: envoi-de-dossier, form: [quartier] }")}),
              ElementsAre("message-from-others"));
  EXPECT_THAT(codes({sends, with("complements: { from: elu }")}), ElementsAre("takes-no-message"));
}

ReadWorkflow cluster() {
  return from("grappe.yaml", R"(workflow: reception
fields:
  lignes:
    type: list
    item: ligne
    key: dossier
    fields: { dossier: { type: case }, jour: { type: date }, etat: { type: text } }
messages:
  etat: { from: [envoi], form: [ligne.etat: optional], outcomes: { clos: Clos, encore: Encore } }
  nouvelle: { from: [envoi], form: [lignes: { form: [dossier] }] }
phases:
  suivi:
    steps:
      ouvrir: { task: O, by: elu }
      suivre:
        each: lignes
        branch:
          steps:
            attendre:
              wait: La fin
              meanwhile: [ { message: etat, next: { clos: end, encore: attendre } }, { after: 1 year, next: end oublie } ]
        next: end fait
    meanwhile: [ { message: nouvelle, remind: elu } ]
)");
}

TEST(RuleH4, AMessageNamesARowAndAnOutcomeOfItsReceiver) {
  const auto sends = [](const std::string& more) {
    return sender("{ send: etat, to: dossier, " + more + "next: end fait }");
  };

  EXPECT_THAT(codes({sends("for: case.ref, outcome: clos, carry: [ligne.etat: quartier], "), cluster()}), IsEmpty());
  EXPECT_THAT(codes({sends(""), cluster()}), ElementsAre("outcome-not-given", "row-not-given"));
  EXPECT_THAT(codes({sends("for: case.ref, outcome: ferme, "), cluster()}), ElementsAre("unknown-message-outcome"));
  EXPECT_THAT(codes({sends("for: today, outcome: clos, "), cluster()}), ElementsAre("other-type-there"));
  EXPECT_THAT(codes({sends("for: case.ref, outcome: clos, carry: [ligne.etap: quartier], "), cluster()}),
              ElementsAre("not-asked-there"));
  EXPECT_THAT(
      codes({sender("{ send: nouvelle, to: dossier, for: case.ref, carry: [lignes: \"[{'dossier': case.ref}]\"], "
                    "next: end fait }"),
             cluster()}),
      ElementsAre("row-of-no-list"));
}

TEST(RuleC7, AReceiverThatWaitsLongerThanItsSenderIsAWarning) {
  const auto sends = [](const std::string& within) {
    return sender("{ handover: reception, by: elu, carry: [quartier], within: " + within + ", next: end fait }");
  };

  EXPECT_THAT(codes({sends("5 days"), receiver("accepts: { from: [envoi], by: elu, within: 10 days }")}),
              ElementsAre("accepts-longer"));
  EXPECT_THAT(codes({sends("5 days"), receiver("accepts: { from: [envoi], by: elu, within: 5 working days }")}),
              ElementsAre("accepts-longer"));
  EXPECT_THAT(codes({sends("5 days"), receiver("accepts: { from: [envoi], by: elu }")}), ElementsAre("accepts-longer"));
  EXPECT_THAT(codes({sends("5 days"), receiver("accepts: { from: [envoi], by: elu, within: 5 days }")}), IsEmpty());
  EXPECT_THAT(codes({sends("5 days"), receiver("accepts: { from: [envoi] }")}), IsEmpty());
}

// Two workflows that hand over to each other.
std::vector<ReadWorkflow> ring(const std::string& accepts, const std::string& between) {
  const auto one = [&](const std::string& name, const std::string& other) {
    return from(name + ".yaml", "workflow: " + name + "\naccepts: { from: [" + other + "]" + accepts +
                                    " }\nphases:\n  suivi:\n    steps:\n      recevoir: { task: R, by: elu }\n" +
                                    between + "      donner: { handover: " + other +
                                    ", await: nothing, next: end fait }\n");
  };
  return {one("premier", "second"), one("second", "premier")};
}

TEST(CaseLoops, ThatNobodyInterruptsAreRefusedAcrossWorkflows) {
  EXPECT_THAT(codes(ring("", "")), ElementsAre("case-loop"));
  EXPECT_THAT(codes(ring(", by: elu", "")), IsEmpty());
  EXPECT_THAT(codes(ring("", "      relire: { task: L, by: elu }\n")), IsEmpty());
  EXPECT_THAT(codes(ring("", "      attendre: { wait: W, meanwhile: [ { after: 1 day, next: donner } ] }\n")),
              IsEmpty());
}

TEST(CaseLoops, OfMessagesAreRefusedToo) {
  const auto one = [](const std::string& name, const std::string& other, const std::string& effect) {
    return from(
        name + ".yaml",
        "workflow: " + name + "\nfields: { lie: { type: case, of: " + other + " } }\nmessages: { balle: { from: [" +
            other + "] } }\nphases:\n  suivi:\n    steps:\n" +
            "      ouvrir: { task: O, by: elu }\n      suivre: { task: S, by: elu, next: end fait }\n" +
            "    anytime:\n      rendre: { send: balle, to: lie }\n      lire: { task: L, by: elu, next: stay }\n" +
            "    meanwhile: [ { message: balle, also: " + effect + " }, { after: 1 day, also: [rendre, lire] } ]\n");
  };

  EXPECT_THAT(codes({one("premier", "second", "rendre"), one("second", "premier", "rendre")}),
              ElementsAre("case-loop"));
  EXPECT_THAT(codes({one("premier", "second", "rendre"), one("second", "premier", "lire")}), IsEmpty());
}

}  // namespace
}  // namespace parcours::definition
