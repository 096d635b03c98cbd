// Names and values of a case in the words of its workflow.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "cli/screen.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

// The value of a field: choices by their titles, days as the screen shows them, each row of a list by its fields. The
// screen has a zone.
std::string worded(const Titles& titles, const std::string& field, const Value& value, const Screen& screen);

// A title, without effect on a terminal.
std::string worded(const Text& title, const Screen& screen);

// The titles of the workflows in force, by name.
using WorkflowTitles = std::map<std::string, Text>;
WorkflowTitles workflow_titles(Engine& engine);
// The title of that workflow; of one that is not in force, its name with blanks.
std::string worded(const WorkflowTitles& titles, const std::string& workflow, const Screen& screen);

// What a code of a failure means; the code itself where it is one of a sheet, which has no message.
std::string meaning_of(const std::string& code, const Screen& screen);

// The parts with commas between them.
std::string with_commas(const std::vector<std::string>& parts);

}  // namespace parcours::cli
