// What each function of expressions is for, for people.
#pragma once
#include <span>
#include <string_view>

namespace parcours::authoring {

struct FunctionText {
  std::string_view name, fr, en, example;
};

// One row for each of expression::functions(), and for each macro: has, all, exists, exists_one, map, filter.
std::span<const FunctionText> function_texts();

}  // namespace parcours::authoring
