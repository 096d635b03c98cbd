// The rows that follow from a case and its events. Commands write them, and verify compares them with what is stored.
// Pure functions.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "engine/catalogue.hpp"
#include "execution/event.hpp"
#include "store/stored.hpp"
#include "trust/rights.hpp"

namespace parcours::engine {

store::Status status_of(const execution::Case& a_case);

// The day on which something is counted, as facts contain it.
std::int64_t fact_day(const Calendar& calendar, Instant at);

// What the events of one journal row count, in their order. `row`: the case after them; its id and its territory are
// used. `day`: of the row. `territory` returns the number of a territory's name.
struct CountedRow {
  const store::CaseRow& row;
  std::int64_t revision = 0, day = 0;
};
std::vector<store::FactRow> fact_rows(const std::vector<execution::Event>& events, const CountedRow& of,
                                      const std::function<std::int64_t(const std::string&)>& territory);

// The incidents that a command opens and closes. An incident begins with the last attempt, and ends when its step is
// tried again or left.
struct IncidentChanges {
  std::vector<execution::Token> opened;
  std::vector<std::int64_t> closed;  // the tokens
};
IncidentChanges incident_changes(std::span<const execution::Token> before, std::span<const execution::Token> after);

// The persons of an audience that nobody else belongs to; empty where a role reaches others too.
std::vector<std::string> persons_alone(const trust::Audience& audience);

// The numbers of names in a row of the list of tasks.
struct TaskNumbers {
  std::function<std::int64_t(const std::string&)> structure;
  std::function<std::int64_t(const trust::Audience&)> audience;
};

// The open tasks of the case in that workflow version. `row`: the case; its id, reference and territory are used.
std::vector<store::TaskRow> task_rows(const Deployed& deployed, const execution::Case& a_case,
                                      const store::CaseRow& row, const TaskNumbers& numbers);

// The earliest date of the open tasks; store::no_due when none has one.
std::int64_t earliest_due(const execution::Case& a_case);

// The words by which the case is found: of each field with `find: true` that is filled. `field` returns the number of
// the name of a field, as field_name() gives it.
std::vector<store::FoundRow> found_rows(const definition::Workflow& workflow, const execution::Case& a_case,
                                        const std::function<std::int64_t(const std::string&)>& field);
// "presence-educative/nom/2": a field of a workflow, and the level of the value, 1 to 3.
std::string field_name(const std::string& workflow, const std::string& field, int level);

}  // namespace parcours::engine
