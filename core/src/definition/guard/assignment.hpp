// An assignment: the values that a search has chosen for some variables. The other variables are open.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "definition/guard/variables.hpp"

namespace parcours::definition {

// The chosen values, by variable. Without a value the variable is open; null is an empty field.
using Assignment = std::vector<std::optional<Value>>;

// The names and values that one guard sees of an assignment. Open and hidden variables are unknown to it. An answer
// that the guard gives all the same is right for every value of them, unless the guard asks whether they are known.
class AssignmentView : public expression::Bindings {
 public:
  // `fixed`: names that are not variables. `show_opaque`: opaque uses are not hidden. The arguments outlive the view.
  AssignmentView(const Variables& variables, const Guard& guard, const Assignment& chosen, const Record& fixed,
                 bool show_opaque);
  const Value* find(std::string_view name) const override;
  bool hides() const { return hides_; }                    // the guard reads a variable that is hidden
  bool hides_presence() const { return hides_presence_; }  // the guard asks whether a hidden variable is known

 private:
  void see(const Variable& variable, const Value& value);

  std::vector<std::pair<std::string_view, const Value*>> plain_;
  Record made_;  // of dotted names
  const Record& fixed_;
  bool hides_ = false, hides_presence_ = false;
};

// Whether a case can have these values: members of an empty record are empty, and the counts of a step are consistent.
bool is_possible(const Variables& variables, const Assignment& chosen);

}  // namespace parcours::definition
