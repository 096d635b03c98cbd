// Tasks of cases in words and as values.
#pragma once
#include <string>

#include "cli/screen.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

Value to_value(const TaskId& id);
Value to_value(const Task& task, const Screen& screen);
// On one line, behind its number.
std::string format(const Task& task, const Screen& screen);

}  // namespace parcours::cli
