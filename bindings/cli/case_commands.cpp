// Commands to a case, and the list of an actor's tasks.
#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
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

Exit submit(const Request& request, const Screen& screen, decltype(Command::what) what, const Phrase& done) {
  const auto receipt = Engine(settings_with_database(request)).submit(command_of(request, std::move(what)));
  if (!receipt) return screen.problems(receipt.problems());
  List opened;
  screen.line(done, {receipt->reference, std::to_string(receipt->revision)});
  for (const auto& task : receipt->opened) {
    opened.push_back(to_value(task));
    screen.line(phrases::next_task, {task.reference, std::to_string(task.token)});
  }
  if (!receipt->ended_as.empty()) screen.line(phrases::ended, {receipt->ended_as});
  if (receipt->kept) screen.line(phrases::message_kept);
  screen.document(Record{{"of", receipt->reference},
                         {"revision", receipt->revision},
                         {"opened", std::move(opened)},
                         {"ended_as", receipt->ended_as},
                         {"kept", receipt->kept}});
  return Exit::done;
}

}  // namespace

Exit open(const Request& request, const Screen& screen) {
  return submit(request, screen, with_words(Open{request.workflow}, request), phrases::opened);
}

Exit complete(const Request& request, const Screen& screen) {
  return submit(request, screen, with_words(Complete{{request.reference, request.token}}, request), phrases::moved);
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
  return submit(request, screen, Reopen{request.reference}, phrases::moved);
}
Exit suspend(const Request& request, const Screen& screen) {
  return submit(request, screen, Suspend{request.reference}, phrases::moved);
}
Exit resume(const Request& request, const Screen& screen) {
  return submit(request, screen, Resume{request.reference}, phrases::moved);
}

Exit tasks(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  Engine engine(settings);
  List all;
  std::string after;
  do {
    auto page = engine.tasks({request.actor}, after);
    for (const auto& task : page.items) {
      all.push_back(to_value(task, screen));
      const auto number = padded(std::to_string(task.id.token), 4);
      screen.line(padded(task.id.reference, 16) + "  " + number + "  " + format(task, local));
    }
    after = std::move(page.next);
  } while (!after.empty());
  if (all.empty()) screen.line(phrases::no_tasks);
  screen.document(Record{{"tasks", std::move(all)}});
  return Exit::done;
}

}  // namespace parcours::cli
