#include "report/figures.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/selection.hpp"
#include "report/small_counts.hpp"

namespace parcours::report {
namespace {

using definition::Indicator;
using Computed = Indicator::Kind;
using Key = std::vector<std::string>;
using Cells = std::map<Key, Behind>;
using FactList = std::vector<const Fact*>;
using Persons = std::set<Identity>;

std::vector<std::string> dimensions_of(const Indicator& indicator) {
  std::vector<std::string> names{indicator.rows.empty() ? std::string(definition::kTerritoryDimension)
                                                        : indicator.rows};
  for (const auto& column : indicator.columns)
    if (column != names.front()) names.push_back(column);
  return names;
}

// The fewest persons that something is about. Nobody is fine.
class Fewest {
 public:
  void add(std::size_t persons) {
    if (persons > 0) n_ = std::min(n_, static_cast<std::int64_t>(persons));
  }
  std::int64_t n() const { return n_; }

 private:
  std::int64_t n_ = kEverybody;
};

// Who is behind the cells of a table.
class Watch {
 public:
  Watch(const Question& question, const Selection& selection) : q_(question), selection_(selection) {}

  // The fewest persons behind a part of a figure, and behind what two figures differ by.
  std::int64_t fewest(const Cells& cells) const {
    Fewest fewest;
    for (const auto& [key, behind] : cells) {
      for (unsigned i = 0; i < sets(); ++i) add_series(behind, 1U << i, fewest);
      add_others(behind, fewest);
    }
    return fewest.n();
  }

 private:
  unsigned sets() const { return std::max(1U, static_cast<unsigned>(q_.series.size())); }
  bool is_filtered() const { return !q_.indicator.where.empty() || !q_.series.empty(); }

  void add_series(const Behind& behind, unsigned series, Fewest& fewest) const {
    const auto of_series = facts_in(behind.facts, series);
    add_parts(of_series, fewest);
    if (!is_filtered()) return;
    if (q_.is_whole_shown) add_difference(facts_in(behind.facts, 0), of_series, fewest);
    if (q_.is_whole_shown) add_parts(facts_in(behind.facts, 0, series), fewest);
    for (unsigned i = 0; i < sets(); ++i) {
      if ((1U << i) == series) continue;
      add_parts(facts_in(behind.facts, series, 1U << i), fewest);
      add_difference(of_series, facts_in(behind.facts, 1U << i), fewest);
    }
  }
  // Both parts of a percentage are figures of persons, and so is each value of a list.
  void add_parts(const FactList& facts, Fewest& fewest) const {
    if (is_lasting()) return fewest.add(static_cast<std::size_t>(how_many_last(q_, facts)));
    std::map<std::string, FactList> parts;
    for (const auto* fact : facts) parts[part_of(*fact)].push_back(fact);
    for (const auto& [name, part] : parts) fewest.add(persons(part).size());
  }
  std::string part_of(const Fact& fact) const {
    if (q_.indicator.kind == Computed::list) return dimension_of(fact, q_.indicator.by);
    return is_part(q_, selection_, fact) ? "in" : "out";
  }
  bool is_lasting() const {
    return q_.indicator.kind == Computed::stock || (q_.lasts && q_.indicator.kind == Computed::distinct);
  }
  void add_others(const Behind& behind, Fewest& fewest) const {
    if (!q_.are_others_given) fewest.add(persons(facts_in(behind.others, 0)).size());
  }
  // Those who are in the one figure and not in the other one.
  void add_difference(const FactList& one, const FactList& other, Fewest& fewest) const {
    const auto in = persons(one), out = persons(other);
    fewest.add(static_cast<std::size_t>(
        std::count_if(in.begin(), in.end(), [&](const auto& each) { return !out.contains(each); })));
  }
  Persons persons(const FactList& facts) const {
    Persons all;
    for (const auto* fact : facts) all.insert(identity_of(*fact, q_.of_persons));
    return all;
  }

  const Question& q_;
  const Selection& selection_;
};

Key key_of(const Fact& fact, const std::vector<std::string>& dimensions) {
  Key key;
  for (const auto& name : dimensions) key.push_back(dimension_of(fact, name));
  return key;
}

Cells cells_by(const std::vector<std::string>& dimensions, const Selection& selection) {
  Cells cells;
  if (dimensions.empty()) cells[{}];
  for (const auto& each : selection.facts) cells[key_of(*each.fact, dimensions)].facts.push_back(each);
  for (const auto& each : selection.others) cells[key_of(*each.fact, dimensions)].others.push_back(each);
  return cells;
}

// The tables of those dimensions: one, or one for each series.
void add_tables(const Question& q, const Selection& selection, std::vector<std::string> dimensions, Answer& answer) {
  const auto cells = cells_by(dimensions, selection);
  const auto behind = q.of_persons ? Watch(q, selection).fewest(cells) : kEverybody;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, q.series.size()); ++i) {
    FigureTable table{dimensions, {}, q.series.empty() ? std::string() : q.series[i].name, behind};
    for (const auto& [key, facts] : cells) {
      if (!key.empty() && facts_in(facts.facts, 1U << i).empty() && facts_in(facts.others, 1U << i).empty()) continue;
      auto cell = cell_of(q, selection, facts, 1U << i);
      cell.key = key;
      table.cells.push_back(std::move(cell));
    }
    answer.tables.push_back(std::move(table));
  }
}

}  // namespace

Answer all_figures(const Question& question) {
  const auto selection = select(question);
  Answer answer;
  answer.too_young = selection.too_young;
  const auto names = dimensions_of(question.indicator);
  for (const auto& kept : declared_tables(names.size())) {
    std::vector<std::string> dimensions;
    for (const auto dimension : kept) dimensions.push_back(names[dimension]);
    add_tables(question, selection, std::move(dimensions), answer);
  }
  return answer;
}

Answer shown_figures(Answer all, std::int64_t least) {
  Answer shown;
  shown.too_young = all.too_young;
  for (auto& table : all.tables) {
    if (table.behind >= least)
      shown.tables.push_back(std::move(table));
    else
      shown.withheld.push_back({std::move(table.dimensions), {}, std::move(table.series), table.behind});
  }
  return shown;
}

}  // namespace parcours::report
