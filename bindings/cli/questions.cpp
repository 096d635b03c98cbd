#include "cli/questions.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>

#include "cli/answers.hpp"
#include "cli/form_texts.hpp"
#include "cli/form_view.hpp"
#include "cli/value_problems.hpp"

namespace parcours::cli {
namespace {

// The input has ended.
struct GivenUp {};

std::string answer_to(const std::string& prompt) {
  std::cout << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) {
    std::cout << '\n';
    throw GivenUp{};
  }
  return trimmed(line);
}

void list_choices(const std::vector<Choice>& choices, const Screen& screen) {
  for (std::size_t i = 0; i < choices.size(); ++i)
    screen.line("  " + padded(std::to_string(i + 1), 3) + " " + padded(choices[i].name, 24) + "  " +
                sanitized(screen.in(choices[i].title)));
}

bool is_yes(const Phrase& question, const Screen& screen, bool otherwise = false) {
  while (true) {
    const auto given = answer_to(std::string(screen.in(question)) + " ");
    if (given.empty()) return otherwise;
    if (const auto yes = yes_or_no(given)) return *yes;
    screen.line(phrases::not_yes_or_no);
  }
}

// The choice that is meant. Without one, shows why and returns null.
const Choice* choice_meant(const std::string& given, const std::vector<Choice>& choices, const Screen& screen) {
  const auto found = choices_meant(given, choices, screen.language());
  if (found.size() == 1) return found.front();
  std::string names;
  for (const auto* each : found) names += (names.empty() ? "" : ", ") + each->name;
  screen.line(found.empty() ? phrases::no_such_choice : phrases::which_one, {found.empty() ? sanitized(given) : names});
  return nullptr;
}

std::string answer_needed(const std::string& prompt, const Screen& screen) {
  while (true) {
    auto given = answer_to(prompt + std::string(screen.in(phrases::colon)));
    if (!given.empty()) return given;
    screen.line(phrases::needs_answer);
  }
}

std::string choice_among(const std::vector<Choice>& choices, const Phrase& heading, const Screen& screen) {
  screen.line(screen.marked(Mark::heading, heading));
  list_choices(choices, screen);
  while (true) {
    const auto given = answer_needed(std::string(screen.in(phrases::number_or_name)), screen);
    if (const auto* chosen = choice_meant(given, choices, screen)) return chosen->name;
  }
}

class Questions {
 public:
  Questions(const Form& form, ParsedWords& words, const Screen& screen) : form_(form), words_(words), screen_(screen) {}

  void ask() {
    screen_.line(screen_.marked(Mark::faint, phrases::how_to_answer));
    for (const auto& [field, value] : words_.with)
      if (const auto* text = value.get_if<std::string>()) typed_[field] = *text;
    retype(words_.with, problems());
    do ask_missing();
    while (ask_refused());
  }

  // The value of one entry in a correction; null empties the field.
  Value corrected_value(FormEntry entry) {
    entry.required = true;                                           // an empty answer is a question
    const bool of_row = entry.field.find('.') != std::string::npos;  // the engine checks it in its row
    if (!entry.help.empty()) screen_.line(sanitized(screen_.in(entry.help)));
    list_choices(entry.choices, screen_);
    while (true) {
      const auto given = answer_to(prompt_of(entry));
      if (given.empty() && is_yes(phrases::empty_the_field, screen_)) return {};
      if (given.empty()) continue;
      const auto value = value_typed(entry, given);
      if (value && (of_row || !is_refused(entry, *value))) return *value;
    }
  }

 private:
  std::string colon() const { return std::string(screen_.in(phrases::colon)); }

  Problems problems() const { return check(form_, words_.with, words_.outcome); }

  void ask_missing() {
    if (words_.outcome.empty() && form_.outcomes().size() > 1) ask_outcome();
    // What is asked follows from the answers before.
    for (std::size_t i = 0; i < form_.size(); ++i) {
      const auto now = parcours::fill(form_, words_.with, words_.outcome);
      const auto& entry = now[i];
      if (words_.with.find(entry.field) || entry.asked == Asked::no || !asked_.insert(entry.field).second) continue;
      if (entry.shown)
        screen_.line(title_of(entry, screen_) + colon() + format(entry, entry.value, screen_));
      else
        ask_entry(entry);
    }
  }

  // Asks again what the values together are refused for. Returns whether there was something to ask.
  bool ask_refused() {
    std::set<std::string> subjects;
    for (const auto& problem : problems())
      if (problem.severity == Problem::Severity::error) subjects.merge(subjects_of(problem, form_));
    const bool of_outcome = subjects.contains("outcome") && form_.outcomes().size() > 1;
    std::vector<FormEntry> again;
    for (const auto& entry : parcours::fill(form_, words_.with, words_.outcome))
      if (subjects.contains(entry.field) && entry.asked != Asked::no && !entry.shown) again.push_back(entry);
    if (again.empty() && !of_outcome) return false;
    for (const auto& problem : problems())
      if (problem.severity == Problem::Severity::error) show(problem);
    if (of_outcome) ask_outcome();
    for (auto& entry : again) ask_again(std::move(entry));
    leave_out();
    return true;
  }
  void ask_again(FormEntry entry) {
    if (const auto* value = words_.with.find(entry.field)) entry.value = *value;
    if (const auto as_typed = typed_.find(entry.field); as_typed != typed_.end() && entry.choices.empty())
      entry.value = as_typed->second;
    if (!entry.form.empty()) words_.with.remove(entry.field);
    ask_entry(entry);
  }
  // Leaves out the answers to what is asked no longer.
  void leave_out() {
    for (const auto& entry : parcours::fill(form_, words_.with, words_.outcome))
      if (entry.asked == Asked::no && asked_.erase(entry.field) > 0) words_.with.remove(entry.field);
  }

  void ask_outcome() {
    std::vector<Choice> choices;
    for (const auto& outcome : form_.outcomes()) choices.push_back({outcome.name, outcome.title});
    words_.outcome = choice_among(choices, phrases::which_outcome, screen_);
  }

  std::string prompt_of(const FormEntry& entry) const {
    std::string prompt = screen_.marked(Mark::heading, title_of(entry, screen_));
    std::string how;
    if (const auto* phrase = form_of_answer(entry)) how = screen_.in(*phrase);
    if (!entry.required) how += (how.empty() ? "" : ", ") + std::string(screen_.in(phrases::is_optional));
    if (!how.empty()) prompt += " (" + how + ")";
    const auto& standing = entry.value.is_null() ? entry.default_value : entry.value;
    if (!standing.is_null()) prompt += " [" + format(entry, standing, screen_) + "]";
    return prompt + colon();
  }

  void ask_entry(const FormEntry& entry) {
    if (!entry.help.empty()) screen_.line(sanitized(screen_.in(entry.help)));
    if (!entry.form.empty()) return ask_rows(entry);
    list_choices(entry.choices, screen_);
    while (true) {
      const auto given = answer_to(prompt_of(entry));
      if (given.empty() && (!entry.required || words_.with.find(entry.field))) return;
      auto value = given.empty() ? std::nullopt : value_typed(entry, given);
      if (given.empty()) screen_.line(phrases::needs_answer);
      if (!value || is_refused(entry, *value)) continue;
      typed_[entry.field] = given;
      return words_.with.set(entry.field, *std::move(value));
    }
  }

  // The elements of a list, each by the entries of its form.
  void ask_rows(const FormEntry& entry) {
    screen_.line(screen_.marked(Mark::heading, title_of(entry, screen_)));
    List rows;
    while ((entry.required && rows.empty()) || is_yes(phrases::one_more_row, screen_)) {
      Record row;
      for (const auto& part : entry.form)
        if (!part.shown)
          if (auto value = answer_for(part)) row.set(part.field, *std::move(value));
      rows.emplace_back(std::move(row));
      if (is_refused(entry, rows)) rows.pop_back();
    }
    if (!rows.empty()) words_.with.set(entry.field, std::move(rows));
  }

  // The answer for a part of an element; empty when it is skipped.
  std::optional<Value> answer_for(const FormEntry& part) {
    list_choices(part.choices, screen_);
    while (true) {
      const auto given = answer_to("  " + prompt_of(part));
      if (given.empty() && part.required) screen_.line(phrases::needs_answer);
      if (given.empty() && !part.required) return std::nullopt;
      if (given.empty()) continue;
      if (auto value = value_typed(part, given)) return value;
    }
  }

  std::optional<Value> value_typed(const FormEntry& entry, const std::string& given) {
    if (entry.type == Type::choices && !entry.choices.empty()) {
      List chosen;
      for (const auto& each : between_commas(given)) {
        const auto* choice = choice_meant(each, entry.choices, screen_);
        if (!choice) return std::nullopt;
        chosen.emplace_back(choice->name);
      }
      return chosen;
    }
    if (!entry.choices.empty()) {
      const auto* choice = choice_meant(given, entry.choices, screen_);
      return choice ? std::optional<Value>(choice->name) : std::nullopt;
    }
    if (entry.type != Type::boolean) return typed(entry.type, given);
    const auto yes = yes_or_no(given);
    if (!yes) screen_.line(phrases::not_yes_or_no);
    return yes ? std::optional<Value>(*yes) : std::nullopt;
  }

  // Whether the form refuses the value, which it shows with the reason. Other entries are not given yet.
  bool is_refused(const FormEntry& entry, const Value& value) const {
    Record given = words_.with;
    given.set(entry.field, value);
    bool refused = false;
    for (const auto& problem : check(form_, given, words_.outcome)) {
      const bool here = problem.where == entry.field || problem.where.starts_with(entry.field + "[");
      if (!here || problem.severity != Problem::Severity::error) continue;
      show(problem);
      refused = true;
    }
    return refused;
  }
  void show(const Problem& problem) const {
    const auto [message, hint] = wording_of(problem, screen_.language());
    screen_.line(sanitized(message + (hint.empty() ? "" : " ; " + hint)));
  }

  const Form& form_;
  ParsedWords& words_;
  const Screen& screen_;
  std::set<std::string> asked_;               // the entries that were asked or shown
  std::map<std::string, std::string> typed_;  // the values as somebody wrote them
};

// Empty when the input ended.
template <class Ask>
auto answered(const Ask& ask) -> std::optional<decltype(ask())> {
  try {
    return ask();
  } catch (const GivenUp&) {
    return std::nullopt;
  }
}

}  // namespace

bool lacks_something(const Form& form, const ParsedWords& words) {
  if (words.outcome.empty() && form.outcomes().size() > 1) return true;
  const auto now = parcours::fill(form, words.with, words.outcome);
  return std::any_of(now.begin(), now.end(), [&](const FormEntry& entry) {
    return entry.required && !entry.shown && !words.with.find(entry.field);
  });
}

bool ask_missing(const Form& form, ParsedWords& words, const Screen& screen) {
  return answered([&] { return Questions(form, words, screen).ask(), true; }).value_or(false);
}

bool ask_yes(const Phrase& question, const Screen& screen, bool otherwise) {
  return answered([&] { return is_yes(question, screen, otherwise); }).value_or(false);
}

std::optional<std::string> ask_choice(const std::vector<Choice>& choices, const Phrase& heading, const Screen& screen) {
  return answered([&] { return choice_among(choices, heading, screen); });
}

std::optional<std::string> ask_text(const Phrase& question, const Screen& screen) {
  return answered([&] { return answer_needed(screen.marked(Mark::heading, question), screen); });
}

std::optional<Value> ask_corrected(const Form& form, const FormEntry& entry, const Screen& screen) {
  ParsedWords none;
  return answered([&] { return Questions(form, none, screen).corrected_value(entry); });
}

}  // namespace parcours::cli
