// The reads and writes of bilans: facts, and the tables that are kept of periods that are over.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/stored.hpp"

namespace parcours::store {

// Which facts, and how far the database adds them.
struct FactQuery {
  enum class Added {
    none,           // each fact
    by_case,        // those of one case, row, person, territory and dimensions
    by_dimensions,  // those of one territory and dimensions, of all cases
    before          // as by_case: those before `until_day`, without those that add up to 0
  };
  std::string name;
  std::int64_t from_day = 0, until_day = 0;  // until before `until_day`
  Added added = Added::none;
};

// A table of a bilan, kept. `spec`: what was computed. `tables`: sealed by the engine.
struct TotalRow {
  std::string bilan, indicator, period, spec;
  std::int64_t at = 0;
  std::string tables{};
};

// Facts of what is added have the first (`before`: the last) day of theirs, and no journal row.
class FactReader {
 public:
  virtual std::vector<FactRow> facts(const FactQuery& query) = 0;
  virtual std::optional<std::int64_t> first_day(std::string_view fact) = 0;  // empty: there is none
  virtual std::optional<TotalRow> total(const TotalRow& key) = 0;            // by its names
  // How many corrections were made at `since` or later, by the id of the workflow version in which the case ran.
  virtual std::vector<std::pair<std::int64_t, std::int64_t>> corrections(std::int64_t since) = 0;

 protected:
  ~FactReader() = default;
};

}  // namespace parcours::store
