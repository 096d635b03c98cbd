// A cache of the numbers that rows use for actors, terms and audiences.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parcours::store {

// Contains committed names only, which never change their number. Threads: any.
class Names {
 public:
  using Entry = std::pair<std::string, std::int64_t>;  // "actor:nadia", and its number
  // Empty when the name is not in the cache.
  std::optional<std::int64_t> find(const std::string& name) const;
  // A name that is in the cache keeps its number.
  void add(const std::vector<Entry>& entries);

 private:
  static constexpr std::size_t limit = 100'000;  // entries; a full cache takes no more
  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> known_;
};

}  // namespace parcours::store
