// The day that is meant by the time of a line, of the `due` of a step, or of a handover's `within`. Pure.
#pragma once
#include <optional>
#include <string_view>

#include "definition/model/workflow.hpp"

namespace parcours::execution {

// Which instant of a day a delay or a date becomes.
enum class Edge { start, end };

// The day whose start or end (the start of the next day) the instant is; empty for any other instant.
std::optional<Date> day_at(Edge edge, Instant at, const Calendar& calendar);

// The day that the time of a line means: that of a date, or the last day of a delay in days. Empty for a time of the
// clock: of an instant, of a delay in hours or of duty. The type of a duration that an expression gives does not
// contain its unit; it means a day when it is over at the edge of one.
std::optional<Date> day_of_line(const definition::Line& line, Instant at, const Calendar& calendar);
// The same for a `due`, or the `within` of a handover. It is over at the end of the day.
std::optional<Date> day_of_due(const definition::Due& due, Instant at, const Calendar& calendar);

// The same for a timer by its key, as TimerSet names it; empty when the workflow does not contain the line.
std::optional<Date> day_of_timer(const definition::Workflow& workflow, std::string_view key, Instant at,
                                 const Calendar& calendar);
// The same for the due date of a step; empty for a step without one.
std::optional<Date> day_of_step(const definition::Workflow& workflow, std::string_view step, Instant at,
                                const Calendar& calendar);

}  // namespace parcours::execution
