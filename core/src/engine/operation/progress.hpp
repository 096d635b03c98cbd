// How far a long reading is.
#pragma once
#include <cstdint>
#include <functional>

namespace parcours::engine {

// Calls the host's function, where there is one. Drops what it throws.
inline void report_progress(const std::function<void(std::int64_t, std::int64_t)>& to, std::int64_t done,
                            std::int64_t of) noexcept {
  if (to) try {
      to(done, of);
    } catch (...) {  // the reading goes on
      return;
    }
}

}  // namespace parcours::engine
