// grants, workflows and incidents: lists for who keeps the engine running.
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/list_texts.hpp"
#include "cli/settings.hpp"
#include "cli/table.hpp"
#include "cli/views.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

Table table_of(const Screen& screen, std::initializer_list<const Phrase*> headers) {
  std::vector<std::string> texts;
  for (const auto* header : headers) texts.emplace_back(screen.in(*header));
  return Table(std::move(texts));
}

Value to_value(const WorkflowInForce& workflow, const Screen& screen) {
  return Record{{"workflow", workflow.workflow},
                {"title", screen.in(workflow.title)},
                {"sheet", workflow.sheet},
                {"version", workflow.version},
                {"since", workflow.since}};
}

Value to_value(const Incident& incident, const Screen& screen) {
  return Record{{"of", incident.reference},  {"token", incident.token},
                {"code", incident.code},     {"attempts", incident.attempts},
                {"at", incident.at},         {"since", incident.since},
                {"action", incident.action}, {"statement", incident.statement},
                {"used", incident.used},     {"why", screen.in(incident.why)}};
}

// "action 'tx.reserve': statement 'take': the database refused: ..."; empty when no cause is known. The text of an
// action names it.
std::string cause_of(const Incident& incident, const Screen& screen) {
  const auto& why = screen.in(incident.why);
  if (!why.empty() && why.find(incident.action) != std::string::npos) return why;
  std::string where = incident.action;
  if (!incident.statement.empty()) where += (where.empty() ? "" : ", ") + incident.statement;
  return where.empty() || why.empty() ? where + why : where + (screen.language() == "fr" ? " : " : ": ") + why;
}

std::vector<Incident> all_incidents(Engine& engine) {
  std::vector<Incident> all;
  std::string after;
  do {
    auto page = engine.incidents(after, 500);
    std::move(page.items.begin(), page.items.end(), std::back_inserter(all));
    after = std::move(page.next);
  } while (!after.empty());
  std::stable_sort(all.begin(), all.end(), [](const Incident& a, const Incident& b) { return a.at < b.at; });
  return all;
}

}  // namespace

Value to_value(const Grant& grant) {
  return Record{{"actor", grant.actor},          {"role", grant.role},
                {"territory", grant.territory},  {"structure", grant.structure},
                {"since", or_null(grant.since)}, {"until", or_null(grant.until)}};
}

Exit grants(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const auto found = Engine(settings).grants({request.actor});
  if (!found) return screen.problems(found.problems());
  const Screen local = screen.in_zone(settings.zone);
  auto table = table_of(screen, {&phrases::column_actor, &phrases::column_role, &phrases::column_territory,
                                 &phrases::column_structure, &phrases::column_since, &phrases::column_until});
  List items;
  for (const auto& grant : *found) {
    items.push_back(to_value(grant));
    table.add({sanitized(grant.actor), sanitized(grant.role), sanitized(grant.territory), sanitized(grant.structure),
               grant.since ? local.local(*grant.since) : "", grant.until ? local.local(*grant.until) : ""});
  }
  if (items.empty()) screen.line(phrases::no_grants);
  table.show(screen);
  screen.document(Record{{"grants", std::move(items)}});
  return Exit::done;
}

Exit workflows(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  auto table = table_of(screen, {&phrases::column_workflow, &phrases::column_title, &phrases::column_sheet,
                                 &phrases::column_version, &phrases::column_since});
  List items;
  for (const auto& workflow : Engine(settings).in_force()) {
    items.push_back(to_value(workflow, screen));
    table.add({workflow.workflow, sanitized(screen.in(workflow.title)), workflow.sheet,
               std::to_string(workflow.version), local.local(workflow.since)});
  }
  if (items.empty()) screen.line(phrases::no_workflow);
  table.show(screen);
  screen.document(Record{{"workflows", std::move(items)}});
  return Exit::done;
}

Exit incidents(const Request& request, const Screen& screen) {
  const auto settings = settings_with_log(request, screen);
  const Screen local = screen.in_zone(settings.zone);
  Engine engine(settings);
  auto table =
      table_of(screen, {&phrases::column_of, &phrases::column_token, &phrases::column_code, &phrases::column_attempts,
                        &phrases::column_since, &phrases::column_at, &phrases::column_why, &phrases::column_cause});
  List items;
  for (const auto& incident : all_incidents(engine)) {
    items.push_back(to_value(incident, screen));
    table.add({incident.reference, incident.token == 0 ? "" : std::to_string(incident.token), incident.code,
               std::to_string(incident.attempts), local.local(incident.since), local.local(incident.at),
               sanitized(meaning_of(incident.code, screen)), sanitized(cause_of(incident, screen))});
  }
  if (items.empty()) screen.line(phrases::no_incident);
  table.show(screen);
  screen.document(Record{{"incidents", std::move(items)}});
  return Exit::done;
}

}  // namespace parcours::cli
