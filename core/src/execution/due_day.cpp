#include "execution/due_day.hpp"

#include "execution/decide.hpp"
#include "execution/lines.hpp"

namespace parcours::execution {
namespace {

using definition::Due;
using definition::Line;
using Kind = expression::Type::Kind;

bool counts_days(const Delay& d) { return d.unit != Delay::Unit::minutes && d.unit != Delay::Unit::hours; }
bool is_clock_time(const expression::Program& program) { return program.type().kind() == Kind::instant; }
bool may_mean_day(const Due& due) {
  const auto* delay = std::get_if<Delay>(&due);
  return delay ? counts_days(*delay) : !is_clock_time(std::get<expression::Program>(due));
}

}  // namespace

std::optional<Date> day_at(Edge edge, Instant at, const Calendar& calendar) {
  const Date day = calendar.day_of(edge == Edge::start ? at : at - Duration(1));
  const Instant meant = edge == Edge::start ? calendar.start_of(day) : calendar.end_of(day);
  return meant == at ? std::optional(day) : std::nullopt;
}

std::optional<Date> day_of_line(const Line& line, Instant at, const Calendar& calendar) {
  if (line.every && !counts_days(*line.every)) return std::nullopt;
  if (line.at) return is_clock_time(*line.at) ? std::nullopt : day_at(Edge::start, at, calendar);
  const bool days = line.delay ? may_mean_day(*line.delay) : line.every.has_value();
  return days ? day_at(line.next.empty() ? Edge::start : Edge::end, at, calendar) : std::nullopt;
}

std::optional<Date> day_of_due(const Due& due, Instant at, const Calendar& calendar) {
  return may_mean_day(due) ? day_at(Edge::end, at, calendar) : std::nullopt;
}

std::optional<Date> day_of_timer(const definition::Workflow& workflow, std::string_view key, Instant at,
                                 const Calendar& calendar) {
  if (const auto* line = find_line(workflow, key)) return day_of_line(*line, at, calendar);
  const auto owner = key.substr(0, key.rfind('/'));
  if (key.ends_with(kDueOfStep)) return day_of_step(workflow, owner, at, calendar);
  const auto within = within_of(workflow, owner);
  return within ? day_of_due(*within, at, calendar) : std::nullopt;
}

std::optional<Date> day_of_step(const definition::Workflow& workflow, std::string_view name, Instant at,
                                const Calendar& calendar) {
  const auto* step = workflow.step(name);
  return step && step->due ? day_of_due(*step->due, at, calendar) : std::nullopt;
}

}  // namespace parcours::execution
