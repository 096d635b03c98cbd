#include "drawing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/spoken.hpp"
#include "definition/model/performers.hpp"
#include "definition/model/titles.hpp"
#include "drawing/condition_words.hpp"

namespace parcours::drawing {

using definition::ActorSelector;
using definition::Line;
using definition::Step;

namespace {

// Before these, a French "que" is "qu'".
constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u", "à", "â", "é", "è", "ê", "î", "ô", "œ",
                                        "A", "E", "I", "O", "U", "À", "Â", "É", "È", "Ê", "Î", "Ô", "Œ"};

std::string one_of(const std::vector<std::string>& items, std::string_view language) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : i + 1 < items.size() ? ", " : language == "en" ? " or " : " ou ") + items[i];
  return text;
}

}  // namespace

std::vector<std::string> Wording::people(const std::vector<ActorSelector>& selectors) const {
  std::vector<std::string> all;
  for (const auto& selector : selectors) all.push_back(person(selector));
  return all;
}

std::string Wording::person(const ActorSelector& selector) const {
  switch (selector.kind) {
    case ActorSelector::Kind::role: {
      const auto* roles = neighbours_.roles;
      const auto* role = roles ? definition::role_named(*roles, selector.name) : nullptr;
      return role && !role->title.empty() ? role->title.in(language_) : selector.name;
    }
    case ActorSelector::Kind::field: {
      const auto* field = workflow_.field(selector.name);
      return field && !field->title.empty() ? field->title.in(language_) : selector.name;
    }
    case ActorSelector::Kind::opener:
      return in("qui a ouvert le dossier", "who opened the case");
    case ActorSelector::Kind::performer:
      break;
  }
  return fmt::format("{} « {} »", in("qui a fait", "who did"), title_of_step(selector.name));
}

std::string Wording::who(const Step& step) const {
  if (step.send) return receivers(*step.send);
  auto performers = one_of(people(definition::performers_of(step)), language_);
  if (!step.handover) return performers;
  const auto known = neighbours_.workflows.find(step.handover->workflow);
  const bool is_titled = known != neighbours_.workflows.end() && !known->second.empty();
  const auto to =
      fmt::format("{} {}", in("vers", "to"), is_titled ? known->second.in(language_) : step.handover->workflow);
  return performers.empty() ? to : performers + ", " + to;
}

std::string Wording::receivers(const definition::Send& send) const {
  auto all = people(send.to);
  for (const auto& name : send.cases) {
    const auto* field = workflow_.field(name);
    all.push_back(field && !field->title.empty() ? field->title.in(language_) : name);
  }
  return all.empty() ? std::string() : fmt::format("{} {}", in("à :", "to:"), spoken(all, language_));
}

std::string Wording::delay(const definition::Due& due) const {
  if (const auto* fixed = std::get_if<Delay>(&due)) return spoken(*fixed, language_);
  return words(std::get<definition::Program>(due));
}

std::string Wording::due(const Step& step) const {
  if (!step.due) return {};
  const bool is_delay = std::holds_alternative<Delay>(*step.due);
  return fmt::format("{}{}", is_delay ? in("délai : ", "within ") : in("au plus tard : ", "at the latest: "),
                     delay(*step.due));
}

std::string Wording::branching(const Step& step) const {
  if (step.kind == Step::Kind::parallel) return in("en même temps, ", "at the same time, ") + until(step);
  if (step.kind != Step::Kind::each) return {};
  const auto* list = workflow_.field(step.list);
  const auto title = definition::title_or_name(list ? list->title : Text(), step.list).in(language_);
  return fmt::format("{}, {}", in("pour chaque élément de « " + title + " »", "for each element of '" + title + "'"),
                     until(step));
}

std::string Wording::until(const Step& step) const {
  const bool of_rows = step.kind == Step::Kind::each;
  if (!step.until)
    return of_rows ? in("jusqu'au dernier", "until the last one")
                   : in("jusqu'à la fin de toutes les branches", "until all branches have ended");
  if (step.until->expression) return in("jusqu'à : ", "until: ") + words(step.until->expression);
  const auto n = step.until->count;
  if (n == 1)
    return of_rows ? in("jusqu'à la fin d'un élément", "until one element has ended")
                   : in("jusqu'à la fin d'une branche", "until one branch has ended");
  return of_rows ? fmt::format("{} {} {}", in("jusqu'à la fin de", "until"), n, in("éléments", "elements have ended"))
                 : fmt::format("{} {} {}", in("jusqu'à la fin de", "until"), n, in("branches", "branches have ended"));
}

std::string Wording::trigger(const Line& line) const {
  std::string text;
  switch (line.trigger) {
    case Line::Trigger::after:
      text = line.delay ? in("après ", "after ") + delay(*line.delay) : "";
      break;
    case Line::Trigger::at:
      text = in("à la date : ", "on the date: ") + words(line.at);
      break;
    case Line::Trigger::every:
      text = line.every ? every(*line.every) : "";
      break;
    case Line::Trigger::message:
      text = in("message : ", "message: ") + title_of_message(line.message);
      break;
    case Line::Trigger::when:
      return as_soon_as(words(line.when));
  }
  return line.when ? fmt::format("{}, {} {}", text, in("si", "if"), words(line.when)) : text;
}

std::string Wording::every(const Delay& delay) const {
  const auto spoken_delay = spoken(delay, language_);
  if (delay.n == 1) return in("chaque ", "every ") + spoken_delay.substr(2);
  const bool feminine =
      delay.unit == Delay::Unit::minutes || delay.unit == Delay::Unit::hours || delay.unit == Delay::Unit::weeks;
  return in(feminine ? "toutes les " : "tous les ", "every ") + spoken_delay;
}

std::string Wording::as_soon_as(const std::string& condition) const {
  if (language_ == "en") return "as soon as " + condition;
  const bool is_elided = std::any_of(std::begin(kVowels), std::end(kVowels),
                                     [&](const std::string_view vowel) { return condition.starts_with(vowel); });
  return (is_elided ? "dès qu'" : "dès que ") + condition;
}

std::string Wording::words(const std::optional<definition::Program>& condition) const {
  return condition ? words_of(workflow_, *condition, language_) : std::string();
}

std::string Wording::title_of_step(const std::string& name) const {
  const auto* step = workflow_.step(name);
  return definition::title_or_name(step ? step->title : Text(), name).in(language_);
}

std::string Wording::title_of_message(const std::string& name) const {
  return definition::title_of_message(workflow_, name).in(language_);
}

}  // namespace parcours::drawing
