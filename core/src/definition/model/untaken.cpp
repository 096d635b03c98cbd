#include "definition/model/untaken.hpp"

#include <algorithm>

#include "definition/model/exits.hpp"

namespace parcours::definition {
namespace {

// The top level of a workflow, walked from one of its ways at a time.
class Walk {
 public:
  explicit Walk(const Workflow& workflow) : w_(workflow), steps_(workflow.steps.size()) {
    for (const auto index : w_.blocks.front().steps) {
      auto& leads = at(index).leads;
      for (const auto& exit : exits_of(w_.steps[static_cast<std::size_t>(index)])) leads.push_back(exit.to->step);
      for (const auto& way : w_.steps[static_cast<std::size_t>(index)].ways) leads.push_back(way.step);
      std::sort(leads.begin(), leads.end());
      leads.erase(std::unique(leads.begin(), leads.end()), leads.end());
      for (const auto to : leads)
        if (to != none) ++at(to).ways_in;
    }
  }

  // Fills in the only merge that all of the way comes to, and the step before it. Merges to which nothing else leads
  // are a part of the way. Nothing, where there are several or where the way may end.
  void fill(Way& way, Index from) {
    met_.clear();
    if (!walk(from, way.step)) return forget();
    const auto waits = [&](Index index) { return is_merge(index) && at(index).come < at(index).ways_in; };
    if (std::count_if(met_.begin(), met_.end(), waits) == 1) {
      const auto merge = *std::find_if(met_.begin(), met_.end(), waits);
      if (at(merge).come == 1) way.merge = merge, way.last = at(merge).last;
    }
    forget();
  }

 private:
  struct Place {
    std::vector<Index> leads;
    std::size_t ways_in = 0, come = 0;  // how many steps lead there; how many of them were met
    Index last = none;                  // one of these
    bool walked = false;
  };

  Place& at(Index index) { return steps_[static_cast<std::size_t>(index)]; }
  bool is_merge(Index index) const { return w_.steps[static_cast<std::size_t>(index)].kind == Step::Kind::merge; }

  // False where the way may end. Beyond a merge it goes only when all that leads there was met.
  bool walk(Index from, Index to) {
    std::vector<std::pair<Index, Index>> open{{from, to}};
    while (!open.empty()) {
      const auto [last, index] = open.back();
      open.pop_back();
      if (index == none) return false;
      auto& place = at(index);
      if (++place.come == 1) met_.push_back(index);
      place.last = last;
      if (place.walked || (is_merge(index) && place.come < place.ways_in)) continue;
      place.walked = true;
      for (const auto next : place.leads) open.emplace_back(index, next);
    }
    return true;
  }

  void forget() {
    for (const auto index : met_) at(index).come = 0, at(index).walked = false;
  }

  const Workflow& w_;
  std::vector<Place> steps_;
  std::vector<Index> met_;
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
