#include "definition/source/diagnostic_sink.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace parcours::definition {
namespace {

constexpr std::size_t max_problems = 100;

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

bool DiagnosticSink::full() const { return found_.size() >= max_problems; }

void DiagnosticSink::report(std::string_view code, Span at, DiagnosticTable::Arguments arguments,
                            const std::string& near) {
  if (full()) return add({.severity = diagnostics().severity(code)}, at);  // no text is built for what is only counted
  auto problem = diagnostics().problem(code, arguments);
  if (!near.empty()) problem.hint = did_you_mean(near);
  add(std::move(problem), at);
}

void DiagnosticSink::add(Problem problem, Span at) {
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

void DiagnosticSink::add_unlocated(Problem problem) {
  if (problem.severity != Problem::Severity::warning) ++errors_;
  found_.push_back({0, std::move(problem)});
}

void DiagnosticSink::report_missing_languages() {
  std::set<std::string> all;
  for (const auto& text : texts_) all.insert(text.languages.begin(), text.languages.end());
  for (const auto& text : texts_) {
    auto missing = all;
    for (const auto& language : text.languages) missing.erase(language);
    if (!missing.empty())
      report("language-missing", text.at, {{"languages", listed({missing.begin(), missing.end()})}});
  }
}

Problems DiagnosticSink::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.at < b.at; });
  Problems all;
  for (auto& found : found_) all.push_back(std::move(found.problem));
  if (left_out_ > 0) {
    all.push_back(diagnostics().problem("too-many-problems", {{"count", std::to_string(left_out_)}}, source_.name()));
    if (errors_ == 0) all.back().severity = Problem::Severity::warning;
  }
  found_.clear();
  return all;
}

}  // namespace parcours::definition
