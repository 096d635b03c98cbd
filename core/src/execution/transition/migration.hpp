// The move of a case to another version of its workflow. Tokens, fields and counters stay. A line goes on as the line
// of the new version that it is by its name, else by its trigger and effect (line_match.hpp): it keeps its clock,
// stopped or not, and what has acted does not act again.
#pragma once
#include <string>
#include <vector>

#include "execution/transition/state.hpp"

namespace parcours::execution {

class Meanwhile;
class Scheduler;
class StepEntry;

class Migration {
 public:
  // The parts that go on in the other version.
  struct Parts {
    StepEntry& entry;
    Meanwhile& meanwhile;
    Scheduler& scheduler;
  };
  Migration(TransitionState& state, Parts parts) : state_(state), parts_(parts) {}

  // The state's workflow is the version to which the case moves. Every token must have a step of its name and kind
  // there, in the same block; the problems name every token that has none. A note stays one. Problems: not-open,
  // no-such-phase, no-such-step, no-such-way, other-place, other-kind, note-or-not.
  void migrate(const MigrationInput& in);

 private:
  // Sets anew each field whose level is another in this version, so that it is stored by its new level.
  void reclassify();
  void check_phase();
  // A note is of its author and every other value is of the case: neither becomes the other.
  void check_notes();
  // Each check adds a problem and returns false when the new version has no place for the token.
  bool check_token(const Token& token);
  // A branch needs a block of its name in its step.
  bool check_branch(const Token& token, const definition::Step& step);
  // A merge keeps the ways by which it was reached.
  bool check_ways(const Token& token, const definition::Step& step);
  // A step stays in its block, and an anytime step stays one.
  bool check_place(const Token& token, const definition::Step& step);
  // A step waits for the same as before: a person, an answer, a retry, a line; and contains others as before.
  bool check_kind(const Token& token, const definition::Step& step);
  bool refuse(std::string_view code, const std::string& step);

  TransitionState& state_;
  Parts parts_;
};

}  // namespace parcours::execution
