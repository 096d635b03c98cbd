// Checks that no case waits for ever: a line leaves every wait at a date, for certain.
#include <algorithm>

#include "definition/check/check_workflow.hpp"
#include "definition/check/filled.hpp"
#include "definition/read/check_guards.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

using Trigger = Line::Trigger;

bool can_move(const Step& anytime) {
  return std::any_of(anytime.next.begin(), anytime.next.end(), [](const Route& route) { return !route.to.stay; }) ||
         !anytime.rows.empty();
}

// Returns whether the line moves a waiting case at a date.
bool frees(const Line& line, const Draft& draft) {
  if (line.trigger == Trigger::message || line.trigger == Trigger::when) return false;
  const auto all = starts_of(line);
  return !line.next.empty() || std::any_of(all.begin(), all.end(), [&](Index anytime) {
    return can_move(draft.workflow.steps[static_cast<std::size_t>(anytime)]);
  });
}

// The lines that free a wait: its own, and those of the blocks and the phase around it.
std::vector<const Line*> lines_that_free(const Step& step, const Draft& draft) {
  std::vector<const Line*> all;
  const auto add = [&](const std::vector<Line>& lines) {
    for (const auto& line : lines)
      if (frees(line, draft)) all.push_back(&line);
  };
  add(step.lines);
  for (const auto block : blocks_around(step.block, draft.workflow)) add(draft.block(block).lines);
  if (step.phase != none) add(draft.workflow.phases[static_cast<std::size_t>(step.phase)].lines);
  return all;
}

// A pause ends for certain when it lasts only while somebody has a step to do.
bool pause_ends(const Line& line) {
  if (!line.pause) return true;
  const auto& names = line.pause->reads();
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return name.starts_with("steps.") && name.ends_with(".open");
  });
}

// The key of a line that leaves its moment open: `at`, `after` or `pause`; null when the line has a date for certain.
const char* uncertain_key(const Line& line, Index wait, FilledNames& filled) {
  if (line.at && !filled.are_filled(*line.at, wait)) return "at";
  const auto* delay = line.delay ? std::get_if<Program>(&*line.delay) : nullptr;
  if (delay && !filled.are_filled(*delay, wait)) return "after";
  return pause_ends(line) ? nullptr : "pause";
}

// Returns the place of a key of the line in the text.
Span place_of(const Line& line, const char* key, const Draft& draft) {
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      if (&(*deferred.lines)[i] == &line)
        if (const auto* pair = pair_in(deferred.meanwhile->value.items[i], key)) return pair->value.span;
  return {};
}

void check_wait(Index index, FilledNames& filled, GuardCheck& guards, Draft& draft) {
  const auto& step = draft.step(index);
  const auto lines = lines_that_free(step, draft);
  if (lines.empty()) return draft.sink.report("wait-without-date", draft.source(index).name, {{"step", step.name}});
  Guards conditions;
  std::pair<const Line*, const char*> doubt{};
  for (const auto* line : lines) {
    const auto* key = uncertain_key(*line, index, filled);
    if (!key && !line->when) return;
    if (!key) conditions.push_back(&*line->when);
    if (!doubt.first) doubt = {line, key ? key : "when"};
  }
  if (!conditions.empty() && guards.covers(conditions)) return;
  draft.sink.report("wait-for-ever", place_of(*doubt.first, doubt.second, draft),
                    {{"step", step.name}, {"key", doubt.second}});
}

}  // namespace

void check_waits(const ResolvedDraft& in) {
  auto& draft = in.draft();
  GuardCheck guards(in);
  FilledNames filled(draft.workflow, draft.surroundings.calendar);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index)
    if (draft.step(index).kind == Step::Kind::wait) check_wait(index, filled, guards, draft);
}

}  // namespace parcours::definition
