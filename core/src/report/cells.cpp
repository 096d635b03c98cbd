// The value of one cell, from the facts behind it.
#include <algorithm>
#include <map>
#include <set>

#include "report/selection.hpp"

namespace parcours::report {
namespace {

using Computed = definition::Indicator::Kind;
using Days = std::chrono::sys_days;
using FactList = std::vector<const Fact*>;

std::int64_t sum(const FactList& facts) {
  std::int64_t n = 0;
  for (const auto* fact : facts) n += fact->n;
  return n;
}

double distinct(const Question& q, const FactList& facts) {
  std::set<Identity> all;
  for (const auto* fact : facts) all.insert(identity_of(*fact, q.of_persons));
  return static_cast<double>(all.size());
}

// Weeks from Monday, by their first day.
double weeks(const Question& q, const FactList& facts) {
  std::map<Days, std::int64_t> by_week;
  for (const auto* fact : facts) {
    const Days day(fact->day);
    by_week[day - (std::chrono::weekday(day) - std::chrono::Monday)] += fact->n;
  }
  return static_cast<double>(std::count_if(by_week.begin(), by_week.end(),
                                           [&](const auto& each) { return each.second >= q.indicator.least; }));
}

void add_values(const Question& q, const FactList& facts, FigureCell& cell) {
  std::map<std::string, std::int64_t> all;
  for (const auto* fact : facts) all[dimension_of(*fact, q.indicator.by)] += fact->n;
  all.erase("");
  cell.values.assign(all.begin(), all.end());
  cell.value = static_cast<double>(all.size());
}

void add_measure(const Question& q, const FactList& facts, FigureCell& cell) {
  std::vector<std::int64_t> measured;
  for (const auto* fact : facts) measured.push_back(fact->n);
  std::sort(measured.begin(), measured.end());
  cell.of = static_cast<std::int64_t>(measured.size());
  if (measured.empty()) return;
  const auto middle = measured.size() / 2;
  if (q.indicator.kind == Computed::mean)
    cell.value = static_cast<double>(sum(facts)) / static_cast<double>(measured.size());
  else
    cell.value = measured.size() % 2 == 1 ? static_cast<double>(measured[middle])
                                          : static_cast<double>(measured[middle - 1] + measured[middle]) / 2;
}

// A cohort counts those who are looked at, each once for each of its facts; the others add up.
std::int64_t amount(const Question& q, const FactList& facts) {
  return q.indicator.kind == Computed::cohort ? static_cast<std::int64_t>(facts.size()) : sum(facts);
}

void add_percentage(const Question& q, const FactList& part, const FactList& of, FigureCell& cell) {
  cell.of = amount(q, of);
  if (cell.of != 0) cell.value = 100.0 * static_cast<double>(amount(q, part)) / static_cast<double>(cell.of);
}

}  // namespace

std::int64_t how_many_last(const Question& q, const FactList& facts) {
  std::map<Identity, std::int64_t> open, entered;
  const bool on_last_day = q.indicator.kind == Computed::stock;
  for (const auto* fact : facts) {
    const auto who = identity_of(*fact, q.of_persons);
    const bool before = Days(fact->day) < Days(q.period.from);
    if (Days(fact->day) >= Days(q.period.until)) continue;
    if (on_last_day || before) open[who] += fact->n;
    if (!before && fact->n > 0) entered[who] = 1;
  }
  if (!on_last_day)
    for (const auto& [who, n] : entered) open[who] += n;
  return std::count_if(open.begin(), open.end(), [](const auto& each) { return each.second > 0; });
}

FigureCell cell_of(const Question& q, const Selection& selection, const Behind& behind, unsigned series) {
  FigureCell cell;
  const auto facts = facts_in(behind.facts, series);
  FactList part;
  for (const auto* fact : facts)
    if (is_part(q, selection, *fact)) part.push_back(fact);
  switch (q.indicator.kind) {
    case Computed::sum:
      cell.value = static_cast<double>(sum(facts));
      break;
    case Computed::distinct:
      cell.value = q.lasts ? static_cast<double>(how_many_last(q, facts)) : distinct(q, facts);
      break;
    case Computed::stock:
      cell.value = static_cast<double>(how_many_last(q, facts));
      break;
    case Computed::share:
    case Computed::cohort:
      add_percentage(q, part, facts, cell);
      break;
    case Computed::ratio:
      add_percentage(q, facts, facts_in(behind.others, series), cell);
      break;
    case Computed::mean:
    case Computed::median:
      add_measure(q, facts, cell);
      break;
    case Computed::weeks:
      cell.value = weeks(q, facts);
      break;
    case Computed::list:
      add_values(q, facts, cell);
      break;
  }
  return cell;
}

}  // namespace parcours::report
