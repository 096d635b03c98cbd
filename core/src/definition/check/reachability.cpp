#include "definition/check/reachability.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>

namespace parcours::definition {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Edges = std::vector<std::pair<Index, Index>>;
using Marks = std::vector<bool>;

// All routes of a workflow as edges. The vertices are the steps, the end of the case, and one for each block and phase.
// The vertex of a block means a token anywhere in the block; its lines and anytime steps begin there.
class StepGraph {
 public:
  explicit StepGraph(const Workflow& workflow) : w_(workflow) {
    for (Index i = 0; i < count_of(w_.steps); ++i) from_step(i);
    for (Index i = 0; i < count_of(w_.blocks); ++i) from_block(i);
    for (Index i = 0; i < count_of(w_.phases); ++i) from_phase(i);
    if (w_.reopen && w_.reopen->next != none) add(reopenings, w_.entry(), w_.reopen->next);
  }
  Index end() const { return count_of(w_.steps); }
  std::size_t vertices() const { return w_.steps.size() + 1 + w_.blocks.size() + w_.phases.size(); }
  // Edges that a token takes without waiting; edges that it takes later, by lines; starts of anytime steps. The end of
  // a run that moves nothing (`stay`); reopenings, which follow an end.
  Edges at_once, in_time, starts, stays, reopenings;

 private:
  template <class Part>
  static Index count_of(const std::vector<Part>& all) {
    return static_cast<Index>(all.size());
  }
  const Step& step(Index index) const { return w_.steps[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return w_.blocks[static_cast<std::size_t>(index)]; }
  Index in_block(Index index) const { return end() + 1 + index; }
  Index in_phase(Index index) const { return end() + 1 + count_of(w_.blocks) + index; }
  // Returns the vertex of the block or phase that contains the step.
  Index around(const Step& each) const {
    return each.block == 0 && each.phase != none ? in_phase(each.phase) : in_block(each.block);
  }

  // Adds the edge to a target in the block `in`. The end of an inner block leads to the route of its step. A branch
  // ends under any name, and its step is then "done". `stay` is the end of the run alone.
  void add_route(Edges& edges, Index from, const Target* to, Index in) {
    while (to && to->step == none && !to->stay && in != 0) {
      const auto& owner = step(block(in).owner);
      to = owner.route(owner.kind == Step::Kind::block ? std::string_view(to->end) : "done");
      in = owner.block;
    }
    if (!to) return;
    if (to->stay) return add(stays, from, end());
    add(edges, from, to->step == none ? end() : to->step);
  }
  static void add(Edges& edges, Index from, Index to) {
    if (to != none) edges.emplace_back(from, to);
  }
  void add_start(Index from, Index to) { add(starts, from, to); }
  void from_lines(const std::vector<Line>& lines, Index from, Index in) {
    for (const auto& line : lines) {
      for (const auto& route : line.next) add_route(in_time, from, &route.to, in);
      for (const auto anytime : starts_of(line)) add_start(from, anytime);
    }
  }
  void from_offers(const std::vector<Index>& anytime, Index from) {
    for (const auto index : anytime)
      if (step(index).offer && step(index).offer->offered) add_start(from, index);
  }

  void from_step(Index index) {
    const auto& each = step(index);
    if (each.body != none) add(at_once, index, block(each.body).entry);
    for (const auto branch : each.branches) add(at_once, index, block(branch).entry);
    // A list may be empty; its step is then done.
    auto& routes = each.kind == Step::Kind::each ? in_time : at_once;
    if (each.kind != Step::Kind::block && each.kind != Step::Kind::parallel)
      for (const auto& route : each.next) add_route(routes, index, &route.to, each.block);
    for (const auto& row : each.rows) add_route(at_once, index, &row.to, each.block);
    for (const auto& way : each.ways) add(at_once, index, way.step), add(at_once, index, way.merge);
    for (const auto& also : each.also) add_start(index, also.step);
    from_lines(each.lines, index, each.block);
    add(in_time, index, around(each));
  }
  void from_block(Index index) {
    from_lines(block(index).lines, in_block(index), index);
    from_offers(block(index).anytime, in_block(index));
    if (index != 0) add(in_time, in_block(index), around(step(block(index).owner)));
  }
  void from_phase(Index index) {
    const auto& phase = w_.phases[static_cast<std::size_t>(index)];
    from_lines(phase.lines, in_phase(index), 0);
    from_offers(phase.anytime, in_phase(index));
    add(in_time, in_phase(index), in_block(0));
  }

  const Workflow& w_;
};

// Returns whether a token at the step waits for a person, a date or another case.
bool waits(const Step& step) {
  if (step.kind == Step::Kind::handover && step.handover && step.handover->await != Handover::Await::nothing)
    return true;
  return step.kind == Step::Kind::wait || step.asks_person();
}

// Marks the steps at which a token waits, and those whose branches contain such a step.
Marks waiting(const Workflow& workflow) {
  Marks marks(workflow.steps.size()), inner(workflow.steps.size());
  for (std::size_t i = workflow.steps.size(); i-- > 0;) {
    const auto& step = workflow.steps[i];
    marks[i] = waits(step) || (inner[i] && step.kind != Step::Kind::block);
    const auto owner = workflow.blocks[static_cast<std::size_t>(step.block)].owner;
    if (owner != none && (marks[i] || inner[i])) inner[static_cast<std::size_t>(owner)] = true;
  }
  return marks;
}

Edges together(std::initializer_list<const Edges*> all) {
  Edges edges;
  for (const auto* each : all) edges.insert(edges.end(), each->begin(), each->end());
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

// Finds loops of automatic steps.
std::vector<std::vector<Index>> find_busy_loops(const Workflow& workflow, const Edges& edges, const Marks& reached) {
  const auto count = workflow.steps.size();
  const auto waits_at = waiting(workflow);
  const auto alone = [&](Index i) {
    const auto at = static_cast<std::size_t>(i);
    return at < count && reached[at] && !waits_at[at];
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
  std::sort(loops.begin(), loops.end(), [](const auto& a, const auto& b) {
    return std::pair(a.size(), a.front()) < std::pair(b.size(), b.front());
  });
  return loops;
}

}  // namespace

StructuralDefects find_defects(const Workflow& workflow) {
  StructuralDefects defects;
  const auto count = workflow.steps.size();
  if (workflow.blocks.empty() || workflow.entry() == none) return defects;
  const StepGraph ways(workflow);
  const auto moves = together({&ways.at_once, &ways.in_time}), acts = together({&moves, &ways.starts});
  const auto reached = reached_from(workflow.entry(), together({&acts, &ways.reopenings}), ways.vertices(), false);
  // An anytime step may move the case to its end; a run that moves nothing ends alone.
  const auto ending = reached_from(ways.end(), acts, ways.vertices(), true);
  const auto run_ends = reached_from(ways.end(), together({&moves, &ways.stays}), ways.vertices(), true);
  for (std::size_t i = 0; i < count; ++i) {
    if (!reached[i]) defects.unreachable.push_back(static_cast<Index>(i));
    if (reached[i] && !ending[i] && !run_ends[i]) defects.endless.push_back(static_cast<Index>(i));
  }
  defects.busy_loops = find_busy_loops(workflow, ways.at_once, reached);
  return defects;
}

}  // namespace parcours::definition
