// The proof that a Petri net cannot get stuck. Pure: any thread may call it.
#pragma once
#include <cstddef>
#include <vector>

#include "definition/soundness/net.hpp"

namespace parcours::definition {

// What one proof may spend. Beyond it the verdict is `too_big`, never a guess.
struct Limits {
  std::size_t states = 50'000;     // of one search; a proof makes three searches at most
  std::size_t tokens = 1'000'000;  // of all states of one search together; this bounds its memory
};

// Why a net is not sound. Where several reasons apply, the verdict gives the first of this list.
enum class Reason {
  none,
  open_twice,       // a second token reaches a place that has one
  left_open,        // an end is reached while something is open that may come to the same end, or, in a net with one
                    // end, to none
  never_completes,  // something waits for what cannot come any more, or goes round for ever
  dead_step,        // a transition can never happen
  ends_apart,       // a sound net: an end is reached while something is open that reaches another end
};

// The answer of a proof. Transitions and places are numbers of the net that was given.
struct Verdict {
  enum class Kind { sound, unsound, too_big };
  Kind kind = Kind::sound;
  Reason reason = Reason::none;
  // The transitions from the start to the counterexample. It is the shortest way, unless only the reduced net could be
  // searched. Empty of a dead step.
  std::vector<int> trace;
  // The places with a token after it; of `open_twice`, the place with two.
  std::vector<int> marking;
  // Of `dead_step`: the transitions that never happen.
  std::vector<int> dead;
};

// Proves that a net is sound or returns a counterexample. In a sound net every reachable state leads to one with tokens
// in ends only, no place ever has two tokens, and every transition can happen. A free-choice net is reduced before the
// search; a reduction costs about as much as reading the workflow.
Verdict prove(const Net& net, Limits limits = {});

}  // namespace parcours::definition
