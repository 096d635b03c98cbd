#include "definition/guard/search.hpp"

#include <algorithm>

namespace parcours::definition {

GuardSearch::GuardSearch(const Variables& variables, const Record& fixed, const Moment& moment, Effort& effort)
    : variables_(variables),
      fixed_(fixed),
      moment_(moment),
      effort_(effort),
      chosen_(variables.all.size()),
      cells_(variables.all.size()) {
  found_.taken.resize(variables.guards.size());
}

GuardFindings GuardSearch::run() {
  Rows all(variables_.guards.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (std::size_t i = 0; i < chosen_.size(); ++i)
    if (stands_still(variables_.all[i])) chosen_[i] = cells(variables_.all[i], {}, moment_).front();
  if (variables_.clock >= 0)
    branch(variables_.clock, all);
  else
    visit(all);
  return std::move(found_);
}

void GuardSearch::visit(const Rows& rows) {
  if (found_.spent || !is_possible(variables_, chosen_)) return;
  const auto told = tell(rows);
  if (found_.spent) return;
  if (told.wanted >= 0) return branch(told.wanted, told.rows);
  settle(told);
}

void GuardSearch::branch(int variable, const Rows& rows) {
  auto& chosen = chosen_[static_cast<std::size_t>(variable)];
  const auto before = moment_.now;
  for (const auto& value : values_of(variable)) {
    chosen = value;
    if (variable == variables_.clock) {
      const auto* day = value.get_if<Date>();
      moment_.now = day ? moment_.calendar.at(*day, std::chrono::hours(12)) : value.as<Instant>();
    }
    visit(rows);
    if (found_.spent) break;
  }
  moment_.now = before;
  chosen.reset();
}

std::vector<Value> GuardSearch::values_of(int variable) {
  const auto& v = variables_.all[static_cast<std::size_t>(variable)];
  if (!v.mates.empty() || variables_.clock >= 0) return cells(v, beside(variable), moment_);
  auto& known = cells_[static_cast<std::size_t>(variable)];
  if (known.empty()) known = cells(v, {}, moment_);
  return known;
}

// The values that its mates have now.
std::vector<Value> GuardSearch::beside(int variable) const {
  std::vector<Value> values;
  for (const int mate : variables_.all[static_cast<std::size_t>(variable)].mates)
    if (const auto& value = chosen_[static_cast<std::size_t>(mate)]; value && !value->is_null())
      values.push_back(*value);
  return values;
}

GuardSearch::Told GuardSearch::tell(const Rows& rows) {
  Told told;
  for (const auto row : rows) {
    const auto& guard = variables_.guards[row];
    const auto answer = ask(guard, false);
    if (found_.spent) return told;
    if (answer == Answer::no) continue;
    told.rows.push_back(row);
    if (answer == Answer::yes) return told.always = true, told;
    if (told.wanted < 0) told.wanted = wanted(guard);
  }
  return told;
}

GuardSearch::Answer GuardSearch::ask(const Guard& guard, bool show_open) {
  if (!guard.program) return Answer::yes;
  if (guard.untried) return Answer::open;
  if (!pay(guard.cost)) return Answer::open;
  const Trial trial(variables_, guard, chosen_, fixed_, show_open);
  if (trial.hides_presence()) return Answer::open;
  const auto result = guard.program->evaluate(trial, moment_);
  if (result.is_true()) return Answer::yes;
  const bool sure = !trial.hides() || result.kind == expression::Result::Kind::value;
  return sure ? Answer::no : Answer::open;
}

// The first variable of a guard that is not chosen yet; -1 when all are, and the guard cannot be told even so.
int GuardSearch::wanted(const Guard& guard) const {
  for (const auto& use : guard.uses)
    if (!chosen_[static_cast<std::size_t>(use.variable)]) return use.variable;
  return -1;
}

bool GuardSearch::pay(std::size_t cost) {
  if (cost > left_ || cost > effort_.left) return found_.spent = true, false;
  left_ -= cost, effort_.left -= cost;
  return true;
}

// Every guard is told, but those that are open whatever is chosen. One case of those is tried, for what it shows.
void GuardSearch::settle(const Told& told) {
  for (const auto row : told.rows) found_.taken[row] = true;
  if (told.always || found_.hole) return;
  const bool some = std::any_of(told.rows.begin(), told.rows.end(), [&](std::size_t row) {
    return variables_.guards[row].untried || ask(variables_.guards[row], true) != Answer::no;
  });
  if (found_.spent) return;
  if (some)
    found_.unsure.insert(found_.unsure.end(), told.rows.begin(), told.rows.end());
  else
    simplify();
}

// Leaves out of the case that is chosen now whatever does not matter: no guard is true whichever value it has.
void GuardSearch::simplify() {
  found_.hole = chosen_;
  std::vector<int> left_out;
  for (int i = 0; i < static_cast<int>(chosen_.size()); ++i) {
    if (!chosen_[static_cast<std::size_t>(i)] || !may_be_left_out(i)) continue;
    const auto before = chosen_;
    std::size_t tries = 200;
    left_out.push_back(i);
    if (is_hole(left_out, tries))
      found_.hole->at(static_cast<std::size_t>(i)).reset();
    else
      left_out.pop_back();
    chosen_ = before;
  }
}

// What is open in some guard was tried with one value only, and a clock moves the others.
bool GuardSearch::may_be_left_out(int variable) const {
  const auto is_open = [&](const Guard::Use& use) { return use.variable == variable && use.open; };
  const bool still = stands_still(variables_.all[static_cast<std::size_t>(variable)]);
  return !still && variable != variables_.clock &&
         std::none_of(variables_.guards.begin(), variables_.guards.end(),
                      [&](const Guard& guard) { return std::any_of(guard.uses.begin(), guard.uses.end(), is_open); });
}

// Whether no guard is true for any values of `free`, the others as they are chosen.
bool GuardSearch::is_hole(std::vector<int> free, std::size_t& tries) {
  if (free.empty()) return is_hole(tries);
  const auto at = static_cast<std::size_t>(free.back());
  free.pop_back();
  for (const auto& value : values_of(static_cast<int>(at))) {
    chosen_[at] = value;
    if (!is_hole(free, tries)) return false;
  }
  return true;
}

bool GuardSearch::is_hole(std::size_t& tries) {
  if (tries == 0) return false;
  --tries;
  return !is_possible(variables_, chosen_) ||
         std::all_of(variables_.guards.begin(), variables_.guards.end(),
                     [&](const Guard& guard) { return ask(guard, true) == Answer::no; });
}

}  // namespace parcours::definition
