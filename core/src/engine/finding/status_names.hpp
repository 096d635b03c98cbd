// The words for the status of a case.
#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "store/stored.hpp"

namespace parcours::engine {

inline constexpr std::array<std::pair<std::string_view, store::Status>, 5> kStatusNames{
    {{"open", store::Status::open},
     {"suspended", store::Status::suspended},
     {"ended", store::Status::ended},
     {"archived", store::Status::archived},
     {"purged", store::Status::purged}}};

constexpr std::string_view status_name(store::Status status) {
  for (const auto& [name, each] : kStatusNames)
    if (each == status) return name;
  return "unknown";
}

}  // namespace parcours::engine
