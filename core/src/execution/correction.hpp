// Which steps and messages ask a field, and what follows for its correction: who may do it, and whether the field may
// become empty. Pure functions; any number of threads may call them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// What a correction is about: a field of the case, or one field in one row of a list. Refers to the workflow.
struct CorrectedField {
  const definition::Field* field = nullptr;
  const definition::Field* list = nullptr;  // of a row
  std::int64_t row = 0;                     // from 1; 0: no row, or one that is not known

  // The field of the case that contains the value: the list, or the field itself.
  const definition::Field& stored_in() const { return list ? *list : *field; }
  // The name that forms use: "naissance", "besoin.motif".
  std::string name() const { return list ? list->item + "." + field->name : field->name; }
};

// The field of that name, in the row that `row` names by its number or key; empty when there is no such field. A row
// that is not there, or not named, is 0.
std::optional<CorrectedField> corrected_field(const definition::Workflow& workflow, const Case& a_case,
                                              std::string_view name, const std::string& row);

// The actors who may do a step that asks the field, or send a message that does.
std::vector<Eligible> eligible_to_correct(const definition::Workflow& workflow, const Case& a_case,
                                          const CorrectedField& corrected);

// The steps that ask the field and have been done in this case; in a row, for that row. The first step of the workflow
// has always been done.
std::vector<const definition::Step*> done_that_asked(const definition::Workflow& workflow, const Case& a_case,
                                                     const CorrectedField& corrected);

// Whether a form that has asked the field requires a value. `form`: the values that conditions of its entries see.
bool is_required(const CorrectedField& corrected, const EvaluationContext& context, const Record& form);

// The branch of an `each` that works on the row; 0: none, or no row.
std::int64_t frame_of_row(const definition::Workflow& workflow, const Case& a_case, const CorrectedField& corrected);

}  // namespace parcours::execution
