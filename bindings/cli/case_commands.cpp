// Commands to a case.
#include <algorithm>

#include "cli/asking.hpp"
#include "cli/commands.hpp"
#include "cli/form_texts.hpp"
#include "cli/questions.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "cli/views.hpp"

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
  screen.done(fill(screen.in(done), {receipt.reference, std::to_string(receipt.revision)}));
  for (const auto& stalled : receipt.stalled) show(stalled, screen);
  for (const auto& task : receipt.opened) screen.line(phrases::next_task, {task.reference, std::to_string(task.token)});
  if (!receipt.ended_as.empty()) screen.line(phrases::ended, {receipt.ended_as});
  if (receipt.kept) screen.line(phrases::message_kept);
}

bool asks_alone(const Problems& problems) {
  return std::all_of(problems.begin(), problems.end(),
                     [](const Problem& each) { return each.severity != Problem::Severity::error; });
}

// Sends the command. At a terminal somebody may confirm its questions; then it is sent again. Problems that were not
// answered are shown, and the result has them.
Checked<Receipt> send(const Settings& settings, Command command, const Screen& screen) {
  Engine engine(settings);
  auto receipt = engine.submit(command);
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
  const auto settings = settings_with_database(request);
  const auto receipt = send(settings, command_of(request, what), screen);
  if (!receipt) return Exit::problems;
  show(*receipt, has_moved(*receipt, what) ? done : phrases::not_moved, screen.in_zone(settings.zone));
  List opened, stalled;
  for (const auto& task : receipt->opened) opened.push_back(cli::to_value(task));
  for (const auto& each : receipt->stalled) stalled.push_back(value_of(each));
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
