// Reading, checking and proving workflows of up to 5,000 steps, and the proof alone. The cost should grow as the
// workflow does.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <stdexcept>

#include "definition/reader.hpp"
#include "definition/soundness/soundness.hpp"

namespace parcours::definition {
namespace {

const Calendar calendar("Europe/Paris");

// Groups of ten steps: a task, three ways of two tasks side by side, a task after them that may send back, and the next
// group.
std::string text_of(int steps) {
  const int groups = steps / 10;
  std::string text = "workflow: long\nphases:\n  tout:\n    steps:\n";
  for (int g = 0; g < groups; ++g) {
    const auto next = g + 1 < groups ? fmt::format("debut_{}", g + 1) : std::string("end fini");
    text += fmt::format(
        "      debut_{0}: {{ task: Débuter, by: agent }}\n      partir_{0}: {{ split: [un_{0}, deux_{0}, trois_{0}] "
        "}}\n",
        g);
    for (const auto* way : {"un", "deux", "trois"})
      text += fmt::format(
          "      {1}_{0}: {{ task: Faire, by: agent, next: {1}_b_{0} }}\n"
          "      {1}_b_{0}: {{ task: Finir, by: agent, next: {{ fait: reunir_{0}, encore: {1}_{0} }} }}\n",
          g, way);
    text += fmt::format(
        "      reunir_{0}: {{ merge: all, next: voir_{0} }}\n"
        "      voir_{0}: {{ task: Voir, by: agent, next: {{ bien: {1}, mal: debut_{0} }} }}\n",
        g, next);
  }
  return text;
}

// Groups of ten steps, of which four decide by fields, and two ways of three may be left out.
std::string guarded_text_of(int steps) {
  const int groups = steps / 10;
  std::string text =
      "workflow: long\nfields:\n  age: { type: number, min: 0, max: 120 }\n  origine: { type: choice, of: [famille, "
      "ecole, mairie] }\n"
      "  urgent: { type: bool }\nphases:\n  tout:\n    steps:\n";
  for (int g = 0; g < groups; ++g) {
    const auto next = g + 1 < groups ? fmt::format("debut_{}", g + 1) : std::string("end fini");
    text += fmt::format(
        "      debut_{0}: {{ task: Débuter, by: agent, form: [age, origine, urgent] }}\n"
        "      partir_{0}: {{ split: [un_{0}, {{ next: deux_{0}, when: age >= {2} }}, {{ next: trois_{0}, when: urgent "
        "}}] }}\n"
        "      un_{0}: {{ task: Faire, by: agent, next: reunir_{0} }}\n"
        "      deux_{0}: {{ decide: [ {{ is: {{ origine: ecole, age: ..{2} }}, next: quatre_{0} }}, {{ otherwise: "
        "quatre_{0} }} ] }}\n"
        "      quatre_{0}: {{ task: Faire, by: agent, next: reunir_{0} }}\n"
        "      trois_{0}: {{ task: Faire, by: agent, next: reunir_{0} }}\n"
        "      reunir_{0}: {{ merge: all, next: trier_{0} }}\n"
        "      trier_{0}: {{ decide: [ {{ is: {{ origine: [famille, ecole], age: 8..14 }}, next: juger_{0} }}, {{ is: "
        "{{ origine: famille }}, when: urgent, "
        "next: voir_{0} }}, {{ otherwise: voir_{0} }} ] }}\n"
        "      juger_{0}: {{ decide: [ {{ when: age < 10 && urgent, next: voir_{0} }}, {{ otherwise: voir_{0} }} ] }}\n"
        "      voir_{0}: {{ task: Voir, by: agent, next: {{ bien: {1}, mal: debut_{0} }} }}\n",
        g, next, 3 + g % 90);
  }
  return text;
}

void read_whole(benchmark::State& state, const std::string& text) {
  for (auto _ : state)
    if (!read(text, "long.yaml", Surroundings(calendar)).workflow) throw std::runtime_error("refused");
  state.SetComplexityN(state.range(0));
}
void ReadCheckProve(benchmark::State& state) { read_whole(state, text_of(static_cast<int>(state.range(0)))); }
void ReadCheckProveGuards(benchmark::State& state) {
  read_whole(state, guarded_text_of(static_cast<int>(state.range(0))));
}

void Prove(benchmark::State& state) {
  const auto workflow = read(text_of(static_cast<int>(state.range(0))), "long.yaml", Surroundings(calendar)).workflow;
  if (!workflow) throw std::runtime_error("refused");
  for (auto _ : state)
    if (prove(net_of(*workflow)).kind != Verdict::Kind::sound) throw std::runtime_error("not proved");
  state.SetComplexityN(state.range(0));
}

BENCHMARK(ReadCheckProve)->RangeMultiplier(2)->Range(625, 5000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(ReadCheckProveGuards)->RangeMultiplier(2)->Range(625, 5000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(Prove)->RangeMultiplier(2)->Range(625, 5000)->Unit(benchmark::kMillisecond)->Complexity();

}  // namespace
}  // namespace parcours::definition

BENCHMARK_MAIN();
