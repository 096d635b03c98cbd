#include "drawing/diagram_base.hpp"

#include <fmt/format.h>

namespace parcours::definition {

std::string DiagramBase::title(const Text& title, const std::string& name) const {
  return title.empty() ? name : title.in(language_);
}

std::string DiagramBase::outcome(const std::string& name) const {
  const auto known = workflow_.texts.find(name);
  return known == workflow_.texts.end() ? name : known->second.in(language_);
}

std::string DiagramBase::end(Index block, const std::string& name) const {
  const auto known = workflow_.outcomes.find(name);
  return block == 0 && known != workflow_.outcomes.end() ? known->second.in(language_) : name;
}

std::string DiagramBase::delay(const Due& due) {
  const auto* written = std::get_if<Delay>(&due);
  return written ? parcours::to_text(*written) : std::get<Program>(due).text();
}

std::string DiagramBase::trigger(const Line& line, const std::string& outcome) {
  switch (line.trigger) {
    case Line::Trigger::after:
      return line.delay ? "after " + delay(*line.delay) : "";
    case Line::Trigger::at:
      return line.at ? "at " + line.at->text() : "";
    case Line::Trigger::every:
      return line.every ? "every " + parcours::to_text(*line.every) : "";
    case Line::Trigger::message:
      return line.message + (outcome.empty() ? "" : ": " + outcome);
    case Line::Trigger::when:
      return line.when ? line.when->text() : "";
  }
  return {};
}

const CaseProgress::NodeCounts* DiagramBase::stop(const std::string& name) const {
  if (!progress_) return nullptr;
  const auto found = progress_->nodes.find(name);
  return found == progress_->nodes.end() ? nullptr : &found->second;
}

DiagramBase::Mark DiagramBase::mark(const std::string& name) const {
  if (!progress_) return Mark::plain;
  const auto* found = stop(name);
  if (!found) return Mark::unvisited;
  if (found->stalled > 0) return Mark::stalled;
  if (found->open > 0) return Mark::active;
  return found->completed > 0 ? Mark::completed : found->cancelled > 0 ? Mark::cancelled : Mark::unvisited;
}

DiagramBase::Mark DiagramBase::mark_of_phase(const std::string& name) const {
  if (!progress_) return Mark::plain;
  return progress_->phase == name && progress_->ended_as.empty() ? Mark::active : Mark::unvisited;
}

DiagramBase::Mark DiagramBase::mark_of_end(Index block, const std::string& name, bool reached) const {
  if (!progress_) return Mark::plain;
  if (block == 0 && progress_->ended_as == name) return Mark::active;
  return reached ? Mark::completed : Mark::unvisited;
}

DiagramBase::Mark DiagramBase::mark_of_opening() const {
  if (!progress_) return Mark::plain;
  return progress_->started ? Mark::completed : progress_->ended_as.empty() ? Mark::active : Mark::cancelled;
}

std::string DiagramBase::caption(const Step& step) const {
  const auto* found = stop(step.name);
  if (!found) return title(step);
  std::string state;
  const auto report = [&](std::int64_t n, const std::string& word) {
    if (n > 0) state += (state.empty() ? "" : ", ") + (n > 1 ? fmt::format("{} {}", n, word) : word);
  };
  report(found->open - found->stalled, in("en cours", "open"));
  report(found->stalled, in("en panne", "stalled"));
  const auto text = caption(title(step), found->completed);
  return state.empty() ? text : text + " [" + state + "]";
}

std::string DiagramBase::caption(const std::string& label, std::int64_t times) {
  if (times < 2) return label;
  return fmt::format("{}{}×{}", label, label.empty() ? "" : " ", times);
}

std::int64_t DiagramBase::times_taken(const CaseProgress::FlowKey& way) const {
  if (!progress_) return 0;
  const auto found = progress_->flows.find(way);
  return found == progress_->flows.end() ? 0 : found->second;
}

std::int64_t DiagramBase::times_entered(const Block& block) const {
  const auto* found = stop(block.name);
  return found ? found->entered : 0;
}

std::string DiagramBase::legend() const {
  return in("rempli : où en est le dossier ; trait épais : passé ; tirets épais : interrompu ; pâle : pas atteint",
            "filled: where the case stands; thick line: passed; thick dashes: cut short; pale: not reached");
}

}  // namespace parcours::definition
