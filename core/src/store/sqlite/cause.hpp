// Why the system or SQLite could not do something.
#pragma once
#include <string>

#include "parcours/text.hpp"

namespace parcours::store {

// Their sentence in both languages, where it is a common one; else as they wrote it.
Text cause(const std::string& sentence);
// The sentence of the system for an `errno`.
Text cause_of_errno(int error);

}  // namespace parcours::store
