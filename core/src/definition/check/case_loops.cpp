#include "definition/check/case_loops.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace parcours::definition {
namespace {

// What moves a case of a workflow: a handover that opens it (no message), or a message.
using Cause = std::pair<std::size_t, std::string>;

// A cause, the step that follows it alone, and what that step causes in turn.
struct Flow {
  Cause from;
  Index step = none;
  Cause to;
  friend auto operator<=>(const Flow&, const Flow&) = default;
};

// The workflows by name, and what is known of each when a handover opens a case of it.
struct Workflows {
  const std::vector<const Workflow*>& all;
  std::vector<bool> ends_alone;  // the case may end without a person or a date

  explicit Workflows(const std::vector<const Workflow*>& given) : all(given), ends_alone(given.size()) {}
  // Returns the number of the workflow; that of none is the size of the list.
  std::size_t named(const std::string& name) const {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Workflow* each) { return each->name == name; });
    return static_cast<std::size_t>(at - all.begin());
  }
  // Returns whether a handover to the workflow gives a field.
  bool is_given(const Workflow& receiver, const std::string& field) const {
    const auto gives = [&](const Step& step) {
      if (!step.handover || step.handover->workflow != receiver.name) return false;
      const auto carries = [&](const DataAssignment& each) { return each.name == field; };
      const auto asks = [&](const FormField& each) { return each.field == field; };
      return step.with.find(field) || std::any_of(step.carry.begin(), step.carry.end(), carries) ||
             std::any_of(step.handover->asked.begin(), step.handover->asked.end(), asks);
    };
    return std::any_of(all.begin(), all.end(), [&](const Workflow* each) {
      return std::any_of(each->steps.begin(), each->steps.end(), gives);
    });
  }
  bool takes_at_once(std::size_t workflow) const {
    return workflow < all.size() && all[workflow]->accepts && all[workflow]->accepts->by.empty();
  }
};

// Follows one case until it waits for a person, a date or another case.
class LonelyCase {
 public:
  LonelyCase(const Workflows& workflows, Cause cause)
      : workflows_(workflows), cause_(std::move(cause)), w_(*workflows.all[cause_.first]), reached_(w_.steps.size()) {}

  void run() {
    cause_.second.empty() ? begin_opened() : begin_with_message();
    while (!open_.empty()) {
      const auto index = open_.back();
      open_.pop_back();
      visit(index);
    }
  }
  bool ends() const { return ends_; }
  std::vector<Flow> flows;

 private:
  const Step& step(Index index) const { return w_.steps[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return w_.blocks[static_cast<std::size_t>(index)]; }

  // A handover fills the form of the first step; the step then ends unless somebody has to choose.
  void begin_opened() {
    if (!workflows_.takes_at_once(cause_.first) || w_.entry() == none) return;
    const auto& first = step(w_.entry());
    if (first.kind == Step::Kind::task && first.next.size() == 1)
      leave(first);
    else
      enter(w_.entry());
  }
  void begin_with_message() {
    for (const auto& each : w_.steps) begin_lines(each.lines, each.block);
    for (Index i = 0; i < static_cast<Index>(w_.blocks.size()); ++i) begin_lines(block(i).lines, i);
    for (const auto& phase : w_.phases) begin_lines(phase.lines, 0);
  }
  void begin_lines(const std::vector<Line>& lines, Index in) {
    for (const auto& line : lines) {
      if (line.message != cause_.second) continue;
      for (const auto anytime : starts_of(line)) enter(anytime);
      for (const auto& route : line.next) follow(route.to, in);
    }
  }

  void enter(Index index) {
    if (index == none || reached_[static_cast<std::size_t>(index)]) return;
    reached_[static_cast<std::size_t>(index)] = true;
    open_.push_back(index);
  }
  void follow(const Target& to, Index in) {
    if (to.stay) return;
    if (to.step != none) return enter(to.step);
    if (in == 0) ends_ = true;
    if (in != 0) end_block(in, to.end);
  }
  void end_block(Index index, const std::string& end) {
    const auto& owner = step(block(index).owner);
    auto& ended = ended_[block(index).owner];
    ended.insert(index);
    if (owner.kind == Step::Kind::parallel && !owner.until && ended.size() < owner.branches.size()) return;
    leave_as(owner, owner.kind == Step::Kind::block ? end : "done");
  }
  void leave_as(const Step& each, const std::string& outcome) {
    start_also(each);
    if (const auto* to = each.route(outcome)) follow(*to, each.block);
  }
  void leave(const Step& each) {
    start_also(each);
    for (const auto& route : each.next) follow(route.to, each.block);
  }
  void start_also(const Step& each) {
    for (const auto& also : each.also) enter(also.step);
  }

  void visit(Index index) {
    using Kind = Step::Kind;
    const auto& each = step(index);
    if (each.asks_person() || each.kind == Kind::wait) return;
    if (each.handover) return hand_over(index);
    if (each.send) send(index);
    if (each.kind == Kind::each && cause_.second.empty() && !workflows_.is_given(w_, each.list))
      return leave(each);  // no handover gives it rows
    if (each.body != none) return enter(block(each.body).entry);
    for (const auto branch : each.branches) enter(block(branch).entry);
    if (!each.branches.empty()) return;
    for (const auto& row : each.rows) follow(row.to, each.block);
    for (const auto& way : each.ways) enter(way.step);
    leave(each);
  }
  void hand_over(Index index) {
    using Await = Handover::Await;
    const auto& each = step(index);
    const auto other = workflows_.named(each.handover->workflow);
    if (other < workflows_.all.size()) flows.push_back({cause_, index, {other, {}}});
    const auto await = each.handover->await;
    if (await == Await::nothing) return leave_as(each, "sent");
    if (!workflows_.takes_at_once(other)) return;
    if (await == Await::answer) return leave_as(each, "accepted");
    if (workflows_.ends_alone[other]) leave(each);
  }
  void send(Index index) {
    const auto& each = *step(index).send;
    for (const auto& name : each.cases) {
      const auto* field = w_.field(name);
      const auto other = field ? workflows_.named(field->of) : workflows_.all.size();
      if (other < workflows_.all.size() && workflows_.all[other]->message(each.message))
        flows.push_back({cause_, index, {other, each.message}});
    }
  }

  const Workflows& workflows_;
  const Cause cause_;
  const Workflow& w_;
  std::vector<bool> reached_;
  std::vector<Index> open_;
  std::map<Index, std::set<Index>> ended_;  // of each step with branches: those that ended alone
  bool ends_ = false;
};

// Finds which cases end alone. It begins with none; each round adds those that end because others do.
void find_ends(Workflows& workflows) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < workflows.all.size(); ++i) {
      if (workflows.ends_alone[i]) continue;
      LonelyCase opened(workflows, {i, {}});
      opened.run();
      if (opened.ends()) workflows.ends_alone[i] = changed = true;
    }
  }
}

std::vector<Flow> flows_of(const Workflows& workflows) {
  std::vector<Flow> flows;
  const auto add = [&](Cause cause) {
    LonelyCase lonely(workflows, std::move(cause));
    lonely.run();
    flows.insert(flows.end(), lonely.flows.begin(), lonely.flows.end());
  };
  for (std::size_t i = 0; i < workflows.all.size(); ++i) {
    add({i, {}});
    for (const auto& message : workflows.all[i]->messages) add({i, message.name});
  }
  std::sort(flows.begin(), flows.end());
  flows.erase(std::unique(flows.begin(), flows.end()), flows.end());
  return flows;
}

using Causes = std::map<Cause, std::set<Cause>>;

// Returns what a cause leads to, over any number of cases.
std::set<Cause> caused_by(const Cause& start, const Causes& next) {
  std::set<Cause> reached;
  std::vector<Cause> open{start};
  while (!open.empty()) {
    const auto at = next.find(open.back());
    open.pop_back();
    if (at == next.end()) continue;
    for (const auto& each : at->second)
      if (reached.insert(each).second) open.push_back(each);
  }
  return reached;
}

}  // namespace

std::vector<CaseLoop> find_case_loops(const std::vector<const Workflow*>& all) {
  Workflows workflows(all);
  find_ends(workflows);
  const auto flows = flows_of(workflows);
  Causes next;
  for (const auto& flow : flows) next[flow.from].insert(flow.to);
  std::map<Cause, std::set<Cause>> reached;
  for (const auto& [cause, to] : next) reached[cause] = caused_by(cause, next);
  std::map<Cause, CaseLoop> loops;  // by the least cause in them
  for (const auto& flow : flows) {
    if (!reached[flow.to].contains(flow.from)) continue;
    auto least = flow.from;
    for (const auto& other : reached[flow.from])
      if (reached[other].contains(flow.from)) least = std::min(least, other);
    auto& loop = loops[least];
    if (const std::pair member{flow.from.first, flow.step}; std::find(loop.begin(), loop.end(), member) == loop.end())
      loop.push_back(member);
  }
  std::vector<CaseLoop> found;
  for (auto& [least, loop] : loops) found.push_back(std::move(loop));
  return found;
}

}  // namespace parcours::definition
