// Turns the top level of a workflow into a net. A step with a body is one step here: when it ends or is left, nothing
// of it remains open.
#include <algorithm>
#include <map>
#include <string>

#include "definition/model/exits.hpp"
#include "definition/soundness/net.hpp"

namespace parcours::definition {
namespace {

class Compiler {
 public:
  explicit Compiler(const Workflow& workflow)
      : w_(workflow), places_(workflow.steps.size(), none), joins_(workflow.steps.size()) {}

  Net compile() {
    for (const auto index : w_.blocks.front().steps) places_[at(index)] = net_.add_place(index);
    begin();
    for (const auto index : w_.blocks.front().steps) add(index);
    for (const auto index : w_.blocks.front().steps) join(index);
    return std::move(net_);
  }

 private:
  static std::size_t at(Index index) { return static_cast<std::size_t>(index); }
  const Step& step(Index index) const { return w_.steps[at(index)]; }

  // The opening, and whatever cancels all open tokens and goes on from one place: that is a start in this place.
  void begin() {
    net_.add({Net::start}, {place(w_.entry(), none)});
    if (w_.reopen && w_.reopen->next != none) net_.add({Net::start}, {place(w_.reopen->next, none)});
    restart(exits_of(w_.blocks.front().lines), none);
    for (const auto& phase : w_.phases) {
      restart(exits_of(phase.lines), none);
      for (const auto index : phase.anytime) restart(exits_of(step(index)), index);
    }
    for (const auto index : w_.blocks.front().anytime) restart(exits_of(step(index)), index);
  }

  void restart(const std::vector<Exit>& exits, Index by) {
    for (std::size_t i = 0; i < exits.size(); ++i)
      if (!exits[i].to->stay && exits[i].to->step != none)
        net_.add({Net::start}, {place(exits[i].to->step, by)}, by, static_cast<int>(i));
  }

  // The place of a token that goes to a step. A `merge` has one place for each step that leads to it.
  int place(Index to, Index from) {
    if (step(to).kind != Step::Kind::merge) return places_[at(to)];
    const auto known = joins_[at(to)].find(from);
    return known != joins_[at(to)].end() ? known->second
                                         : joins_[at(to)].emplace(from, net_.add_place(to)).first->second;
  }

  // Ends with the same name share one place.
  int end_of(const Exit& exit) {
    const auto outcome = exit.outcome.empty() ? "done" : std::string(exit.outcome);
    const auto& name = exit.to->end.empty() ? outcome : exit.to->end;
    const auto known = ends_.find(name);
    if (known != ends_.end()) return known->second;
    return ends_.emplace(name, ends_.empty() ? Net::end : net_.add_end()).first->second;
  }

  void add(Index index) {
    if (step(index).kind == Step::Kind::split) return part(index);
    const auto exits = exits_of(step(index));
    for (std::size_t i = 0; i < exits.size(); ++i) {
      const auto to = exits[i].to->step;
      net_.add({places_[at(index)]}, {to == none ? end_of(exits[i]) : place(to, index)}, index, static_cast<int>(i));
    }
  }

  // The ways with a condition are taken or left out, one after the other; then those that are always taken. A way that
  // is left out counts at once as arrived at its merge.
  void part(Index index) {
    std::vector<int> sure;
    auto from = places_[at(index)];
    for (const auto& way : step(index).ways) {
      const auto to = place(way.step, index);
      if (!way.when) {
        sure.push_back(to);
        continue;
      }
      const auto next = net_.add_place(index);
      net_.add({from}, {to, next}, index);
      net_.add({from}, way.merge == none ? std::vector{next} : std::vector{place(way.merge, way.last), next}, index);
      from = next;
    }
    net_.add({from}, std::move(sure), index);
  }

  // A merge goes on when it has a token from every step that leads to it. Its own place comes after that.
  void join(Index index) {
    if (step(index).kind != Step::Kind::merge) return;
    std::vector<int> all;
    for (const auto& [from, place] : joins_[at(index)])
      if (from != none) all.push_back(place);
    if (!all.empty()) net_.add(std::move(all), {places_[at(index)]}, index);
  }

  const Workflow& w_;
  Net net_;
  std::vector<int> places_;                  // of each step at top level
  std::vector<std::map<Index, int>> joins_;  // of each merge, by the step that a token comes from
  std::map<std::string, int> ends_;
};

}  // namespace

Net net_of(const Workflow& workflow) { return Compiler(workflow).compile(); }

}  // namespace parcours::definition
