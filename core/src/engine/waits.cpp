#include "engine/waits.hpp"

#include <algorithm>

#include "definition/model/titles.hpp"
#include "execution/due_day.hpp"
#include "execution/lines.hpp"

namespace parcours::engine {
namespace {

using definition::Line;

std::string target_text(const definition::Workflow& workflow, const definition::Target& to) {
  if (to.step != definition::none) return "next " + workflow.steps[static_cast<std::size_t>(to.step)].name;
  return to.end.empty() ? "end" : "end " + to.end;
}

// "role:agent", "field:referent", "performer:relire", "opener".
std::string text_of(const definition::ActorSelector& selector) {
  using Kind = definition::ActorSelector::Kind;
  if (selector.kind == Kind::opener) return "opener";
  return (selector.kind == Kind::role    ? "role:"
          : selector.kind == Kind::field ? "field:"
                                         : "performer:") +
         selector.name;
}

std::vector<std::string> effects_of(const definition::Workflow& workflow, const Line& line) {
  std::vector<std::string> all;
  for (const auto& selector : line.remind) all.push_back("remind " + text_of(selector));
  for (const auto anytime : definition::starts_of(line))
    all.push_back("also " + workflow.steps[static_cast<std::size_t>(anytime)].name);
  for (const auto& route : line.next) all.push_back(target_text(workflow, route.to));
  return all;
}

class Waits {
 public:
  Waits(const definition::Workflow& workflow, const execution::Case& c, const Calendar& calendar,
        const SeesDate& sees_date)
      : workflow_(workflow), c_(c), calendar_(calendar), sees_date_(sees_date) {}

  std::vector<Wait> all() && {
    if (!c_.is_open()) return {};
    for (const auto& timer : c_.timers) add(timer);
    for (const auto& [line, token] : execution::active_lines(workflow_, c_))
      if (line->trigger == Line::Trigger::message) add_message(*line, token);
    for (const auto& token : c_.tokens)
      if (token.handed_over) add_answer(token, *workflow_.step(token.step));
    const auto order = [](const Wait& a, const Wait& b) { return a.at && (!b.at || *a.at < *b.at); };
    std::stable_sort(waits_.begin(), waits_.end(), order);
    return std::move(waits_);
  }

 private:
  Wait under(std::int64_t id) const {
    Wait wait;
    const auto* token = c_.token(id);
    if (!token) return wait;
    wait.under = token->frame();
    wait.title = title_of(workflow_, token->step);
    wait.row = c_.row_path(token->branch.empty() ? token->parent : id);
    return wait;
  }
  void add(const execution::Timer& timer) {
    const auto* line = execution::find_line(workflow_, timer.line);
    if (timer.fired || (!timer.at && !timer.paused) || (!line && is_answer(timer.token))) return;
    Wait wait = under(timer.token);
    if (!line || sees_date_(*line)) set_time(wait, timer);
    wait.paused = timer.paused || c_.suspended;
    wait.then = line ? effects_of(workflow_, *line) : std::vector<std::string>{"end expired"};
    waits_.push_back(std::move(wait));
  }
  void set_time(Wait& wait, const execution::Timer& timer) const {
    wait.at = timer.at;
    if (timer.at) wait.on = execution::day_of_timer(workflow_, timer.line, *timer.at, calendar_);
  }
  bool is_answer(std::int64_t id) const { return c_.token(id) && c_.token(id)->handed_over; }

  void add_answer(const execution::Token& token, const definition::Step& step) {
    Wait wait = under(token.id);
    wait.answer = step.handover->workflow;
    for (const auto& timer : c_.timers)
      if (timer.token == token.id && !execution::find_line(workflow_, timer.line)) set_time(wait, timer);
    if (wait.at) wait.then = {"end expired"};
    wait.paused = c_.suspended.has_value();
    waits_.push_back(std::move(wait));
  }
  void add_message(const Line& line, std::int64_t token) {
    Wait wait = under(token);
    wait.message = line.message;
    wait.then = effects_of(workflow_, line);
    waits_.push_back(std::move(wait));
  }

  const definition::Workflow& workflow_;
  const execution::Case& c_;
  const Calendar& calendar_;
  const SeesDate& sees_date_;
  std::vector<Wait> waits_;
};

}  // namespace

Text title_of(const definition::Workflow& workflow, const std::string& step) {
  const auto* found = workflow.step(step);
  if (!found && step == execution::kAccepts) return {"Accueillir ce relais", "Take this handover"};
  return step.empty() ? Text() : definition::title_or_name(found ? found->title : Text(), step);
}

std::vector<Offer> offers_of(const definition::Workflow& workflow, const execution::Case& c,
                             const execution::DecisionContext& decision_context, const May& may) {
  std::vector<Offer> offers;
  for (const auto& offer : execution::offered(workflow, c, decision_context)) {
    const auto& step = *workflow.step(offer.step);
    if (!may(execution::eligible(workflow, c, step.offer->to, offer.frame))) continue;
    const bool at_once = step.by.empty() || may(execution::eligible(workflow, c, step.by, offer.frame));
    offers.push_back({offer.step, title_of(workflow, offer.step), offer.frame, c.row_path(offer.frame), {}, at_once});
  }
  return offers;
}

std::vector<Wait> waits_of(const definition::Workflow& workflow, const execution::Case& c, const Calendar& calendar,
                           const SeesDate& sees_date) {
  return Waits(workflow, c, calendar, sees_date).all();
}

}  // namespace parcours::engine
