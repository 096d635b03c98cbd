// The lines of `meanwhile`: to what each belongs, and when it is due. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// The owner of a line, from its key: "trier/1" is of a step, "approcher//1" of a block or branch, "/accompagnement/1"
// of a phase, "//1" of the workflow.
inline bool is_of_phase(std::string_view key) { return key.starts_with('/') && !key.starts_with("//"); }
// Behind the name of a step: not a line, but the step's own `due`. A TimerSet with it moves the `due` of the token.
inline constexpr std::string_view kDueOfStep = "/due";
// The same for the delay after which a handover, or its acceptance, is over.
inline constexpr std::string_view kWithin = "/within";
// Of a block, a branch, a phase or the workflow: anything but a step.
inline bool is_of_block(std::string_view key) {
  return key.starts_with('/') || key.find("//") != std::string_view::npos;
}

// The delay for the answer of a handover, or for its acceptance, at the step of that name.
std::optional<Delay> within_of(const definition::Workflow& workflow, std::string_view step);

// The block whose frame the token is; null when the token is no frame.
const definition::Block* block_of(const definition::Workflow& workflow, const Token& token);

// A line that is active, and the token of its owner; 0: a phase or the workflow.
struct ActiveLine {
  const definition::Line* line = nullptr;
  std::int64_t token = 0;
};
// Every active line of the case: of the workflow, of the phase, then by token. Refers to the workflow.
std::vector<ActiveLine> active_lines(const definition::Workflow& workflow, const Case& a_case);

// The lines among which that key, from "trier/1", counts; null when the workflow has no such owner. Its number does not
// matter and may be absent: "trier/".
const std::vector<definition::Line>* lines_of_owner(const definition::Workflow& workflow, std::string_view key);
// The line with that key; null when the workflow has none.
const definition::Line* find_line(const definition::Workflow& workflow, std::string_view key);

// The frame from which a line's expressions see the case: of a step, the frame that contains it; of a block, the
// block's own.
std::int64_t frame_of_line(const Case& a_case, const ActiveLine& active);

// When a line is due that became active at `from`. A line that moves is due at the end of its last day; one that only
// reminds or starts a step, at the beginning of that day. Empty: its date is unknown, or it has none.
std::optional<Instant> due_at(const definition::Line& line, Instant from, const EvaluationContext& context);
// The first time of a line with `every` after its first one, and after now; empty for another line. Each time counts
// from the beginning of the line, or from its `after` or `at`, and is rolled by itself. After an instant it keeps the
// hour of the first. `last`: the last time that is known; a line whose `at` reads the clock counts from there.
std::optional<Instant> due_again(const definition::Line& line, Instant from, Instant last,
                                 const EvaluationContext& context);
// The same as due_at, for a line whose clock did not run until now: of a line with `every`, the next time from now on.
std::optional<Instant> due_after_pause(const definition::Line& line, Instant from, std::optional<Instant> last,
                                       const EvaluationContext& context);
// When a delay that began at `from` would have begun without the pause from `stopped` until now. The pause counts in
// the unit of the delay; without a delay, in elapsed time.
Instant shifted(const std::optional<Delay>& delay, Instant from, Instant stopped, const Moment& moment);
// The same for the delay of a line; `from` itself for a line at a date.
Instant shifted(const definition::Line& line, Instant from, Instant stopped, const EvaluationContext& context);
// When a `due` is over that was to be over at `at`, without the pause from `stopped` until now; `at` itself for a date.
Instant shifted_end(const definition::Due& due, Instant at, Instant stopped, const EvaluationContext& context);

}  // namespace parcours::execution
