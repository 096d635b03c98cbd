#include "cli/form_view.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/form_texts.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

constexpr std::pair<Type, const Phrase&> kTypes[] = {
    {Type::text, phrases::type_text},           {Type::note, phrases::type_note},
    {Type::number, phrases::type_number},       {Type::money, phrases::type_money},
    {Type::boolean, phrases::type_boolean},     {Type::choice, phrases::type_choice},
    {Type::choices, phrases::type_choices},     {Type::date, phrases::type_date},
    {Type::datetime, phrases::type_datetime},   {Type::birth, phrases::type_birth},
    {Type::duration, phrases::type_duration},   {Type::place, phrases::type_place},
    {Type::territory, phrases::type_territory}, {Type::structure, phrases::type_structure},
    {Type::actor, phrases::type_actor},         {Type::contact, phrases::type_contact},
    {Type::case_, phrases::type_case},          {Type::file, phrases::type_file},
    {Type::files, phrases::type_files},         {Type::notice, phrases::type_notice},
    {Type::list, phrases::type_list},
};

bool has_letters(Type type) { return type == Type::text || type == Type::note || type == Type::contact; }

std::string choice_named(const FormEntry& entry, const Value& name, const Screen& screen) {
  const auto* text = name.get_if<std::string>();
  for (const auto& choice : entry.choices)
    if (text && choice.name == *text && !choice.title.empty()) return sanitized(screen.in(choice.title));
  return screen.format(name);
}

const Phrase& asked_of(const FormEntry& entry) {
  if (entry.shown) return phrases::is_shown;
  if (entry.asked == Asked::no) return phrases::is_not_asked;
  if (entry.required) return phrases::is_required;
  return entry.asked == Asked::unknown ? phrases::is_asked_maybe : phrases::is_optional;
}

void show_entry(const FormEntry& entry, const Titles& titles, const std::string& margin, const Screen& screen) {
  std::string line = margin + padded(entry.field, 24) + "  " + title_of(entry, screen) + "  (" +
                     kind_of(entry, titles, screen) + ", " + std::string(screen.in(asked_of(entry))) + ")";
  if (!entry.value.is_null()) line += "  " + fill(screen.in(phrases::has_value), {format(entry, entry.value, screen)});
  if (!entry.default_value.is_null() && entry.value.is_null())
    line += "  " + fill(screen.in(phrases::has_default), {format(entry, entry.default_value, screen)});
  screen.line(line);
  if (!entry.help.empty()) screen.line(margin + "    " + sanitized(screen.in(entry.help)));
  for (const auto& choice : entry.choices)
    screen.line(margin + "    " + padded(choice.name, 22) + "  " + sanitized(screen.in(choice.title)));
  if (!entry.form.empty()) screen.line(margin + "    " + std::string(screen.in(phrases::each_row)));
  for (const auto& inner : entry.form) show_entry(inner, titles, margin + "      ", screen);
}

void show_outcome(const Outcome& outcome, const Screen& screen) {
  std::string line = "  " + padded(outcome.name, 24) + "  " + sanitized(screen.in(outcome.title));
  std::string asked;
  for (const auto& field : outcome.asked) asked += (asked.empty() ? "" : ", ") + field;
  if (!asked.empty()) line += "  (" + fill(screen.in(phrases::outcome_asks), {asked}) + ")";
  screen.line(line);
}

}  // namespace

const Phrase* form_of_answer(const FormEntry& entry) {
  if (!entry.choices.empty())
    return entry.type == Type::choices ? &phrases::numbers_or_names : &phrases::number_or_name;
  if (entry.type == Type::date) return &phrases::form_of_date;
  if (entry.type == Type::datetime) return &phrases::form_of_datetime;
  if (entry.type == Type::birth) return &phrases::form_of_birth;
  if (entry.type == Type::duration) return &phrases::form_of_delay;
  if (entry.decimals > 0) return &phrases::form_of_number;
  if (entry.type == Type::boolean) return &phrases::form_of_boolean;
  return nullptr;
}

std::string format(const FormEntry& entry, const Value& value, const Screen& screen) {
  const auto* list = value.get_if<List>();
  if (!list) return choice_named(entry, value, screen);
  std::string all;
  for (const auto& each : *list) all += (all.empty() ? "" : ", ") + choice_named(entry, each, screen);
  return all;
}

std::string kind_of(const FormEntry& entry, const Titles& titles, const Screen& screen) {
  std::string kind;
  for (const auto& [type, phrase] : kTypes)
    if (type == entry.type) kind = screen.in(phrase);
  if (entry.type == Type::case_ && !entry.of.empty()) kind += " " + entry.of;
  if ((entry.type == Type::actor || entry.type == Type::structure) && !entry.of.empty())
    kind += ", " + fill(screen.in(phrases::role_of), {worded(titles.role(entry.of), screen)});
  const bool letters = has_letters(entry.type);
  const auto bound = [&](const Value& value, const Phrase& of_letters, const Phrase& of_values) {
    if (!value.is_null()) kind += ", " + fill(screen.in(letters ? of_letters : of_values), {screen.format(value)});
  };
  bound(entry.minimum, phrases::letters_at_least, phrases::at_least);
  bound(entry.maximum, phrases::letters_at_most, phrases::at_most);
  return kind;
}

std::string title_of(const FormEntry& entry, const Screen& screen) {
  return entry.title.empty() ? entry.field : sanitized(screen.in(entry.title));
}

void show_form(const Form& form, const Titles& titles, const Screen& screen) {
  if (form.empty() && form.outcomes().empty()) return screen.line(phrases::asks_nothing);
  if (!form.empty()) screen.line(screen.marked(Mark::heading, phrases::asks));
  for (const auto& entry : form) show_entry(entry, titles, "  ", screen);
  if (!form.outcomes().empty()) screen.line(screen.marked(Mark::heading, phrases::outcomes));
  for (const auto& outcome : form.outcomes()) show_outcome(outcome, screen);
}

}  // namespace parcours::cli
