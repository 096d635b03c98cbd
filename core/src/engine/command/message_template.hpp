// Texts of a workflow that are sent to people, with the values of the case that they quote.
#pragma once
#include "execution/evaluation.hpp"
#include "parcours/text.hpp"

namespace parcours::engine {

// Replaces `{case.ref}` and `{field}` by their present values, in every language, as a letter writes them
// (definition/model/spoken_value.hpp). An empty field gives nothing; `of_rows` has the values of fields of rows, by the
// names that the text quotes. Fields of level C2 and above, and those with `seen_by`, may not leave the engine: they
// stay as they are written, and so does what names no field.
Text render(const Text& text, const execution::EvaluationContext& context, const Record& of_rows = {});

// Returns what the actor who opened the case sees of it: the workflow's text for its outcome once it has ended, else
// for its phase. Without such a text, and where the text quotes an empty field: "en cours", "terminé".
Text text_for_opener(const execution::EvaluationContext& context);

}  // namespace parcours::engine
