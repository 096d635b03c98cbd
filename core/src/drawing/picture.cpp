#include "drawing/picture.hpp"

#include <fmt/format.h>

namespace parcours::definition {

std::string Picture::title(const Text& title, const std::string& name) const {
  return title.empty() ? name : title.in(language_);
}

std::string Picture::outcome(const std::string& name) const {
  const auto known = workflow_.texts.find(name);
  return known == workflow_.texts.end() ? name : known->second.in(language_);
}

std::string Picture::end(Index block, const std::string& name) const {
  const auto known = workflow_.outcomes.find(name);
  return block == 0 && known != workflow_.outcomes.end() ? known->second.in(language_) : name;
}

std::string Picture::delay(const Due& due) {
  const auto* written = std::get_if<Delay>(&due);
  return written ? parcours::to_text(*written) : std::get<Program>(due).text();
}

std::string Picture::trigger(const Line& line, const std::string& outcome) {
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

const Trail::Stop* Picture::stop(const std::string& name) const {
  if (!trail_) return nullptr;
  const auto found = trail_->stops.find(name);
  return found == trail_->stops.end() ? nullptr : &found->second;
}

Picture::Mark Picture::mark(const std::string& name) const {
  if (!trail_) return Mark::plain;
  const auto* found = stop(name);
  if (!found) return Mark::pale;
  if (found->stalled > 0) return Mark::stalled;
  if (found->open > 0) return Mark::stands;
  return found->left > 0 ? Mark::passed : found->cut > 0 ? Mark::cut : Mark::pale;
}

Picture::Mark Picture::mark_of_phase(const std::string& name) const {
  if (!trail_) return Mark::plain;
  return trail_->phase == name && trail_->ended_as.empty() ? Mark::stands : Mark::pale;
}

Picture::Mark Picture::mark_of_end(Index block, const std::string& name, bool reached) const {
  if (!trail_) return Mark::plain;
  if (block == 0 && trail_->ended_as == name) return Mark::stands;
  return reached ? Mark::passed : Mark::pale;
}

Picture::Mark Picture::mark_of_opening() const {
  if (!trail_) return Mark::plain;
  return trail_->begun ? Mark::passed : trail_->ended_as.empty() ? Mark::stands : Mark::cut;
}

std::string Picture::told(const Step& step) const {
  const auto* found = stop(step.name);
  if (!found) return title(step);
  std::string state;
  const auto say = [&](std::int64_t n, const std::string& word) {
    if (n > 0) state += (state.empty() ? "" : ", ") + (n > 1 ? fmt::format("{} {}", n, word) : word);
  };
  say(found->open - found->stalled, in("en cours", "open"));
  say(found->stalled, in("en panne", "stalled"));
  const auto text = told(title(step), found->left);
  return state.empty() ? text : text + " [" + state + "]";
}

std::string Picture::told(const std::string& label, std::int64_t times) {
  if (times < 2) return label;
  return fmt::format("{}{}×{}", label, label.empty() ? "" : " ", times);
}

std::int64_t Picture::taken(const Trail::Way& way) const {
  if (!trail_) return 0;
  const auto found = trail_->ways.find(way);
  return found == trail_->ways.end() ? 0 : found->second;
}

std::int64_t Picture::begun(const Block& block) const {
  const auto* found = stop(block.name);
  return found ? found->into : 0;
}

std::string Picture::legend() const {
  return in("rempli : où en est le dossier ; trait épais : passé ; tirets épais : interrompu ; pâle : pas atteint",
            "filled: where the case stands; thick line: passed; thick dashes: cut short; pale: not reached");
}

}  // namespace parcours::definition
