// The text of an error for people.
#pragma once
#include "parcours/localized_error.hpp"

namespace parcours {

// In both languages, where the error has both.
inline Text text_of(const Error& error) {
  const auto* localized = dynamic_cast<const LocalizedError*>(&error);
  return localized ? localized->text() : Text(error.what());
}

}  // namespace parcours
