// The proof that a net of tokens cannot get stuck.
#pragma once
#include <cstddef>
#include <vector>

#include "definition/soundness/net.hpp"

namespace parcours::definition {

// What may be spent on one proof; beyond it the answer is `too_big`, never a guess.
struct Limits {
  std::size_t states = 50'000;     // of one search; three are made at most
  std::size_t tokens = 1'000'000;  // of all states of a search together: its memory
};

// Why a net is not sound; where several hold, the first of this list is told.
enum class Reason {
  none,
  open_twice,  // a second token comes where one stands
  left_open,   // an end is reached while something is open elsewhere that may come to the same end, or to none where
               // there is no other
  never_completes,  // something waits for what cannot come any more, or goes round for ever
  dead_step,        // something can never happen
  ends_apart,       // nothing is wrong: an end is reached while something is open elsewhere, which comes to another end
};

struct Verdict {
  enum class Kind { sound, unsound, too_big };
  Kind kind = Kind::sound;
  Reason reason = Reason::none;
  // The shortest way to the trap, as transitions of the net. (Not always the shortest when only the reduced net could
  // be searched.) Of a dead step: nothing.
  std::vector<int> trace;
  // Where tokens stand after it; of `open_twice`, the place where two do.
  std::vector<int> marking;
  // Of `dead_step`: the transitions that never happen.
  std::vector<int> dead;
};

// Sound: from every state that can be reached one can be reached with nothing open but ends, no place ever holds two
// tokens, and everything can happen. A net with free choice is reduced first, which costs about as much as reading it;
// what is left is searched.
Verdict prove(const Net& net, Limits limits = {});

}  // namespace parcours::definition
