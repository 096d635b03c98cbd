// show: a case as one actor sees it.
#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/form_texts.hpp"
#include "cli/settings.hpp"
#include "cli/views.hpp"
#include "cli/worded.hpp"
#include "parcours/clock.hpp"

namespace parcours::cli {

namespace {

constexpr std::pair<std::string_view, const Phrase&> kStatuses[] = {
    {"open", phrases::status_open},         {"suspended", phrases::status_suspended}, {"ended", phrases::status_ended},
    {"archived", phrases::status_archived}, {"purged", phrases::status_purged},
};

void show_head(const Case& seen, const Screen& screen) {
  const auto& titles = seen.titles;
  const auto workflow = worded(titles.workflow(), screen);
  std::string head = seen.reference + "  " +
                     fill(screen.in(phrases::workflow_version), {workflow, std::to_string(seen.version)}) + "  " +
                     std::string(status_of(seen, screen));
  if (!seen.ended_as.empty()) head += " (" + worded(titles.end(seen.ended_as), screen) + ")";
  if (seen.suspended) head += " (" + fill(screen.in(phrases::since), {screen.local(*seen.suspended)}) + ")";
  if (!seen.phase.empty()) head += "  " + fill(screen.in(phrases::phase), {worded(titles.phase(seen.phase), screen)});
  if (seen.revision != 0) head += "  " + fill(screen.in(phrases::revision), {std::to_string(seen.revision)});
  screen.line(head + "  " + screen.local(seen.opened_at));
  if (!seen.closing.empty()) screen.line(phrases::closing, {worded(titles.end(seen.closing), screen)});
  if (!seen.told.empty()) screen.line(phrases::told, {worded(seen.told, screen)});
}

void show_fields(const Case& seen, const Screen& screen) {
  if (!seen.fields.empty()) screen.line(screen.marked(Mark::heading, phrases::fields));
  for (const auto& [name, value] : seen.fields)
    screen.line("  " + padded(worded(seen.titles.field(name), screen), 24) + "  " +
                worded(seen.titles, name, value, screen));
  if (seen.hidden.empty()) return;
  std::vector<std::string> names;
  for (const auto& name : seen.hidden) names.push_back(worded(seen.titles.field(name), screen));
  screen.line(screen.marked(Mark::heading, phrases::hidden));
  screen.line("  " + with_commas(names));
}

std::string row_of(const std::string& row, const Screen& screen) {
  return row.empty() ? std::string() : "  [" + fill(screen.in(phrases::about_row), {row}) + "]";
}

std::string format_stall(const Task& task, const Screen& screen) {
  if (!task.retry_at) return std::string(screen.in(phrases::stalled));
  return fill(screen.in(phrases::stalled_until), {screen.local(*task.retry_at)});
}

void show_offers(const Case& seen, const Screen& screen) {
  if (!seen.offers.empty()) screen.line(screen.marked(Mark::heading, phrases::offers));
  for (const auto& offer : seen.offers) {
    std::string line =
        "  " + padded(offer.step, 30) + "  " + sanitized(screen.in(offer.title)) + row_of(offer.row, screen);
    if (offer.in != 0) line += "  --in " + std::to_string(offer.in);
    screen.line(line);
  }
}

// Who is reminded: "role:agent", "field:referent", "performer:relire", "opener".
std::string format_reminded(const std::string& who, const Titles& titles, const Screen& screen) {
  const auto colon = who.find(':');
  const auto kind = who.substr(0, colon), name = colon == std::string::npos ? std::string() : who.substr(colon + 1);
  if (kind == "opener") return std::string(screen.in(phrases::who_opened));
  if (kind == "field") return worded(titles.field(name), screen);
  if (kind == "performer") return fill(screen.in(phrases::who_did), {worded(titles.step(name), screen)});
  return worded(titles.recipient(who), screen);
}

// "next relire": goes on to the step of that title.
std::string format_effect(const std::string& then, const Titles& titles, const Screen& screen) {
  const auto blank = then.find(' ');
  const auto word = then.substr(0, blank), what = blank == std::string::npos ? std::string() : then.substr(blank + 1);
  if (word == "remind") return fill(screen.in(phrases::then_remind), {format_reminded(what, titles, screen)});
  if (word == "also") return fill(screen.in(phrases::then_also), {worded(titles.step(what), screen)});
  if (word == "next") return fill(screen.in(phrases::then_next), {worded(titles.step(what), screen)});
  return fill(screen.in(phrases::then_end), {worded(titles.end(what), screen)});
}

std::string format(const Wait& wait, const Titles& titles, const WorkflowTitles& workflows, const Screen& screen) {
  std::vector<std::string> parts;
  if (!wait.message.empty())
    parts.push_back(fill(screen.in(phrases::wait_message), {worded(titles.message(wait.message), screen)}));
  if (!wait.answer.empty())
    parts.push_back(fill(screen.in(phrases::wait_answer), {worded(workflows, wait.answer, screen)}));
  if (wait.at) parts.push_back(fill(screen.in(phrases::wait_until), {screen.until(*wait.at, wait.on)}));
  if (wait.paused) parts.emplace_back(screen.in(phrases::wait_paused));
  std::vector<std::string> effects;
  for (const auto& then : wait.then) effects.push_back(format_effect(then, titles, screen));
  return with_commas(parts) + (effects.empty() ? "" : std::string(screen.in(phrases::colon)) + with_commas(effects));
}

void show_waits(const Case& seen, const WorkflowTitles& workflows, const Screen& screen) {
  if (!seen.waits.empty()) screen.line(screen.marked(Mark::heading, phrases::waits));
  for (const auto& wait : seen.waits) {
    const auto under = wait.under.empty() ? seen.titles.phase(seen.phase) : seen.titles.step(wait.under);
    screen.line("  " + padded(worded(under, screen), 24) + "  " + format(wait, seen.titles, workflows, screen) +
                row_of(wait.row, screen));
  }
}

void show_tasks(const Case& seen, const Screen& screen) {
  if (!seen.tasks.empty()) screen.line(screen.marked(Mark::heading, phrases::to_do));
  for (const auto& task : seen.tasks)
    screen.line("  " + padded(std::to_string(task.id.token), 4) + "  " + format(task, screen));
}

Value to_value(const Case& seen, const Screen& screen) {
  return Record{{"ref", seen.reference},
                {"workflow", seen.workflow},
                {"version", seen.version},
                {"phase", seen.phase},
                {"status", seen.status},
                {"suspended", or_null(seen.suspended)},
                {"closing", seen.closing},
                {"ended_as", seen.ended_as},
                {"revision", seen.revision},
                {"opened_at", seen.opened_at},
                {"fields", seen.fields},
                {"told", screen.in(seen.told)},
                {"hidden", List(seen.hidden.begin(), seen.hidden.end())},
                {"tasks", listed(seen.tasks, screen)},
                {"offers", listed(seen.offers, screen)},
                {"messages", listed(seen.messages, screen)},
                {"waits", listed(seen.waits, screen)}};
}

}  // namespace

std::string_view status_of(const Case& seen, const Screen& screen) {
  for (const auto& [name, phrase] : kStatuses)
    if (name == seen.status) return screen.in(phrase);
  return screen.in(phrases::status_open);
}

std::string status_named(const std::string& word) {
  for (const auto& [name, phrase] : kStatuses)
    if (word == phrase.fr) return std::string(name);
  return word;
}

Value to_value(const Offer& offer, const Screen& screen) {
  Record value = to_record(offer.form, screen);
  value.set("step", offer.step), value.set("title", screen.in(offer.title));
  value.set("in", offer.in), value.set("row", offer.row), value.set("at_once", offer.at_once);
  return value;
}

Value to_value(const MessageOffer& offer, const Screen& screen) {
  Record value = to_record(offer.form, screen);
  value.set("message", offer.message), value.set("title", screen.in(offer.title));
  value.set("awaited", offer.awaited), value.set("rows", List(offer.rows.begin(), offer.rows.end()));
  return value;
}

Value to_value(const Wait& wait, const Screen& screen) {
  return Record{
      {"under", wait.under},     {"title", screen.in(wait.title)}, {"row", wait.row},
      {"message", wait.message}, {"answer", wait.answer},          {"at", or_null(wait.at)},
      {"on", or_null(wait.on)},  {"paused", wait.paused},          {"then", List(wait.then.begin(), wait.then.end())}};
}

Value to_value(const TaskId& id) { return Record{{"of", id.reference}, {"token", id.token}}; }

Value to_value(const Task& task, const Screen& screen) {
  Record value = to_record(task.form, screen);
  for (auto& [name, part] : std::vector<Record::Entry>{{"of", task.id.reference},
                                                       {"token", task.id.token},
                                                       {"workflow", task.workflow},
                                                       {"step", task.step},
                                                       {"title", screen.in(task.title)},
                                                       {"due", or_null(task.due)},
                                                       {"due_on", or_null(task.due_on)},
                                                       {"overdue", is_overdue(task)},
                                                       {"stalled", task.stalled},
                                                       {"again", or_null(task.retry_at)},
                                                       {"row", task.row}})
    value.set(name, std::move(part));
  return value;
}

bool is_overdue(const Task& task) { return task.due && *task.due <= system_clock().now(); }

std::string format(const Task& task, const Screen& screen) {
  std::string line = padded(task.step, 24) + "  " + sanitized(screen.in(task.title)) + row_of(task.row, screen);
  if (task.due) {
    const auto due = fill(screen.in(is_overdue(task) ? phrases::overdue_since : phrases::due),
                          {screen.until(*task.due, task.due_on)});
    line += "  (" + screen.marked(is_overdue(task) ? Mark::late : Mark::none, due) + ")";
  }
  if (task.stalled) line += "  [" + format_stall(task, screen) + "]";
  return line;
}

std::string state_of(const Task& task, const Screen& screen) {
  std::string state = is_overdue(task) ? std::string(screen.in(phrases::overdue_mark)) : std::string();
  if (task.stalled) state += (state.empty() ? "" : ", ") + format_stall(task, screen);
  return state;
}

Exit show(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  const auto seen = engine.read({request.actor}, request.reference);
  if (!seen) return screen.problems(seen.problems());
  const Screen local = screen.in_zone(settings.zone);
  show_head(*seen, local);
  show_fields(*seen, local);
  show_tasks(*seen, local);
  show_offers(*seen, local);
  show_waits(*seen, workflow_titles(engine), local);
  screen.document(to_value(*seen, screen));
  return Exit::done;
}

}  // namespace parcours::cli
