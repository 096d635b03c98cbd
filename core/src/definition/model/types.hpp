// The types of fields: their words, and what they are in expressions.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

std::optional<Type> type_named(std::string_view word);  // "bool", "case", "text"...
std::string_view name_of(Type type);
const std::vector<std::string>& type_names();

std::optional<Subject> subject_named(std::string_view word);
std::string_view name_of(Subject subject);

// What a field of that kind is when an expression reads it.
expression::Type expression_type(const Field& field);
// The record that the element of a list is.
expression::Type element_type(const Field& list);

}  // namespace parcours::definition
