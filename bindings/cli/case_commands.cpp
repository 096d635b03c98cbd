// open, tasks, do, retry, show: cases as one actor sees them.
#include "cli/commands.hpp"
#include "cli/settings.hpp"

namespace parcours::cli {
namespace {

Command command_of(const Request& request, decltype(Command::what) what) {
  return {std::move(what), {request.actor}, request.seen, request.key, request.confirmed};
}

Value to_value(const TaskRef& ref) { return Record{{"of", ref.of}, {"token", ref.token}}; }

Value to_value(const Task& task, const Screen& screen) {
  return Record{{"of", task.ref.of},      {"token", task.ref.token},        {"workflow", task.workflow},
                {"step", task.step},      {"title", screen.in(task.title)}, {"due", task.due ? Value(*task.due) : Value()},
                {"stalled", task.stalled}};
}

Exit submit(const Request& request, const Screen& screen, decltype(Command::what) what, const Phrase& done) {
  const auto receipt = Engine(settings_with_database(request)).submit(command_of(request, std::move(what)));
  if (!receipt) return screen.problems(receipt.problems());
  List opened;
  screen.line(done, {receipt->of, std::to_string(receipt->revision)});
  for (const auto& task : receipt->opened) {
    opened.push_back(to_value(task));
    screen.line(say::next_task, {task.of, std::to_string(task.token)});
  }
  if (!receipt->ended_as.empty()) screen.line(say::ended, {receipt->ended_as});
  screen.document(Record{
      {"of", receipt->of}, {"revision", receipt->revision}, {"opened", std::move(opened)}, {"ended_as", receipt->ended_as}});
  return Exit::done;
}

void line_of(const Task& task, std::string head, const Screen& screen) {
  head += padded(task.step, 24) + "  " + harmless(screen.in(task.title));
  if (task.due) head += "  (" + fill(screen.in(say::due), {screen.until(*task.due)}) + ")";
  if (task.stalled) head += "  [" + std::string(screen.in(say::stalled)) + "]";
  screen.line(head);
}

std::string_view status_of(const Case& seen, const Screen& screen) {
  if (seen.status == "ended") return screen.in(say::status_ended);
  if (seen.status == "suspended") return screen.in(say::status_suspended);
  if (seen.status == "archived") return screen.in(say::status_archived);
  if (seen.status == "purged") return screen.in(say::status_purged);
  return screen.in(say::status_open);
}

void show_head(const Case& seen, const Screen& screen) {
  std::string head =
      seen.ref + "  " + seen.workflow + " v" + std::to_string(seen.version) + "  " + std::string(status_of(seen, screen));
  if (!seen.ended_as.empty()) head += " (" + seen.ended_as + ")";
  if (!seen.phase.empty()) head += "  " + fill(screen.in(say::phase), {seen.phase});
  screen.line(head + "  " + fill(screen.in(say::revision), {std::to_string(seen.revision)}) + "  " +
              screen.local(seen.opened_at));
}

void show_fields(const Case& seen, const Screen& screen) {
  if (!seen.fields.empty()) screen.line(say::fields);
  for (const auto& [name, value] : seen.fields) screen.line("  " + padded(name, 24) + "  " + screen.told(value));
  if (seen.hidden.empty()) return;
  std::string names;
  for (const auto& name : seen.hidden) names += (names.empty() ? "" : ", ") + name;
  screen.line(screen.in(say::hidden));
  screen.line("  " + names);
}

Value to_value(const Case& seen, const Screen& screen) {
  List tasks;
  for (const auto& task : seen.tasks) tasks.push_back(to_value(task, screen));
  return Record{{"ref", seen.ref},           {"workflow", seen.workflow},
                {"version", seen.version},   {"phase", seen.phase},
                {"status", seen.status},     {"ended_as", seen.ended_as},
                {"revision", seen.revision}, {"opened_at", seen.opened_at},
                {"fields", seen.fields},     {"hidden", List(seen.hidden.begin(), seen.hidden.end())},
                {"tasks", std::move(tasks)}};
}

}  // namespace

Exit open(const Request& request, const Screen& screen) {
  auto filled = read_words(request.words, true);
  return submit(request, screen, Open{request.workflow, std::move(filled.with), std::move(filled.outcome)}, say::opened);
}

Exit complete(const Request& request, const Screen& screen) {
  auto filled = read_words(request.words, true);
  return submit(request, screen, Complete{{request.of, request.token}, std::move(filled.with), std::move(filled.outcome)},
                say::moved);
}

Exit retry(const Request& request, const Screen& screen) {
  return submit(request, screen, Retry{{request.of, request.token}}, say::moved);
}

Exit tasks(const Request& request, const Screen& screen) {
  Engine engine(settings_with_database(request));
  List told;
  std::string after;
  do {
    auto page = engine.tasks({request.actor}, after);
    for (const auto& task : page.items) {
      told.push_back(to_value(task, screen));
      line_of(task, padded(task.ref.of, 16) + "  " + padded(std::to_string(task.ref.token), 4) + "  ", screen);
    }
    after = std::move(page.next);
  } while (!after.empty());
  if (told.empty()) screen.line(say::no_tasks);
  screen.document(Record{{"tasks", std::move(told)}});
  return Exit::done;
}

Exit show(const Request& request, const Screen& screen) {
  const auto seen = Engine(settings_with_database(request)).read({request.actor}, request.of);
  if (!seen) return screen.problems(seen.problems());
  show_head(*seen, screen);
  show_fields(*seen, screen);
  if (!seen->tasks.empty()) screen.line(say::to_do);
  for (const auto& task : seen->tasks) line_of(task, "  " + padded(std::to_string(task.ref.token), 4) + "  ", screen);
  screen.document(to_value(*seen, screen));
  return Exit::done;
}

}  // namespace parcours::cli
