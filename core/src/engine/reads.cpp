// The reads of the facade: worklists, lists of cases, one case, figures.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/seen_case.hpp"
#include "execution/codec_record.hpp"
#include "report/bilan.hpp"

namespace parcours {
namespace {

using engine::CaseReader;

constexpr std::size_t kMaxItems = 500;  // of one page
constexpr int kScanned = 2'000;         // cases looked at for one page

// "due.case.token": the last row of a page.
std::string cursor(const store::TaskRow& row) { return fmt::format("{}.{}.{}", row.due, row.case_id, row.token); }
store::TaskRow after_cursor(std::string_view text) {
  store::TaskRow row{0, std::numeric_limits<std::int64_t>::min(), 0, 0, 0, {}, {}};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (auto* part : {&row.due, &row.case_id, &row.token}) {
    const auto [next, error] = std::from_chars(at, end, *part);
    if (error != std::errc()) break;
    at = next == end ? next : next + 1;
  }
  return row;
}

}  // namespace

Page<Task> Engine::tasks(const Actor& by, std::string_view after, std::size_t limit) {
  limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
  const CaseReader reader(*engine_context_, by);
  const auto& [actor, grants] = reader.who();
  if (grants.empty()) return {};
  std::vector<std::int64_t> audiences;
  for (const auto& [id, spec] : engine_context_->catalogue.audiences(reader.store()))
    if (trust::may(trust::from_spec(spec), actor, grants)) audiences.push_back(id);
  Page<Task> page;
  if (audiences.empty()) return page;
  auto rows = reader.store().tasks(audiences, after_cursor(after), limit + 1);
  if (rows.size() > limit) rows.pop_back(), page.next = cursor(rows.back());
  for (const auto& row : rows) page.items.push_back(reader.see(row));
  return page;
}

Page<Case> Engine::cases(const Actor& by, std::string_view after, std::size_t limit) {
  limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
  const CaseReader reader(*engine_context_, by);
  if (reader.who().grants.empty()) return {};
  std::int64_t last = 0;
  std::from_chars(after.data(), after.data() + after.size(), last);
  Page<Case> page;
  for (const auto& case_row : reader.store().cases(last, kScanned)) {
    if (page.items.size() == limit) break;
    last = case_row.id;
    page.next = std::to_string(last);
    if (auto seen = reader.see(case_row, engine::SeenCase::Detail::outline))
      page.items.push_back((*std::move(seen)).shown());
  }
  if (reader.store().cases(last, 1).empty()) page.next.clear();
  return page;
}

Checked<Case> Engine::read(const Actor& by, std::string_view reference) {
  auto seen = CaseReader(*engine_context_, by, reference).see(engine::SeenCase::Detail::whole);
  if (!seen) return seen.problems();
  return std::move(*seen).shown();
}

std::vector<Figure> Engine::bilan(const Actor& by, Date from, Date until) {
  const CaseReader reader(*engine_context_, by);
  const auto& administrators = engine_context_->settings.administrators;
  const bool everywhere = std::find(administrators.begin(), administrators.end(), by.id) != administrators.end();
  const auto& grants = reader.who().grants;
  const auto sees = [&](std::int64_t territory) {
    return everywhere || std::any_of(grants.begin(), grants.end(),
                                     [&](const trust::Grant& g) { return trust::covers(g, territory, 0); });
  };
  const auto day = [](Date d) { return std::int64_t{std::chrono::sys_days(d).time_since_epoch().count()}; };
  std::vector<report::FactCount> sums;
  for (const auto& f : reader.store().facts(day(from), day(until)))
    if (sees(f.territory))
      sums.push_back(
          {f.indicator, engine_context_->catalogue.term(reader.store(), "territory", f.territory), f.dims, f.n});
  std::vector<Figure> figures;
  for (auto& reported : report::suppress_small_counts(sums)) {
    Figure figure{reported.indicator,
                  Text(reported.indicator),
                  {},
                  reported.territory,
                  execution::decode_record(reported.dims, "the dims of a fact"),
                  reported.n};
    for (const auto& sheet : engine_context_->sheets.sheets())
      for (const auto& i : sheet->indicators)
        if (i.id == reported.indicator) figure.title = i.title, figure.answers = i.answers;
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace parcours
