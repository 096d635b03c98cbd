// deploy, grant, plugin list, verify, bilan: what is asked of an engine and of no case.
#include <chrono>

#include "cli/commands.hpp"
#include "cli/settings.hpp"
#include "parcours/clock.hpp"

namespace parcours::cli {
namespace {

Value to_value(const Sheet& sheet, const Screen& screen) {
  return Record{{"name", sheet.name},
                {"version", sheet.version},
                {"title", screen.in(sheet.title)},
                {"library", sheet.library},
                {"actions", List(sheet.actions.begin(), sheet.actions.end())}};
}

Value to_value(const Figure& figure, const Screen& screen) {
  return Record{{"indicator", figure.indicator},
                {"title", screen.in(figure.title)},
                {"answers", screen.in(figure.answers)},
                {"territory", figure.territory},
                {"by", figure.by},
                {"n", figure.n ? Value(*figure.n) : Value()}};
}

// "indicator  title (territory, dimension: value)  12"
std::string told(const Figure& figure, const Screen& screen) {
  std::string about = figure.territory;
  for (const auto& [name, value] : figure.by) about += (about.empty() ? "" : ", ") + name + ": " + screen.told(value);
  const std::string title = screen.in(figure.title) + (about.empty() ? "" : " (" + about + ")");
  return padded(harmless(title), 68) + "  " + (figure.n ? std::to_string(*figure.n) : std::string(screen.in(say::few)));
}

// 29 February leads to 1 March.
Date a_year_after(Date day) { return std::chrono::sys_days(day + std::chrono::years(1)); }

Date this_year(int later) {
  using namespace std::chrono;
  const year_month_day today(floor<days>(system_clock().now()));
  return {today.year() + years(later), January, day(1)};
}

}  // namespace

Exit deploy(const Request& request, const Screen& screen) {
  const auto folder = workflows_of(request);
  const auto exit = screen.problems(Engine(settings_with_database(request)).deploy(folder, {request.actor}));
  if (exit == Exit::done) screen.line(say::deployed, {folder.string()});
  return exit;
}

Exit grant(const Request& request, const Screen& screen) {
  Grant grant{request.grantee, request.role, request.territory, request.structure};
  const auto exit = screen.problems(Engine(settings_with_database(request)).grant(grant, {request.actor}));
  if (exit == Exit::done) screen.line(say::granted, {harmless(request.grantee), harmless(request.role)});
  return exit;
}

Exit list_plugins(const Request& request, const Screen& screen) {
  auto settings = settings_of(request);
  settings.database = "sqlite3::memory:";  // sheets can be listed before there is a database
  settings.key.clear();
  const auto sheets = Engine(std::move(settings)).sheets();
  List told;
  if (sheets.empty()) screen.line(say::no_sheets);
  for (const auto& sheet : sheets) {
    told.push_back(to_value(sheet, screen));
    screen.line(padded(sheet.name, 6) + padded(sheet.version, 10) + screen.in(sheet.title));
    for (const auto& action : sheet.actions) screen.line("      " + action);
  }
  screen.document(Record{{"sheets", std::move(told)}});
  return Exit::done;
}

Exit verify(const Request& request, const Screen& screen) {
  const auto exit = screen.problems(Engine(settings_with_database(request)).verify());
  if (exit == Exit::done) screen.line(say::sound);
  return exit;
}

Exit bilan(const Request& request, const Screen& screen) {
  const Date from = request.from.empty() ? this_year(0) : read_date(request.from);
  const Date until = !request.until.empty() ? read_date(request.until) : request.from.empty() ? this_year(1) : a_year_after(from);
  const auto figures = Engine(settings_with_database(request)).bilan({request.actor}, from, until);
  List told_figures;
  if (figures.empty()) screen.line(say::no_figures);
  for (const auto& figure : figures) {
    told_figures.push_back(to_value(figure, screen));
    screen.line(told(figure, screen));
  }
  screen.document(Record{{"from", from}, {"until", until}, {"figures", std::move(told_figures)}});
  return Exit::done;
}

}  // namespace parcours::cli
