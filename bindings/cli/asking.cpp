#include "cli/asking.hpp"

#include <algorithm>
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

bool can_ask(const Screen& screen) { return screen.terminal().asks && !screen.json(); }

// Nobody is asked by a command that is given whole.
bool asks(const Form& form, const ParsedWords& words, const Screen& screen) {
  return can_ask(screen) && lacks_something(form, words);
}

// What the answers are about is what was on the screen.
void note_revision(Request& request, const Case& seen) {
  if (request.seen == 0) request.seen = seen.revision;
}

void show_title(const Text& title, const Screen& screen) {
  screen.line(screen.marked(Mark::heading, sanitized(screen.in(title))));
}

// The last task at the step that was done, where none is open: its command may be sent again under its key. 0: none.
std::int64_t task_done_at(const Case& seen, const std::string& step) {
  const auto is_open = [&](const Task& task) { return task.step == step; };
  if (std::any_of(seen.tasks.begin(), seen.tasks.end(), is_open)) return 0;
  std::int64_t done = 0;
  for (const auto& entry : seen.history)
    for (const auto& value : entry.events)
      if (const auto& event = value.as<Record>();
          event.at("event") == Value("step_ended") && event.at("step") == Value(step))
        done = event.at("token").as<std::int64_t>();
  return done;
}

const Offer* offer_named(const Case& seen, const Request& request) {
  const auto is_meant = [&](const Offer& offer) {
    return offer.step == request.step && (request.in == 0 || offer.in == request.in);
  };
  const auto at = std::find_if(seen.offers.begin(), seen.offers.end(), is_meant);
  return at == seen.offers.end() ? nullptr : &*at;
}

const MessageOffer* message_named(const Case& seen, const std::string& name) {
  const auto at = std::find_if(seen.messages.begin(), seen.messages.end(),
                               [&](const MessageOffer& each) { return each.message == name; });
  return at == seen.messages.end() ? nullptr : &*at;
}

std::optional<std::string> ask_row(const std::vector<std::string>& rows, const Screen& screen) {
  std::vector<Choice> choices;
  for (const auto& row : rows) choices.push_back({row, {}});
  return ask_choice(choices, phrases::which_row, screen);
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
  if (number && !can_ask(screen)) return std::optional(named);
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return seen.problems();
  if (const auto done = number || request.key.empty() ? 0 : task_done_at(*seen, request.task))
    return std::optional(SettledTask{{request.reference, done}, request.seen});
  Task task;
  if (!number) task = task_at_step(*seen, request.task);
  for (const auto& each : seen->tasks)
    if (number && each.id.token == *number) task = each;
  if (task.id.token == 0) return std::optional(named);  // the engine reports what is wrong with it
  if (!asks(task.form, words, screen)) return std::optional(SettledTask{task.id, request.seen});
  const Screen local = screen.in_zone(settings.zone);
  show_title(task.title, screen);
  if (!ask_missing(task.form, words, local)) return std::optional<SettledTask>();
  return std::optional(SettledTask{task.id, request.seen == 0 ? seen->revision : request.seen});
}

bool settle_opening(const Request& request, ParsedWords& words, const Screen& screen) {
  if (!can_ask(screen)) return true;
  const auto settings = settings_with_database(request);
  const auto form = Engine(settings).form({request.actor}, request.workflow);
  if (!form || !asks(*form, words, screen)) return true;  // the engine reports what is wrong with it
  return ask_missing(*form, words, screen.in_zone(settings.zone));
}

// A step that the actor does may also become a task: without values, it is left to be done.
Checked<bool> settle_start(Request& request, ParsedWords& words, const Screen& screen) {
  if (!can_ask(screen)) return true;
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return seen.problems();
  const auto* offer = offer_named(*seen, request);
  if (!offer || !asks(offer->form, words, screen)) return true;  // the engine reports what is wrong with it
  show_title(offer->title, screen);
  const bool is_begun = !words.with.empty() || !words.outcome.empty();
  if (!is_begun && !ask_yes(phrases::fill_in_now, screen, true)) return true;
  note_revision(request, *seen);
  return ask_missing(offer->form, words, screen.in_zone(settings.zone));
}

Checked<bool> settle_message(Request& request, ParsedWords& words, const Screen& screen) {
  if (!can_ask(screen)) return true;
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return seen.problems();
  const auto* offer = message_named(*seen, request.message);
  if (!offer) return true;  // the engine reports what is wrong with it
  const bool lacks_row = request.row.empty() && offer->rows.size() > 1;
  if (!lacks_row && !asks(offer->form, words, screen)) return true;
  show_title(offer->title, screen);
  note_revision(request, *seen);
  if (lacks_row) {
    const auto row = ask_row(offer->rows, screen);
    if (!row) return false;
    request.row = *row;
  }
  return !asks(offer->form, words, screen) || ask_missing(offer->form, words, screen.in_zone(settings.zone));
}

}  // namespace parcours::cli
