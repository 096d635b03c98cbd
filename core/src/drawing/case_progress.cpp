#include "drawing/case_progress.hpp"

#include <algorithm>
#include <optional>

#include "execution/decide.hpp"
#include "execution/lines.hpp"

namespace parcours::drawing {
namespace {

using definition::Line;
using definition::Step;
using execution::BranchEnded;
using execution::BranchEntered;
using execution::Cancelled;
using execution::Decided;
using execution::find_line;
using execution::is_of_block;
using execution::kAccepts;
using execution::MessageTaken;
using execution::Migrated;
using execution::Parted;
using execution::StepEnded;
using execution::StepEntered;
using execution::TimerFired;
using execution::Token;

// What moved the case in one row of the journal: the end of a step, or a line that fired for `token`.
struct Cause {
  const Line* line = nullptr;
  std::string step, outcome;
  std::int64_t token = 0;
};

// Observes each event before it is applied to the case.
class ProgressTracker {
 public:
  explicit ProgressTracker(const definition::Workflow& workflow) : workflow_(workflow) {}

  void row(const std::vector<execution::Event>& events, std::int64_t revision) {
    causes_.clear();
    fired_line_.reset();
    for (const auto& event : events) {
      std::visit([this](const auto& e) { observe(e); }, event);
      evolve(case_, event, {revision, {}});
    }
  }
  CaseProgress done() && {
    for (const auto& token : case_.tokens) count_token(token);
    progress_.phase = case_.phase, progress_.ended_as = case_.ended_as;
    return std::move(progress_);
  }

 private:
  template <class Other>
  void observe(const Other&) {}
  void observe(const StepEntered& e);
  void observe(const BranchEntered& e) { ++progress_.nodes[e.branch].entered; }
  void observe(const StepEnded& e);
  void observe(const BranchEnded& e);
  void observe(const Decided& e);
  void observe(const Parted& e);
  void observe(const Cancelled& e);
  void observe(const TimerFired& e) { line_fired(e.line, e.token, {}); }
  void observe(const MessageTaken& e) { line_fired(e.line, e.token, e.outcome); }
  void observe(const Migrated& e);

  void count_way(CaseProgress::FlowKey way) { ++progress_.flows[std::move(way)]; }
  void count_token(const Token& token);
  void line_fired(const std::string& key, std::int64_t token, const std::string& outcome);
  void line_led_on(const Cause& by, const Token& cancelled_token);
  bool starts(const Cause& cause, const Step& anytime);
  // An anytime step moves nothing once the path has reached its end.
  bool moves_path(const Token& token) const { return !token.is_anytime || case_.closing_of(token.parent).empty(); }

  const definition::Workflow& workflow_;
  execution::Case case_;
  CaseProgress progress_;
  std::vector<Cause> causes_;        // of this row
  std::optional<Cause> fired_line_;  // it leads on if something under it is cancelled next
};

void ProgressTracker::observe(const StepEntered& e) {
  if (e.step == kAccepts && !workflow_.step(kAccepts)) return;
  progress_.started = true;
  if (e.opens_block) ++progress_.nodes[e.step].entered;
  const auto* step = workflow_.step(e.step);
  if (!e.is_anytime || !step) return;
  for (auto cause = causes_.rbegin(); cause != causes_.rend(); ++cause)
    if (starts(*cause, *step)) return;
}

// Whether `cause` started the anytime step; then the way is counted.
bool ProgressTracker::starts(const Cause& cause, const Step& anytime) {
  const auto leads = [&](definition::Index also) {
    return also != definition::none && &workflow_.steps[static_cast<std::size_t>(also)] == &anytime;
  };
  if (cause.line) {
    if (!leads(cause.line->also)) return false;
    count_way({cause.line->key, {}, anytime.name});
    return true;
  }
  const auto* step = workflow_.step(cause.step);
  if (!step) return false;
  for (const auto& also : step->also) {
    if (!leads(also.step) || (!also.outcome.empty() && also.outcome != cause.outcome)) continue;
    count_way({step->name, also.outcome, anytime.name});
    return true;
  }
  return false;
}

void ProgressTracker::observe(const StepEnded& e) {
  const Token* token = case_.token(e.token);
  if (!token || (e.step == kAccepts && !workflow_.step(kAccepts))) return;
  ++progress_.nodes[e.step].completed;
  if (moves_path(*token)) count_way({e.step, e.outcome});
  if (!token->is_anytime) fired_line_.reset();
  causes_.push_back({nullptr, e.step, e.outcome, 0});
}

// The body of an `each` has the name of its step and is counted with it.
void ProgressTracker::observe(const BranchEnded& e) {
  const Token* token = case_.token(e.token);
  if (token && token->branch != token->step) ++progress_.nodes[token->branch].completed;
}

void ProgressTracker::observe(const Decided& e) {
  progress_.started = true;
  ++progress_.nodes[e.step].completed;
  count_way({e.step, std::to_string(e.row)});
}

void ProgressTracker::observe(const Parted& e) {
  progress_.started = true;
  ++progress_.nodes[e.step].completed;
  for (const auto& way : e.ways) count_way({e.step, way});
}

void ProgressTracker::observe(const Cancelled& e) {
  const Token* cancelled_token = case_.token(e.token);
  if (!cancelled_token) return;
  const bool by_its_own = fired_line_ && fired_line_->token == e.token && !is_of_block(fired_line_->line->key);
  const bool under = fired_line_ && is_of_block(fired_line_->line->key) &&
                     cancelled_token->parent == fired_line_->token && !cancelled_token->is_anytime;
  for (const auto& token : case_.tokens) {
    if (!case_.is_inside(token.id, e.token) || (!token.branch.empty() && token.branch == token.step)) continue;
    auto& counts = progress_.nodes[token.frame()];
    ++(by_its_own && token.id == e.token ? counts.completed : counts.cancelled);
  }
  if (by_its_own || under) line_led_on(Cause(*fired_line_), *cancelled_token);
}

// The line leads on from the token that it has just cancelled.
void ProgressTracker::line_led_on(const Cause& by, const Token& cancelled_token) {
  fired_line_.reset();
  const auto& routes = by.line->next;
  const auto route_for = [&](const std::string& outcome) {
    return std::find_if(routes.begin(), routes.end(), [&](const auto& route) { return route.outcome == outcome; });
  };
  auto route = route_for(by.outcome);
  if (route == routes.end()) route = route_for({});
  if (route != routes.end() && (is_of_block(by.line->key) || moves_path(cancelled_token)))
    count_way({by.line->key, route->outcome});
}

void ProgressTracker::line_fired(const std::string& key, std::int64_t token, const std::string& outcome) {
  fired_line_.reset();
  const auto* line = find_line(workflow_, key);
  if (!line) return;
  causes_.push_back({line, {}, outcome, token});
  if (!line->next.empty()) fired_line_ = causes_.back();
}

void ProgressTracker::observe(const Migrated& e) {
  auto before = std::move(progress_.nodes);
  progress_.nodes.clear(), progress_.flows.clear(), causes_.clear(), fired_line_.reset();
  for (auto& [name, counts] : before) {
    const auto renamed = std::find_if(e.renamed.begin(), e.renamed.end(),
                                      [&, &old = name](const auto& pair) { return pair.first == old; });
    auto& now = progress_.nodes[renamed == e.renamed.end() ? name : renamed->second];
    now.entered += counts.entered, now.completed += counts.completed, now.cancelled += counts.cancelled;
  }
}

void ProgressTracker::count_token(const Token& token) {
  if (token.step == kAccepts && !workflow_.step(kAccepts)) return;
  if (!token.branch.empty() && token.branch == token.step) return;
  auto& counts = progress_.nodes[token.frame()];
  ++counts.open;
  if (!token.stalled.empty()) ++counts.stalled;
}

}  // namespace

CaseProgress progress_of(const definition::Workflow& workflow,
                         const std::vector<std::vector<execution::Event>>& journal) {
  ProgressTracker tracker(workflow);
  std::int64_t revision = 0;
  for (const auto& events : journal) tracker.row(events, ++revision);
  return std::move(tracker).done();
}

}  // namespace parcours::drawing
