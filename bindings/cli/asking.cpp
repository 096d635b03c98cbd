#include "cli/asking.hpp"

#include <charconv>

#include "cli/form_texts.hpp"
#include "cli/questions.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/nearest.hpp"

namespace parcours::cli {
namespace {

// Empty for a text that is no number. Throws Usage for a number that no task can have.
std::optional<std::int64_t> number_in(const std::string& text) {
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
    throw Usage{phrases::not_right, text};
  return number;
}

// "4", "4 [2]" of the second element of a list.
std::string name_of_task(const Task& task) {
  return std::to_string(task.id.token) + (task.row.empty() ? "" : " [" + task.row + "]");
}

Task task_at_step(const Case& seen, const std::string& step) {
  std::vector<std::string> steps, numbers;
  const Task* found = nullptr;
  for (const auto& task : seen.tasks) {
    steps.push_back(task.step);
    if (task.step != step) continue;
    found = &task;
    numbers.push_back(name_of_task(task));
  }
  if (numbers.size() == 1) return *found;
  if (found) throw Usage{phrases::several_tasks, step, {}, numbers};
  throw Usage{phrases::no_open_task, step, nearest(step, steps), steps};
}

// Nobody is asked by a command that is given whole.
bool asks(const Form& form, const ParsedWords& words, const Screen& screen) {
  return screen.terminal().asks && !screen.json() && lacks_something(form, words);
}

}  // namespace

Task task_named(const Case& seen, const std::string& name) {
  const auto number = number_in(name);
  if (!number) return task_at_step(seen, name);
  for (const auto& task : seen.tasks)
    if (task.id.token == *number) return task;
  std::vector<std::string> numbers;
  for (const auto& task : seen.tasks) numbers.push_back(name_of_task(task));
  throw Usage{phrases::no_task_of_number, name, {}, numbers};
}

Checked<std::optional<SettledTask>> settle_task(const Request& request, ParsedWords& words, const Screen& screen) {
  const auto number = number_in(request.task);
  const SettledTask named{{request.reference, number.value_or(0)}, request.seen};
  if (number && (!screen.terminal().asks || screen.json())) return std::optional(named);
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return seen.problems();
  Task task;
  if (!number) task = task_at_step(*seen, request.task);
  for (const auto& each : seen->tasks)
    if (number && each.id.token == *number) task = each;
  if (task.id.token == 0) return std::optional(named);  // the engine reports what is wrong with it
  if (!asks(task.form, words, screen)) return std::optional(SettledTask{task.id, request.seen});
  const Screen local = screen.in_zone(settings.zone);
  screen.line(screen.marked(Mark::heading, sanitized(screen.in(task.title))));
  if (!ask_missing(task.form, words, local)) return std::optional<SettledTask>();
  return std::optional(SettledTask{task.id, request.seen == 0 ? seen->revision : request.seen});
}

bool settle_opening(const Request& request, ParsedWords& words, const Screen& screen) {
  if (!screen.terminal().asks || screen.json()) return true;
  const auto settings = settings_with_database(request);
  const auto form = Engine(settings).form({request.actor}, request.workflow);
  if (!form || !asks(*form, words, screen)) return true;  // the engine reports what is wrong with it
  return ask_missing(*form, words, screen.in_zone(settings.zone));
}

}  // namespace parcours::cli
