// Lines of `meanwhile` that wait for a condition alone.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

// The lines that have fired in the last command, in their order.
std::vector<std::string> fired_lines(const CaseSimulation& simulation) {
  std::vector<std::string> out;
  for (const auto& event : simulation.journal.back())
    if (const auto* e = std::get_if<TimerFired>(&event)) out.push_back(e->line);
  return out;
}

CaseSimulation watched(const std::string& of_phase, const std::string& of_step = "", const std::string& of_all = "") {
  CaseSimulation simulation(workflow_of(R"(
workflow: alerte
fields: { danger: { type: bool } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent }
      suivre:
        task: Suivre
        by: agent
        form: [danger: optional]
        next: { continuer: veiller, clore: end fait }
      veiller:
        task: Veiller
        by: agent
        form: [danger: optional]
        next: { continuer: veiller, clore: end fait })" +
                                        of_step + R"(
    anytime:
      proteger: { task: Protéger, by: agent, offered_to: agent }
      prevenir: { task: Prévenir, by: chef, offered_to: chef }
    meanwhile:)" + of_phase + of_all));
  EXPECT_THAT(simulation.open(), IsEmpty());
  EXPECT_THAT(simulation.complete("suivre", {{"danger", true}}, "continuer"), IsEmpty());
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  return simulation;
}

TEST(Conditions, OfARowSeeThatAStepOfTheirOwnRowIsOpen) {
  CaseSimulation simulation(workflow_of(R"(
workflow: rangs
subject: none
fields: { besoins: { type: list, item: besoin, fields: { motif: { type: text } } } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [besoins] }
      pourvoir:
        each: besoins
        next: end fini
        branch:
          meanwhile:
            - { when: steps.agir.open, remind: agent }
            - { when: steps.pourvoir.open, remind: chef }
          steps:
            preparer: { task: Préparer, by: agent }
            agir: { task: Agir, by: agent, next: end fait }
)"));
  EXPECT_THAT(simulation.open({{"besoins", List{Record{{"motif", "a"}}, Record{{"motif", "b"}}}}}), IsEmpty());
  EXPECT_THAT(fired_lines(simulation), ElementsAre("pourvoir//2", "pourvoir//2"));

  EXPECT_THAT(simulation.complete_row("preparer", 2), IsEmpty());
  EXPECT_THAT(fired_lines(simulation), ElementsAre("pourvoir//1"));
  EXPECT_THAT(simulation.complete_row("preparer", 1), IsEmpty());
  EXPECT_THAT(fired_lines(simulation), ElementsAre("pourvoir//1"));
}

TEST(Conditions, EveryLineThatIsTrueActsInTheOrderOfTheText) {
  const auto simulation = watched(R"(
      - { when: danger, remind: coordonnateur }
      - { when: '!danger', remind: elu }
      - { when: danger, remind: chef }
      - { when: danger, remind: dpo }
)");

  EXPECT_THAT(fired_lines(simulation), ElementsAre("/suivi/1", "/suivi/3", "/suivi/4"));
  EXPECT_EQ(simulation.effects.size(), 3U);
}

TEST(Conditions, EveryLineStartsItsStep) {
  const auto simulation = watched(R"(
      - { when: danger, also: proteger }
      - { when: danger, also: prevenir }
)");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("veiller", "proteger", "prevenir"));
}

TEST(Conditions, LinesOfEveryPlaceAct) {
  const auto simulation = watched(R"(
      - { when: danger, remind: coordonnateur }
)",
                                  R"(
        meanwhile: [ { when: danger, remind: chef } ])",
                                  R"(
meanwhile: [ { when: danger, remind: dpo } ]
)");

  EXPECT_THAT(fired_lines(simulation), ElementsAre("//1", "/suivi/1", "veiller/1"));
}

TEST(Conditions, ALineThatAnotherMakesTrueActsInTheSameCommand) {
  auto simulation = watched(R"(
      - { when: steps.prevenir.open, remind: dpo }
      - { when: steps.proteger.open, also: prevenir }
      - { when: danger, also: proteger }
)");
  EXPECT_THAT(fired_lines(simulation), ElementsAre("/suivi/3", "/suivi/2", "/suivi/1"));

  // Each acts once, until its condition is true anew.
  ASSERT_THAT(simulation.complete("veiller", {{"danger", true}}, "continuer"), IsEmpty());
  EXPECT_THAT(fired_lines(simulation), IsEmpty());
}

}  // namespace
}  // namespace parcours::execution
