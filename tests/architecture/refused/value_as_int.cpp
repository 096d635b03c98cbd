#include "parcours/value.hpp"

// What the author of a sheet writes who does not know the types of values.
int days(const parcours::Record& input) { return input.at("days").as<int>(); }
