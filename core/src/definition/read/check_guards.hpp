// What is proved of the guards of a workflow, said where they stand.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "definition/guard/completeness.hpp"
#include "definition/read/stages.hpp"

namespace parcours::definition {

// Checks one list after the other; all of a workflow share one budget.
class GuardCheck {
 public:
  explicit GuardCheck(const FormedDraft& in);
  GuardCheck(const GuardCheck&) = delete;

  // Rows of which the first that is true is taken, of a `decide` or a `value`: is one always, is each ever? `name`, at
  // `place`, is what has them; `places` are the rows'.
  void rows(const Guards& guards, const std::string& name, Span place, const std::vector<Span>& places);
  // A condition that stands alone. `outcomes`: what `outcome` may be there.
  void condition(const expression::Program& guard, Span place, const std::vector<std::string>& outcomes = {});

 private:
  Bounds bounds(const std::string& path, const expression::Type& type) const;
  Bounds of_field(const std::string& path, const Field& field) const;
  void report_coverage(const GuardAnalysis& proof, const std::string& name, Span place);

  Draft& draft_;
  GuardContext context_;
  SearchBudget budget_;
  std::set<std::string> filled_;  // fields that no case is without
  bool has_outcome_ = false;
};

}  // namespace parcours::definition
