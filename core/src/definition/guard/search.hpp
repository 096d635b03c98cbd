// The search for the case in which no guard is taken.
#pragma once
#include <optional>
#include <vector>

#include "definition/guard/assignment.hpp"

namespace parcours::definition {

using Rows = std::vector<std::size_t>;

// What was found about a list of guards.
struct GuardSearchResult {
  std::vector<bool> taken;        // by row: it is taken in some case, or nobody can tell
  std::optional<Assignment> gap;  // a case in which none is true; what is not chosen there does not matter
  Rows undecided;  // rows of which it depends, and cannot be told, whether one is taken in a case of no other row
  bool exhausted = false;  // it was left off: what was not found may be there
};

// Chooses one variable after the other, and only where a guard cannot be told without it; so what most guards ask for
// first cuts what has to be tried. Lives for one search.
class GuardSearch {
 public:
  GuardSearch(const Variables& variables, const Record& fixed, const Moment& moment, SearchBudget& budget);
  GuardSearchResult run();

 private:
  enum class Answer { no, yes, undecided };
  struct RowScan {
    Rows rows;               // those that may be taken, up to the first that surely is
    bool covered = false;    // the last of them surely is
    int next_variable = -1;  // the variable without which the first of them cannot be told
  };
  void visit(const Rows& rows);
  void branch(int variable, const Rows& rows);
  void settle(const RowScan& scan);
  RowScan scan_rows(const Rows& rows);
  Answer ask(const Guard& guard, bool show_opaque);
  int next_variable(const Guard& guard) const;
  bool pay(std::size_t cost);
  std::vector<Value> linked_values(int variable) const;
  std::vector<Value> values_of(int variable);
  void simplify();
  bool may_be_left_out(int variable) const;
  bool is_gap(std::vector<int> free, std::size_t& tries);
  bool is_gap(std::size_t& tries);

  const Variables& variables_;
  Record fixed_;
  Moment moment_;
  SearchBudget& budget_;
  std::size_t remaining_ = SearchBudget::per_list;
  Assignment assignment_;
  std::vector<std::vector<Value>> cells_;  // of the variables whose cells hang on nothing else
  GuardSearchResult found_;
};

}  // namespace parcours::definition
