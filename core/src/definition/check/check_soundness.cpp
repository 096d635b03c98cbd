#include "definition/check/check_soundness.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/model/exits.hpp"
#include "definition/soundness/soundness.hpp"

namespace parcours::definition {
namespace {

constexpr std::size_t max_trace_steps = 15;

// Reports a verdict with the names of the workflow.
class VerdictReporter {
 public:
  VerdictReporter(Draft& draft, const Net& net, const Verdict& verdict) : draft_(draft), net_(net), verdict_(verdict) {}

  void report_verdict() {
    switch (verdict_.reason) {
      case Reason::open_twice:
        return report("open-twice", open_step());
      case Reason::left_open:
        return report("left-open", last_step());
      case Reason::never_completes:
        return report_deadlock();
      case Reason::dead_step:
        for (const auto t : verdict_.dead)
          if (transition(t).step != none) report("unreachable-step", transition(t).step);
        return;
      case Reason::ends_apart:
        return report("ends-apart", last_step());
      case Reason::none:
        return;
    }
  }

 private:
  const Net::Transition& transition(int t) const { return net_.transitions[static_cast<std::size_t>(t)]; }
  Index step_at(int place) const { return net_.places[static_cast<std::size_t>(place)]; }
  const Step& step(Index index) const { return draft_.workflow.steps[static_cast<std::size_t>(index)]; }

  void report(std::string_view code, Index at) {
    draft_.sink.report(code, draft_.source(at).name, {{"step", step(at).name}, {"trace", trace()}, {"open", open()}});
  }

  // Every choice is possible, so without a path to an end there is a trace on which some merge waits for ever.
  void report_deadlock() {
    for (const auto place : verdict_.marking) {
      const auto index = step_at(place);
      if (index == none || step(index).kind != Step::Kind::merge) continue;
      return draft_.sink.report("never-completes", draft_.source(index).name,
                                {{"step", step(index).name}, {"trace", trace()}, {"missing", missing(index)}});
    }
    if (!ends_from_outside()) report("stuck-step", open_step());
  }

  // Returns whether a line or an anytime step ends the whole case. The net does not contain it: from a loop it is a way
  // to the end, for a merge it is none.
  bool ends_from_outside() const {
    const auto& w = draft_.workflow;
    const auto ends = [](const std::vector<Exit>& exits) {
      return std::any_of(exits.begin(), exits.end(), [](const Exit& e) { return e.to->step == none && !e.to->stay; });
    };
    const auto any_ends = [&](const std::vector<Index>& anytime) {
      return std::any_of(anytime.begin(), anytime.end(), [&](Index index) { return ends(exits_of(step(index))); });
    };
    const auto in_phase = [&](const Phase& each) { return ends(exits_of(each.lines)) || any_ends(each.anytime); };
    return ends(exits_of(w.blocks.front().lines)) || any_ends(w.blocks.front().anytime) ||
           std::any_of(w.phases.begin(), w.phases.end(), in_phase);
  }

  std::string missing(Index merge) const {
    std::vector<std::string> names;
    for (const auto& each : net_.transitions) {
      if (each.step == merge ||
          std::find_if(each.out.begin(), each.out.end(), [&](int p) { return step_at(p) == merge; }) == each.out.end())
        continue;
      const bool there =
          std::any_of(each.out.begin(), each.out.end(), [&](int p) { return step_at(p) == merge && is_open(p); });
      if (!there && each.step != none) names.push_back(step(each.step).name);
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return listed(names);
  }

  bool is_open(int place) const {
    return std::find(verdict_.marking.begin(), verdict_.marking.end(), place) != verdict_.marking.end();
  }

  Index open_step() const {
    for (const auto place : verdict_.marking)
      if (step_at(place) != none) return step_at(place);
    return last_step();
  }
  Index last_step() const {
    for (auto t = verdict_.trace.rbegin(); t != verdict_.trace.rend(); ++t)
      if (transition(*t).step != none) return transition(*t).step;
    return draft_.workflow.entry();
  }

  std::string open() const {
    std::vector<std::string> names;
    for (const auto place : verdict_.marking)
      if (step_at(place) != none) names.push_back(step(step_at(place)).name);
    return listed(names);
  }

  // Returns the steps of the trace in order, each with its outcome or its target. Of a long trace, only the last steps.
  std::string trace() const {
    std::vector<std::string> steps;
    for (const auto t : verdict_.trace) {
      auto words = transition_text(transition(t));
      if (!words.empty() && (steps.empty() || steps.back() != words)) steps.push_back(std::move(words));
    }
    const auto left_out = steps.size() > max_trace_steps ? steps.size() - max_trace_steps : 0;
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(left_out));
    return (left_out > 0 ? "..., " : "") + listed(steps);
  }

  std::string transition_text(const Net::Transition& done) const {
    const auto to = step_at(done.out.front());
    if (done.step == none) return to == none || to == draft_.workflow.entry() ? "" : "→ " + step(to).name;
    if (done.way == none) return step(done.step).name;
    const auto exits = exits_of(step(done.step));
    if (exits.size() == 1) return step(done.step).name;
    const auto& exit = exits[static_cast<std::size_t>(done.way)];
    if (!exit.outcome.empty()) return fmt::format("{} ({})", step(done.step).name, exit.outcome);
    return fmt::format("{} → {}", step(done.step).name, to == none ? "end " + exit.to->end : step(to).name);
  }

  Draft& draft_;
  const Net& net_;
  const Verdict& verdict_;
};

bool has_parallel_flow(const Workflow& workflow) {
  return std::any_of(workflow.steps.begin(), workflow.steps.end(),
                     [](const Step& step) { return step.kind == Step::Kind::split || step.kind == Step::Kind::merge; });
}

}  // namespace

void check_soundness(const ResolvedDraft& in) {
  auto& draft = in.draft();
  if (!has_parallel_flow(draft.workflow)) return;
  const auto net = net_of(draft.workflow);
  const auto verdict = prove(net);
  if (verdict.kind == Verdict::Kind::too_big)
    draft.sink.report("too-big-to-prove", draft.source(draft.workflow.entry()).name,
                      {{"states", std::to_string(Limits().states)}});
  else
    VerdictReporter(draft, net, verdict).report_verdict();
}

}  // namespace parcours::definition
