// Whom the sheet is for. Births known to the day, the month, the year, or estimated; ages by birthdays, never by
// classes.
#pragma once
#include <optional>
#include <string>

#include "parcours/sdk/action.hpp"

namespace p2 {

// The days between which a child was born: one day when the birth is known to the day.
struct Birth {
  parcours::Date earliest, latest;
  bool estimated = false;
};

// A value of the type `birth`: a date, or a text `2016-05-03`, `2016-05`, `2016`, each with `~` behind it when it is an
// estimate (a year more or less). Empty when it is none of these.
std::optional<Birth> birth_of(const parcours::Value& value);

// The day on which somebody born on `born` is `years` old. Born on 29 February: on 1 March in common years.
parcours::Date birthday(parcours::Date born, int years);

// How an age stands to a range of whole years, both ends included: "8 to 14" ends on the day before the 15th birthday.
enum class Fit { before, inside, after, uncertain };
Fit fit(const Birth& birth, parcours::Date on, int youngest, int oldest);

// The series that a bilan is told apart by: the need of the sheet (9-14), its public besides (8), the 15-year-olds in
// transition, others, or "incertain". A dimension that identifies nobody.
std::string series(const parcours::Value* naissance, parcours::Date on);

}  // namespace p2
