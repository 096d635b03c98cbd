// The reads of the facade: worklists, lists of cases, one case.
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/boundary.hpp"
#include "engine/diagnostics.hpp"
#include "engine/finding/search.hpp"
#include "trust/seal.hpp"

namespace parcours {
namespace {

using engine::CaseReader;

constexpr std::size_t kMaxItems = 500;  // of one page

// The numbers of the last row of a page. They are sealed: the distance between two cases would count the cases between
// them that the reader may not see. A text that no page gave is the first page.
std::string sealed_cursor(const trust::Key& key, const std::vector<std::int64_t>& numbers) {
  return trust::seal(key, "cursor", fmt::format("{}", fmt::join(numbers, ".")));
}
std::vector<std::int64_t> numbers_in(const trust::Key& key, std::string_view cursor, std::size_t n) {
  std::vector<std::int64_t> numbers(n);
  const auto text = trust::unseal(key, "cursor", cursor).value_or("");
  const char *at = text.data(), *end = at + text.size();
  for (auto& number : numbers) {
    at = std::from_chars(at, end, number).ptr;
    if (at != end) ++at;
  }
  return numbers;
}

std::string cursor(const trust::Key& key, const store::TaskRow& row) {
  return sealed_cursor(key, {row.due, row.case_id, row.token});
}
store::TaskRow task_after(const trust::Key& key, std::string_view cursor) {
  const auto numbers = numbers_in(key, cursor, 3);
  store::TaskRow row;
  row.due = numbers[0], row.case_id = numbers[1], row.token = numbers[2];
  return row;
}
std::string cursor(const trust::Key& key, std::int64_t last_case) { return sealed_cursor(key, {last_case}); }
std::int64_t case_after(const trust::Key& key, std::string_view cursor) { return numbers_in(key, cursor, 1).front(); }

}  // namespace

namespace {

// Whether a page is the whole list.
bool is_whole(std::string_view after, const auto& page) { return after.empty() && page.next.empty(); }

// The number of items that meet the query, up to kMostCounted: as many as the reader may see.
std::int64_t count(const CaseReader& reader, const engine::Search& search) {
  return static_cast<std::int64_t>(reader.list(search, 0, kMostCounted).cases.size());
}
std::int64_t count_tasks(const CaseReader& reader, const engine::Search& search) {
  return static_cast<std::int64_t>(reader.list_tasks(search, {}, kMostCounted).tasks.size());
}

template <class Item>
Page<Item> refused(Problems problems) {
  Page<Item> page;
  page.problems = std::move(problems);
  return page;
}

}  // namespace

std::vector<OpenableWorkflow> Engine::workflows(const Actor& by) {
  return errors_only([&] { return CaseReader(*engine_context_, by).forms().openable(); });
}

Checked<Form> Engine::form(const Actor& by, std::string_view workflow) {
  return errors_only([&] { return CaseReader(*engine_context_, by).forms().opening(workflow); });
}

Checked<Form> Engine::corrections(const Actor& by, std::string_view reference) {
  return errors_only([&]() -> Checked<Form> {
    const CaseReader reader(*engine_context_, by, reference);
    const auto seen = reader.see(engine::SeenCase::Detail::whole);
    if (!seen) return seen.problems();
    return reader.corrections(*seen);
  });
}

Page<Task> Engine::tasks(const Actor& by, const Query& query, std::string_view after, std::size_t limit) {
  return errors_only([&]() -> Page<Task> {
    limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
    const CaseReader reader(*engine_context_, by);
    if (reader.who().grants.empty()) return {};
    auto asked = query;
    asked.order = Query::Order::opening;
    const auto search = reader.search(asked);
    if (!search) return refused<Task>(search.problems());
    auto listed = reader.list_tasks(*search, task_after(engine_context_->key, after), limit);
    Page<Task> page;
    page.items = std::move(listed.tasks);
    if (listed.more) page.next = cursor(engine_context_->key, listed.last);
    if (query.counted)
      page.total = is_whole(after, page) ? static_cast<std::int64_t>(page.items.size()) : count_tasks(reader, *search);
    return page;
  });
}

Page<Case> Engine::cases(const Actor& by, const Query& query, std::string_view after, std::size_t limit) {
  return errors_only([&]() -> Page<Case> {
    limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
    const CaseReader reader(*engine_context_, by);
    if (reader.who().grants.empty()) return {};
    const auto search = reader.search(query);
    if (!search) return refused<Case>(search.problems());
    if (search->by_last_event() && reader.is_too_large(*search))
      return refused<Case>({engine::diagnostics().problem("too-many-cases", {{"most", "10 000"}}, "order")});
    auto listed = reader.list(*search, case_after(engine_context_->key, after), limit);
    Page<Case> page;
    for (auto& seen : listed.cases) page.items.push_back(std::move(seen).shown());
    if (listed.more) page.next = cursor(engine_context_->key, listed.last);
    if (query.counted)
      page.total = is_whole(after, page) ? static_cast<std::int64_t>(page.items.size()) : count(reader, *search);
    return page;
  });
}

Checked<Case> Engine::read(const Actor& by, std::string_view reference) {
  return errors_only([&]() -> Checked<Case> {
    auto seen = CaseReader(*engine_context_, by, reference).see(engine::SeenCase::Detail::whole);
    if (!seen) return seen.problems();
    return std::move(*seen).shown();
  });
}

}  // namespace parcours
