#include "store/names.hpp"

namespace parcours::store {

std::optional<std::int64_t> Names::find(const std::string& name) const {
  std::lock_guard lock(mutex_);
  const auto found = known_.find(name);
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

void Names::add(const std::vector<Entry>& entries) {
  std::lock_guard lock(mutex_);
  for (const auto& entry : entries)
    if (known_.size() < limit) known_.insert(entry);
}

}  // namespace parcours::store
