// The lists of a reader: cases and tasks that meet a query.
#include <limits>
#include <set>

#include "engine/finding/search.hpp"

namespace parcours::engine {

Checked<Search> CaseReader::search(const Query& query) const {
  return Search::of({engine_context_, *store_, who_, *roles_, reach_->columns, now_}, query);
}

CaseReader::Listed CaseReader::list(const Search& search, std::int64_t after, std::size_t limit) const {
  const bool by_last_event = search.by_last_event();
  if (by_last_event && after == 0) after = std::numeric_limits<std::int64_t>::max();
  Listed listed;
  while (true) {
    const auto rows = search.is_plain() ? store_->viewed_cases(who_.actor, reach_->columns, after, limit + 1)
                                        : store_->cases_of_query(who_.actor, search.reach(), search.conditions(),
                                                                 {by_last_event, after}, limit + 1);
    for (const auto& row : rows) {
      after = by_last_event ? row.case_row.head : row.case_row.id;
      auto seen = outline(row);
      if (!seen || !search.met_by(*seen)) continue;
      listed.more = listed.cases.size() == limit;
      if (listed.more) return listed;
      listed.last = after, listed.cases.push_back(*std::move(seen));
    }
    if (rows.size() <= limit) return listed;
  }
}

bool CaseReader::is_too_large(const Search& search) const {
  const auto most = static_cast<std::int64_t>(store::ViewReader::most_ordered);
  return store_->count_of_query(who_.actor, search.reach(), search.conditions()) > most;
}

std::set<std::int64_t> CaseReader::met_cases(const Search& search, const std::vector<store::TaskRow>& rows) const {
  std::set<std::int64_t> met;
  for (const auto& row : rows) met.insert(row.case_id);
  if (!search.asks_of_case() || met.empty()) return met;
  const std::vector<std::int64_t> numbers(met.begin(), met.end());
  met.clear();
  for (const auto& row : store_->viewed_of_numbers(who_.actor, reach_->columns, numbers))
    if (const auto seen = outline(row); seen && search.met_by_case_of_task(*seen)) met.insert(row.case_row.id);
  return met;
}

CaseReader::ListedTasks CaseReader::list_tasks(const Search& search, store::TaskRow after, std::size_t limit) const {
  const auto mine = audiences();
  ListedTasks listed;
  while (true) {
    const auto rows = search.is_plain() ? store_->tasks(mine, after, limit + 1)
                                        : store_->tasks_of_query(mine, search.conditions(), after, limit + 1);
    const auto met = met_cases(search, rows);
    for (const auto& row : rows) {
      after = row;
      auto task = met.contains(row.case_id) ? see(row) : std::nullopt;
      if (!task) continue;
      listed.more = listed.tasks.size() == limit;
      if (listed.more) return listed;
      listed.last = row, listed.tasks.push_back(*std::move(task));
    }
    if (rows.size() <= limit) return listed;
  }
}

}  // namespace parcours::engine
