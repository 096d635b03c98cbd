// What the expressions of a workflow see of a case.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "execution/decide.hpp"

namespace parcours::execution {

// The names of one expression, seen from a frame of the case (0: top level): the fields under the values of a form that
// is being filled, the row of every `each` context, the parameters, `actor`, `now`, `today`, `outcome`, `case`, and
// those `steps` that the expression reads. Computed fields are evaluated. Lives for one evaluation.
class CaseNames : public expression::Bindings {
 public:
  CaseNames(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context,
            const expression::Program& program, std::int64_t frame, const Record& form, std::string_view outcome);
  const Value* find(std::string_view name) const override;

 private:
  const Case& case_;
  const DecisionContext& context_;
  const Record& form_;
  std::map<std::string, Value, std::less<>> made_;
};

// One evaluation.
expression::Result evaluate(const expression::Program& program, const definition::Workflow& workflow,
                            const Case& a_case, const DecisionContext& context, std::int64_t frame = 0,
                            const Record& form = {}, std::string_view outcome = {});

// What a computed field comes to; null while it is unknown.
Value computed(const definition::Field& field, const definition::Workflow& workflow, const Case& a_case,
               const DecisionContext& context, std::int64_t frame = 0, const Record& form = {});

// How often that step ended, seen from the frame; null when it did not.
const StepSummary* step_summary(const Case& a_case, const std::string& step, std::int64_t frame);
// A row of a list, from 1, with how its branch last ended as `outcome`; null when there is none of that number.
Value row_at(const definition::Field& list, const Case& a_case, std::int64_t row);
// What a row goes by: the value of the list's `key`; its number where there is none.
std::string row_name(const definition::Field& list, const Record& row, std::int64_t number);
// The row of that list that the frame stands in, from 1; 0 outside every `each` over it.
std::int64_t row_of(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                    std::string_view list);
// The lists over whose rows a step works, the innermost first.
std::vector<const definition::Field*> lists_around(const definition::Workflow& workflow, const definition::Step& step);
// The value of a field as a form or a `by` names it ("naissance", "besoin.motif"), seen from the frame; null while it
// is empty.
const Value* field_value(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                         std::string_view name);

}  // namespace parcours::execution
