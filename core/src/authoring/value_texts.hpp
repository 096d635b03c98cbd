// What a key takes, and what each type of a field contains, for people.
#pragma once
#include <span>
#include <string_view>

#include "definition/language/keywords.hpp"
#include "parcours/text.hpp"

namespace parcours::authoring {

// "a delay: 2 working days"; the possible words where the row has some.
Text text_of_value(const definition::Keyword& row);

struct TypeText {
  std::string_view name, fr, en;
};

// One row for each of definition::type_names().
std::span<const TypeText> type_texts();

}  // namespace parcours::authoring
