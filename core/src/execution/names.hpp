// What the expressions of a workflow see of a case.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "execution/decide.hpp"

namespace parcours::execution {

// The names of one expression: the case's fields under the values of a form that is being filled, the parameters, `actor`, `now`,
// `today`, `outcome`, `case`, and those `steps` that the expression reads. Lives for one evaluation.
class CaseNames : public expression::Names {
 public:
  CaseNames(const definition::Workflow& workflow, const Case& a_case, const Circumstances& around, const expression::Program& program,
            const Record& form, std::string_view outcome);
  const Value* find(std::string_view name) const override;

 private:
  const Case& case_;
  const Circumstances& around_;
  const Record& form_;
  std::map<std::string, Value, std::less<>> made_;
};

// One evaluation.
expression::Result evaluate(const expression::Program& program, const definition::Workflow& workflow, const Case& a_case,
                            const Circumstances& around, const Record& form = {}, std::string_view outcome = {});

}  // namespace parcours::execution
