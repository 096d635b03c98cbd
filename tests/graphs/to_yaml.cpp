#include "graphs/to_yaml.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace parcours::definition::graphs {
namespace {

using Kind = Graph::Kind;

class Writer {
 public:
  explicit Writer(const Graph& graph) : graph_(graph), in_(graph.names.size()), out_(graph.names.size()) {
    std::set<std::pair<int, int>> met;
    for (std::size_t i = 0; i < graph.flows.size(); ++i) {
      const auto [from, to] = graph.flows[i];
      const bool again = !met.emplace(from, to).second;
      const auto target = again ? fmt::format("again{}", i) : step_name(graph, to);
      if (again) steps_ += fmt::format("      {}: {{ decide: [{{ otherwise: {} }}] }}\n", target, step_name(graph, to));
      out_[at(from)].push_back({to, target});
      ++in_[at(to)];
    }
  }

  std::string write() {
    std::string steps;
    for (int i = 0; at(i) < in_.size(); ++i) {
      if (in_[at(i)] == 0)
        steps = line("ouvrir", fmt::format("task: Ouvrir, by: agent{}, next: {}", form({{i, {}}}), name(i))) + steps;
      steps += step(i);
    }
    return fmt::format("workflow: graphe\n{}phases:\n  tout:\n    steps:\n{}{}", fields(), steps, steps_);
  }

 private:
  struct Way {
    int to;
    std::string target;
  };
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  std::string name(int i) const { return step_name(graph_, i); }
  bool chooses(int i) const { return graph_.kinds[at(i)] == Kind::choice && out_[at(i)].size() > 1; }
  std::vector<std::string> targets(int i) const {
    std::vector<std::string> names;
    for (const auto& way : out_[at(i)]) names.push_back(way.target);
    return names;
  }

  std::string fields() const {
    std::string text;
    for (int i = 0; at(i) < in_.size(); ++i)
      if (chooses(i))
        text += fmt::format("  choix_{}: {{ type: choice, of: [{}] }}\n", name(i), fmt::join(targets(i), ", "));
    return text.empty() ? text : "fields:\n" + text;
  }

  std::string step(int i) const {
    const bool task = graph_.kinds[at(i)] == Kind::task;
    const auto ways = targets(i);
    const auto kind = task ? fmt::format("task: Faire, by: agent{}", form(out_[at(i)]))
                      : in_[at(i)] > 1 && graph_.kinds[at(i)] == Kind::both ? "merge: all"
                                                                            : "";
    if (kind.empty() && graph_.kinds[at(i)] == Kind::choice) return line(name(i), decide(i));
    if (ways.size() > 1 && kind.empty()) return line(name(i), split(ways));
    if (ways.size() > 1)
      return line(name(i), kind + ", next: " + name(i) + "_ouvre") + line(name(i) + "_ouvre", split(ways));
    const auto next = ways.empty() ? "end " + name(i) : ways.front();
    return line(name(i), kind.empty() ? fmt::format("decide: [{{ otherwise: {} }}]", next)
                                      : fmt::format("{}, next: {}", kind, next));
  }

  static std::string line(const std::string& name, const std::string& what) {
    return fmt::format("      {}: {{ {} }}\n", name, what);
  }
  static std::string split(const std::vector<std::string>& ways) {
    return fmt::format("split: [{}]", fmt::join(ways, ", "));
  }

  std::string decide(int i) const {
    const auto ways = targets(i);
    std::string rows;
    for (std::size_t k = 0; k + 1 < ways.size(); ++k)
      rows += fmt::format("{{ is: {{ choix_{}: {} }}, next: {} }}, ", name(i), ways[k], ways[k]);
    return fmt::format("decide: [{}{{ otherwise: {} }}]", rows, ways.empty() ? "end " + name(i) : ways.back());
  }

  // What is chosen before the next person has something to do.
  std::string form(const std::vector<Way>& ways) const {
    std::set<int> met;
    std::vector<Way> open = ways;
    while (!open.empty()) {
      const auto i = open.back().to;
      open.pop_back();
      if (met.insert(i).second && graph_.kinds[at(i)] != Kind::task)
        open.insert(open.end(), out_[at(i)].begin(), out_[at(i)].end());
    }
    std::vector<std::string> asked;
    for (const auto i : met)
      if (chooses(i)) asked.push_back(fmt::format("choix_{}: optional", name(i)));
    return asked.empty() ? "" : fmt::format(", form: [{}]", fmt::join(asked, ", "));
  }

  const Graph& graph_;
  std::vector<int> in_;
  std::vector<std::vector<Way>> out_;
  std::string steps_;
};

}  // namespace

std::string step_name(const Graph& graph, int number) {
  const auto kind = graph.kinds[static_cast<std::size_t>(number)];
  return fmt::format("{}{}", kind == Kind::task ? 't' : kind == Kind::choice ? 'x' : 'a', number);
}

std::string to_yaml(const Graph& graph) { return Writer(graph).write(); }

}  // namespace parcours::definition::graphs
