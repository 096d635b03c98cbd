// deploy, grant, revoke, migrate, plugin list and head.
#include <algorithm>
#include <chrono>

#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "cli/views.hpp"
#include "cli/worded.hpp"
#include "parcours/clock.hpp"
#include "parcours/local_time.hpp"
#include "parcours/workflows.hpp"

namespace parcours::cli {
namespace {

Value to_value(const Sheet& sheet, const Screen& screen) {
  return Record{{"name", sheet.name},
                {"version", sheet.version},
                {"title", screen.in(sheet.title)},
                {"library", sheet.library},
                {"actions", List(sheet.actions.begin(), sheet.actions.end())}};
}

std::string_view word_of(MigratedLine::Change change) {
  return change == MigratedLine::Change::goes ? "goes" : change == MigratedLine::Change::comes ? "comes" : "changes";
}

Value to_value(const MigratedLine& line) {
  return Record{{"change", std::string(word_of(line.change))},
                {"under", line.under},
                {"row", line.row},
                {"line", line.line},
                {"before", or_null(line.before)},
                {"before_on", or_null(line.before_on)},
                {"after", or_null(line.after)},
                {"after_on", or_null(line.after_on)}};
}

Value to_value(const MigrationResult& moved, const Screen& screen) {
  List problems, lines;
  for (const auto& line : moved.lines) lines.push_back(to_value(line));
  for (const auto& p : moved.problems) problems.push_back(Record{{"code", p.code}, {"message", screen.in(p.message)}});
  return Record{{"of", moved.reference},
                {"from", moved.from},
                {"to", moved.to},
                {"waits_at", List(moved.waits_at.begin(), moved.waits_at.end())},
                {"lines", std::move(lines)},
                {"problems", std::move(problems)}};
}

// "    comes: attendre 2, after 20 days: end sans_reponse (due: 2027-01-03)"
void show(const MigratedLine& line, const Screen& screen) {
  const auto due = [&](const std::optional<Instant>& at, const std::optional<Date>& on) {
    return at ? screen.until(*at, on) : std::string("-");
  };
  const std::string before = due(line.before, line.before_on), after = due(line.after, line.after_on);
  const std::string name =
      sanitized(line.under + (line.row.empty() ? "" : " " + line.row) + (line.under.empty() ? "" : ", ") + line.line);
  if (line.change == MigratedLine::Change::goes) return screen.line(phrases::line_goes, {name, before});
  if (line.change == MigratedLine::Change::comes) return screen.line(phrases::line_comes, {name, after});
  screen.line(phrases::line_changes, {name, before, after});
}

// The titles of the steps where a case waits.
std::string titles_of(const std::vector<std::string>& steps, const Titles& titles, const Screen& screen) {
  std::vector<std::string> all;
  for (const auto& step : steps) all.push_back(worded(titles.step(step), screen));
  return with_commas(all);
}

List to_values(const std::vector<Grant>& grants) {
  List values;
  for (const auto& grant : grants) values.push_back(cli::to_value(grant));
  return values;
}

// "Coordonnateur de prévention pour monaque, à partir du 01/01/2027 00:00"
std::string format(const Grant& grant, const Titles& titles, const Screen& screen) {
  std::string text = worded(titles.role(grant.role), screen), limits = grant.territory;
  if (!grant.structure.empty()) limits += (limits.empty() ? "" : ", ") + grant.structure;
  if (!limits.empty()) text = fill(screen.in(phrases::right_at), {text, limits});
  if (grant.since && *grant.since > system_clock().now())
    text = fill(screen.in(phrases::right_from), {text, screen.local(*grant.since)});
  if (grant.until) text = fill(screen.in(phrases::right_until), {text, screen.local(*grant.until)});
  return sanitized(text);
}

Exit end_right(const Grant& right, const Request& request, const Settings& settings, const Screen& screen) {
  Engine engine(settings);
  const auto change = engine.revoke(right, {request.actor});
  if (!change) return screen.problems(change.problems());
  const Screen local = screen.in_zone(settings.zone);
  const auto titles = engine.titles();
  for (const auto& grant : change->ended)
    screen.done(fill(screen.in(phrases::withdrawn), {sanitized(grant.actor), format(grant, titles, local)}));
  for (const auto& grant : change->remaining) local.line(phrases::keeps_right, {format(grant, titles, local)});
  screen.document(Record{{"ended", to_values(change->ended)}, {"remaining", to_values(change->remaining)}});
  return Exit::done;
}

}  // namespace

Exit deploy(const Request& request, const Screen& screen) {
  const auto folder = workflows_of(request);
  Engine engine(settings_with_database(request));
  const auto exit = screen.problems(engine.deploy(folder, {request.actor}));
  if (exit != Exit::done) return exit;
  std::vector<std::string> titles;
  const auto known = workflow_titles(engine);
  for (const auto& [name, title] : known) titles.push_back(worded(known, name, screen));
  screen.done(fill(screen.in(phrases::deployed), {with_commas(titles)}));
  return exit;
}

Exit grant(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  Grant grant{request.grantee, request.role, request.territory, request.structure};
  if (!request.until.empty()) grant.until = start_of(read_date(request.until), settings.zone);
  if (grant.until && *grant.until <= system_clock().now()) return end_right(grant, request, settings, screen);
  Engine engine(settings);
  auto problems = engine.grant(grant, {request.actor});
  const auto is_known = [&](const Problem& other) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& p) { return p.code == other.code; });
  };
  if (!request.workflows.empty())
    for (auto& problem : parcours::lint(grant, request.workflows, settings))
      if (!is_known(problem)) problems.push_back(std::move(problem));
  const auto exit = screen.problems(problems);
  const auto& phrase = grant.until ? phrases::granted_until : phrases::granted;
  const auto until = request.until.empty() ? std::string() : screen.day(read_date(request.until));
  if (exit == Exit::done)
    screen.done(fill(screen.in(phrase),
                     {sanitized(request.grantee), worded(engine.titles().role(request.role), screen), until}));
  return exit;
}

Exit revoke(const Request& request, const Screen& screen) {
  const Grant right{request.grantee, request.role, request.territory, request.structure};
  return end_right(right, request, settings_with_database(request), screen);
}

Exit migrate(const Request& request, const Screen& screen) {
  MigrationPlan migration{request.workflow, {}, request.dry_run};
  for (const auto& pair : request.renamed) {
    const auto at = pair.find('=');
    if (at == std::string::npos) throw Usage{phrases::not_right, "--map " + pair};
    migration.renamed.emplace_back(pair.substr(0, at), pair.substr(at + 1));
  }
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  Engine engine(settings);
  const auto moved = engine.migrate(migration, {request.actor});
  if (!moved) return screen.problems(moved.problems());
  List items;
  Problems problems;
  const auto titles = engine.titles(request.workflow);
  if (moved->empty()) screen.line(phrases::no_other_version);
  for (const auto& each : *moved) {
    items.push_back(to_value(each, screen));
    if (each.problems.empty()) {
      const auto& phrase = request.dry_run ? phrases::would_change_version : phrases::changed_version;
      const auto text = fill(screen.in(phrase), {each.reference, std::to_string(each.from), std::to_string(each.to),
                                                 titles_of(each.waits_at, titles, screen)});
      request.dry_run ? screen.line(text) : screen.done(text);
      for (const auto& line : each.lines) show(line, local);
      continue;
    }
    screen.line(request.dry_run ? phrases::would_keep_version : phrases::keeps_version,
                {each.reference, std::to_string(each.from)});
    for (const auto& problem : each.problems)
      screen.line("    " + screen.in(problem.message) + " [" + problem.code + "]");
    problems.insert(problems.end(), each.problems.begin(), each.problems.end());
  }
  if (request.dry_run && !moved->empty()) screen.line(phrases::rehearsed);
  screen.document(Record{{"dry_run", request.dry_run}, {"cases", std::move(items)}});
  return problems.empty() ? Exit::done : Exit::problems;
}

Exit list_plugins(const Request& request, const Screen& screen) {
  auto settings = settings_of(request);
  settings.database = "sqlite3::memory:";  // sheets can be listed before there is a database
  settings.key.clear();
  const auto sheets = Engine(std::move(settings)).sheets();
  List items;
  if (sheets.empty()) screen.line(phrases::no_sheets);
  for (const auto& sheet : sheets) {
    items.push_back(to_value(sheet, screen));
    screen.line(padded(sheet.name + " ", 6) + padded(sheet.version + " ", 10) + screen.in(sheet.title));
    for (const auto& action : sheet.actions) screen.line("      " + action);
  }
  screen.document(Record{{"sheets", std::move(items)}});
  return Exit::done;
}

Exit head(const Request& request, const Screen& screen) {
  const auto head = Engine(settings_with_database(request)).head();
  screen.line(head);
  screen.document(Record{{"head", head}});
  return Exit::done;
}

}  // namespace parcours::cli
