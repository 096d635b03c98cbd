#include "engine/command/derived_rows.hpp"

#include <algorithm>

#include "definition/model/types.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "execution/codec_record.hpp"

namespace parcours::engine {
namespace {

bool has_incident(std::span<const execution::Token> tokens, const execution::Token& stalled) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const execution::Token& token) {
    return token.id == stalled.id && token.is_incident() && token.attempts == stalled.attempts;
  });
}

// The number of a row of a list: FNV-1a, without the sign. Rows of the same name have the same number.
std::int64_t row_number(const std::string& name) {
  if (name.empty()) return 0;
  std::uint64_t hash = 14695981039346656037U;
  for (const unsigned char c : name) hash = (hash ^ c) * 1099511628211U;
  return static_cast<std::int64_t>(hash >> 1U);
}

}  // namespace

store::Status status_of(const execution::Case& c) {
  if (!c.ended_as.empty()) return store::Status::ended;
  return c.suspended ? store::Status::suspended : store::Status::open;
}

std::int64_t fact_day(const Calendar& calendar, Instant at) {
  return std::chrono::sys_days(calendar.day_of(at)).time_since_epoch().count();
}

std::vector<store::FactRow> fact_rows(const std::vector<execution::Event>& events, const CountedRow& of,
                                      const std::function<std::int64_t(const std::string&)>& territory) {
  std::vector<store::FactRow> facts;
  for (const auto& event : events) {
    const auto* e = std::get_if<execution::Counted>(&event);
    if (!e) continue;
    const auto at = !e->territory ? of.row.territory : e->territory->empty() ? 0 : territory(*e->territory);
    const auto day = e->day ? std::chrono::sys_days(*e->day).time_since_epoch().count() : of.day;
    const auto nth = static_cast<std::int64_t>(facts.size()) + 1;
    facts.push_back({e->indicator, day, at, execution::encode_record(e->by), e->n, of.row.id, of.revision, nth,
                     row_number(e->row)});
  }
  return facts;
}

IncidentChanges incident_changes(std::span<const execution::Token> before, std::span<const execution::Token> after) {
  IncidentChanges changes;
  for (const auto& t : before)
    if (t.is_incident() && !has_incident(after, t)) changes.closed.push_back(t.id);
  for (const auto& t : after)
    if (t.is_incident() && !has_incident(before, t)) changes.opened.push_back(t);
  return changes;
}

std::vector<std::string> persons_alone(const trust::Audience& audience) {
  auto persons = audience.actors;
  for (const auto& role : audience.roles) {
    if (role.actor.empty()) return {};
    persons.push_back(role.actor);
  }
  return persons;
}

std::vector<store::TaskRow> task_rows(const Deployed& deployed, const execution::Case& a_case,
                                      const store::CaseRow& row, const TaskNumbers& numbers) {
  std::vector<store::TaskRow> rows;
  for (const auto& token : a_case.tokens) {
    if (!token.waits_for_person) continue;
    const auto people =
        audience(execution::eligible(deployed.workflow, a_case, token), row.territory, numbers.structure);
    rows.push_back({numbers.audience(people), token.due ? micros(*token.due) : store::no_due, row.id, token.id,
                    deployed.id, row.reference, token.step, a_case.row_path(token.parent)});
  }
  return rows;
}

std::int64_t earliest_due(const execution::Case& a_case) {
  auto due = store::no_due;
  for (const auto& token : a_case.tokens)
    if (token.waits_for_person && token.due) due = std::min(due, micros(*token.due));
  return due;
}

std::string field_name(const std::string& workflow, const std::string& field, int level) {
  return workflow + "/" + field + "/" + std::to_string(level);
}

std::vector<store::FoundRow> found_rows(const definition::Workflow& workflow, const execution::Case& a_case,
                                        const std::function<std::int64_t(const std::string&)>& field_number) {
  std::vector<store::FoundRow> rows;
  for (const auto& field : workflow.fields) {
    const auto kind = definition::find_kind_of(field.type);
    const auto stored = a_case.fields.find(field.name);
    if (!field.find || !kind || stored == a_case.fields.end()) continue;
    const auto level = std::max({1, field.level, stored->second.level});
    auto words = level > 3 ? std::vector<std::string>{} : words_of(stored->second.value, *kind);
    if (words.empty()) continue;
    const auto number = field_number(field_name(workflow.name, field.name, level));
    for (auto& word : words) rows.push_back({number, std::move(word)});
  }
  return rows;
}

}  // namespace parcours::engine
