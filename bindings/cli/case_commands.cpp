// Commands to a case.
#include <algorithm>
#include <type_traits>

#include "cli/asking.hpp"
#include "cli/commands.hpp"
#include "cli/form_texts.hpp"
#include "cli/questions.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "cli/value_problems.hpp"
#include "cli/views.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

Command command_of(const Request& request, decltype(Command::what) what) {
  return {std::move(what), {request.actor}, request.seen, request.key, request.confirmed};
}

Value to_value(const StalledStep& stalled) {
  return Record{{"of", stalled.task.reference},
                {"token", stalled.task.token},
                {"step", stalled.step},
                {"code", stalled.code},
                {"again", or_null(stalled.retry_at)}};
}

void show(const StalledStep& stalled, const Titles& titles, const Screen& screen) {
  const auto token = std::to_string(stalled.task.token);
  const auto name = stalled.step.empty() ? token : worded(titles.step(stalled.step), screen);
  const auto why = meaning_of(stalled.code, screen);
  if (stalled.retry_at)
    screen.line(phrases::stalled_step_until, {name, why, screen.local(*stalled.retry_at)});
  else
    screen.line(phrases::stalled_step, {name, why, stalled.task.reference, token});
}

// A task that was opened, by its number, and by its title where the actor may see it.
void show(const TaskId& opened, const Case& seen, const Screen& screen) {
  const auto token = std::to_string(opened.token);
  for (const auto& task : seen.tasks)
    if (task.id == opened)
      return screen.line(phrases::next_titled_task, {opened.reference, token, worded(task.title, screen)});
  screen.line(phrases::next_task, {opened.reference, token});
}

// Whether the command left the case where it was: nothing awaited the message, or the action failed once more.
bool has_moved(const Receipt& receipt, const decltype(Command::what)& what) {
  const auto* retry = std::get_if<Retry>(&what);
  const auto again = [&](const StalledStep& stalled) { return stalled.task == retry->task; };
  return !receipt.kept && !(retry && std::any_of(receipt.stalled.begin(), receipt.stalled.end(), again));
}

// `seen`: the case as the actor sees it now; empty where they may not.
void show(const Receipt& receipt, const Phrase& done, const Case& seen, const Screen& screen) {
  screen.done(fill(screen.in(done), {receipt.reference, std::to_string(receipt.revision)}));
  for (const auto& stalled : receipt.stalled) show(stalled, seen.titles, screen);
  for (const auto& task : receipt.opened) show(task, seen, screen);
  if (!receipt.ended_as.empty()) screen.line(phrases::ended, {worded(seen.titles.end(receipt.ended_as), screen)});
  if (receipt.kept) screen.line(phrases::message_kept);
}

bool asks_alone(const Problems& problems) {
  return std::all_of(problems.begin(), problems.end(),
                     [](const Problem& each) { return each.severity != Problem::Severity::error; });
}

// The values of a command, by their fields.
Record values_of(const Command& command) {
  return std::visit(
      []<class What>(const What& what) {
        if constexpr (std::is_same_v<What, Correct>)
          return Record{{what.field, what.value}};
        else if constexpr (requires { what.with; })
          return what.with;
        else
          return Record();
      },
      command.what);
}

Command with_values(Command command, const Record& values) {
  std::visit(
      [&]<class What>(What& what) {
        if constexpr (std::is_same_v<What, Correct>)
          what.value = values.at(what.field);
        else if constexpr (requires { what.with; })
          what.with = values;
      },
      command.what);
  return command;
}

// Whether a value was refused for its French form alone, which the command then has in the form of the engine.
bool retype(Command& command, const Problems& problems) {
  auto values = values_of(command);
  if (!cli::retype(values, problems)) return false;
  command = with_values(std::move(command), values);
  return true;
}

bool is_key_used(const Checked<Receipt>& receipt) {
  return !receipt && std::any_of(receipt.problems().begin(), receipt.problems().end(),
                                 [](const Problem& each) { return each.code == "key-used"; });
}

// Sends the command once. Values in French forms are read by what the engine refuses, so under a key the engine knows
// the command as it was sent at last: it is found again in each form that its values can have had. A key that is used
// changes nothing.
Checked<Receipt> send_once(Engine& engine, Command& command) {
  auto receipt = engine.submit(command);
  if (!receipt && retype(command, receipt.problems())) return engine.submit(command);
  if (!is_key_used(receipt)) return receipt;
  for (const auto& reading : french_readings(values_of(command)))
    if (auto earlier = engine.submit(with_values(command, reading))) return earlier;
  return receipt;
}

// Sends the command. At a terminal somebody may confirm its questions; then it is sent again. Problems that were not
// answered are shown, and the result has them.
Checked<Receipt> send(Engine& engine, Command command, const Screen& screen) {
  auto receipt = send_once(engine, command);
  while (!receipt) {
    const auto problems = receipt.problems();
    screen.problems(problems);
    if (screen.json() || !screen.terminal().asks || !asks_alone(problems)) break;
    if (!ask_yes(phrases::confirm_question, screen)) break;
    for (const auto& problem : problems) command.confirmed.push_back(problem.code);
    receipt = engine.submit(command);
  }
  return receipt;
}

Exit submit(const Request& request, const Screen& screen, const decltype(Command::what)& what, const Phrase& done) {
  const auto settings = settings_with_log_of_cases(request, screen);
  Engine engine(settings);
  const auto receipt = send(engine, command_of(request, what), screen);
  if (!receipt) return Exit::problems;
  const auto seen = screen.json() ? Checked<Case>(Case()) : engine.read({request.actor}, receipt->reference);
  const auto& phrase = has_moved(*receipt, what) ? done : phrases::not_moved;
  show(*receipt, phrase, seen ? *seen : Case(), screen.in_zone(settings.zone));
  List opened, stalled;
  for (const auto& task : receipt->opened) opened.push_back(cli::to_value(task));
  for (const auto& each : receipt->stalled) stalled.push_back(to_value(each));
  screen.document(Record{{"of", receipt->reference},
                         {"revision", receipt->revision},
                         {"opened", std::move(opened)},
                         {"stalled", std::move(stalled)},
                         {"ended_as", receipt->ended_as},
                         {"kept", receipt->kept}});
  return Exit::done;
}

Exit given_up(const Screen& screen) {
  screen.line(phrases::given_up_asking);
  return Exit::problems;
}

}  // namespace

Exit open(const Request& request, const Screen& screen) {
  auto words = read_words(request.words, true);
  if (!settle_opening(request, words, screen)) return given_up(screen);
  return submit(request, screen, Open{request.workflow, std::move(words.with), std::move(words.outcome)},
                phrases::opened);
}

Exit complete(const Request& request, const Screen& screen) {
  auto words = read_words(request.words, true);
  const auto task = settle_task(request, words, screen);
  if (!task) return screen.problems(task.problems());
  if (!*task) return given_up(screen);
  auto settled = request;
  settled.seen = (*task)->revision;
  return submit(settled, screen, Complete{(*task)->id, std::move(words.with), std::move(words.outcome)},
                phrases::moved);
}

Exit retry(const Request& request, const Screen& screen) {
  return submit(request, screen, Retry{{request.reference, request.token}}, phrases::moved);
}

Exit start(const Request& request, const Screen& screen) {
  auto settled = request;
  auto words = read_words(request.words, true);
  const auto goes_on = settle_start(settled, words, screen);
  if (!goes_on) return screen.problems(goes_on.problems());
  if (!*goes_on) return given_up(screen);
  return submit(settled, screen,
                Start{request.reference, request.step, std::move(words.with), std::move(words.outcome), request.in},
                phrases::moved);
}

Exit message(const Request& request, const Screen& screen) {
  auto settled = request;
  auto words = read_words(request.words, true);
  const auto goes_on = settle_message(settled, words, screen);
  if (!goes_on) return screen.problems(goes_on.problems());
  if (!*goes_on) return given_up(screen);
  return submit(
      settled, screen,
      Deliver{request.reference, request.message, settled.row, std::move(words.with), std::move(words.outcome)},
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
  auto settled = request;
  ParsedWords words;
  const auto goes_on = settle_correction(settled, words, screen);
  if (!goes_on) return screen.problems(goes_on.problems());
  if (!*goes_on) return given_up(screen);
  const auto& [field, value] = *words.with.begin();
  return submit(settled, screen, Correct{request.reference, field, settled.row, value, settled.why},
                phrases::corrected);
}

}  // namespace parcours::cli
