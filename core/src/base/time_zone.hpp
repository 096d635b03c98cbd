// The clocks of a place, by the rules that tzdata has of it.
#pragma once
#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parcours {

// One time zone, read from its file alone: a list of all zones takes a process some milliseconds. Never changes.
class TimeZone {
 public:
  // `name`: its IANA name. Throws Error::configuration when the machine has no zone of that name.
  explicit TimeZone(std::string_view name);

  // How far its clocks are ahead of UTC.
  std::chrono::seconds offset_at(std::chrono::sys_seconds at) const;
  // When its clocks show `wall`, a time since 1970 of these clocks: the first time where they show it twice, the moment
  // of the change where they skip it.
  std::chrono::sys_seconds when_shown(std::chrono::seconds wall) const;

 private:
  // From `begin` until the next one.
  struct Period {
    std::int64_t begin;
    std::int64_t offset;
  };
  bool read(std::string_view content);
  std::size_t period_at(std::int64_t at) const;

  std::vector<Period> periods_;  // in their order; the first begins before every time
};

}  // namespace parcours
