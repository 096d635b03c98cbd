// Tasks, forms and what a case offers, as text and as values of a document.
#pragma once
#include <string>
#include <vector>

#include "cli/screen.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

Value to_value(const TaskId& id);
Value to_value(const Task& task, const Screen& screen);
Value to_value(const Offer& offer, const Screen& screen);
Value to_value(const MessageOffer& offer, const Screen& screen);
Value to_value(const Wait& wait, const Screen& screen);
Value to_value(const Grant& grant);
Value to_value(const Choice& choice, const Screen& screen);
Value to_value(const FormEntry& entry, const Screen& screen);
Value to_value(const FormRow& row, const Screen& screen);
Value to_value(const Outcome& outcome, const Screen& screen);
Value to_value(const FormCheck& check, const Screen& screen);
template <class Item>
List listed(const std::vector<Item>& items, const Screen& screen) {
  List all;
  for (const auto& item : items) all.push_back(to_value(item, screen));
  return all;
}
// A form in the names `form` (its entries), `outcomes` and `checks`.
Record to_record(const Form& form, const Screen& screen);

// The word for its status.
std::string_view status_of(const Case& seen, const Screen& screen);
// The status that a word of a French screen means: "ouvert" is "open"; any other word as it is.
std::string status_named(const std::string& word);
// On one line, without its number. The screen has a zone.
std::string format(const Task& task, const Screen& screen);
// That it is overdue, and that it has stalled; empty when neither. The screen has a zone.
std::string state_of(const Task& task, const Screen& screen);
// Whether the time by which it should be done has passed.
bool is_overdue(const Task& task);

}  // namespace parcours::cli
