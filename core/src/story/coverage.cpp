#include "story/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace parcours::story {
namespace {

using Kind = Covered::Kind;

std::string text_of(const Record& event, std::string_view name) {
  const Value* value = event.find(name);
  if (const auto* n = value ? value->get_if<std::int64_t>() : nullptr) return std::to_string(*n);
  const auto* text = value ? value->get_if<std::string>() : nullptr;
  return text ? *text : std::string();
}

void count(Coverage& coverage, Kind kind, const std::string& step, const std::string& way) {
  for (auto& part : coverage.parts)
    if (part.kind == kind && part.step == step && part.way == way) ++part.times;
}

void cover(Coverage& coverage, const Record& event) {
  const auto what = text_of(event, "event"), step = text_of(event, "step");
  if (what == "step_entered" || what == "decided" || what == "parted") count(coverage, Kind::step, step, {});
  if (what == "step_ended") count(coverage, Kind::route, step, text_of(event, "outcome"));
  if (what == "decided") count(coverage, Kind::guard, step, text_of(event, "row"));
  const auto* ways = what == "parted" ? event.find("ways") : nullptr;
  if (const auto* all = ways ? ways->get_if<List>() : nullptr)
    for (const auto& way : *all) count(coverage, Kind::route, step, way.as<std::string>());
}

bool ends_in(const Entry& entry, const std::string& token) {
  return std::any_of(entry.events.begin(), entry.events.end(), [&](const Value& event) {
    const auto& e = event.as<Record>();
    return text_of(e, "event") == "step_ended" && text_of(e, "token") == token;
  });
}

// An event in a few letters; empty for an event that people need not see.
std::string move_of(const Entry& entry, const Record& event) {
  const auto what = text_of(event, "event"), step = text_of(event, "step");
  if (what == "step_ended") return fmt::format("{} ({})", step, text_of(event, "outcome"));
  if (what == "decided") return fmt::format("{} ({})", step, text_of(event, "row"));
  if (what == "branch_ended") return fmt::format("{} ({})", text_of(event, "branch"), text_of(event, "outcome"));
  if (what == "reminded" || what == "timer_fired")
    return fmt::format("{} {}", what == "reminded" ? "!" : "@", text_of(event, "line"));
  if (what == "message_taken" || what == "message_kept") return fmt::format("\"{}\"", text_of(event, "message"));
  if (what == "ended") return fmt::format("end {}", text_of(event, "outcome"));
  const bool stays =
      what == "step_entered" && event.find("block") == nullptr && !ends_in(entry, text_of(event, "token"));
  return stays ? step : std::string();
}

}  // namespace

Coverage nothing_covered(const definition::Workflow& workflow, const std::filesystem::path& file) {
  Coverage coverage{workflow.name, file.string(), {}};
  for (const auto& step : workflow.steps) {
    coverage.parts.push_back({Kind::step, step.name, {}, step.line, 0});
    for (const auto& route : step.next) coverage.parts.push_back({Kind::route, step.name, route.outcome, step.line, 0});
    for (const auto& way : step.ways)
      coverage.parts.push_back(
          {Kind::route, step.name, workflow.steps[static_cast<std::size_t>(way.step)].name, step.line, 0});
    for (std::size_t row = 1; row <= step.rows.size(); ++row)
      coverage.parts.push_back({Kind::guard, step.name, std::to_string(row), step.line, 0});
  }
  return coverage;
}

void cover(Coverage& coverage, const std::vector<Entry>& history) {
  for (const auto& entry : history)
    for (const auto& event : entry.events) cover(coverage, event.as<Record>());
}

std::string history_line(const Entry& entry, const Calendar& calendar) {
  std::vector<std::string> moves;
  for (const auto& event : entry.events)
    if (auto move = move_of(entry, event.as<Record>()); !move.empty()) moves.push_back(std::move(move));
  return fmt::format("{}  {}  {}", to_text(entry.at, calendar), entry.actor, fmt::join(moves, " -> "));
}

std::string outcome_in(const Entry& entry, std::string_view step) {
  for (const auto& event : entry.events) {
    const auto& e = event.as<Record>();
    if (text_of(e, "event") == "step_ended" && text_of(e, "step") == step) return text_of(e, "outcome");
  }
  return {};
}

}  // namespace parcours::story
