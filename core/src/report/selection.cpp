#include "report/selection.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"

namespace parcours::report {
namespace {

using definition::Filter;
using Computed = definition::Indicator::Kind;
using Days = std::chrono::sys_days;

bool fits(const Fact& fact, const Filter& filter) {
  const auto text = dimension_of(fact, filter.dimension);
  if (!filter.values.empty()) return std::find(filter.values.begin(), filter.values.end(), text) != filter.values.end();
  const auto* value = fact.dims.find(filter.dimension);
  const auto* n = value ? value->get_if<std::int64_t>() : nullptr;
  return n && (!filter.least || *n >= *filter.least) && (!filter.most || *n <= *filter.most);
}

bool is_in(const Fact& fact, const Period& period) {
  return Days(fact.day) >= Days(period.from) && Days(fact.day) < Days(period.until);
}

unsigned series_of(const Question& q, const Fact& fact) {
  if (!fits(fact, q.indicator.where)) return 0;
  if (q.series.empty()) return 1;
  unsigned in = 0;
  for (std::size_t i = 0; i < q.series.size(); ++i)
    if (fits(fact, q.series[i].where)) in |= 1U << i;
  return in;
}

// The last day on which the first fact is in time.
Days end_of(const Question& q, const Fact& among) {
  const auto end = q.calendar.end_of_delay(*q.indicator.within, q.calendar.start_of(among.day), Roll::none);
  return Days(q.calendar.day_of(end - std::chrono::microseconds(1)));
}

// Matched by row where both have one, else by person or case.
bool is_same(const Fact& of, const Fact& among) {
  if (of.case_id == among.case_id && of.list_row != 0 && among.list_row != 0) return of.list_row == among.list_row;
  return identity_of(of, true) == identity_of(among, true);
}

using ByIdentity = std::map<Identity, std::vector<const Fact*>>;

// Those of the first fact, by who they are about: a cohort looks for each of the second one.
ByIdentity by_identity(const Question& q) {
  ByIdentity by;
  for (const auto& of : q.facts)
    if (fits(of, q.indicator.is)) by[identity_of(of, true)].push_back(&of);
  return by;
}

void find_reached(const Question& q, Selection& selection) {
  const auto firsts = by_identity(q);
  std::vector<Selected> old_enough;
  for (const auto& each : selection.facts) {
    const auto& among = *each.fact;
    const auto end = end_of(q, among);
    if (end >= Days(q.today)) {
      selection.too_young += each.in != 0;
      continue;
    }
    old_enough.push_back(each);
    const auto at = firsts.find(identity_of(among, true));
    const bool has = at != firsts.end() && std::any_of(at->second.begin(), at->second.end(), [&](const Fact* of) {
                       return is_same(*of, among) && Days(of->day) >= Days(among.day) && Days(of->day) <= end;
                     });
    if (has) selection.reached.insert(&among);
  }
  selection.facts = std::move(old_enough);
}

}  // namespace

std::string dimension_of(const Fact& fact, std::string_view name) {
  if (name == definition::kTerritoryDimension) return fact.territory;
  const auto* value = fact.dims.find(name);
  if (!value || value->is_null()) return {};
  if (const auto* text = value->get_if<std::string>()) return *text;
  return json::write_plain(*value);
}

bool fits(const Fact& fact, const definition::Filters& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const Filter& filter) { return fits(fact, filter); });
}

Identity identity_of(const Fact& fact, bool of_persons) {
  if (fact.person != 0) return {0, fact.person};
  return {fact.case_id, of_persons ? 0 : fact.list_row};
}

Selection select(const Question& q) {
  Selection selection;
  const bool is_cohort = q.indicator.kind == Computed::cohort;
  for (const auto& fact : is_cohort ? q.others : q.facts)
    if (q.lasts || is_in(fact, q.period)) selection.facts.push_back({&fact, series_of(q, fact)});
  for (const auto& fact : q.others)
    if (q.indicator.kind == Computed::ratio && is_in(fact, q.period))
      selection.others.push_back({&fact, q.are_others_given ? ~0U : series_of(q, fact)});
  if (is_cohort) find_reached(q, selection);
  return selection;
}

std::vector<const Fact*> facts_in(const std::vector<Selected>& all, unsigned wanted, unsigned unwanted) {
  std::vector<const Fact*> facts;
  for (const auto& each : all)
    if ((each.in & wanted) == wanted && (each.in & unwanted) == 0) facts.push_back(each.fact);
  return facts;
}

bool is_part(const Question& q, const Selection& selection, const Fact& fact) {
  if (q.indicator.kind == Computed::cohort) return selection.reached.contains(&fact);
  return q.indicator.kind != Computed::share || fits(fact, q.indicator.is);
}

}  // namespace parcours::report
