// Dates, instants, durations and delays: their limits, their texts, their arithmetic.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "expression/item.hpp"

namespace parcours::expression {

// Within the years 1 to 9999, and within the 292 years that nanoseconds count; else a failure.
Item instant_item(std::optional<std::int64_t> microseconds);
Item duration_item(std::optional<std::int64_t> microseconds);
Item date_item(std::chrono::sys_days day);
bool is_day(Date day);  // it exists, within those years

// "2026-03-02T09:30:00.5+01:00" of RFC 3339. What is finer than a microsecond is cut off.
std::optional<std::int64_t> instant_of(std::string_view text);
// "1h30m", "-2.5s", "100ms" as CEL writes them. What is finer than a microsecond is rounded down.
std::optional<std::int64_t> duration_of(std::string_view text);
std::string duration_text(Duration d);  // "5400s", "0.25s"

// The day and the time of day that clocks show.
struct Local {
  Date day;
  Duration time;
};
Local local_time(Instant at, const Calendar& calendar);
// `zone`: "+02:00", "-09:30", "02:00", or a name such as "Europe/Paris"; empty when nothing is called so.
std::optional<Local> local_time(Instant at, std::string_view zone);

// A delay in minutes or hours is elapsed time and becomes a duration; weeks become days, years months.
Item delay_item(Delay delay);
Item moved(Date day, const Delay& delay, Context& context);
Item moved(Instant at, const Delay& delay, Context& context);
// The least and the most elapsed time that the delay may come to.
Range elapsed_bounds(const Delay& delay);

}  // namespace parcours::expression
