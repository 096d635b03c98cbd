// Random workflows of every kind of step: what is valid always comes to its end, and what a mutation leaves valid does
// so too.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <random>

#include "definition/source/to_text.hpp"
#include "drawing/case_progress.hpp"
#include "execution/codec.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;

// Nested blocks of everything that the language has; valid by construction: every step leads forward, every end is
// routed, every wait has a date, and only people go back.
class RandomLanguage {
 public:
  explicit RandomLanguage(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string body;
    for (int phase = 0; phase < 2; ++phase) {
      body += fmt::format("  phase_{}:\n", phase);
      body += block(4, 2, phase == 0 ? Ends{"suite"} : Ends{"end fini", "end rendu"}, phase == 0 ? "ouvrir" : "suite");
    }
    return "workflow: hasard\ntitle: Hasard\nsubject: none\nfields:\n  note: { type: number, default: 0 }\n"
           "  lignes: { type: list, item: ligne, fields: { mot: { type: text } } }\n"
           "messages:\n  nouvelle: { from: [agent] }\nphases:\n" +
           body;
  }

 private:
  using Ends = std::vector<std::string>;  // where the block may lead in the end

  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string name(std::string_view what) { return fmt::format("{}_{}", what, ++names_); }
  static std::string pad(int depth) { return std::string(static_cast<std::size_t>(depth), ' '); }

  // Its steps; in the last one every way leads to an end. Named first, so that steps know what comes after them.
  std::string block(int indent, int depth, const Ends& ends, const std::string& first = {}) {
    const int count = 1 + upto(3);
    std::vector<std::string> steps;
    for (int i = 0; i < count; ++i) steps.push_back(name("pas"));
    std::string out = pad(indent) + "steps:\n";
    if (!first.empty())
      out += pad(indent + 2) + first +
             ": { task: Ouvrir, by: agent, form: [lignes: { optional: true, form: [mot: optional] }] }\n";
    for (int i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      targets_.clear();
      if (last)
        targets_ = ends;
      else
        targets_.push_back(steps[static_cast<std::size_t>(i + 1)]);
      back_ = steps[static_cast<std::size_t>(upto(i + 1))];
      out += step(indent + 2, depth, steps[static_cast<std::size_t>(i)]);
    }
    if (upto(3) == 0) out += anytime(indent);
    return out;
  }

  std::string anytime(int indent) {
    const auto step = name("libre");
    return pad(indent) + "anytime:\n" + pad(indent + 2) +
           fmt::format("{}: {{ task: Libre, offered_to: agent, at_end: {} }}\n", step, upto(2) ? "drop" : "wait");
  }

  // One outcome for each target, and perhaps a way back that a person may choose.
  std::string outcomes() {
    std::vector<std::string> routes;
    for (std::size_t i = 0; i < targets_.size(); ++i) routes.push_back(fmt::format("issue_{}: {}", i, targets_[i]));
    if (upto(3) == 0) routes.push_back("retour: " + back_);
    return fmt::format(", next: {{ {} }}", fmt::join(routes, ", "));
  }
  std::string step(int indent, int depth, const std::string& step) {
    const std::string head = pad(indent) + step + ": ";
    if (indent == 6 && upto(4) == 0) return ways_apart(head, indent);
    const int kind = depth > 0 ? upto(7) : upto(3);
    if (kind == 1)
      return head + fmt::format("{{ decide: [ {{ when: note >= {}, next: {} }}, {{ otherwise: {} }} ] }}\n", upto(4),
                                targets_.back(), targets_.front());
    if (kind == 2)
      return head + fmt::format(
                        "{{ wait: Attendre, meanwhile: [ {{ after: {} days, next: {} }}, {{ message: nouvelle, next: "
                        "{} }} ] }}\n",
                        1 + upto(9), targets_.front(), targets_.back());
    if (kind == 3) return in_block(head, indent, depth);
    if (kind == 4) return side_by_side(head, indent, depth);
    if (kind == 5 && !has_rows_) return for_each(head, indent);
    return head + fmt::format("{{ task: Faire, by: agent, form: [note: optional]{}{} }}\n", outcomes(),
                              upto(4) ? "" : ", meanwhile: [ { after: 3 days, remind: agent } ]");
  }

  std::string in_block(const std::string& head, int indent, int depth) {
    const auto leads = targets_;
    const Ends ends{"end bien", "end mal"};
    std::string out = head + "\n" + pad(indent + 2) + "block:\n" + block(indent + 4, depth - 1, ends);
    out += pad(indent + 4) + "meanwhile: [ { after: 20 days, next: end mal } ]\n";
    return out + pad(indent + 2) + fmt::format("next: {{ bien: {}, mal: {} }}\n", leads.front(), leads.back());
  }

  // At the top level: three ways, of which some may be left out, that meet in one merge; one may part and meet again.
  std::string ways_apart(const std::string& head, int indent) {
    const auto leads = targets_;
    const auto meet = name("reunir");
    std::vector<std::string> ways;
    std::string steps;
    for (int i = 0; i < 3; ++i) {
      const auto way = name("voie"), last = upto(2) ? name("voie") : way;
      ways.push_back(i == 0 || upto(2) ? way : fmt::format("{{ next: {}, when: note >= {} }}", way, upto(4)));
      if (last != way && upto(2)) {
        const auto one = name("voie"), other = name("voie"), again = name("joindre");
        steps += pad(indent) +
                 fmt::format("{}: {{ split: [{}, {{ next: {}, when: note >= {} }}] }}\n", way, one, other, upto(4));
        for (const auto& each : {one, other})
          steps += pad(indent) + fmt::format("{}: {{ task: Part, by: agent, next: {} }}\n", each, again);
        steps += pad(indent) + fmt::format("{}: {{ merge: all, next: {} }}\n", again, last);
      } else if (last != way) {
        steps += pad(indent) +
                 fmt::format("{}: {{ task: Voie, by: agent, next: {{ reste: {}, avance: {} }} }}\n", way, way, last);
      }
      steps += pad(indent) + fmt::format("{}: {{ task: Voie, by: agent, next: {} }}\n", last, meet);
    }
    return head + fmt::format("{{ split: [{}] }}\n", fmt::join(ways, ", ")) + steps + pad(indent) +
           fmt::format("{}: {{ merge: all, next: {} }}\n", meet, leads.front());
  }

  std::string side_by_side(const std::string& head, int indent, int depth) {
    const auto leads = targets_;
    std::string out = head + "\n";
    if (upto(3) == 0) out += pad(indent + 2) + "until: any\n";
    out += pad(indent + 2) + "parallel:\n";
    // Two branches may not ask the same field: only the first has steps that do.
    for (int i = 0; i < 2; ++i) {
      out += pad(indent + 4) + name("branche") + ":\n";
      out += i == 0 ? block(indent + 6, depth - 1, {"end bien"})
                    : pad(indent + 6) +
                          fmt::format("steps: {{ {}: {{ task: Autre, by: agent, next: end bien }} }}\n", name("autre"));
    }
    return out + pad(indent + 2) + "next: " + leads.front() + "\n";
  }

  std::string for_each(const std::string& head, int indent) {
    has_rows_ = true;
    std::string out = head + "\n" + pad(indent + 2) + "each: lignes\n" + pad(indent + 2) +
                      fmt::format(
                          "branch: {{ steps: {{ {}: {{ task: Ligne, by: agent, form: [ligne.mot: optional], next: end "
                          "bien }} }} }}\n",
                          name("ligne"));
    return out + pad(indent + 2) + "next: " + targets_.front() + "\n";
  }

  std::mt19937 random_;
  int names_ = 0;
  bool has_rows_ = false;
  std::vector<std::string> targets_;
  std::string back_;
};

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
    auto reading = definition::read(yaml, "hasard.yaml", {});
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
    auto reading = definition::read(yaml, "hasard.yaml", {});
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
