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

// The numbers of the last row of a page of that list. They are sealed: the distance between two cases would count the
// cases between them that the reader may not see.
std::string sealed_cursor(const trust::Key& key, const char* list, const std::vector<std::int64_t>& numbers) {
  return trust::seal(key, list, fmt::format("{}", fmt::join(numbers, ".")));
}

// The numbers of a cursor; zeros for the first page. Empty for a text that no page of that list gave.
std::optional<std::vector<std::int64_t>> numbers_in(const trust::Key& key, const char* list, std::string_view cursor,
                                                    std::size_t n) {
  std::vector<std::int64_t> numbers(n);
  if (cursor.empty()) return numbers;
  const auto text = trust::unseal(key, list, cursor);
  if (!text) return std::nullopt;
  const char *at = text->data(), *end = at + text->size();
  for (auto& number : numbers) {
    at = std::from_chars(at, end, number).ptr;
    if (at != end) ++at;
  }
  return numbers;
}

// The purposes of their seals.
constexpr const char* kTasks = "tasks";
const char* list_of(const Query& query) { return query.order == Query::Order::last_event ? "latest" : "cases"; }

// Whether a page is the whole list.
bool is_whole(std::string_view after, const auto& page) { return after.empty() && page.next.empty(); }

// The number of items that meet the query, up to kMostCounted: as many as the reader may see.
std::int64_t count(const CaseReader& reader, const engine::Search& search) {
  return static_cast<std::int64_t>(reader.list(search, 0, kMostCounted).cases.size());
}
std::int64_t count_tasks(const CaseReader& reader, const engine::Search& search) {
  return static_cast<std::int64_t>(reader.list_tasks(search, {}, kMostCounted).tasks.size());
}

Problem not_of_this_list() { return engine::diagnostics().problem("bad-query.cursor", {}, "after"); }

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
    const auto from = numbers_in(engine_context_->key, kTasks, after, 3);
    if (!from) return refused<Task>({not_of_this_list()});
    store::TaskRow last;
    last.due = (*from)[0], last.case_id = (*from)[1], last.token = (*from)[2];
    auto listed = reader.list_tasks(*search, last, limit);
    if (after.empty() && listed.tasks.empty() && !search->unknown_names().empty())
      return refused<Task>(search->unknown_names());
    Page<Task> page;
    page.items = std::move(listed.tasks);
    if (listed.more)
      page.next =
          sealed_cursor(engine_context_->key, kTasks, {listed.last.due, listed.last.case_id, listed.last.token});
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
    const auto from = numbers_in(engine_context_->key, list_of(query), after, 1);
    if (!from) return refused<Case>({not_of_this_list()});
    auto listed = reader.list(*search, from->front(), limit);
    if (after.empty() && listed.cases.empty() && !search->unknown_names().empty())
      return refused<Case>(search->unknown_names());
    Page<Case> page;
    for (auto& seen : listed.cases) page.items.push_back(std::move(seen).shown());
    if (listed.more) page.next = sealed_cursor(engine_context_->key, list_of(query), {listed.last});
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
