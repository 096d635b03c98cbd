// What is wrong with values, in the forms of the screen.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/forms.hpp"
#include "parcours/problem.hpp"
#include "parcours/value.hpp"

namespace parcours::cli {

// The message and the hint in the language. A screen in French asks and shows dates, numbers and delays as the French
// write them, so a refusal of a value there names these forms. The engine itself, and files, take 2026-03-28 alone. A
// problem with an excerpt is about a file and stays as it is.
struct Wording {
  std::string message, hint;
};
Wording wording_of(const Problem& problem, std::string_view language);

// Changes the values that were refused because they are written as the French write them. Returns whether there is one:
// then the command is worth another try.
bool retype(Record& given, const Problems& problems);

// The values that `given` can have become by `retype`, the likeliest first: each text that is also a date, a
// number, a delay or a yes as the French write them, read as that or left as it is. Types are not known here: the form
// of a task that is done is gone. At most 64.
std::vector<Record> french_readings(const Record& given);

// What the problem is about: the field where it is, or the fields and the outcome that the failed check reads.
std::set<std::string> subjects_of(const Problem& problem, const Form& form);

}  // namespace parcours::cli
