#include "definition/graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>

namespace parcours::definition {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Edges = std::vector<std::pair<Index, Index>>;
using Marks = std::vector<bool>;

// Where a target leads from a step of `block`: a step, or `count` for the end of a case. The end of an inner block leads where the
// step that holds it routes that outcome.
Index follow(const Workflow& workflow, const Target* to, Index block, Index count) {
  while (to && to->step == none && block != 0) {
    const auto& owner = workflow.steps[static_cast<std::size_t>(workflow.blocks[static_cast<std::size_t>(block)].owner)];
    to = owner.route(to->end);
    block = owner.block;
  }
  if (!to) return none;
  return to->step == none ? count : to->step;
}

// Every way from step to step; `steps.size()` stands for the end.
Edges edges_of(const Workflow& workflow) {
  const auto count = static_cast<Index>(workflow.steps.size());
  Edges edges;
  for (Index index = 0; index < count; ++index) {
    const auto& step = workflow.steps[static_cast<std::size_t>(index)];
    const auto add = [&](Index to) {
      if (to != none) edges.emplace_back(index, to);
    };
    if (step.kind == Step::Kind::block)
      add(step.body == none ? none : workflow.blocks[static_cast<std::size_t>(step.body)].entry);
    else
      for (const auto& route : step.next) add(follow(workflow, &route.to, step.block, count));
    for (const auto& row : step.rows) add(follow(workflow, &row.to, step.block, count));
  }
  return edges;
}

Marks reached_from(Index start, const Edges& edges, std::size_t count, bool backwards) {
  Graph graph(count);
  for (const auto& [from, to] : edges) boost::add_edge(backwards ? to : from, backwards ? from : to, graph);
  std::vector<boost::default_color_type> colours(count);
  const auto colour = boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, graph));
  boost::breadth_first_search(graph, static_cast<std::size_t>(start), boost::color_map(colour));
  Marks marks(count);
  for (std::size_t i = 0; i < count; ++i) marks[i] = colours[i] == boost::black_color;
  return marks;
}

// Loops of steps that run by themselves.
std::vector<std::vector<Index>> restless_loops(const Workflow& workflow, const Edges& edges, const Marks& reached) {
  const auto count = workflow.steps.size();
  const auto alone = [&](Index i) {
    const auto at = static_cast<std::size_t>(i);
    return at < count && reached[at] && !workflow.steps[at].asks_person();
  };
  Graph graph(count);
  std::vector<bool> itself(count);
  for (const auto& [from, to] : edges) {
    if (!alone(from) || !alone(to)) continue;
    boost::add_edge(static_cast<std::size_t>(from), static_cast<std::size_t>(to), graph);
    if (from == to) itself[static_cast<std::size_t>(from)] = true;
  }
  std::vector<std::size_t> component(count);
  const auto components = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::vector<Index>> members(static_cast<std::size_t>(components));
  for (std::size_t i = 0; i < count; ++i) members[component[i]].push_back(static_cast<Index>(i));
  std::vector<std::vector<Index>> loops;
  for (auto& each : members)
    if (each.size() > 1 || itself[static_cast<std::size_t>(each.front())]) loops.push_back(std::move(each));
  std::sort(loops.begin(), loops.end(),
            [](const auto& a, const auto& b) { return std::pair(a.size(), a.front()) < std::pair(b.size(), b.front()); });
  return loops;
}

}  // namespace

Shape analyse(const Workflow& workflow) {
  Shape shape;
  const auto count = workflow.steps.size();
  if (workflow.blocks.empty() || workflow.entry() == none) return shape;
  const auto edges = edges_of(workflow);
  const auto reached = reached_from(workflow.entry(), edges, count + 1, false);
  const auto ending = reached_from(static_cast<Index>(count), edges, count + 1, true);
  for (std::size_t i = 0; i < count; ++i) {
    if (!reached[i]) shape.unreachable.push_back(static_cast<Index>(i));
    if (reached[i] && !ending[i]) shape.stuck.push_back(static_cast<Index>(i));
  }
  shape.restless = restless_loops(workflow, edges, reached);
  return shape;
}

}  // namespace parcours::definition
