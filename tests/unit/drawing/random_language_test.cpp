// Random workflows of every kind of step: what is valid always comes to its end, and what a mutation leaves valid does
// so too.
#include <random>

#include "definition/source/to_text.hpp"
#include "drawing/case_progress.hpp"
#include "execution/codec.hpp"
#include "support/case_simulation.hpp"
#include "unit/drawing/random_language.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;

// Whatever people and time may do next, until nothing can happen any more.
void play_on(CaseSimulation& simulation, std::mt19937& random, int most) {
  for (int i = 0; i < most && simulation.a_case.is_open(); ++i) {
    std::vector<Token> waiting;
    for (const auto& t : simulation.a_case.tokens)
      if (t.waits_for_person) waiting.push_back(t);
    const auto wake = next_due(simulation.a_case);
    if (wake && (waiting.empty() || random() % 4 == 0)) {
      simulation.now = std::max(simulation.now, *wake);
      ASSERT_TRUE(simulation.apply(TimersDue{}, {}).empty());
    } else if (!waiting.empty()) {
      const auto& token = waiting[random() % waiting.size()];
      const auto& routes = simulation.workflow().step(token.step)->next;
      // A way back is taken seldom, or nobody would ever come to an end.
      auto route = routes[random() % routes.size()].outcome;
      if (route == "retour" && random() % 4) route = routes.front().outcome;
      const auto problems = simulation.apply(Completion{
          token.id, random() % 2 ? Record{{"note", static_cast<std::int64_t>(random() % 5)}} : Record{}, route, 0});
      if (!problems.empty()) {
        ASSERT_EQ(problems.front().code, "not-asked");
      }
    } else {
      break;
    }
  }
}

using Counts = std::map<std::string, std::int64_t>;

// How often each step was entered, by the journal.
Counts entered(const CaseSimulation& simulation) {
  Counts counts;
  for (const auto& row : simulation.journal)
    for (const auto& event : row) {
      if (const auto* e = std::get_if<StepEntered>(&event)) ++counts[e->step];
      if (const auto* e = std::get_if<Decided>(&event)) ++counts[e->step];
      if (const auto* e = std::get_if<Parted>(&event)) ++counts[e->step];
    }
  return counts;
}

// How often the ways that its progress counts lead to each step.
Counts led_to(const CaseSimulation& simulation) {
  const auto& w = simulation.workflow();
  std::vector<std::string> merges;
  auto progress = drawing::progress_of(w, simulation.journal);
  Counts counts;
  const auto add = [&](definition::Index to, std::int64_t times) {
    if (to != definition::none && times > 0) counts[w.steps[static_cast<std::size_t>(to)].name] += times;
  };
  const auto add_lines = [&](const std::vector<definition::Line>& lines) {
    for (const auto& line : lines)
      for (const auto& route : line.next) add(route.to.step, progress.flows[{line.key, route.outcome}]);
  };
  add(w.entry(), 1);
  for (const auto& step : w.steps) {
    for (const auto& route : step.next) add(route.to.step, progress.flows[{step.name, route.outcome}]);
    for (std::size_t i = 0; i < step.rows.size(); ++i)
      add(step.rows[i].to.step, progress.flows[{step.name, std::to_string(i + 1)}]);
    for (const auto& way : step.ways)
      add(way.step, progress.flows[{step.name, w.steps[static_cast<std::size_t>(way.step)].name}]);
    add_lines(step.lines);
    // However many ways meet there, it is stood in once.
    if (step.kind == definition::Step::Kind::merge) merges.push_back(step.name);
  }
  for (std::size_t i = 1; i < w.blocks.size(); ++i) {
    add(w.blocks[i].entry, progress.nodes[w.blocks[i].name].entered);
    add_lines(w.blocks[i].lines);
  }
  for (const auto& merge : merges)
    if (progress.nodes[merge].completed > 0) counts[merge] = progress.nodes[merge].completed;
  return counts;
}

class RandomLanguagePlay : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomLanguagePlay, AValidWorkflowAlwaysComesToItsEnd) {
  for (unsigned n = 0; n < 20; ++n) {
    const unsigned seed = GetParam() * 1000 + n;
    const std::string yaml = RandomLanguage(seed).text();
    auto reading = definition::read(yaml, "hasard.yaml", definition::Surroundings(testing::paris()));
    std::string errors;
    for (const auto& p : reading.problems)
      if (p.severity == Problem::Severity::error) errors += definition::to_text(p, "en");
    ASSERT_TRUE(reading.workflow) << errors << yaml;
    std::mt19937 random(seed);
    CaseSimulation simulation(std::move(*reading.workflow));
    List rows;
    for (unsigned i = 0; i < seed % 3; ++i) rows.push_back(Record{{"mot", "un"}});
    ASSERT_TRUE(simulation.open(rows.empty() ? Record{} : Record{{"lignes", rows}}).empty()) << yaml;
    play_on(simulation, random, 2000);
    ASSERT_FALSE(simulation.a_case.is_open()) << "seed " << seed << "\n" << yaml;
    ASSERT_EQ(simulation.replayed(), simulation.a_case) << yaml;
    ASSERT_EQ(decode(encode(simulation.a_case)), simulation.a_case);
    ASSERT_EQ(entered(simulation), led_to(simulation)) << "the progress has a gap: seed " << seed << "\n" << yaml;
  }
}

// One line lost, doubled or changed.
std::string mutated(const std::string& yaml, std::mt19937& random) {
  std::vector<std::string> lines;
  for (std::size_t at = 0, end = yaml.find('\n'); end != std::string::npos; at = end + 1, end = yaml.find('\n', at))
    lines.push_back(yaml.substr(at, end - at));
  const auto line = 9 + random() % (lines.size() - 9);
  switch (random() % 4) {
    case 0:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
      break;
    case 1: {
      const auto at = lines[line].find("next: ");
      if (at != std::string::npos) lines[line].replace(at, 6, "next: end ");
      break;
    }
    case 2: {
      const auto at = lines[line].find("pas_");
      if (at != std::string::npos) lines[line].replace(at, 5, "pas_2");
      break;
    }
    default:
      std::swap(lines[line], lines[9 + random() % (lines.size() - 9)]);
  }
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

TEST_P(RandomLanguagePlay, AMutationIsRefusedAtItsLineOrStillComesToItsEnd) {
  for (unsigned n = 0; n < 20; ++n) {
    const unsigned seed = GetParam() * 1000 + n;
    std::mt19937 random(seed);
    const std::string yaml = mutated(RandomLanguage(seed).text(), random);
    auto reading = definition::read(yaml, "hasard.yaml", definition::Surroundings(testing::paris()));
    if (!reading.workflow) {
      ASSERT_FALSE(reading.problems.empty());
      for (const auto& p : reading.problems)
        ASSERT_TRUE(p.where.starts_with("hasard.yaml:")) << p.code << " " << p.where;
      continue;
    }
    CaseSimulation simulation(std::move(*reading.workflow));
    if (!simulation.open().empty()) continue;  // its first form asks for more than this simulation gives
    play_on(simulation, random, 2000);
    ASSERT_FALSE(simulation.a_case.is_open()) << "seed " << seed << "\n" << yaml;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomLanguagePlay, ::testing::Range(0u, 100u));

}  // namespace
}  // namespace parcours::execution
