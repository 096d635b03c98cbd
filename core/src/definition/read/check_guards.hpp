// The proof of guards: rows that cover every case, conditions that can be true.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "definition/guard/completeness.hpp"
#include "definition/read/stages.hpp"

namespace parcours::definition {

// Checks the guards of a workflow and reports defects to the sink of the draft. All checks of one object share a budget
// of work; a proof beyond it is reported as undecided. Refers to the draft, which must outlive it.
class GuardCheck {
 public:
  explicit GuardCheck(const FormedDraft& in);
  GuardCheck(const GuardCheck&) = delete;

  // Checks the rows of a `decide` or a `value`, of which the first true one is taken. Reports situations without a true
  // row, and rows that are never taken. `name`, at `place`, is the step or field with the rows; `places` are the rows'.
  void rows(const Guards& guards, const std::string& name, Span place, const std::vector<Span>& places);
  // Checks a single condition: reports it when it is never true. `outcomes` are the values of `outcome` in it.
  void condition(const expression::Program& guard, Span place, const std::vector<std::string>& outcomes = {});
  // Returns false when there is a case in which none of the guards is true. True when that cannot be decided.
  bool covers(const Guards& guards);

 private:
  Bounds bounds(const std::string& path, const expression::Type& type) const;
  Bounds of_field(const std::string& path, const Field& field) const;
  void report_coverage(const GuardAnalysis& proof, const std::string& name, Span place);

  Draft& draft_;
  GuardContext context_;
  SearchBudget budget_;
  std::set<std::string> filled_;  // fields that have a value in every case
  bool has_outcome_ = false;
};

}  // namespace parcours::definition
