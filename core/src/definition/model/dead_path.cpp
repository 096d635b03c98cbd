#include "definition/model/dead_path.hpp"

#include <algorithm>

#include "definition/model/exits.hpp"

namespace parcours::definition {
namespace {

// A search in the top level of a workflow, along one way at a time.
class Walk {
 public:
  explicit Walk(const Workflow& workflow) : w_(workflow), steps_(workflow.steps.size()) {
    for (const auto index : w_.blocks.front().steps) {
      auto& targets = at(index).targets;
      for (const auto& exit : exits_of(w_.steps[static_cast<std::size_t>(index)])) targets.push_back(exit.to->step);
      for (const auto& way : w_.steps[static_cast<std::size_t>(index)].ways) targets.push_back(way.step);
      std::sort(targets.begin(), targets.end());
      targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
      for (const auto to : targets)
        if (to != none) ++at(to).predecessors;
    }
  }

  // Fills in the single merge that all paths of the way come to, and the step before it. Merges with no other
  // predecessors are a part of the way. Fills in nothing when there are several such merges or when the way may end.
  void fill(Way& way, Index from) {
    visited_.clear();
    if (!walk(from, way.step)) return forget();
    const auto waits = [&](Index index) { return is_merge(index) && at(index).arrivals < at(index).predecessors; };
    if (std::count_if(visited_.begin(), visited_.end(), waits) == 1) {
      const auto merge = *std::find_if(visited_.begin(), visited_.end(), waits);
      if (at(merge).arrivals == 1) way.merge = merge, way.last = at(merge).last;
    }
    forget();
  }

 private:
  struct StepVisit {
    std::vector<Index> targets;
    std::size_t predecessors = 0, arrivals = 0;  // the steps that lead there; those of them that were visited
    Index last = none;                           // one of these
    bool walked = false;
  };

  StepVisit& at(Index index) { return steps_[static_cast<std::size_t>(index)]; }
  bool is_merge(Index index) const { return w_.steps[static_cast<std::size_t>(index)].kind == Step::Kind::merge; }

  // Returns false when the way may end. Goes on behind a merge only after all its predecessors were visited.
  bool walk(Index from, Index to) {
    std::vector<std::pair<Index, Index>> open{{from, to}};
    while (!open.empty()) {
      const auto [last, index] = open.back();
      open.pop_back();
      if (index == none) return false;
      auto& place = at(index);
      if (++place.arrivals == 1) visited_.push_back(index);
      place.last = last;
      if (place.walked || (is_merge(index) && place.arrivals < place.predecessors)) continue;
      place.walked = true;
      for (const auto next : place.targets) open.emplace_back(index, next);
    }
    return true;
  }

  void forget() {
    for (const auto index : visited_) at(index).arrivals = 0, at(index).walked = false;
  }

  const Workflow& w_;
  std::vector<StepVisit> steps_;
  std::vector<Index> visited_;
};

}  // namespace

void find_untaken(Workflow& workflow) {
  const auto may_be_left = [](const Step& step) {
    return std::any_of(step.ways.begin(), step.ways.end(), [](const Way& way) { return way.when.has_value(); });
  };
  if (std::none_of(workflow.steps.begin(), workflow.steps.end(), may_be_left)) return;
  Walk walk(workflow);
  for (const auto index : workflow.blocks.front().steps)
    for (auto& way : workflow.steps[static_cast<std::size_t>(index)].ways)
      if (way.when && way.step != none) walk.fill(way, index);
}

}  // namespace parcours::definition
