// Everything that the faces of an engine answer to one reader about one case, as one text in which values are searched
// for.
#pragma once
#include <string>

#include "base/json.hpp"
#include "parcours/engine.hpp"
#include "support/bilan.hpp"
#include "support/problem_texts.hpp"

namespace parcours::testing {

// Without its choices: the workflow names them, whatever the case contains.
inline std::string text_of(const std::vector<FormEntry>& form) {
  std::string all;
  for (const auto& entry : form) {
    all += entry.field + " " + text_of(entry.title) + text_of(entry.help) + entry.when + "\n" + text_of(entry.form);
    all += json::write_exact(List{entry.value, entry.default_value, entry.minimum, entry.maximum}) +
           json::write_exact(List{static_cast<int>(entry.asked), entry.required, entry.blind}) + "\n";
  }
  return all;
}

inline std::string text_of(const Form& form) {
  std::string all = text_of(form.entries());
  for (const auto& outcome : form.outcomes()) {
    all += outcome.name + " " + text_of(outcome.title);
    for (const auto& field : outcome.asked) all += field + " ";
    for (const auto& field : outcome.required) all += field + " ";
  }
  for (const auto& check : form.checks()) all += check.code + (check.engine_only ? " hidden\n" : "\n");
  return all;
}

inline std::string text_of(const std::optional<Instant>& at, const std::optional<Date>& on) {
  std::string all;
  if (at) all += json::write_exact(*at) + " ";
  if (on) all += json::write_exact(*on) + " ";
  return all;
}

inline std::string text_of(const Task& task) {
  return task.id.reference + " " + task.step + " " + text_of(task.title) + text_of(task.due, task.due_on) + task.row +
         text_of(task.form) + "\n";
}

inline std::string text_of(const Case& shown) {
  std::string all = shown.reference + " " + shown.workflow + " " + shown.phase + " " + shown.status + " " +
                    shown.ended_as + " " + shown.closing + " " + text_of(shown.told) + json::write_exact(shown.fields) +
                    "\n";
  for (const auto& task : shown.tasks) all += text_of(task);
  for (const auto& offer : shown.offers) all += offer.step + text_of(offer.title) + offer.row + text_of(offer.form);
  for (const auto& offer : shown.messages) {
    all += offer.message + text_of(offer.title) + (offer.awaited ? " awaited " : " ") + text_of(offer.form);
    for (const auto& row : offer.rows) all += row + "\n";
  }
  for (const auto& wait : shown.waits) {
    all += wait.under + text_of(wait.title) + wait.row + wait.message + wait.answer + text_of(wait.at, wait.on) + "\n";
    for (const auto& then : wait.then) all += then + "\n";
  }
  for (const auto& entry : shown.history)
    all += entry.actor + " " + entry.verb + " " + json::write_exact(Value(entry.events)) + "\n";
  return all;
}

inline std::string text_of(const Outgoing& sent) {
  return sent.reference + " " + sent.what + " " + sent.to + " " + sent.step + text_of(sent.text) +
         json::write_exact(sent.with) + "\n";
}

// The pages of a list, of `size` items each.
template <class T, class Read>
std::vector<T> all_pages(const Read& read, std::size_t size = 50) {
  std::vector<T> all;
  std::string next;
  do {
    auto page = read(next, size);
    next = page.next;
    for (auto& item : page.items) all.push_back(std::move(item));
  } while (!next.empty());
  return all;
}
inline std::vector<Case> all_cases(Engine& engine, const Actor& by, std::size_t size = 50) {
  return all_pages<Case>([&](const std::string& next, std::size_t n) { return engine.cases(by, {}, next, n); }, size);
}
inline std::vector<Task> all_tasks(Engine& engine, const Actor& by, std::size_t size = 50) {
  return all_pages<Task>([&](const std::string& next, std::size_t n) { return engine.tasks(by, {}, next, n); }, size);
}

// The figures of the sheet; empty for who sees none.
inline std::string figures_of(Engine& engine, const Actor& by) {
  const auto bilan = engine.bilan(by, {"p2", "2026-11"});
  return bilan ? "bilan\n" + text_of(*bilan) : std::string();
}

// What every face answers to the reader, without changing the case.
inline std::string everything(Engine& engine, const Actor& by, const std::string& reference) {
  std::string all;
  if (const auto seen = engine.read(by, reference); seen) all += text_of(*seen);
  for (const auto& shown : all_cases(engine, by)) all += text_of(shown);
  for (const auto& task : all_tasks(engine, by)) all += text_of(task);
  for (const auto notation : {Notation::dot, Notation::mermaid, Notation::outline})
    for (const char* language : {"fr", "en"})
      if (const auto drawing = engine.draw(by, reference, language, notation); drawing) all += *drawing + "\n";
  all += figures_of(engine, by);
  for (const auto& command :
       {Command{Complete{{reference, 999}, {}, "nulle_part"}, by}, Command{Retry{{reference, 999}}, by},
        Command{Start{reference, "nulle_part"}, by}, Command{Deliver{reference, "nulle_part"}, by}})
    if (const auto done = engine.submit(command); !done) all += text_of(done.problems());
  return all;
}

}  // namespace parcours::testing
