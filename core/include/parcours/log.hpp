// What an engine reports to who keeps it running.
#pragma once
#include <string>

#include "parcours/text.hpp"

namespace parcours {

// One line of the log. It contains no value of a field: names of workflows, sheets, steps and statements, and the texts
// of errors. A value type.
struct LogEntry {
  enum class Level {
    warning,  // the engine tries again by itself, or the sender was refused
    error,    // it waits for a person
  };
  Level level = Level::warning;
  std::string code;       // one that `parcours explain` lists, or a code of a sheet
  std::string reference;  // of the case; empty: of none
  Text text;
};

}  // namespace parcours
