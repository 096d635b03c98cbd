// The reads of queries, for the reader of this layer.
#pragma once
#include <vector>

#include "store/snapshot.hpp"

namespace parcours::store {

// One state of the database. One thread.
class FindReader : public SnapshotReader<Reader> {
 public:
  using SnapshotReader::SnapshotReader;

  std::vector<ViewedRow> cases_of_query(std::string_view actor, const Reach& reach, const CaseConditions& conditions,
                                        const CasePlace& from, std::size_t limit) override;
  std::int64_t count_of_query(std::string_view actor, const Reach& reach, const CaseConditions& conditions) override;
  std::vector<TaskRow> tasks_of_query(const std::vector<std::int64_t>& audiences, const CaseConditions& conditions,
                                      const TaskRow& after, std::size_t limit) override;
  std::vector<ViewedRow> viewed_of_numbers(std::string_view actor, const Reach& reach,
                                           const std::vector<std::int64_t>& numbers) override;
};

}  // namespace parcours::store
