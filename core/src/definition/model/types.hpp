// The types of fields: their names, and their types in expressions.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// The type of a name ("bool", "case", "text"...), and back. Nothing for another name.
std::optional<Type> type_named(std::string_view word);
std::string_view name_of(Type type);
const std::vector<std::string>& type_names();

// The same of subjects.
std::optional<Subject> subject_named(std::string_view word);
std::string_view name_of(Subject subject);

// Returns the kind of the words by which cases are found; nothing for a type by which none is found.
std::optional<WordKind> find_kind_of(Type type);

// Returns the type that an expression reads when it reads the field.
expression::Type expression_type(const Field& field);
// Returns the record type of an element of the list.
expression::Type element_type(const Field& list);

}  // namespace parcours::definition
