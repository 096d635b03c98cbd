// Dates, instants, durations and delays: their limits, texts and arithmetic. Nothing here throws.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "expression/item.hpp"

namespace parcours::expression {

// Make an item, or the failure "time out of range". Instants and dates are within the years 1 to 9999, durations within
// the 292 years that 64 bits of nanoseconds can count. Empty is out of range.
Item instant_item(std::optional<std::int64_t> microseconds);
Item duration_item(std::optional<std::int64_t> microseconds);
Item date_item(std::chrono::sys_days day);
bool is_day(Date day);  // true when it exists and is within those years

// Reads an instant of RFC 3339, "2026-03-02T09:30:00.5+01:00". Returns microseconds since 1970, finer digits are zeros.
// Empty when the text is none.
std::optional<std::int64_t> instant_of(std::string_view text);
// Reads a duration of CEL: "1h30m", "-2.5s", "100ms". Returns microseconds. Empty when the text is none, and for a
// part of a microsecond.
std::optional<std::int64_t> duration_of(std::string_view text);
std::string duration_text(Duration d);  // "5400s", "0.25s"

// A day, and the time of day on local clocks.
struct Local {
  Date day;
  Duration time;
};
Local local_time(Instant at, const Calendar& calendar);
// `zone` is "+02:00", "-09:30", "02:00", or a name such as "Europe/Paris". Empty when there is no such zone.
std::optional<Local> local_time(Instant at, std::string_view zone);

// Makes an item of a delay. Minutes and hours are elapsed time and become a duration. Weeks become days, years months.
// A failure over 1,000,000 minutes or hours, 100,000 days, 10,000 working days or 12,000 months.
Item delay_item(Delay delay);
// Move a day, or an instant at the same local time of day. A failure when the result is out of range.
Item moved(Date day, const Delay& delay, Context& context);
Item moved(Instant at, const Delay& delay, Context& context);
// The shortest and the longest elapsed time that the delay can be.
Range elapsed_bounds(const Delay& delay);

}  // namespace parcours::expression
