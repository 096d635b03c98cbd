#include "definition/model/count.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "definition/model/workflow.hpp"

namespace parcours::definition {
namespace {

void add_all(std::vector<const Count*>& all, const std::vector<Count>& counts) {
  for (const auto& count : counts) all.push_back(&count);
}

void add_lines(std::vector<const Count*>& all, const std::vector<Line>& lines) {
  for (const auto& line : lines) add_all(all, line.counts);
}

std::set<std::string> dimensions_of(const Count& count) {
  std::set<std::string> names;
  for (const auto& dimension : count.per) names.insert(dimension.name);
  return names;
}

}  // namespace

std::string fact_name(const Workflow& workflow, std::string_view count) {
  return (workflow.sheet.empty() ? workflow.name : workflow.sheet) + "." + std::string(count);
}

std::string automatic_fact_name(const Workflow& workflow, std::string_view fact) {
  return workflow.name + "." + std::string(fact);
}

bool is_automatic_fact(std::string_view name) {
  constexpr std::string_view all[] = {"opened", "ended", "reopened", "moved_out", "moved_in"};
  return std::find(std::begin(all), std::end(all), name) != std::end(all);
}

std::string unlikeness(const Count& one, const Count& other) {
  const bool lasts = one.moment == Count::Moment::stay;
  if (lasts != (other.moment == Count::Moment::stay)) return lasts ? "moment: stay" : "moment: end, start";
  const auto names = dimensions_of(one);
  return names == dimensions_of(other) ? std::string() : fmt::format("per: [{}]", fmt::join(names, ", "));
}

std::vector<const Count*> counts_of(const Workflow& workflow) {
  std::vector<const Count*> all;
  if (!workflow.blocks.empty()) add_all(all, workflow.blocks.front().counts);
  for (const auto& phase : workflow.phases) add_all(all, phase.counts), add_lines(all, phase.lines);
  for (const auto& step : workflow.steps) add_all(all, step.counts), add_lines(all, step.lines);
  for (std::size_t i = 0; i < workflow.blocks.size(); ++i) {
    if (i > 0) add_all(all, workflow.blocks[i].counts);
    add_lines(all, workflow.blocks[i].lines);
  }
  return all;
}

}  // namespace parcours::definition
