// Expressions of a workflow, evaluated against a case. Pure: no state, no I/O.
#pragma once
#include <string_view>

#include "execution/decide.hpp"

namespace parcours::execution {

// From where an expression or a form sees a case: from a frame of it (0: top level). Refers to values of the caller,
// which must outlive it; made anew for each use, because an event may remove the frame.
struct EvaluationContext {
  const definition::Workflow& workflow;
  const Case& a_case;
  const DecisionContext& decision;
  std::int64_t frame = 0;
};

// Evaluates an expression. It sees the values of the form that is being filled, then the fields of the case, the row of
// every enclosing `each`, the parameters, and `actor`, `now`, `today`, `outcome`, `case` and `steps`. Computed fields
// are evaluated. The result is unknown where the expression reads an empty field.
expression::Result evaluate(const expression::Program& program, const EvaluationContext& context,
                            const Record& form = {}, std::string_view outcome = {});

// The value of a computed field; null while it is unknown.
Value computed(const definition::Field& field, const EvaluationContext& context, const Record& form = {});

}  // namespace parcours::execution
