// The small names that rows hold numbers of, remembered once they are known to last.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parcours::store {

// Numbers of names that are committed. Threads: any.
class Names {
 public:
  using Entry = std::pair<std::string, std::int64_t>;  // "audience:...": table and name, and its number
  std::optional<std::int64_t> find(const std::string& name) const;
  void add(const std::vector<Entry>& entries);

 private:
  static constexpr std::size_t limit = 100'000;  // beyond it nothing more is remembered
  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> known_;
};

}  // namespace parcours::store
