#include "drawing/trail.hpp"

#include <algorithm>
#include <optional>

#include "execution/decide.hpp"
#include "execution/lines.hpp"

namespace parcours::execution {
namespace {

using definition::Line;
using definition::Step;
using definition::Trail;

// What moved the case in one row of the journal: the end of a step, or a line (then `token` is what it is written
// under).
struct Cause {
  const Line* line = nullptr;
  std::string step, outcome;
  std::int64_t token = 0;
};

// Sees each event before it becomes true.
class Tracing {
 public:
  explicit Tracing(const definition::Workflow& workflow) : w_(workflow) {}

  void row(const std::vector<Event>& events, std::int64_t revision) {
    causes_.clear();
    ringing_.reset();
    for (const auto& event : events) {
      std::visit([this](const auto& e) { see(e); }, event);
      evolve(case_, event, {revision, {}});
    }
  }
  Trail done() && {
    for (const auto& token : case_.tokens) stand(token);
    trail_.phase = case_.phase, trail_.ended_as = case_.ended_as;
    return std::move(trail_);
  }

 private:
  template <class Other>
  void see(const Other&) {}
  void see(const StepEntered& e);
  void see(const BranchEntered& e) { ++trail_.stops[e.branch].into; }
  void see(const StepEnded& e);
  void see(const BranchEnded& e);
  void see(const Decided& e);
  void see(const Parted& e);
  void see(const Cancelled& e);
  void see(const TimerFired& e) { ring(e.line, e.token, {}); }
  void see(const MessageTaken& e) { ring(e.line, e.token, e.outcome); }
  void see(const Migrated& e);

  void take(Trail::Way way) { ++trail_.ways[std::move(way)]; }
  void stand(const Token& token);
  void ring(const std::string& key, std::int64_t token, const std::string& outcome);
  void lead(const Cause& by, const Token& away);
  bool starts(const Cause& cause, const Step& anytime);
  // A run beside the path moves nothing any more where the path has reached its end.
  bool moves(const Token& token) const { return !token.side || case_.closing_of(token.parent).empty(); }

  const definition::Workflow& w_;
  Case case_;
  Trail trail_;
  std::vector<Cause> causes_;     // of this row
  std::optional<Cause> ringing_;  // a line that may be about to lead on: it does when something under it is cancelled
};

void Tracing::see(const StepEntered& e) {
  if (e.step == kAccepts && !w_.step(kAccepts)) return;
  trail_.begun = true;
  if (e.opens_block) ++trail_.stops[e.step].into;
  const auto* step = w_.step(e.step);
  if (!e.side || !step) return;
  for (auto cause = causes_.rbegin(); cause != causes_.rend(); ++cause)
    if (starts(*cause, *step)) return;
}

// Whether that is what started the anytime step; then the way is taken.
bool Tracing::starts(const Cause& cause, const Step& anytime) {
  const auto leads = [&](definition::Index also) {
    return also != definition::none && &w_.steps[static_cast<std::size_t>(also)] == &anytime;
  };
  if (cause.line) {
    if (!leads(cause.line->also)) return false;
    take({cause.line->key, {}, anytime.name});
    return true;
  }
  const auto* step = w_.step(cause.step);
  if (!step) return false;
  for (const auto& also : step->also) {
    if (!leads(also.step) || (!also.outcome.empty() && also.outcome != cause.outcome)) continue;
    take({step->name, also.outcome, anytime.name});
    return true;
  }
  return false;
}

void Tracing::see(const StepEnded& e) {
  const Token* token = case_.token(e.token);
  if (!token || (e.step == kAccepts && !w_.step(kAccepts))) return;
  ++trail_.stops[e.step].left;
  if (moves(*token)) take({e.step, e.outcome});
  if (!token->side) ringing_.reset();
  causes_.push_back({nullptr, e.step, e.outcome, 0});
}

// The body of an `each` has its name, and is counted as the step.
void Tracing::see(const BranchEnded& e) {
  const Token* token = case_.token(e.token);
  if (token && token->branch != token->step) ++trail_.stops[token->branch].left;
}

void Tracing::see(const Decided& e) {
  trail_.begun = true;
  ++trail_.stops[e.step].left;
  take({e.step, std::to_string(e.row)});
}

void Tracing::see(const Parted& e) {
  trail_.begun = true;
  ++trail_.stops[e.step].left;
  for (const auto& way : e.ways) take({e.step, way});
}

void Tracing::see(const Cancelled& e) {
  const Token* away = case_.token(e.token);
  if (!away) return;
  const bool by_its_own = ringing_ && ringing_->token == e.token && !is_of_block(ringing_->line->key);
  const bool under = ringing_ && is_of_block(ringing_->line->key) && away->parent == ringing_->token && !away->side;
  for (const auto& token : case_.tokens) {
    if (!case_.is_inside(token.id, e.token) || (!token.branch.empty() && token.branch == token.step)) continue;
    auto& stop = trail_.stops[token.frame()];
    ++(by_its_own && token.id == e.token ? stop.left : stop.cut);
  }
  if (by_its_own || under) lead(Cause(*ringing_), *away);
}

// The line leads on from what it has just taken away.
void Tracing::lead(const Cause& by, const Token& away) {
  ringing_.reset();
  const auto& routes = by.line->next;
  const auto of = [&](const std::string& outcome) {
    return std::find_if(routes.begin(), routes.end(), [&](const auto& route) { return route.outcome == outcome; });
  };
  auto route = of(by.outcome);
  if (route == routes.end()) route = of({});
  if (route != routes.end() && (is_of_block(by.line->key) || moves(away))) take({by.line->key, route->outcome});
}

void Tracing::ring(const std::string& key, std::int64_t token, const std::string& outcome) {
  ringing_.reset();
  const auto* line = find_line(w_, key);
  if (!line) return;
  causes_.push_back({line, {}, outcome, token});
  if (!line->next.empty()) ringing_ = causes_.back();
}

void Tracing::see(const Migrated& e) {
  auto before = std::move(trail_.stops);
  trail_.stops.clear(), trail_.ways.clear(), causes_.clear(), ringing_.reset();
  for (auto& [name, stop] : before) {
    const auto renamed = std::find_if(e.renamed.begin(), e.renamed.end(),
                                      [&, &old = name](const auto& pair) { return pair.first == old; });
    auto& now = trail_.stops[renamed == e.renamed.end() ? name : renamed->second];
    now.into += stop.into, now.left += stop.left, now.cut += stop.cut;
  }
}

void Tracing::stand(const Token& token) {
  if (token.step == kAccepts && !w_.step(kAccepts)) return;
  if (!token.branch.empty() && token.branch == token.step) return;
  auto& stop = trail_.stops[token.frame()];
  ++stop.open;
  if (!token.stalled.empty()) ++stop.stalled;
}

}  // namespace

definition::Trail trail_of(const definition::Workflow& workflow, const std::vector<std::vector<Event>>& journal) {
  Tracing tracing(workflow);
  std::int64_t revision = 0;
  for (const auto& events : journal) tracing.row(events, ++revision);
  return std::move(tracing).done();
}

}  // namespace parcours::execution
