// Random commands over random valid workflows: properties of every case.
#include <fmt/format.h>

#include <random>

#include "execution/codec.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::workflow_of;

// A chain of tasks, decisions and blocks in which every step may lead forward, and tasks back.
class RandomWorkflow {
 public:
  explicit RandomWorkflow(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out =
        "workflow: hasard\ntitle: Hasard\nsubject: none\nfields:\n  note: { type: number, default: 0 }\n  mot: { type: "
        "text }\nphases:\n";
    for (int phase = 0; phase < 2; ++phase) {
      out += fmt::format("  phase_{}:\n    steps:\n", phase);
      for (int i = 0; i < 4; ++i) out += step(phase * 4 + i);
    }
    return out;
  }

 private:
  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string forward(int i) {
    return i == 7 || upto(4) == 0 ? fmt::format("end fin_{}", upto(2)) : fmt::format("pas_{}", i + 1);
  }
  std::string step(int i) {
    const std::string name = fmt::format("      pas_{}: ", i);
    if (i == 0) return name + "{ task: Premier, by: agent, form: [mot: optional], next: pas_1 }\n";
    switch (upto(3)) {
      case 0:
        return name + fmt::format("{{ decide: [ {{ when: note >= {}, next: {} }}, {{ otherwise: {} }} ] }}\n", upto(4),
                                  forward(i), i == 7 ? "end" : fmt::format("pas_{}", i + 1));
      case 1:
        return name + fmt::format(
                          "{{ block: {{ steps: {{ dans_{0}: {{ task: Dedans, by: agent, form: [note: optional], next: "
                          "{{ encore: dans_{0}, bien: end, mal: end }} }} }} }}, "
                          "next: {{ bien: {1}, mal: pas_1 }} }}\n",
                          i, i == 7 ? "end fin" : fmt::format("pas_{}", i + 1));
      default:
        return name + fmt::format(
                          "{{ task: Pas, by: agent, form: [note: optional, mot: optional], next: {{ avant: {}, retour: "
                          "pas_0 }} }}\n",
                          i == 7 ? "end fin" : fmt::format("pas_{}", i + 1));
    }
  }
  std::mt19937 random_;
};

Record random_form(std::mt19937& random) {
  Record with;
  if (random() % 2) with.set("note", static_cast<std::int64_t>(random() % 6));
  if (random() % 3 == 0) with.set("mot", random() % 2 ? "bonjour" : "été");
  return with;
}

// A correction that is right or wrong in each of its parts.
Correction random_correction(std::mt19937& random, std::int64_t revision) {
  Correction correction{random() % 2 ? "note" : random() % 4 ? "mot" : "rien", {}, {}, random() % 5 ? "erreur" : ""};
  if (random() % 4)
    correction.value = correction.field == "note" ? Value(std::int64_t(random() % 6)) : Value("bonsoir");
  if (random() % 3 == 0) correction.seen = revision - static_cast<std::int64_t>(random() % 4) + 1;
  if (random() % 9 == 0) correction.row = "1";
  return correction;
}

void play_at_random(CaseSimulation& simulation, std::mt19937& random) {
  static const char* kOutcomes[] = {"", "avant", "retour", "encore", "bien", "mal", "nimporte"};
  for (int i = 0; i < 40 && simulation.a_case.is_open(); ++i) {
    const Case before = simulation.a_case;
    const auto& tokens = simulation.a_case.tokens;
    const auto token = random() % 10 ? tokens[random() % tokens.size()].id : static_cast<std::int64_t>(random() % 50);
    const Input input = random() % 4 ? Input(Completion{token, random_form(random), kOutcomes[random() % 7], 0})
                                     : Input(random_correction(random, simulation.a_case.revision));
    const auto problems = simulation.apply(input);
    if (!problems.empty()) {
      ASSERT_EQ(simulation.a_case, before);
    }
    simulation.now += std::chrono::hours(random() % 48);
  }
}

class RandomPlay : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomPlay, TheJournalAloneGivesTheSameCase) {
  std::mt19937 random(GetParam());
  const std::string yaml = RandomWorkflow(GetParam()).text();
  auto reading = definition::read(yaml, "hasard.yaml", definition::Surroundings(testing::paris()));
  if (!reading.workflow) GTEST_SUCCEED() << "the checks refuse this one";
  if (!reading.workflow) return;
  CaseSimulation simulation(std::move(*reading.workflow));
  ASSERT_TRUE(simulation.open(random_form(random).find("mot") ? Record{{"mot", "oui"}} : Record{}).empty()) << yaml;

  play_at_random(simulation, random);

  const Case again = simulation.replayed();
  EXPECT_EQ(again, simulation.a_case) << yaml;
  EXPECT_EQ(encode(again).state, encode(simulation.a_case).state);
  EXPECT_EQ(decode(encode(again)), again);
  // An open case always waits for somebody; an ended one for nobody.
  const bool waits =
      std::any_of(again.tokens.begin(), again.tokens.end(), [](const Token& t) { return t.waits_for_person; });
  EXPECT_EQ(waits, again.is_open()) << yaml;
}

TEST_P(RandomPlay, ACompiledWorkflowDecidesAsTheOneThatWasRead) {
  const std::string yaml = RandomWorkflow(GetParam()).text();
  auto reading = definition::read(yaml, "hasard.yaml", definition::Surroundings(testing::paris()));
  if (!reading.workflow) return;
  CaseSimulation read(*reading.workflow), stored(definition::decode(definition::encode(*reading.workflow)));
  std::mt19937 one(GetParam()), two(GetParam());
  read.open(), stored.open();

  play_at_random(read, one), play_at_random(stored, two);

  EXPECT_EQ(read.a_case, stored.a_case) << yaml;
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPlay, ::testing::Range(0u, 80u));

}  // namespace
}  // namespace parcours::execution
