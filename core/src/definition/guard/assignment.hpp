// A case as far as it is chosen: some variables have a value, the others are still open.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "definition/guard/variables.hpp"

namespace parcours::definition {

// The chosen values, by variable; none: not chosen yet. Null: the field is empty.
using Assignment = std::vector<std::optional<Value>>;

// What one guard sees of it. What is not chosen, or hidden, is unknown; so what it answers is so whatever that may
// become, unless the guard asks whether it is known.
class AssignmentView : public expression::Bindings {
 public:
  AssignmentView(const Variables& variables, const Guard& guard, const Assignment& chosen, const Record& fixed,
                 bool show_opaque);
  const Value* find(std::string_view name) const override;
  bool hides() const { return hides_; }                    // something that the guard reads is not seen
  bool hides_presence() const { return hides_presence_; }  // the guard asks whether that is known

 private:
  void see(const Variable& variable, const Value& value);

  std::vector<std::pair<std::string_view, const Value*>> plain_;
  Record made_;  // of dotted names
  const Record& fixed_;
  bool hides_ = false, hides_presence_ = false;
};

// Whether such a case can be: members of an empty record are empty, and the counts of a step go together.
bool is_possible(const Variables& variables, const Assignment& chosen);

}  // namespace parcours::definition
