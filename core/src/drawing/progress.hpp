// How far a case has come in its workflow, as it is drawn over it.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string>

namespace parcours::definition {

// Names of the workflow and counts: nothing of what the case holds, and nobody who acted. What the workflow does not
// name is not drawn.
struct Trail {
  struct Stop {
    std::int64_t into = 0;     // how often the block that it holds was begun; of a branch: it itself
    std::int64_t left = 0;     // how often it ended, or a line of its own led away from it
    std::int64_t cut = 0;      // how often something else took it away unfinished
    std::int64_t open = 0;     // how many tokens stand there now
    std::int64_t stalled = 0;  // how many of these have an action that failed
    friend bool operator==(const Stop&, const Stop&) = default;
  };
  struct Way {
    std::string from;  // a step, or the key of a line
    std::string
        by;  // its outcome; the number of the row of a `decide`, from 1; of a `split`: the step that it leads to
    std::string beside{};  // the anytime step that starts there, where it does not lead on
    friend auto operator<=>(const Way&, const Way&) = default;
  };

  bool begun = false;                              // false: it waits to be accepted, before its first step
  std::string phase, ended_as;                     // the phase that it is in, or the end that it has come to
  std::map<std::string, Stop, std::less<>> stops;  // by step or block: they share one name
  std::map<Way, std::int64_t> ways;                // how often each was taken
};

}  // namespace parcours::definition
