// Published workflow graphs: tasks, choices (xor), splits and joins (and).
#pragma once
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <utility>

#include "definition/soundness/soundness.hpp"

namespace parcours::definition::graphs {

// A graph and its published verdict. A flow is a pair of node numbers.
struct Graph {
  enum class Kind { task, choice, both };
  std::string id;
  std::vector<std::string> names;
  std::vector<Kind> kinds;
  std::vector<std::pair<int, int>> flows;
  // The published verdict: sound or not, and its violations ("deadlock"); `known` when violations were published.
  bool sound = false, known = false;
  std::set<std::string> violations;
};

// The folder of the published graphs: in PARCOURS_VECTORS, else next to the source folder.
inline std::filesystem::path folder() {
  if (const char* named = std::getenv("PARCOURS_VECTORS")) return std::filesystem::path(named) / "soundness";
  return std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "vectors" / "soundness";
}

// A start takes all its ways out. An end needs one of its ways in.
inline Graph::Kind kind_of(const std::string& type) {
  if (type == "task") return Graph::Kind::task;
  return type == "and" || type == "start" ? Graph::Kind::both : Graph::Kind::choice;
}

inline Graph graph_of(const nlohmann::json& row) {
  Graph graph;
  std::map<std::string, int> numbers;
  graph.id = row["id"];
  for (const auto& each : row["nodes"]) {
    const auto type = each["type"].get<std::string>();
    numbers[each["id"]] = static_cast<int>(graph.names.size());
    graph.names.push_back(each["id"]);
    graph.kinds.push_back(kind_of(type));
  }
  for (const auto& flow : row["flows"]) graph.flows.emplace_back(numbers.at(flow[0]), numbers.at(flow[1]));
  const auto& verdict = row["verdict"];
  graph.sound = verdict["sound"], graph.known = verdict.contains("violations");
  if (graph.known) graph.violations = verdict["violations"].get<std::set<std::string>>();
  return graph;
}

// All published graphs; empty when their folder does not exist.
inline std::vector<Graph> published() {
  std::vector<Graph> graphs;
  std::ifstream literature(folder() / "literature.json");
  if (!literature) return graphs;
  for (const auto& row : nlohmann::json::parse(literature)) graphs.push_back(graph_of(row));
  for (const auto* name : {"industrial.jsonl", "drawn.jsonl"}) {
    std::ifstream in(folder() / name);
    for (std::string line; std::getline(in, line);) graphs.push_back(graph_of(nlohmann::json::parse(line)));
  }
  return graphs;
}

// The net of a graph. Each flow is a place. A task is done for each token that arrives. A node without a way in is a
// start, a node without a way out is an end.
inline Net net_of(const Graph& graph) {
  Net net;
  bool ended = false;
  std::vector<std::vector<int>> in(graph.names.size()), out(graph.names.size());
  for (const auto& [from, to] : graph.flows) {
    const auto place = net.add_place();
    out[static_cast<std::size_t>(from)].push_back(place), in[static_cast<std::size_t>(to)].push_back(place);
  }
  for (std::size_t i = 0; i < graph.names.size(); ++i) {
    const auto step = static_cast<Index>(i);
    if (in[i].empty()) in[i] = {Net::start};
    if (out[i].empty()) out[i] = {std::exchange(ended, true) ? net.add_end() : Net::end};
    if (graph.kinds[i] == Graph::Kind::both) net.add(in[i], out[i], step);
    for (const auto from : in[i]) {
      if (graph.kinds[i] == Graph::Kind::task) net.add({from}, out[i], step);
      for (const auto to : out[i])
        if (graph.kinds[i] == Graph::Kind::choice) net.add({from}, {to}, step);
    }
  }
  return net;
}

// Compares our verdict with the published one. Empty when they agree. Four published graphs are sound and yet unsafe: a
// step may be open twice. We refuse them for that reason.
inline std::string disagreement(const Graph& graph, bool sound, Reason reason) {
  static const std::map<Reason, std::set<std::string>> same{{Reason::open_twice, {"unsafe", "unbounded"}},
                                                            {Reason::left_open, {"improper_completion"}},
                                                            {Reason::never_completes, {"deadlock", "livelock"}},
                                                            {Reason::dead_step, {"dead_node"}}};
  const bool unsafe = graph.violations.contains("unsafe") && reason == Reason::open_twice;
  if (sound) return graph.sound ? "" : "unsound, but called sound: " + graph.id;
  if (graph.sound && !unsafe) return "sound, but refused: " + graph.id;
  if (!graph.known || unsafe) return "";
  const auto& words = same.at(reason);
  const bool said =
      std::any_of(words.begin(), words.end(), [&](const auto& word) { return graph.violations.contains(word); });
  return said ? "" : "refused for another reason: " + graph.id;
}

// Makes random graphs of nested blocks, and then adds faults. The same seed makes the same graphs.
class Drawer {
 public:
  explicit Drawer(unsigned seed) : dice_(seed) {}

  // A graph of at most 22 nodes with that many faults.
  Graph draw(int faults) {
    do {
      graph_ = {};
      add(Graph::Kind::task), add(Graph::Kind::task);
      between(0, 1, 1 + pick(4));
    } while (graph_.names.size() > 22);
    for (int i = 0; i < faults; ++i) spoil();
    return graph_;
  }

 private:
  int pick(int below) { return static_cast<int>(dice_() % static_cast<unsigned>(below)); }
  int add(Graph::Kind kind) {
    graph_.names.push_back("n" + std::to_string(graph_.names.size()));
    graph_.kinds.push_back(kind);
    return static_cast<int>(graph_.names.size()) - 1;
  }
  int any() { return pick(static_cast<int>(graph_.names.size())); }

  void between(int from, int to, int depth) {
    const auto shape = depth == 0 ? 0 : pick(5);
    if (shape < 2) return sequence(from, to, shape * depth);
    const auto kind = shape == 2 ? Graph::Kind::both : Graph::Kind::choice;
    const auto first = add(kind), last = add(kind);
    graph_.flows.emplace_back(from, first), graph_.flows.emplace_back(last, to);
    between(first, last, depth - 1);
    shape == 4 ? between(last, first, depth - 1) : between(first, last, depth - 1);
  }

  void sequence(int from, int to, int depth) {
    const auto middle = add(Graph::Kind::task);
    if (depth == 0) return graph_.flows.emplace_back(from, middle), graph_.flows.emplace_back(middle, to), void();
    between(from, middle, depth - 1), between(middle, to, depth - 1);
  }

  // Changes a kind or an end of a flow, or adds a flow.
  void spoil() {
    auto& flow = graph_.flows[static_cast<std::size_t>(pick(static_cast<int>(graph_.flows.size())))];
    const auto from = any(), to = 1 + pick(static_cast<int>(graph_.names.size()) - 1);
    switch (pick(4)) {
      case 0:
        graph_.kinds[static_cast<std::size_t>(to)] = static_cast<Graph::Kind>(pick(3));
        break;
      case 1:
        flow.second = to;
        break;
      case 2:
        flow.first = from == 1 ? 0 : from;
        break;
      default:
        graph_.flows.emplace_back(from == 1 ? 0 : from, to);
    }
  }

  Graph graph_;
  std::mt19937 dice_;
};

}  // namespace parcours::definition::graphs
