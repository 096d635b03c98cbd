#include "parcours/value.hpp"

// A literal of UTF-8 is no text of the library, and no boolean either.
parcours::Value school() { return u8"école"; }
