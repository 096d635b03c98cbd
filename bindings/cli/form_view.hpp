// A form as text.
#pragma once
#include <string>

#include "cli/screen.hpp"
#include "parcours/forms.hpp"
#include "parcours/titles.hpp"

namespace parcours::cli {

// A value of the entry: choices by their titles.
std::string format(const FormEntry& entry, const Value& value, const Screen& screen);
// What may be given: "un choix", "date, au moins 02/03/2026", in parentheses nowhere.
std::string kind_of(const FormEntry& entry, const Titles& titles, const Screen& screen);
// How an answer is written: "JJ/MM/AAAA". Null where a text is enough.
const Phrase* form_of_answer(const FormEntry& entry);
// The title of an entry, else its name.
std::string title_of(const FormEntry& entry, const Screen& screen);
// The entries and the outcomes, a line each, with their choices. `titles`: of the case. The screen has a zone.
void show_form(const Form& form, const Titles& titles, const Screen& screen);

}  // namespace parcours::cli
