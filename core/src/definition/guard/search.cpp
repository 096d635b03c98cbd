#include "definition/guard/search.hpp"

#include <algorithm>

namespace parcours::definition {

GuardSearch::GuardSearch(const Variables& variables, const Record& fixed, const Moment& moment, SearchBudget& budget)
    : variables_(variables),
      fixed_(fixed),
      moment_(moment),
      budget_(budget),
      assignment_(variables.all.size()),
      cells_(variables.all.size()) {
  found_.taken.resize(variables.guards.size());
}

GuardSearchResult GuardSearch::run() {
  Rows all(variables_.guards.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (std::size_t i = 0; i < assignment_.size(); ++i)
    if (is_fixed_clock(variables_.all[i])) assignment_[i] = cells(variables_.all[i], {}, moment_).front();
  if (variables_.clock >= 0)
    branch(variables_.clock, all);
  else
    visit(all);
  return std::move(found_);
}

void GuardSearch::visit(const Rows& rows) {
  if (found_.exhausted || !is_possible(variables_, assignment_)) return;
  const auto scan = scan_rows(rows);
  if (found_.exhausted) return;
  if (scan.next_variable >= 0) return branch(scan.next_variable, scan.rows);
  settle(scan);
}

void GuardSearch::branch(int variable, const Rows& rows) {
  auto& chosen = assignment_[static_cast<std::size_t>(variable)];
  const auto before = moment_.now;
  for (const auto& value : values_of(variable)) {
    chosen = value;
    if (variable == variables_.clock) {
      const auto* day = value.get_if<Date>();
      moment_.now = day ? moment_.calendar.at(*day, std::chrono::hours(12)) : value.as<Instant>();
    }
    visit(rows);
    if (found_.exhausted) break;
  }
  moment_.now = before;
  chosen.reset();
}

std::vector<Value> GuardSearch::values_of(int variable) {
  const auto& v = variables_.all[static_cast<std::size_t>(variable)];
  if (!v.linked_variables.empty() || variables_.clock >= 0) return cells(v, linked_values(variable), moment_);
  auto& known = cells_[static_cast<std::size_t>(variable)];
  if (known.empty()) known = cells(v, {}, moment_);
  return known;
}

// The values of its linked variables in the current assignment.
std::vector<Value> GuardSearch::linked_values(int variable) const {
  std::vector<Value> values;
  for (const int other : variables_.all[static_cast<std::size_t>(variable)].linked_variables)
    if (const auto& value = assignment_[static_cast<std::size_t>(other)]; value && !value->is_null())
      values.push_back(*value);
  return values;
}

GuardSearch::RowScan GuardSearch::scan_rows(const Rows& rows) {
  RowScan scan;
  for (const auto row : rows) {
    const auto& guard = variables_.guards[row];
    const auto answer = ask(guard, false);
    if (found_.exhausted) return scan;
    if (answer == Answer::no) continue;
    scan.rows.push_back(row);
    if (answer == Answer::yes) return scan.covered = true, scan;
    if (scan.next_variable < 0) scan.next_variable = next_variable(guard);
  }
  return scan;
}

GuardSearch::Answer GuardSearch::ask(const Guard& guard, bool show_opaque) {
  if (!guard.program) return Answer::yes;
  if (guard.skipped) return Answer::undecided;
  if (!pay(guard.cost)) return Answer::undecided;
  const AssignmentView view(variables_, guard, assignment_, fixed_, show_opaque);
  if (view.hides_presence()) return Answer::undecided;
  const auto result = guard.program->evaluate(view, moment_);
  if (result.is_true()) return Answer::yes;
  const bool sure = !view.hides() || result.kind == expression::Result::Kind::value;
  return sure ? Answer::no : Answer::undecided;
}

// The first open variable of a guard. -1: none is open, and the guard is undecided all the same.
int GuardSearch::next_variable(const Guard& guard) const {
  for (const auto& use : guard.uses)
    if (!assignment_[static_cast<std::size_t>(use.variable)]) return use.variable;
  return -1;
}

bool GuardSearch::pay(std::size_t cost) {
  if (cost > remaining_ || cost > budget_.remaining) return found_.exhausted = true, false;
  remaining_ -= cost, budget_.remaining -= cost;
  return true;
}

// The rows of a scan that is not covered stay undecided whatever is chosen. They are evaluated once with opaque values
// shown: where all are false, this assignment is a gap.
void GuardSearch::settle(const RowScan& scan) {
  for (const auto row : scan.rows) found_.taken[row] = true;
  if (scan.covered || found_.gap) return;
  const bool some = std::any_of(scan.rows.begin(), scan.rows.end(), [&](std::size_t row) {
    return variables_.guards[row].skipped || ask(variables_.guards[row], true) != Answer::no;
  });
  if (found_.exhausted) return;
  if (some)
    found_.undecided.insert(found_.undecided.end(), scan.rows.begin(), scan.rows.end());
  else
    simplify();
}

// Makes the current assignment the gap, without the variables that do not matter: no guard is true for any of their
// values.
void GuardSearch::simplify() {
  found_.gap = assignment_;
  std::vector<int> left_out;
  for (int i = 0; i < static_cast<int>(assignment_.size()); ++i) {
    if (!assignment_[static_cast<std::size_t>(i)] || !may_be_left_out(i)) continue;
    const auto before = assignment_;
    std::size_t tries = 200;
    left_out.push_back(i);
    if (is_gap(left_out, tries))
      found_.gap->at(static_cast<std::size_t>(i)).reset();
    else
      left_out.pop_back();
    assignment_ = before;
  }
}

// A variable with an opaque use was tried with one value only, and a clock moves other variables.
bool GuardSearch::may_be_left_out(int variable) const {
  const auto is_open = [&](const Guard::VariableUse& use) { return use.variable == variable && use.opaque; };
  const bool still = is_fixed_clock(variables_.all[static_cast<std::size_t>(variable)]);
  return !still && variable != variables_.clock &&
         std::none_of(variables_.guards.begin(), variables_.guards.end(),
                      [&](const Guard& guard) { return std::any_of(guard.uses.begin(), guard.uses.end(), is_open); });
}

// Whether no guard is true for any values of `free`, the other variables as chosen.
bool GuardSearch::is_gap(std::vector<int> free, std::size_t& tries) {
  if (free.empty()) return is_gap(tries);
  const auto at = static_cast<std::size_t>(free.back());
  free.pop_back();
  for (const auto& value : values_of(static_cast<int>(at))) {
    assignment_[at] = value;
    if (!is_gap(free, tries)) return false;
  }
  return true;
}

bool GuardSearch::is_gap(std::size_t& tries) {
  if (tries == 0) return false;
  --tries;
  return !is_possible(variables_, assignment_) ||
         std::all_of(variables_.guards.begin(), variables_.guards.end(),
                     [&](const Guard& guard) { return ask(guard, true) == Answer::no; });
}

}  // namespace parcours::definition
