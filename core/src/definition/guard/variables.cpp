#include "definition/guard/variables.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace parcours::definition {
namespace {

using expression::NameUse;
using Kind = expression::Type::Kind;

constexpr std::size_t max_values = 60, max_elements_tried = 8, max_linked_variables = 2;
constexpr std::int64_t max_size = 30;

bool is_clock(const std::string& path) { return path == "today" || path == "now"; }
bool is_finite(const Variable& v) {
  const auto values = v.type.values().size();
  return v.type.kind() == Kind::boolean || (values > 0 && values <= max_values);
}

class VariableCollector {
 public:
  VariableCollector(const GuardContext& context, const expression::Bindings& fixed, const Moment& moment, bool doubting)
      : context_(context), fixed_(fixed), moment_(moment), doubting_(doubting) {}

  void add(const expression::Program* program) {
    Guard guard{program, {}, 1, false};
    if (program) read(*program, guard);
    made_.guards.push_back(std::move(guard));
  }
  Variables done() {
    for (auto& v : made_.all) settle(v);
    join_steps();
    share();
    settle_clock();
    for (auto& guard : made_.guards)
      for (auto& use : guard.uses) settle(use);
    return std::move(made_);
  }

 private:
  void read(const expression::Program& program, Guard& guard);
  void use(Guard& guard, int variable, const NameUse& name_use);
  int variable(const std::string& path, const expression::Type& type);
  void merge(int index, const NameUse& name_use);
  void link(int a, int b);
  int root(int at) const;
  static void settle(Variable& v);
  void settle(Guard::VariableUse& use) const {
    const auto& v = made_.all[static_cast<std::size_t>(use.variable)];
    use.opaque = v.opaque || (use.opaque && !is_finite(v));
  }
  void join_steps();
  void share();
  void share(const std::vector<int>& members);
  void settle_clock();

  const GuardContext& context_;
  const expression::Bindings& fixed_;
  const Moment& moment_;
  bool doubting_;
  Variables made_;
  std::map<std::string, int> by_path_;
  std::vector<int> parent_;  // linked variables have one root
};

void VariableCollector::read(const expression::Program& program, Guard& guard) {
  const auto asked = expression::name_uses(program, fixed_, moment_);
  const auto size = program.text().size();
  guard.skipped = asked.costly;
  guard.cost = 1 + (asked.macros ? size * size / 4'096 : size / 64);
  for (const auto& name_use : asked.all) {
    const int index = variable(name_use.path, name_use.type);
    use(guard, index, name_use);
    merge(index, name_use);
    for (const auto& other : name_use.compared_with) link(index, variable(other, name_use.type));
    if (name_use.clock_relative)
      link(index, variable(name_use.type.kind() == Kind::date ? "today" : "now", name_use.type));
  }
}

int VariableCollector::variable(const std::string& path, const expression::Type& type) {
  const auto [at, fresh] = by_path_.emplace(path, static_cast<int>(made_.all.size()));
  if (fresh) {
    Variable v;
    v.path = path;
    v.type = type;
    if (!is_clock(path)) v.bounds = context_.bounds(path, type);
    v.bounds.empty = !is_clock(path) && (v.bounds.empty || (doubting_ && v.bounds.doubtful));
    made_.all.push_back(std::move(v));
    parent_.push_back(at->second);
  }
  return at->second;
}

void VariableCollector::use(Guard& guard, int variable, const NameUse& name_use) {
  auto at =
      std::find_if(guard.uses.begin(), guard.uses.end(), [&](const auto& each) { return each.variable == variable; });
  if (at == guard.uses.end()) at = guard.uses.insert(at, {variable, false, false});
  at->opaque |= name_use.kind == NameUse::Kind::opaque;
  at->presence |= name_use.kind == NameUse::Kind::presence;
}

// Two different uses of one name cut its domain differently: then trying values proves nothing.
void VariableCollector::merge(int index, const NameUse& name_use) {
  auto& v = made_.all[static_cast<std::size_t>(index)];
  const auto kind = name_use.kind;
  if (kind == NameUse::Kind::opaque) v.all_values = true;
  if (kind == NameUse::Kind::opaque || kind == NameUse::Kind::presence) return;
  if (v.view != View::presence && v.view != kind) v.opaque = true;
  v.view = kind;
  v.constants.insert(v.constants.end(), name_use.constants.begin(), name_use.constants.end());
  v.clock_relative |= name_use.clock_relative;
  v.measures.insert(name_use.measures.begin(), name_use.measures.end());
}

int VariableCollector::root(int at) const {
  while (parent_[static_cast<std::size_t>(at)] != at) at = parent_[static_cast<std::size_t>(at)];
  return at;
}

void VariableCollector::link(int a, int b) { parent_[static_cast<std::size_t>(root(b))] = root(a); }

// Decides whether trying values proves something for the variable.
void VariableCollector::settle(Variable& v) {
  if (is_finite(v)) {
    v.all_values |= v.view == View::size || v.view == View::age;
    v.opaque = false;
    return;
  }
  const auto fits = [&](const Value& value) {
    if (v.view == View::age || v.view == View::size)
      return value.is<std::int64_t>() && (v.view == View::age || std::abs(value.as<std::int64_t>()) <= max_size);
    if (v.view == View::holds || !is_ordered(v.type)) return value.is<std::string>();
    return ticks_of(value, v.type, v.bounds.decimals).has_value();
  };
  const bool text = v.type.kind() == Kind::text;
  if (v.view == View::value && !text && !is_ordered(v.type)) v.opaque = true;
  if (!std::all_of(v.constants.begin(), v.constants.end(), fits)) v.opaque = true;
  std::set<std::string> elements;
  for (const auto& each : v.constants)
    if (each.is<std::string>() && v.view == View::holds) elements.insert(each.as<std::string>());
  if (elements.size() > max_elements_tried) v.opaque = true;
}

// The counts of one step are linked without a comparison: none is higher than `times`, and 0 is a cell of its own.
void VariableCollector::join_steps() {
  std::map<std::string, std::vector<int>> counts;
  for (std::size_t i = 0; i < made_.all.size(); ++i) {
    const auto& v = made_.all[i];
    if (!v.path.starts_with("steps.")) continue;
    counts[v.path.substr(0, v.path.find('.', 6))].push_back(static_cast<int>(i));
  }
  for (const auto& [step, members] : counts) {
    if (members.size() < 2) continue;
    std::vector<int> numbers;
    for (const int each : members) {
      auto& v = made_.all[static_cast<std::size_t>(each)];
      if (v.type.kind() != Kind::integer) continue;
      v.constants.emplace_back(0);
      v.view = View::value;
      numbers.push_back(each);
    }
    for (const int each : numbers)
      if (numbers.size() <= max_linked_variables + 1) link(numbers.front(), each);
  }
}

// Linked variables are cut at the same constants, and each at the values of the others.
void VariableCollector::share() {
  std::map<int, std::vector<int>> classes;
  for (int i = 0; i < static_cast<int>(parent_.size()); ++i) classes[root(i)].push_back(i);
  for (const auto& [first, members] : classes)
    if (members.size() > 1) share(members);
}

void VariableCollector::share(const std::vector<int>& members) {
  std::vector<Value> constants;
  std::set<std::string> measures;
  bool clock_relative = false, fixed = false, mixed = members.size() > max_linked_variables + 1;
  const auto kind = made_.all[static_cast<std::size_t>(members.front())].type.kind();
  for (const int each : members) {
    const auto& v = made_.all[static_cast<std::size_t>(each)];
    clock_relative |= v.clock_relative;
    fixed |= !v.clock_relative && !v.constants.empty();
    for (const auto& value : v.type.values()) constants.emplace_back(value);
    mixed |= v.type.kind() != kind || (v.view != View::value && v.view != View::presence) || v.opaque;
    constants.insert(constants.end(), v.constants.begin(), v.constants.end());
    measures.insert(v.measures.begin(), v.measures.end());
  }
  mixed |= (clock_relative && fixed) || measures.size() > 1;
  for (const int each : members) {
    auto& v = made_.all[static_cast<std::size_t>(each)];
    v.opaque |= mixed && !is_finite(v);
    v.view = View::value;
    v.clock_relative |= clock_relative || (!fixed && std::any_of(members.begin(), members.end(), [&](int m) {
                          return is_clock(made_.all[static_cast<std::size_t>(m)].path);
                        }));
    v.constants = constants;
    for (const int other : members)
      if (other != each) v.linked_variables.push_back(other);
  }
}

// A clock without fixed constants may have any value, so it has one. With fixed constants for both clocks, one would
// have to be computed from the other: the guards that read them are skipped.
void VariableCollector::settle_clock() {
  std::vector<int> clocks;
  for (std::size_t i = 0; i < made_.all.size(); ++i) {
    auto& v = made_.all[i];
    if (!is_clock(v.path)) continue;
    clocks.push_back(static_cast<int>(i));
    v.clock_relative |= v.constants.empty();
    if (!v.clock_relative) made_.clock = static_cast<int>(i);
  }
  if (clocks.size() < 2 || made_.clock < 0) return;
  made_.clock = -1;
  for (auto& guard : made_.guards)
    guard.skipped |= std::any_of(guard.uses.begin(), guard.uses.end(), [&](const auto& use) {
      return is_clock(made_.all[static_cast<std::size_t>(use.variable)].path);
    });
}

}  // namespace

bool is_fixed_clock(const Variable& variable) { return variable.clock_relative && is_clock(variable.path); }

Variables variables_of(const Guards& guards, const GuardContext& context, const expression::Bindings& fixed,
                       const Moment& moment, bool doubting) {
  VariableCollector collector(context, fixed, moment, doubting);
  for (const auto* guard : guards) collector.add(guard);
  return collector.done();
}

}  // namespace parcours::definition
