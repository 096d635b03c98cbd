#include "definition/source/sink.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace parcours::definition {
namespace {

constexpr std::size_t most_problems = 100;

}  // namespace

Text did_you_mean(const std::string& name) {
  if (name.empty()) return {};
  return {fmt::format("vouliez-vous « {} » ?", name), fmt::format("did you mean '{}'?", name)};
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  const auto shown = std::vector<std::string>(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
  return fmt::format("{}{}", fmt::join(shown, ", "), names.size() > most ? ", ..." : "");
}

bool Sink::full() const { return found_.size() >= most_problems; }

void Sink::say(std::string_view code, Span at, Messages::Arguments arguments, const std::string& near) {
  if (full()) return add({.severity = messages().severity(code)}, at);  // no text is built for what is only counted
  auto problem = messages().problem(code, arguments);
  if (!near.empty()) problem.hint = did_you_mean(near);
  add(std::move(problem), at);
}

void Sink::add(Problem problem, Span at) {
  last_ = at.at;
  if (!full() && !known_.emplace(at.at, problem.code + problem.message.in("en")).second) return;
  if (!full()) {
    problem.where = source_.where(at.at);
    problem.excerpt = source_.excerpt(at);
  }
  if (problem.severity != Problem::Severity::warning) ++errors_;
  if (!full())
    found_.push_back({at.at, std::move(problem)});
  else
    ++left_out_;
}

void Sink::add_as_it_is(Problem problem) {
  if (problem.severity != Problem::Severity::warning) ++errors_;
  found_.push_back({0, std::move(problem)});
}

void Sink::say_languages() {
  std::set<std::string> all;
  for (const auto& text : texts_) all.insert(text.languages.begin(), text.languages.end());
  for (const auto& text : texts_) {
    auto missing = all;
    for (const auto& language : text.languages) missing.erase(language);
    if (!missing.empty()) say("language-missing", text.at, {{"languages", listed({missing.begin(), missing.end()})}});
  }
}

Problems Sink::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.at < b.at; });
  Problems all;
  for (auto& found : found_) all.push_back(std::move(found.problem));
  if (left_out_ > 0) {
    all.push_back(messages().problem("too-many-problems", {{"count", std::to_string(left_out_)}}, source_.name()));
    if (errors_ == 0) all.back().severity = Problem::Severity::warning;
  }
  found_.clear();
  return all;
}

}  // namespace parcours::definition
