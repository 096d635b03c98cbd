// Ages and births for the sheet. A birth is known to the day, the month or the year, or it is an estimate. Ages are
// counted by birthdays, never by school classes.
#pragma once
#include <optional>
#include <string>

#include "parcours/sdk/action.hpp"

namespace p2 {

// The first and the last possible day of a birth, both included. They are equal when the day is known.
struct Birth {
  parcours::Date earliest, latest;
  bool estimated = false;
};

// Reads a value of the type `birth`: a date, or a text `2016-05-03`, `2016-05` or `2016`. A `~` behind a text marks an
// estimate: one year more or less. Empty when the value is none of these.
std::optional<Birth> birth_of(const parcours::Value& value);

// The day on which a person born on `born` turns `years`. In a common year, 1 March replaces 29 February.
parcours::Date birthday(parcours::Date born, int years);

// Compares an age with a range of whole years, both ends included: "8 to 14" ends on the day before the 15th birthday.
// It is uncertain when the possible births give several answers.
enum class Fit { before, inside, after, uncertain };
Fit fit(const Birth& birth, parcours::Date on, int youngest, int oldest);

// The series of a child in the bilan, a dimension that identifies nobody: the need of the sheet (9-14), the rest of its
// public (8), the 15-year-olds in transition, others, or "incertain". `naissance` may be null.
std::string series(const parcours::Value* naissance, parcours::Date on);

}  // namespace p2
