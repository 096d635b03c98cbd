// Coverage of a workflow by stories, and the history of a case in short lines.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/workflow.hpp"
#include "parcours/stories.hpp"
#include "parcours/views.hpp"

namespace parcours::story {

// Every part of the workflow, each with zero times.
Coverage nothing_covered(const definition::Workflow& workflow, const std::filesystem::path& file);
// Counts the parts that a case with this history went through.
void cover(Coverage& coverage, const std::vector<Entry>& history);

// An entry as one line: "2026-11-24 14:00  karim  tenter (absent) -> encore (1) -> tenter".
std::string history_line(const Entry& entry, const Calendar& calendar);
// The outcome with which that step ended in that entry; empty when it did not end there.
std::string outcome_in(const Entry& entry, std::string_view step);

}  // namespace parcours::story
