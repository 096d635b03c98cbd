// task: what a task asks.
#include "cli/asking.hpp"
#include "cli/commands.hpp"
#include "cli/form_texts.hpp"
#include "cli/form_view.hpp"
#include "cli/views.hpp"

namespace parcours::cli {
namespace {

// "parcours do P2-2026-00001 verifier_doublon ISSUE champ=valeur"
std::string how_to_complete(const Case& seen, const Task& task, const Screen& screen) {
  std::size_t same = 0;
  for (const auto& other : seen.tasks) same += other.step == task.step ? 1 : 0;
  std::string line = "parcours do " + seen.reference + " " + (same == 1 ? task.step : std::to_string(task.id.token));
  if (task.form.outcomes().size() > 1) line += " " + std::string(screen.in(phrases::word_for_outcome));
  for (const auto& entry : task.form)
    if (entry.required) line += " " + entry.field + "=" + std::string(screen.in(phrases::word_for_value));
  return line;
}

}  // namespace

Exit show_task(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return screen.problems(seen.problems());
  const auto task = task_named(*seen, request.task);
  const Screen local = screen.in_zone(settings.zone);
  screen.line(seen->reference + "  " + std::to_string(task.id.token) + "  " + format(task, local));
  if (!task.stalled) {
    show_form(task.form, seen->titles, local);
    screen.line(screen.marked(Mark::heading, phrases::to_complete));
    screen.line("  " + how_to_complete(*seen, task, screen));
  }
  screen.document(to_value(task, screen));
  return Exit::done;
}

}  // namespace parcours::cli
