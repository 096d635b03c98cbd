// The lines of `meanwhile` of a case that moves to another version of its workflow.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "execution/line_match.hpp"
#include "execution/lines.hpp"
#include "execution/transition/state.hpp"

namespace parcours::execution {

class Meanwhile;

// A line of a token as both versions have it.
struct LineOfToken {
  std::int64_t token = 0;
  std::string text;
  std::string key_before, key_after;     // its key in each version, as TimerSet names it; empty: it is not there
  std::optional<Instant> before, after;  // when it is due
};

// One migration. It is made before the event Migrated is emitted, `set_others` and `changes` are called after it.
// Refers to its arguments. The delay of a handover (`within`) and the `due` of a step go on as lines do.
class LineMigration {
 public:
  LineMigration(TransitionState& state, Meanwhile& meanwhile, const WorkflowVersions& versions);

  // The lines whose timers go on, as Migrated keeps them.
  NamePairs kept() const;
  // Sets the lines that are new, from now on, and those that are due at another time, from their own beginning. The
  // `due` of an open step stays; it goes where the new version has none.
  void set_others();
  // What has gone, come or changed its date. Called before a line fires.
  std::vector<LineChange> changes() const;

 private:
  const LinePair* pair_with(const definition::Line* line) const;
  void set_line(const ActiveLine& active);
  bool has_repeated(const definition::Line& before, const Timer& timer, std::int64_t frame) const;
  // Of a token that waits for an answer, or to be accepted: its `within`.
  void set_within(const Token& token);
  void add_change(std::vector<LineChange>& changes, const LineOfToken& line) const;

  TransitionState& state_;
  Meanwhile& meanwhile_;
  WorkflowVersions versions_;
  Case before_;
  std::vector<ActiveLine> active_before_;  // of before_
  std::vector<LinePair> pairs_;
};

}  // namespace parcours::execution
