// The search for a case in which no guard is true.
#pragma once
#include <optional>
#include <vector>

#include "definition/guard/assignment.hpp"

namespace parcours::definition {

using Rows = std::vector<std::size_t>;

// What a search found about a list of guards.
struct GuardSearchResult {
  std::vector<bool> taken;        // by row: it is taken in some case, or that cannot be decided
  std::optional<Assignment> gap;  // a case in which no guard is true; the value of an open variable does not matter
  Rows undecided;                 // rows that may be true in a case in which no other row is
  bool exhausted = false;         // the budget ended the search: what it did not find may exist
};

// Chooses a value for one variable after the other, and only where a guard cannot be decided without it. So the
// variables that most guards ask for first cut the search. An object makes one search. The arguments outlive it; it
// takes what it spends from `budget`. Not for several threads at once.
class GuardSearch {
 public:
  GuardSearch(const Variables& variables, const Record& fixed, const Moment& moment, SearchBudget& budget);
  GuardSearchResult run();

 private:
  enum class Answer { no, yes, undecided };
  struct RowScan {
    Rows rows;               // the rows that may be taken, up to the first that surely is
    bool covered = false;    // the last of them surely is taken
    int next_variable = -1;  // the variable without which the first of them cannot be decided
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
  // `tries`: how many assignments may still be tried; without any left the answer is no.
  bool is_gap(std::vector<int> free, std::size_t& tries);
  bool is_gap(std::size_t& tries);

  const Variables& variables_;
  Record fixed_;
  Moment moment_;
  SearchBudget& budget_;
  std::size_t remaining_ = SearchBudget::per_list;
  Assignment assignment_;
  std::vector<std::vector<Value>> cells_;  // of the variables whose cells depend on no other variable
  GuardSearchResult found_;
};

}  // namespace parcours::definition
