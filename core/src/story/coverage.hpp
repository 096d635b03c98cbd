// What stories went through of a workflow, and what happened in a case, from its history.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/workflow.hpp"
#include "parcours/stories.hpp"

namespace parcours::story {

// Every part of the workflow, none gone through yet.
Coverage nothing_covered(const definition::Workflow& workflow, const std::filesystem::path& file);
// Adds what the case went through.
void cover(Coverage& coverage, const std::vector<Entry>& history);

// A command as one line: "2026-11-24 14:00  karim  tenter (absent) -> encore (1) -> tenter".
std::string history_line(const Entry& entry, const Calendar& calendar);
// How that step ended in that command; empty when it did not.
std::string outcome_in(const Entry& entry, std::string_view step);

}  // namespace parcours::story
