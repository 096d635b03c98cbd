// Evaluates macros: `all`, `exists`, `exists_one`, `filter` and `map` (evaluator.hpp).
#include "expression/evaluator.hpp"
#include "expression/operation.hpp"

namespace parcours::expression {

// Runs one macro over one list, or over the keys of one map. It treats errors and unknowns of elements like an
// operator: `exists` like `||`, `all` like `&&`, the others like strict operators.
class MacroRun {
 public:
  MacroRun(Evaluator& evaluator, const Node& node) : evaluator_(evaluator), node_(node) {}

  Item over(const List& list) {
    for (const auto& each : list)
      if (!element(Item::borrowed(each))) break;
    return answer();
  }
  Item over(const Record& record) {
    for (const auto& [name, value] : record) {
      const Value key(name);
      if (!element(Item::borrowed(key))) break;
    }
    return answer();
  }

 private:
  bool is(const char* name) const { return node_.text == name; }

  // False when the answer is settled.
  bool element(Item item) {
    evaluator_.variables_.push_back(item);
    const auto answer_item = evaluator_.evaluate(*node_.parts[1]);
    const bool goes_on = is("exists") || is("all") ? weigh(answer_item, is("exists"))
                         : is("exists_one")        ? count(answer_item)
                                                   : collect(item, answer_item);
    evaluator_.variables_.pop_back();
    return goes_on && !evaluator_.spent();
  }

  bool weigh(const Item& answer_item, bool decides) {
    if (answer_item.is(decides)) return decided_ = true, false;
    if (!answer_item.is(!decides)) stop(answer_item);
    return true;
  }

  bool count(const Item& answer_item) {
    if (!answer_item.get_if<bool>()) return stop(answer_item);
    count_ += answer_item.is(true) ? 1 : 0;
    return true;
  }

  // `filter` keeps the element. `map` keeps the value computed from it, with a condition only for those that fit.
  bool collect(const Item& item, const Item& answer_item) {
    const bool maps = is("map"), filters = !maps || node_.parts.size() == 3;
    if (filters && !answer_item.get_if<bool>()) return stop(answer_item);
    if (filters && answer_item.is(false)) return true;
    return keep(!maps ? item : filters ? evaluator_.evaluate(*node_.parts[2]) : answer_item);
  }
  bool keep(const Item& item) {
    const auto kept = as_value(item);
    if (!kept.value()) return stop(kept);
    spend_copy(*kept.value(), evaluator_.context_.budget);
    if (!evaluator_.spent()) kept_.push_back(*kept.value());
    return true;
  }

  // Remembers an unknown or an error. Only an unknown ends a strict macro at once.
  bool stop(const Item& by) {
    const Item why = by.is_unknown() || by.is_failure() ? by : no_overload();
    if (!has_stopped_ || why.is_unknown()) stopped_ = why;
    has_stopped_ = true;
    return !why.is_unknown() || is("exists") || is("all");
  }

  Item answer() {
    if (evaluator_.spent()) return Failure{"too much work"};
    if (decided_) return Item(is("exists"));
    if (has_stopped_) return stopped_;
    if (is("exists") || is("all")) return Item(is("all"));
    return is("exists_one") ? Item(count_ == 1) : Item(Value(std::move(kept_)));
  }

  Evaluator& evaluator_;
  const Node& node_;
  bool decided_ = false, has_stopped_ = false;
  Item stopped_;
  std::size_t count_ = 0;
  List kept_;
};

Item Evaluator::macro(const Node& node) {
  const auto range = evaluate(*node.parts.front());
  if (range.is_unknown() || range.is_failure()) return range;
  MacroRun run(*this, node);
  if (const auto* list = range.get_if<List>()) return run.over(*list);
  if (const auto* record = range.get_if<Record>()) return run.over(*record);
  return no_overload();
}

}  // namespace parcours::expression
