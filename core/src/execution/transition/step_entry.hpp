// The entry of a step: what each kind of step does when the path, or an anytime run, comes to it. A `decide` and a
// `split` have no token: the path passes through them at once.
#pragma once
#include <optional>
#include <string>

#include "execution/transition/path.hpp"

namespace parcours::execution {

class Branches;
class Meanwhile;
class Outgoing;

class StepEntry {
 public:
  // The parts that an entered step may start.
  struct Parts {
    Meanwhile& meanwhile;
    Branches& branches;
    Outgoing& outgoing;
  };
  StepEntry(TransitionState& state, Path& path, Parts parts) : state_(state), path_(path), parts_(parts) {}

  // Enters a step of the path. `from`: the step that was left; a merge counts it.
  void enter(const definition::Step& step, std::int64_t frame, const std::string& from);
  // Enters an anytime step as a run of its own.
  void enter_anytime(const definition::Step& step, std::int64_t frame);
  // Lets a merge go on when it was reached from every step that leads to it. Its phase begins only then: until it goes
  // on, the ways that lead to it are in their own phases.
  void try_complete_merge(std::int64_t token, const definition::Step& step);

 private:
  // Enters the phase of a top-level step, unless the case is in it already.
  void enter_phase(const definition::Step& step);
  // Takes the first row whose guard is satisfied. Problem no-way-out: there is none.
  void enter_decide(const definition::Step& step, std::int64_t frame, bool is_anytime);
  // Takes every way that is satisfied. Problem no-way-out: there is none. A way that is not taken reaches its merge at
  // once, so that the merge does not wait for it.
  void enter_split(const definition::Step& step, std::int64_t frame);
  // All ways share one token, which waits until the merge goes on.
  void enter_merge(const definition::Step& step, std::int64_t frame, const std::string& from);
  // Steps that have a token.
  void enter_token(const definition::Step& step, std::int64_t frame, bool is_anytime);
  std::int64_t create_token(const definition::Step& step, std::int64_t frame, bool is_anytime);
  // When the step is due; empty: it has no `due`, or its value is unknown.
  std::optional<Instant> due_of(const definition::Step& step, std::int64_t frame) const;

  TransitionState& state_;
  Path& path_;
  Parts parts_;
};

}  // namespace parcours::execution
