// The active lines of `meanwhile`: their timers, and what a line does when it fires. When a line is due is computed in
// lines.hpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "execution/lines.hpp"
#include "execution/transition/state.hpp"

namespace parcours::execution {

class AnytimeSteps;
class Path;

class Meanwhile {
 public:
  Meanwhile(TransitionState& state, Path& path, AnytimeSteps& anytime)
      : state_(state), path_(path), anytime_(anytime) {}

  // Activates the lines of an owner, as its token is entered. `frame`: from where their expressions see the case.
  void set_lines(const std::vector<definition::Line>& lines, std::int64_t token, std::int64_t frame);
  // Activates one line from that instant. A line whose time is past is overdue, and the scheduler fires it at once; one
  // that only reminds skips that time, and the event records it. In a suspended case nothing is overdue.
  void set_line(const ActiveLine& active, Instant from, std::int64_t frame);
  // Sets an active line whose date another version of the workflow computes in another way. It keeps its beginning and
  // its pause. One that has acted does not act again; of a line with `every`, the next time is set. `has_repeated`: it
  // had `every`, and acted.
  void reset_line(const ActiveLine& active, const Timer& was, bool has_repeated);
  // Moves the timers, and the `due` of every step, by the time for which the case was suspended.
  void resume(Instant stopped);

  // The timers that are due, by date, then in the order of the workflow's text.
  std::vector<Timer> due_timers() const;
  // Fires a timer, unless it has been set anew since, or is gone.
  void fire_if_due(const Timer& timer);
  // The lines that are overdue: the scheduler fires them one at a time, because each may remove the others.
  bool has_overdue() const { return !overdue_.empty(); }
  void fire_next_overdue();

  // Looks at every line after a move: what its `when` or `pause` waits for, and a date that follows a field. Stops at
  // the first line that has fired or is overdue and returns true, because the others may be gone; the scheduler then
  // calls it again.
  bool update();

  // Does what the line does: reminds, starts a step, then moves the path. `outcome`: of the message that it took.
  void execute(const ActiveLine& active, const std::string& outcome);

 private:
  // Where the clock of a line is that is set now. A date of `at` does not wait for the clocks of the case.
  Instant clock_of(const definition::Line& line) const { return line.at ? state_.now() : state_.clock(); }
  void fire(const Timer& timer);
  void remind(const ActiveLine& active);
  // Cancels the line's owner, or the path in it, and goes on to the target.
  void interrupt(const ActiveLine& active, const definition::Target& to, const std::string& outcome);
  // Nobody took a handover within its delay: `expired`, in the case that sent it and in the one that received it.
  void expire(const Timer& timer);
  void keep_fired(const ActiveLine& active, const Timer& was, std::int64_t frame);
  void reset_repetition(const ActiveLine& active, const Timer& was, std::int64_t frame);
  void resume_due(const Token& token, Instant stopped);
  void resume_handover(const Timer& timer, Instant stopped);
  // True when the line has fired or is overdue.
  bool update_timer(const Timer& timer, const definition::Line& line);
  bool update_condition(const Timer& timer, const definition::Line& line, std::int64_t frame);
  bool update_date(const Timer& timer, const definition::Line& line, std::int64_t frame);
  // Whether this command has recorded already that the reminder of that time was skipped.
  bool was_skipped(const Timer& timer, Instant at) const;
  // Whether the timer waits for the next time of a line with `every` whose first time is past.
  bool is_next(const definition::Line& line, const Timer& timer, const EvaluationContext& view) const;
  // Whether the command has set or emptied a field that the expression reads. A step that it reads may always have
  // ended.
  bool has_changed(const expression::Program& program, const Timer& timer) const;
  // Whether the command has set a field that the expression reads, also through computed fields.
  bool is_set_now(const expression::Program& program) const;

  TransitionState& state_;
  Path& path_;
  AnytimeSteps& anytime_;
  std::vector<Timer> overdue_;  // lines whose time was past when they became active
};

}  // namespace parcours::execution
