#include "report/figures.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/json.hpp"
#include "report/small_counts.hpp"

namespace parcours::report {
namespace {

using definition::Filter;
using definition::Indicator;
using Computed = Indicator::Kind;
using Key = std::vector<std::string>;
using Days = std::chrono::sys_days;

// The value of a dimension as text; empty where it is empty.
std::string dimension_of(const Fact& fact, std::string_view name) {
  if (name == definition::kTerritoryDimension) return fact.territory;
  const auto* value = fact.dims.find(name);
  if (!value || value->is_null()) return {};
  if (const auto* text = value->get_if<std::string>()) return *text;
  return json::write_plain(*value);
}

bool fits(const Fact& fact, const Filter& filter) {
  const auto text = dimension_of(fact, filter.dimension);
  if (!filter.values.empty()) return std::find(filter.values.begin(), filter.values.end(), text) != filter.values.end();
  const auto* value = fact.dims.find(filter.dimension);
  const auto* n = value ? value->get_if<std::int64_t>() : nullptr;
  return n && (!filter.least || *n >= *filter.least) && (!filter.most || *n <= *filter.most);
}

bool fits(const Fact& fact, const definition::Filters& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const Filter& filter) { return fits(fact, filter); });
}

// Who or what a fact is about, for counting each once: the person; without a register the case, and of things the row.
using Identity = std::pair<std::int64_t, std::int64_t>;
Identity identity_of(const Fact& fact, bool of_persons) {
  if (fact.person != 0) return {0, fact.person};
  return {fact.case_id, of_persons ? 0 : fact.list_row};
}

bool is_in(const Fact& fact, const Period& period) {
  return Days(fact.day) >= Days(period.from) && Days(fact.day) < Days(period.until);
}

// What is behind one cell.
struct Behind {
  std::vector<const Fact*> facts;   // of the fact; of a cohort, of the second one
  std::vector<const Fact*> others;  // of a ratio
  std::set<const Fact*> reached;    // of a cohort: those of `facts` that have the first one in time
};

class Computation {
 public:
  explicit Computation(const Question& question) : q_(question), indicator_(question.indicator) {}

  Answer run() {
    collect();
    const auto names = dimensions();
    for (const auto& kept : declared_tables(names.size(), true)) add_table(names, kept);
    return std::move(answer_);
  }

 private:
  std::vector<std::string> dimensions() const {
    std::vector<std::string> names{indicator_.rows.empty() ? std::string(definition::kTerritoryDimension)
                                                           : indicator_.rows};
    for (const auto& column : indicator_.columns)
      if (column != names.front()) names.push_back(column);
    return names;
  }
  bool is_cohort() const { return indicator_.kind == Computed::cohort; }

  // The facts that the figure is made of.
  void collect() {
    for (const auto& fact : is_cohort() ? q_.others : q_.facts)
      if (fits(fact, indicator_.where) && (q_.lasts || is_in(fact, q_.period))) facts_.push_back(&fact);
    for (const auto& fact : q_.others)
      if (indicator_.kind == Computed::ratio && fits(fact, indicator_.where) && is_in(fact, q_.period))
        others_.push_back(&fact);
    if (is_cohort()) find_reached();
  }

  // The last day on which the first fact is in time.
  Days end_of(const Fact& among) const {
    const auto end = q_.calendar.end_of_delay(*indicator_.within, q_.calendar.start_of(among.day), Roll::none);
    return Days(q_.calendar.day_of(end - std::chrono::microseconds(1)));
  }
  // Matched by row where both have one, else by person or case.
  static bool is_same(const Fact& of, const Fact& among) {
    if (of.case_id == among.case_id && of.list_row != 0 && among.list_row != 0) return of.list_row == among.list_row;
    return identity_of(of, true) == identity_of(among, true);
  }
  void find_reached() {
    std::vector<const Fact*> old_enough;
    for (const auto* among : facts_) {
      const auto end = end_of(*among);
      if (end >= Days(q_.today)) {
        ++answer_.too_young;
        continue;
      }
      old_enough.push_back(among);
      const bool has = std::any_of(q_.facts.begin(), q_.facts.end(), [&](const Fact& of) {
        return is_same(of, *among) && fits(of, indicator_.is) && Days(of.day) >= Days(among->day) &&
               Days(of.day) <= end;
      });
      if (has) reached_.insert(among);
    }
    facts_ = std::move(old_enough);
  }

  static Key key_of(const Fact& fact, const std::vector<std::string>& names, const Dimensions& kept) {
    Key key;
    for (const auto dimension : kept) key.push_back(dimension_of(fact, names[dimension]));
    return key;
  }

  void add_table(const std::vector<std::string>& names, const Dimensions& kept) {
    std::map<Key, Behind> cells;
    if (kept.empty()) cells[{}];
    for (const auto* fact : facts_) {
      auto& cell = cells[key_of(*fact, names, kept)];
      cell.facts.push_back(fact);
      if (reached_.contains(fact)) cell.reached.insert(fact);
    }
    for (const auto* fact : others_) cells[key_of(*fact, names, kept)].others.push_back(fact);
    FigureTable table;
    for (const auto dimension : kept) table.dimensions.push_back(names[dimension]);
    const bool shown = !q_.of_persons || std::all_of(cells.begin(), cells.end(),
                                                     [&](const auto& cell) { return may_be_shown(cell.second); });
    if (!shown) return answer_.withheld.push_back(std::move(table));
    for (const auto& [key, behind] : cells) table.cells.push_back(cell_of(key, behind));
    answer_.tables.push_back(std::move(table));
  }

  std::int64_t persons(const std::vector<const Fact*>& facts) const {
    std::set<Identity> all;
    for (const auto* fact : facts) all.insert(identity_of(*fact, q_.of_persons));
    return static_cast<std::int64_t>(all.size());
  }
  // Both parts of a percentage are figures of persons.
  bool may_be_shown(const Behind& behind) const {
    std::vector<const Fact*> with, without;
    for (const auto* fact : behind.facts) (is_part(*fact, behind) ? with : without).push_back(fact);
    Counts parts{persons(with), persons(without), persons(behind.others)};
    if (indicator_.kind == Computed::stock || (q_.lasts && indicator_.kind == Computed::distinct))
      parts = {standing(behind)};
    return report::may_be_shown({{parts.size()}, parts}, q_.least);
  }
  using Counts = std::vector<std::int64_t>;
  bool is_part(const Fact& fact, const Behind& behind) const {
    if (is_cohort()) return behind.reached.contains(&fact);
    return indicator_.kind != Computed::share || fits(fact, indicator_.is);
  }

  static std::int64_t sum(const std::vector<const Fact*>& facts) {
    std::int64_t n = 0;
    for (const auto* fact : facts) n += fact->n;
    return n;
  }
  // For how many it lasted: on the last day, or on any day of the period.
  std::int64_t standing(const Behind& behind) const {
    std::map<Identity, std::int64_t> open, entered;
    for (const auto* fact : behind.facts) {
      const auto who = identity_of(*fact, q_.of_persons);
      const bool before = Days(fact->day) < Days(q_.period.from);
      if (Days(fact->day) >= Days(q_.period.until)) continue;
      if (indicator_.kind == Computed::stock || before) open[who] += fact->n;
      if (!before && fact->n > 0) entered[who] = 1;
    }
    if (indicator_.kind != Computed::stock)
      for (const auto& [who, n] : entered) open[who] += n;
    return std::count_if(open.begin(), open.end(), [](const auto& each) { return each.second > 0; });
  }

  FigureCell cell_of(const Key& key, const Behind& behind) const {
    FigureCell cell{key, {}, 0};
    switch (indicator_.kind) {
      case Computed::sum:
        cell.value = static_cast<double>(sum(behind.facts));
        break;
      case Computed::distinct:
        cell.value = static_cast<double>(q_.lasts ? standing(behind) : persons(behind.facts));
        break;
      case Computed::stock:
        cell.value = static_cast<double>(standing(behind));
        break;
      case Computed::share:
      case Computed::cohort:
      case Computed::ratio:
        add_percentage(behind, cell);
        break;
      case Computed::mean:
      case Computed::median:
        add_measure(behind, cell);
        break;
      case Computed::weeks:
        cell.value = static_cast<double>(weeks(behind));
        break;
      case Computed::list:
        cell.value = static_cast<double>(values(behind).size());
        break;
    }
    return cell;
  }
  void add_percentage(const Behind& behind, FigureCell& cell) const {
    std::vector<const Fact*> with;
    for (const auto* fact : behind.facts)
      if (is_part(*fact, behind)) with.push_back(fact);
    const bool of_facts = indicator_.kind == Computed::cohort;
    const auto part = of_facts ? static_cast<std::int64_t>(with.size()) : sum(with);
    cell.of = indicator_.kind == Computed::ratio ? sum(behind.others)
              : of_facts                         ? static_cast<std::int64_t>(behind.facts.size())
                                                 : sum(behind.facts);
    if (cell.of != 0) cell.value = 100.0 * static_cast<double>(part) / static_cast<double>(cell.of);
  }
  void add_measure(const Behind& behind, FigureCell& cell) const {
    Counts measured;
    for (const auto* fact : behind.facts) measured.push_back(fact->n);
    std::sort(measured.begin(), measured.end());
    cell.of = static_cast<std::int64_t>(measured.size());
    if (measured.empty()) return;
    const auto middle = measured.size() / 2;
    if (indicator_.kind == Computed::mean)
      cell.value = static_cast<double>(sum(behind.facts)) / static_cast<double>(measured.size());
    else
      cell.value = measured.size() % 2 == 1 ? static_cast<double>(measured[middle])
                                            : static_cast<double>(measured[middle - 1] + measured[middle]) / 2;
  }
  // Weeks from Monday, by their first day.
  std::int64_t weeks(const Behind& behind) const {
    std::map<Days, std::int64_t> by_week;
    for (const auto* fact : behind.facts) {
      const Days day(fact->day);
      by_week[day - (std::chrono::weekday(day) - std::chrono::Monday)] += fact->n;
    }
    return std::count_if(by_week.begin(), by_week.end(),
                         [&](const auto& each) { return each.second >= indicator_.least; });
  }
  std::set<std::string> values(const Behind& behind) const {
    std::set<std::string> all;
    for (const auto* fact : behind.facts) all.insert(dimension_of(*fact, indicator_.by));
    all.erase("");
    return all;
  }

  const Question& q_;
  const Indicator& indicator_;
  std::vector<const Fact*> facts_, others_;
  std::set<const Fact*> reached_;
  Answer answer_;
};

}  // namespace

Answer answer(const Question& question) { return Computation(question).run(); }

}  // namespace parcours::report
