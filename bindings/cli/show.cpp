// show: a case as one actor sees it.
#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/settings.hpp"
#include "cli/views.hpp"
#include "parcours/clock.hpp"

namespace parcours::cli {

std::string_view status_of(const Case& seen, const Screen& screen) {
  if (seen.status == "ended") return screen.in(phrases::status_ended);
  if (seen.status == "suspended") return screen.in(phrases::status_suspended);
  if (seen.status == "archived") return screen.in(phrases::status_archived);
  if (seen.status == "purged") return screen.in(phrases::status_purged);
  return screen.in(phrases::status_open);
}

namespace {

void show_head(const Case& seen, const Screen& screen) {
  std::string head = seen.reference + "  " + seen.workflow + " v" + std::to_string(seen.version) + "  " +
                     std::string(status_of(seen, screen));
  if (!seen.ended_as.empty()) head += " (" + seen.ended_as + ")";
  if (seen.suspended) head += " (" + fill(screen.in(phrases::since), {screen.local(*seen.suspended)}) + ")";
  if (!seen.phase.empty()) head += "  " + fill(screen.in(phrases::phase), {seen.phase});
  screen.line(head + "  " + fill(screen.in(phrases::revision), {std::to_string(seen.revision)}) + "  " +
              screen.local(seen.opened_at));
  if (!seen.closing.empty()) screen.line(phrases::closing, {seen.closing});
}

void show_fields(const Case& seen, const Screen& screen) {
  if (!seen.fields.empty()) screen.line(screen.marked(Mark::heading, phrases::fields));
  for (const auto& [name, value] : seen.fields) screen.line("  " + padded(name, 24) + "  " + screen.format(value));
  if (seen.hidden.empty()) return;
  std::string names;
  for (const auto& name : seen.hidden) names += (names.empty() ? "" : ", ") + name;
  screen.line(screen.marked(Mark::heading, phrases::hidden));
  screen.line("  " + names);
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

// "next relire": goes on to relire.
std::string format_effect(const std::string& then, const Screen& screen) {
  const auto blank = then.find(' ');
  const auto word = then.substr(0, blank), what = blank == std::string::npos ? std::string() : then.substr(blank + 1);
  if (word == "remind") return std::string(screen.in(phrases::then_remind));
  if (word == "also") return fill(screen.in(phrases::then_also), {what});
  return fill(screen.in(word == "next" ? phrases::then_next : phrases::then_end), {what});
}

std::string format(const Wait& wait, const Screen& screen) {
  std::string line;
  if (!wait.message.empty()) line = fill(screen.in(phrases::wait_message), {wait.message});
  if (!wait.answer.empty()) line = fill(screen.in(phrases::wait_answer), {wait.answer});
  if (wait.at)
    line += (line.empty() ? "" : ", ") + fill(screen.in(phrases::wait_until), {screen.until(*wait.at, wait.on)});
  if (wait.paused) line += (line.empty() ? "" : ", ") + std::string(screen.in(phrases::wait_paused));
  for (std::size_t i = 0; i < wait.then.size(); ++i)
    line += (i == 0 ? ": " : ", ") + format_effect(wait.then[i], screen);
  return line;
}

void show_waits(const Case& seen, const Screen& screen) {
  if (!seen.waits.empty()) screen.line(screen.marked(Mark::heading, phrases::waits));
  for (const auto& wait : seen.waits) {
    const auto under = wait.under.empty() ? seen.phase : wait.under;
    screen.line("  " + padded(under, 24) + "  " + format(wait, screen) + row_of(wait.row, screen));
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
                {"hidden", List(seen.hidden.begin(), seen.hidden.end())},
                {"tasks", listed(seen.tasks, screen)},
                {"offers", listed(seen.offers, screen)},
                {"messages", listed(seen.messages, screen)},
                {"waits", listed(seen.waits, screen)}};
}

}  // namespace

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
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return screen.problems(seen.problems());
  const Screen local = screen.in_zone(settings.zone);
  show_head(*seen, local);
  show_fields(*seen, local);
  show_tasks(*seen, local);
  show_offers(*seen, local);
  show_waits(*seen, local);
  screen.document(to_value(*seen, screen));
  return Exit::done;
}

}  // namespace parcours::cli
