// Workflow graphs of others, written in our language: what is said of them, and how their cases move.
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include "graphs/to_yaml.hpp"
#include "support/case_simulation.hpp"

namespace parcours::definition::graphs {
namespace {

using testing::CaseSimulation;
using ::testing::IsEmpty;
using Json = nlohmann::json;

std::set<Reason> reasons_of(const Problems& problems) {
  static const std::map<std::string, Reason> codes{{"never-completes", Reason::never_completes},
                                                   {"stuck-step", Reason::never_completes},
                                                   {"left-open", Reason::left_open},
                                                   {"open-twice", Reason::open_twice},
                                                   {"unreachable-step", Reason::dead_step}};
  std::set<Reason> reasons;
  for (const auto& problem : problems)
    if (const auto at = codes.find(problem.code); at != codes.end()) reasons.insert(at->second);
  return reasons;
}

std::string told(const Problems& problems) {
  std::string text;
  for (const auto& problem : problems) text += to_text(problem, "en");
  return text;
}

// Empty when what reading says is what others found.
std::string difference(const Graph& graph) {
  const auto reading = read(to_yaml(graph), "graphe.yaml", Surroundings(testing::paris()));
  if (reading.workflow) return disagreement(graph, true, Reason::none);
  const auto reasons = reasons_of(reading.problems);
  if (reasons.empty()) return graph.id + " is refused: " + told(reading.problems);
  std::string last;
  for (const auto reason : reasons)
    if (last = disagreement(graph, false, reason); last.empty()) return {};
  return last;
}

TEST(PublishedGraphs, AreCalledSoundAndUnsoundForTheReasonsThatOthersFound) {
  const auto all = published();
  if (all.empty()) GTEST_SKIP() << "no graphs in " << folder() << "; name the folder of vectors in PARCOURS_VECTORS";
  int stricter = 0;
  for (const auto& graph : all) {
    EXPECT_THAT(difference(graph), IsEmpty());
    stricter += graph.sound && graph.violations.contains("unsafe");
  }
  EXPECT_EQ(all.size(), 415u);
  EXPECT_EQ(stricter, 4);  // of the 159 that others call sound: refused for the violation that they name
}

// A case that follows a run of a published graph.
class Play {
 public:
  explicit Play(const Graph& graph) : graph_(graph), play_(testing::workflow_of(to_yaml(graph))) {
    for (std::size_t i = 0; i < graph.names.size(); ++i) numbers_[graph.names[i]] = static_cast<int>(i);
  }

  // Empty when the case stood where it should after every step.
  std::string follow(const Json& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (const auto wrong = follow_one(steps[i]); !wrong.empty())
        return fmt::format("{}, step {}: {}", graph_.id, i, wrong);
    return {};
  }

 private:
  std::string name(const Json& id) const { return step_name(graph_, numbers_.at(id.get<std::string>())); }

  std::string follow_one(const Json& step) {
    Record with;
    const auto choices = step.value("choices", Json::object());
    for (const auto& [choice, to] : choices.items()) with.set("choix_" + name(choice), name(to));
    const auto problems = step["do"] == "start" ? play_.open(with) : play_.complete(name(step["task"]), with);
    if (!problems.empty()) return told(problems);
    if (play_.a_case.is_open() == step.value("done", false)) return "it should have ended, or not";
    std::set<std::string> wanted, open;
    for (const auto& task : step["open"]) wanted.insert(name(task));
    for (const auto& token : play_.a_case.tokens)
      if (token.waits_for_person) open.insert(token.step), tokens_[token.step] = token.id;
    if (open != wanted) return fmt::format("open is {}, not {}", fmt::join(open, " "), fmt::join(wanted, " "));
    return refuse(step["reject"], open);
  }

  // A task that is not open is not done: by the number that it once had, or by one that was never given.
  std::string refuse(const Json& tasks, const std::set<std::string>& open) {
    for (const auto& task : tasks) {
      const auto step = name(task);
      if (open.contains(step)) return step + " is open";
      const auto once = tokens_.find(step);
      const auto before = play_.a_case;
      const auto problems =
          play_.apply(execution::Completion{once == tokens_.end() ? before.last_token + 1 : once->second, {}, {}, 0});
      if (problems.empty() || !(play_.a_case == before)) return step + " was taken";
    }
    return {};
  }

  const Graph& graph_;
  CaseSimulation play_;
  std::map<std::string, int> numbers_;
  std::map<std::string, std::int64_t> tokens_;  // by which number a step was last open
};

TEST(PublishedGraphs, AreFollowedThroughEveryStepOfTheirRuns) {
  std::map<std::string, Graph> graphs;
  for (auto& graph : published()) graphs.emplace(graph.id, graph);
  std::ifstream in(folder() / "runs.jsonl");
  if (!in) GTEST_SKIP() << "no runs in " << folder() << "; name the folder of vectors in PARCOURS_VECTORS";
  int runs = 0, without_graph = 0;
  for (std::string line; std::getline(in, line); ++runs) {
    const auto row = Json::parse(line);
    const auto graph = graphs.find(row["model"].get<std::string>());
    without_graph += graph == graphs.end();
    if (graph == graphs.end()) continue;
    EXPECT_THAT(Play(graph->second).follow(row["steps"]), IsEmpty());
  }
  EXPECT_EQ(runs, 444);
  EXPECT_EQ(without_graph, 12);  // their four graphs are not among those published here
}

}  // namespace
}  // namespace parcours::definition::graphs
