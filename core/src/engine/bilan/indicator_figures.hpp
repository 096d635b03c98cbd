// The figures of one indicator in one period, for the whole city.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/bilan/counted_facts.hpp"
#include "engine/bilan/kept_tables.hpp"

namespace parcours::engine {

// An indicator of a bilan.
struct IndicatorOf {
  const definition::Bilan& bilan;
  const definition::Indicator& indicator;
};

// Reads facts through one reader, and keeps the tables of periods that are over. For one thread; outlived by what it is
// made of.
class IndicatorFigures {
 public:
  IndicatorFigures(EngineContext& engine, store::Reader& reader, const CountedByCity& city,
                   const DeployedBilans& deployed);

  // What may be shown where `least` persons are behind each figure.
  BilanFigures figures(const IndicatorOf& of, const report::Period& period, std::int64_t least);
  // The period of the same end, or the one before, of which figures of the indicator are shown; empty: of any.
  std::optional<report::Period> possible_period(const IndicatorOf& of, const report::Period& period) const;
  // The first day from which all of its facts are counted; empty: it is not counted now.
  std::optional<Date> counted_since(const IndicatorOf& of);

  // The facts of an indicator, in the order in which it names them.
  static std::vector<std::string> facts_of(const definition::Indicator& indicator);
  bool is_of_persons(const definition::Indicator& indicator) const;

 private:
  struct Asked;
  BilanFigures::Missing missing(const Asked& asked);
  report::Answer compute(const Asked& asked);
  report::Facts load(const Asked& asked, const std::string& fact, bool is_first);
  report::Facts given(const Asked& asked, const std::string& reference) const;
  void add(report::Facts& facts, const store::FactQuery& query, int sign);
  bool is_whole_shown(const Asked& asked) const;
  bool is_shown_by_itself(const std::string& fact) const;
  std::string spec(const Asked& asked) const;

  EngineContext& engine_;
  store::Reader& reader_;
  const CountedByCity& city_;
  const DeployedBilans& deployed_;
  Date today_;
  std::map<std::string, Record> dims_;                     // by their text
  std::map<std::int64_t, std::string> territories_;        // by their number
  std::map<std::string, std::optional<Date>> first_days_;  // of facts
};

}  // namespace parcours::engine
