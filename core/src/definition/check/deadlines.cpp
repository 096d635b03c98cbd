// Warns of deadlines that can never be met: a line behind one that leaves earlier, and a due date behind it.
#include <algorithm>

#include "definition/check/check_workflow.hpp"

namespace parcours::definition {
namespace {

using Trigger = Line::Trigger;

// The longest run of days that are not worked, by which a last day may move.
constexpr std::int64_t longest_roll = 4;

struct Days {
  std::int64_t least = 0, most = 0;
};

// Returns how many days a delay of whole days may be; nothing for another delay.
std::optional<Days> days_of(const Delay& delay) {
  using Unit = Delay::Unit;
  if (!delay.calendar.empty()) return std::nullopt;
  if (delay.unit == Unit::days) return Days{delay.n, delay.n};
  if (delay.unit == Unit::weeks) return Days{7 * delay.n, 7 * delay.n};
  if (delay.unit == Unit::months) return Days{28 * delay.n, 31 * delay.n};
  if (delay.unit == Unit::years) return Days{365 * delay.n, 366 * delay.n};
  return std::nullopt;
}

const Delay* delay_of(const std::optional<Due>& due) { return due ? std::get_if<Delay>(&*due) : nullptr; }

// Returns whether `later` is over after `earlier` in every calendar.
bool is_surely_later(const Delay& later, const Delay& earlier) {
  const auto a = days_of(later), b = days_of(earlier);
  if (a && b) return a->least > b->most + longest_roll;
  return later.unit == earlier.unit && later.calendar == earlier.calendar && later.n > earlier.n;
}

// Returns the shortest delay after which a line leaves what the lines are written under; null when none does for
// certain. Only a step is left by a line that moves inside the block.
const Delay* leaves_after(const std::vector<Line>& lines, bool of_step) {
  const Delay* first = nullptr;
  for (const auto& line : lines) {
    const auto* delay = delay_of(line.delay);
    const bool leaves = std::any_of(line.next.begin(), line.next.end(),
                                    [&](const Route& route) { return of_step || route.to.step == none; });
    if (!delay || line.trigger != Trigger::after || line.when || line.pause || !leaves) continue;
    if (!first || is_surely_later(*first, *delay)) first = delay;
  }
  return first;
}

void check_lines(const DeferredLines& deferred, bool of_step, Draft& draft) {
  const auto* leaves = leaves_after(*deferred.lines, of_step);
  if (!leaves) return;
  for (std::size_t i = 0; i < deferred.lines->size(); ++i) {
    const auto& line = (*deferred.lines)[i];
    const auto* delay = delay_of(line.delay);
    const auto* after = pair_in(deferred.meanwhile->value.items[i], "after");
    if (delay && after && line.roll != Roll::back && is_surely_later(*delay, *leaves))
      draft.sink.report("line-too-late", after->value.span,
                        {{"after", parcours::to_text(*delay)}, {"leaves", parcours::to_text(*leaves)}});
  }
}

}  // namespace

void check_deadlines(const ResolvedDraft& in) {
  auto& draft = in.draft();
  const auto of_step = [&](const DeferredLines& deferred) {
    return std::any_of(draft.workflow.steps.begin(), draft.workflow.steps.end(),
                       [&](const Step& step) { return &step.lines == deferred.lines; });
  };
  for (const auto& deferred : draft.deferred_lines) check_lines(deferred, of_step(deferred), draft);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& step = draft.step(index);
    const auto* due = delay_of(step.due);
    const auto* leaves = due ? leaves_after(step.lines, true) : nullptr;
    if (leaves && is_surely_later(*due, *leaves))
      draft.sink.report("due-too-late", draft.source(index).due->value.span,
                        {{"due", parcours::to_text(*due)}, {"leaves", parcours::to_text(*leaves)}});
  }
}

}  // namespace parcours::definition
