// Counts while a case moves: the part of the state of a transition that emits facts.
#include "execution/transition/state.hpp"

namespace parcours::execution {

using When = definition::Count::Moment;

std::vector<Counted> TransitionState::facts_of_reached(const std::vector<ReachedCounts>& reached, bool before) const {
  std::vector<Counted> facts;
  for (const auto& each : reached) {
    if (each.seen_before != before) continue;
    auto more = facts_of(each, view(each.frame));
    std::move(more.begin(), more.end(), std::back_inserter(facts));
  }
  return facts;
}

void TransitionState::count(std::vector<ReachedCounts> reached) {
  if (opens_) {
    std::move(reached.begin(), reached.end(), std::back_inserter(waiting_));
    return;
  }
  for (const auto& each : reached)
    for (auto& fact : facts_of(each, view(each.frame))) apply(std::move(fact));
}

std::vector<ReachedCounts> TransitionState::entered_by_now(const Event& event) {
  auto entered = entered_by(workflow_, a_case(), event);
  if (std::holds_alternative<Reopened>(event)) resumes_phase_ = true;
  if (std::holds_alternative<PhaseEntered>(event)) resumes_phase_ = false;
  if (!resumes_phase_ || !std::holds_alternative<StepEntered>(event)) return entered;
  resumes_phase_ = false;
  auto phase = entered_by(workflow_, a_case(), PhaseEntered{a_case().phase});
  std::move(entered.begin(), entered.end(), std::back_inserter(phase));
  return phase;
}

void TransitionState::count_waiting() {
  opens_ = false;
  auto waiting = std::move(waiting_);
  waiting_.clear();
  count(std::move(waiting));
}

void TransitionState::count_line(const definition::Line& line, std::int64_t frame, const std::string& outcome) {
  if (!line.counts.empty()) count({{&line.counts, When::end, frame, outcome}});
}

void TransitionState::update_stays(const std::string& territory_before) {
  for (const Stay& stay : std::vector<Stay>(a_case().stays))
    if (is_left(stay, a_case())) apply(leaving(stay, territory_before, context_.revision));
  const auto& territory = a_case().place.territory;
  if (territory_before == territory || context_.revision == 1) return;
  move_stays(territory_before);
  count_automatic("moved_out", {}, territory_before);
  count_automatic("moved_in", {}, territory);
}

// A stay that this row has entered has the territory that the case has after the row.
void TransitionState::move_stays(const std::string& territory_before) {
  for (const Stay& stay : std::vector<Stay>(a_case().stays)) {
    if (stay.territory || stay.since == context_.revision) continue;
    apply(leaving(stay, territory_before, context_.revision));
    apply(entering(stay));
  }
}

void TransitionState::leave_uncounted_stays() {
  for (const Stay& stay : std::vector<Stay>(a_case().stays))
    if (!is_counted(stay, workflow_, a_case())) apply(leaving(stay, a_case().place.territory, context_.revision));
}

void TransitionState::count_automatic(const char* fact, Record by, std::optional<std::string> territory) {
  Counted counted{definition::automatic_fact_name(workflow_, fact), std::move(by), 1};
  counted.territory = std::move(territory);
  apply(std::move(counted));
}

void TransitionState::finish_counting() {
  if (!ok() || decision_.events.empty()) return;
  count_waiting();
  update_place();
  const auto events = decision_.events;
  for (const auto& event : events) {
    if (std::holds_alternative<Opened>(event)) count_automatic("opened");
    if (std::holds_alternative<Reopened>(event)) count_automatic("reopened");
    if (const auto* ended = std::get_if<Ended>(&event)) count_automatic("ended", {{"outcome", ended->outcome}});
  }
}

}  // namespace parcours::execution
