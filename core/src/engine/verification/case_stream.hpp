// The rows of a table in the order of cases, taken case by case.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "store/proof/proof_reader.hpp"

namespace parcours::engine {

template <class Row>
std::int64_t case_of(const Row& row) {
  return row.case_id;
}
inline std::int64_t case_of(const store::OwnedJournalRow& row) { return row.owner; }

// Contains its rows. Cases are asked for in ascending order. What is between two of them is of no case.
template <class Row>
class CaseStream {
 public:
  explicit CaseStream(std::vector<Row> rows) : rows_(std::move(rows)) {}

  // The rows of that case, valid as long as the stream.
  std::span<const Row> take(std::int64_t case_id) {
    skip_until(case_id);
    const auto from = at_;
    while (at_ < rows_.size() && case_of(rows_[at_]) == case_id) ++at_;
    return std::span<const Row>(rows_).subspan(from, at_ - from);
  }
  // The number of rows that are of no case. Called once, after the last case.
  std::size_t strays() {
    strays_ += rows_.size() - at_;
    at_ = rows_.size();
    return strays_;
  }

 private:
  void skip_until(std::int64_t case_id) {
    for (; at_ < rows_.size() && case_of(rows_[at_]) < case_id; ++at_) ++strays_;
  }

  std::vector<Row> rows_;
  std::size_t at_ = 0, strays_ = 0;
};

}  // namespace parcours::engine
