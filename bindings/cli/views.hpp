// Tasks as text and as values of a document.
#pragma once
#include <string>

#include "cli/screen.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

Value to_value(const TaskId& id);
Value to_value(const Task& task, const Screen& screen);
// On one line, without its number. The screen has a zone.
std::string format(const Task& task, const Screen& screen);

}  // namespace parcours::cli
