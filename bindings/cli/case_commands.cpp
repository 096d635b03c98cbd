// Commands to a case.
#include <algorithm>
#include <charconv>
#include <optional>

#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "cli/views.hpp"
#include "parcours/nearest.hpp"

namespace parcours::cli {
namespace {

Command command_of(const Request& request, decltype(Command::what) what) {
  return {std::move(what), {request.actor}, request.seen, request.key, request.confirmed};
}

// The command with the outcome and the fields of the command line.
template <class What>
What with_words(What what, const Request& request) {
  auto words = read_words(request.words, true);
  what.with = std::move(words.with);
  what.outcome = std::move(words.outcome);
  return what;
}

Value value_of(const StalledStep& stalled) {
  return Record{{"of", stalled.task.reference},
                {"token", stalled.task.token},
                {"step", stalled.step},
                {"code", stalled.code},
                {"again", or_null(stalled.retry_at)}};
}

void show(const StalledStep& stalled, const Screen& screen) {
  const auto token = std::to_string(stalled.task.token);
  const auto& name = stalled.step.empty() ? token : stalled.step;
  if (stalled.retry_at)
    screen.line(phrases::stalled_step_until, {name, stalled.code, screen.local(*stalled.retry_at)});
  else
    screen.line(phrases::stalled_step, {name, stalled.code, stalled.task.reference, token});
}

// Whether the command left the case where it was: nothing awaited the message, or the action failed once more.
bool has_moved(const Receipt& receipt, const decltype(Command::what)& what) {
  const auto* retry = std::get_if<Retry>(&what);
  const auto again = [&](const StalledStep& stalled) { return stalled.task == retry->task; };
  return !receipt.kept && !(retry && std::any_of(receipt.stalled.begin(), receipt.stalled.end(), again));
}

void show(const Receipt& receipt, const Phrase& done, const Screen& screen) {
  screen.line(done, {receipt.reference, std::to_string(receipt.revision)});
  for (const auto& stalled : receipt.stalled) show(stalled, screen);
  for (const auto& task : receipt.opened) screen.line(phrases::next_task, {task.reference, std::to_string(task.token)});
  if (!receipt.ended_as.empty()) screen.line(phrases::ended, {receipt.ended_as});
  if (receipt.kept) screen.line(phrases::message_kept);
}

Exit submit_to(Engine& engine, const Request& request, const Screen& screen, const decltype(Command::what)& what,
               const Phrase& done) {
  const auto receipt = engine.submit(command_of(request, what));
  if (!receipt) return screen.problems(receipt.problems());
  show(*receipt, has_moved(*receipt, what) ? done : phrases::not_moved, screen);
  List opened, stalled;
  for (const auto& task : receipt->opened) opened.push_back(to_value(task));
  for (const auto& each : receipt->stalled) stalled.push_back(value_of(each));
  screen.document(Record{{"of", receipt->reference},
                         {"revision", receipt->revision},
                         {"opened", std::move(opened)},
                         {"stalled", std::move(stalled)},
                         {"ended_as", receipt->ended_as},
                         {"kept", receipt->kept}});
  return Exit::done;
}

Exit submit(const Request& request, const Screen& screen, const decltype(Command::what)& what, const Phrase& done) {
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  return submit_to(engine, request, screen.in_zone(settings.zone), what, done);
}

// Empty for a text that is no number.
std::optional<std::int64_t> number_in(const std::string& text) {
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
    throw Usage{phrases::not_right, text};
  return number;
}

// The tasks of the case at the step that the request names.
std::vector<Task> tasks_at_step(const Case& seen, const std::string& step) {
  std::vector<Task> found;
  for (const auto& task : seen.tasks)
    if (task.step == step) found.push_back(task);
  return found;
}

// The one task of the case at that step. Throws Usage where there is none, or several.
TaskId task_at_step(const Case& seen, const std::string& step) {
  const auto found = tasks_at_step(seen, step);
  if (found.size() == 1) return found.front().id;
  std::vector<std::string> possible;
  for (const auto& task : found.empty() ? seen.tasks : found)
    possible.push_back(found.empty() ? task.step
                                     : std::to_string(task.id.token) + (task.row.empty() ? "" : " [" + task.row + "]"));
  if (found.empty()) throw Usage{phrases::no_open_task, step, nearest(step, possible), possible};
  throw Usage{phrases::several_tasks, step, {}, possible};
}

}  // namespace

Exit open(const Request& request, const Screen& screen) {
  return submit(request, screen, with_words(Open{request.workflow}, request), phrases::opened);
}

Exit complete(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  TaskId id{request.reference, number_in(request.task).value_or(0)};
  if (id.token == 0) {
    const auto seen = engine.read({request.actor}, request.reference);
    if (!seen) return screen.problems(seen.problems());
    id = task_at_step(*seen, request.task);
  }
  return submit_to(engine, request, screen.in_zone(settings.zone), with_words(Complete{id}, request), phrases::moved);
}

Exit retry(const Request& request, const Screen& screen) {
  return submit(request, screen, Retry{{request.reference, request.token}}, phrases::moved);
}

Exit start(const Request& request, const Screen& screen) {
  auto what = with_words(Start{request.reference, request.step}, request);
  what.in = request.in;
  return submit(request, screen, std::move(what), phrases::moved);
}

Exit message(const Request& request, const Screen& screen) {
  return submit(request, screen, with_words(Deliver{request.reference, request.message, request.row}, request),
                phrases::moved);
}

Exit reopen(const Request& request, const Screen& screen) {
  return submit(request, screen, Reopen{request.reference}, phrases::reopened);
}
Exit suspend(const Request& request, const Screen& screen) {
  return submit(request, screen, Suspend{request.reference}, phrases::suspended);
}
Exit resume(const Request& request, const Screen& screen) {
  return submit(request, screen, Resume{request.reference}, phrases::resumed);
}

Exit correct(const Request& request, const Screen& screen) {
  const auto words = read_words(request.words, false);
  if (words.with.size() != 1) throw Usage{phrases::one_field, {}};
  const auto& [field, value] = *words.with.begin();
  return submit(request, screen, Correct{request.reference, field, request.row, value, request.why}, phrases::moved);
}

}  // namespace parcours::cli
