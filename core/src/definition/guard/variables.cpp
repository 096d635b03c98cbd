#include "definition/guard/variables.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace parcours::definition {
namespace {

using expression::Question;
using Kind = expression::Type::Kind;

constexpr std::size_t most_values = 60, most_elements_tried = 8, most_mates = 2;
constexpr std::int64_t most_size = 30;

bool is_clock(const std::string& path) { return path == "today" || path == "now"; }
bool is_finite(const Variable& v) {
  const auto values = v.type.values().size();
  return v.type.kind() == Kind::boolean || (values > 0 && values <= most_values);
}

class Gathering {
 public:
  Gathering(const Ground& ground, const expression::Names& fixed, const Moment& moment, bool doubting)
      : ground_(ground), fixed_(fixed), moment_(moment), doubting_(doubting) {}

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
  void use(Guard& guard, int variable, const Question& question);
  int variable(const std::string& path, const expression::Type& type);
  void merge(int index, const Question& question);
  void link(int a, int b);
  int root(int at) const;
  static void settle(Variable& v);
  void settle(Guard::Use& use) const {
    const auto& v = made_.all[static_cast<std::size_t>(use.variable)];
    use.open = v.open || (use.open && !is_finite(v));
  }
  void join_steps();
  void share();
  void share(const std::vector<int>& members);
  void settle_clock();

  const Ground& ground_;
  const expression::Names& fixed_;
  const Moment& moment_;
  bool doubting_;
  Variables made_;
  std::map<std::string, int> by_path_;
  std::vector<int> parent_;  // which variables are compared with each other
};

void Gathering::read(const expression::Program& program, Guard& guard) {
  const auto asked = expression::questions(program, fixed_, moment_);
  const auto size = program.text().size();
  guard.untried = asked.heavy;
  guard.cost = 1 + (asked.macros ? size * size / 4'096 : size / 64);
  for (const auto& question : asked.all) {
    const int index = variable(question.path, question.type);
    use(guard, index, question);
    merge(index, question);
    for (const auto& other : question.beside) link(index, variable(other, question.type));
    if (question.moving) link(index, variable(question.type.kind() == Kind::date ? "today" : "now", question.type));
  }
}

int Gathering::variable(const std::string& path, const expression::Type& type) {
  const auto [at, fresh] = by_path_.emplace(path, static_cast<int>(made_.all.size()));
  if (fresh) {
    Variable v;
    v.path = path;
    v.type = type;
    if (!is_clock(path)) v.bounds = ground_.bounds(path, type);
    v.bounds.empty = !is_clock(path) && (v.bounds.empty || (doubting_ && v.bounds.doubtful));
    made_.all.push_back(std::move(v));
    parent_.push_back(at->second);
  }
  return at->second;
}

void Gathering::use(Guard& guard, int variable, const Question& question) {
  auto at =
      std::find_if(guard.uses.begin(), guard.uses.end(), [&](const auto& each) { return each.variable == variable; });
  if (at == guard.uses.end()) at = guard.uses.insert(at, {variable, false, false});
  at->open |= question.kind == Question::Kind::open;
  at->presence |= question.kind == Question::Kind::presence;
}

// Two ways of looking at one name do not go together: what is tried then proves nothing.
void Gathering::merge(int index, const Question& question) {
  auto& v = made_.all[static_cast<std::size_t>(index)];
  const auto kind = question.kind;
  if (kind == Question::Kind::open) v.whole = true;
  if (kind == Question::Kind::open || kind == Question::Kind::presence) return;
  if (v.view != View::presence && v.view != kind) v.open = true;
  v.view = kind;
  v.constants.insert(v.constants.end(), question.constants.begin(), question.constants.end());
  v.moving |= question.moving;
  v.measures.insert(question.measures.begin(), question.measures.end());
}

int Gathering::root(int at) const {
  while (parent_[static_cast<std::size_t>(at)] != at) at = parent_[static_cast<std::size_t>(at)];
  return at;
}

void Gathering::link(int a, int b) { parent_[static_cast<std::size_t>(root(b))] = root(a); }

// Whether what is asked of it can be decided by trying.
void Gathering::settle(Variable& v) {
  if (is_finite(v)) {
    v.whole |= v.view == View::size || v.view == View::age;
    v.open = false;
    return;
  }
  const auto fits = [&](const Value& value) {
    if (v.view == View::age || v.view == View::size)
      return value.is<std::int64_t>() && (v.view == View::age || std::abs(value.as<std::int64_t>()) <= most_size);
    if (v.view == View::holds || !is_ordered(v.type)) return value.is<std::string>();
    return ticks_of(value, v.type, v.bounds.decimals).has_value();
  };
  const bool text = v.type.kind() == Kind::text;
  if (v.view == View::value && !text && !is_ordered(v.type)) v.open = true;
  if (!std::all_of(v.constants.begin(), v.constants.end(), fits)) v.open = true;
  std::set<std::string> elements;
  for (const auto& each : v.constants)
    if (each.is<std::string>() && v.view == View::holds) elements.insert(each.as<std::string>());
  if (elements.size() > most_elements_tried) v.open = true;
}

// Counts of one step are compared with each other by what they are: none is more than `times`, and 0 is a case of its
// own.
void Gathering::join_steps() {
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
      if (numbers.size() <= most_mates + 1) link(numbers.front(), each);
  }
}

// Variables that are compared with each other are cut at the same constants, and each where the others stand.
void Gathering::share() {
  std::map<int, std::vector<int>> classes;
  for (int i = 0; i < static_cast<int>(parent_.size()); ++i) classes[root(i)].push_back(i);
  for (const auto& [first, members] : classes)
    if (members.size() > 1) share(members);
}

void Gathering::share(const std::vector<int>& members) {
  std::vector<Value> constants;
  std::set<std::string> measures;
  bool moving = false, fixed = false, mixed = members.size() > most_mates + 1;
  const auto kind = made_.all[static_cast<std::size_t>(members.front())].type.kind();
  for (const int each : members) {
    const auto& v = made_.all[static_cast<std::size_t>(each)];
    moving |= v.moving;
    fixed |= !v.moving && !v.constants.empty();
    for (const auto& value : v.type.values()) constants.emplace_back(value);
    mixed |= v.type.kind() != kind || (v.view != View::value && v.view != View::presence) || v.open;
    constants.insert(constants.end(), v.constants.begin(), v.constants.end());
    measures.insert(v.measures.begin(), v.measures.end());
  }
  mixed |= (moving && fixed) || measures.size() > 1;
  for (const int each : members) {
    auto& v = made_.all[static_cast<std::size_t>(each)];
    v.open |= mixed && !is_finite(v);
    v.view = View::value;
    v.moving |= moving || (!fixed && std::any_of(members.begin(), members.end(), [&](int m) {
                  return is_clock(made_.all[static_cast<std::size_t>(m)].path);
                }));
    v.constants = constants;
    for (const int mate : members)
      if (mate != each) v.mates.push_back(mate);
  }
}

// A clock with nothing but what is counted from it may stand anywhere, so it stands still. Of two that are held against
// what is fixed, one would have to be computed from the other.
void Gathering::settle_clock() {
  std::vector<int> clocks;
  for (std::size_t i = 0; i < made_.all.size(); ++i) {
    auto& v = made_.all[i];
    if (!is_clock(v.path)) continue;
    clocks.push_back(static_cast<int>(i));
    v.moving |= v.constants.empty();
    if (!v.moving) made_.clock = static_cast<int>(i);
  }
  if (clocks.size() < 2 || made_.clock < 0) return;
  made_.clock = -1;
  for (auto& guard : made_.guards)
    guard.untried |= std::any_of(guard.uses.begin(), guard.uses.end(), [&](const auto& use) {
      return is_clock(made_.all[static_cast<std::size_t>(use.variable)].path);
    });
}

}  // namespace

bool stands_still(const Variable& variable) { return variable.moving && is_clock(variable.path); }

Variables variables_of(const Guards& guards, const Ground& ground, const expression::Names& fixed, const Moment& moment,
                       bool doubting) {
  Gathering gathering(ground, fixed, moment, doubting);
  for (const auto* guard : guards) gathering.add(guard);
  return gathering.done();
}

}  // namespace parcours::definition
