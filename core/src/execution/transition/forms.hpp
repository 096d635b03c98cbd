// What a person fills in: the outcome, the values of a form, and the fields that they set. The reading of a form is in
// execution/form.hpp; this part applies it to the case.
#pragma once
#include <string>
#include <vector>

#include "execution/form.hpp"
#include "execution/transition/state.hpp"

namespace parcours::execution {

class Branches;

class Forms {
 public:
  Forms(TransitionState& state, Branches& branches) : state_(state), branches_(branches) {}

  // Reads a form and sets its fields. False when there are problems: all mistakes of the form, or else all checks that
  // fail, those of the form and those of its fields. Then no field is set.
  bool apply(const std::vector<definition::FormField>& form, const std::vector<definition::Check>& checks,
             const Submission& submission, std::int64_t frame);
  // Sets a field by the name that a form uses. New rows of a list start their branches.
  void set_field(const std::string& name, Value value, std::int64_t frame);
  // Sets the fields with a default that no form asks.
  void set_default_values();

  // Four eyes: refuses the actor who last ended a step of `not_by`. Problem: same-person.
  bool check_four_eyes(const definition::Step& step, std::int64_t frame);
  // The outcome that a person chooses, as choose_outcome; its problems are refused.
  std::string chosen_outcome(const definition::Step& step, const std::string& sent);

 private:
  // Sets what differs in the rows of a list: one event for each value.
  void set_rows(const definition::Field& list, const List& rows);
  std::string author_of(const definition::Field& field) const;

  TransitionState& state_;
  Branches& branches_;
};

}  // namespace parcours::execution
