#include "definition/guard/assignment.hpp"

#include <algorithm>
#include <tuple>

namespace parcours::definition {
namespace {

// A copy of the record with the value at a path: "tenter.times" in the record of `steps`.
Record with(const Record* owner, std::string_view path, const Value& value) {
  Record made = owner ? *owner : Record();
  const auto dot = path.find('.');
  const auto name = path.substr(0, dot);
  if (dot == std::string_view::npos) {
    const auto* there = made.find(name);
    if (!there || !there->is<Record>() || !value.is<Record>()) made.set(name, value);
    return made;
  }
  const auto* inner = made.find(name);
  made.set(name, with(inner ? inner->get_if<Record>() : nullptr, path.substr(dot + 1), value));
  return made;
}

bool is_member(std::string_view path, std::string_view owner) {
  return path.size() > owner.size() && path.starts_with(owner) && path[owner.size()] == '.';
}

// The counts that are chosen of one step.
struct StepCounts {
  const Value *times = nullptr, *outcome = nullptr;
  bool outcome_empty = false, ended_unseen = false;
  std::int64_t ended = 0;     // the highest count of one outcome
  std::int64_t compared = 0;  // the highest of those that are linked with `times`
  bool is_consistent() const {
    const auto* n = times ? times->get_if<std::int64_t>() : nullptr;
    if (outcome_empty && ((n && *n > 0) || ended > 0)) return false;
    if (n && compared > *n) return false;
    return !n || *n <= 0 || !ended_unseen;
  }
};

StepCounts step_counts_of(const std::string& step, const Variables& variables, const Assignment& chosen) {
  StepCounts counts;
  int times = -1;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    if (variables.all[i].path == step + ".times") counts.times = &*chosen[i], times = static_cast<int>(i);
    if (variables.all[i].path == step + ".outcome") counts.outcome = &*chosen[i];
  }
  counts.outcome_empty = counts.outcome && counts.outcome->is_null();
  const auto* outcome = counts.outcome ? counts.outcome->get_if<std::string>() : nullptr;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& [path, linked_variables] = std::tie(variables.all[i].path, variables.all[i].linked_variables);
    const auto* n = chosen[i] ? chosen[i]->get_if<std::int64_t>() : nullptr;
    if (!n || !path.starts_with(step + ".ended.")) continue;
    counts.ended = std::max(counts.ended, *n);
    if (std::find(linked_variables.begin(), linked_variables.end(), times) != linked_variables.end())
      counts.compared = std::max(counts.compared, *n);
    counts.ended_unseen |= *n == 0 && outcome && path == step + ".ended." + *outcome;
  }
  return counts;
}

}  // namespace

AssignmentView::AssignmentView(const Variables& variables, const Guard& guard, const Assignment& chosen,
                               const Record& fixed, bool show_opaque)
    : fixed_(fixed) {
  for (const auto& use : guard.uses) {
    const auto at = static_cast<std::size_t>(use.variable);
    const auto& value = chosen[at];
    if (value && (show_opaque || !use.opaque || value->is_null()))
      see(variables.all[at], *value);
    else
      hides_ = true, hides_presence_ |= use.presence;
  }
}

void AssignmentView::see(const Variable& variable, const Value& value) {
  const std::string_view path = variable.path;
  if (value.is_null()) return;
  if (path.find('.') == std::string_view::npos && !value.is<Record>()) return void(plain_.emplace_back(path, &value));
  made_ = with(&made_, path, value);
}

const Value* AssignmentView::find(std::string_view name) const {
  for (const auto& [path, value] : plain_)
    if (path == name) return value;
  const auto* made = made_.find(name);
  return made ? made : fixed_.find(name);
}

bool is_possible(const Variables& variables, const Assignment& chosen) {
  const auto count = chosen.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& path = variables.all[i].path;
    if (!chosen[i]) continue;
    for (std::size_t j = 0; j < count && chosen[i]->is_null(); ++j)
      if (chosen[j] && !chosen[j]->is_null() && is_member(variables.all[j].path, path)) return false;
    if (path.starts_with("steps.") &&
        !step_counts_of(path.substr(0, path.find('.', 6)), variables, chosen).is_consistent())
      return false;
  }
  return true;
}

}  // namespace parcours::definition
