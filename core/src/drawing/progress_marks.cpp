#include "drawing/progress_marks.hpp"

#include <fmt/format.h>

namespace parcours::drawing {

const CaseProgress::NodeCounts* ProgressMarks::counts(const std::string& name) const {
  if (!progress_) return nullptr;
  const auto found = progress_->nodes.find(name);
  return found == progress_->nodes.end() ? nullptr : &found->second;
}

Mark ProgressMarks::mark(const std::string& name) const {
  if (!progress_) return Mark::plain;
  const auto* found = counts(name);
  if (!found) return Mark::unvisited;
  if (found->stalled > 0) return Mark::stalled;
  if (found->open > 0) return Mark::active;
  return found->completed > 0 ? Mark::completed : found->cancelled > 0 ? Mark::cancelled : Mark::unvisited;
}

Mark ProgressMarks::mark_of_phase(const std::string& name) const {
  if (!progress_) return Mark::plain;
  return progress_->phase == name && progress_->ended_as.empty() ? Mark::active : Mark::unvisited;
}

Mark ProgressMarks::mark_of_end(Index group, const std::string& name, bool reached) const {
  if (!progress_) return Mark::plain;
  if (group == 0 && progress_->ended_as == name) return Mark::active;
  return reached ? Mark::completed : Mark::unvisited;
}

Mark ProgressMarks::mark_of_opening() const {
  if (!progress_) return Mark::plain;
  return progress_->started ? Mark::completed : progress_->ended_as.empty() ? Mark::active : Mark::cancelled;
}

std::int64_t ProgressMarks::times_taken(const CaseProgress::FlowKey& edge) const {
  if (!progress_) return 0;
  const auto found = progress_->flows.find(edge);
  return found == progress_->flows.end() ? 0 : found->second;
}

std::int64_t ProgressMarks::times_entered(const std::string& block) const {
  const auto* found = counts(block);
  return found ? found->entered : 0;
}

std::string ProgressMarks::label(const std::string& name, const std::string& title) const {
  const auto* found = counts(name);
  if (!found) return title;
  std::string state;
  const auto report = [&](std::int64_t n, const std::string& word) {
    if (n > 0) state += (state.empty() ? "" : ", ") + (n > 1 ? fmt::format("{} {}", n, word) : word);
  };
  report(found->open - found->stalled, in("en cours", "open"));
  report(found->stalled, in("en panne", "stalled"));
  const auto text = counted(title, found->completed);
  return state.empty() ? text : text + " [" + state + "]";
}

std::string ProgressMarks::legend() const {
  if (!progress_) return {};
  return in("rempli : où en est le dossier ; trait épais : passé ; tirets épais : interrompu ; pâle : pas atteint",
            "filled: where the case stands; thick line: passed; thick dashes: cut short; pale: not reached");
}

}  // namespace parcours::drawing
