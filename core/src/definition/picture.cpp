#include "definition/picture.hpp"

namespace parcours::definition {

std::string Picture::title(const Text& title, const std::string& name) const { return title.empty() ? name : title.in(language_); }

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

}  // namespace parcours::definition
