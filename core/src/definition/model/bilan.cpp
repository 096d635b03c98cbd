#include "definition/model/bilan.hpp"

#include <algorithm>

#include "definition/model/workflow.hpp"

namespace parcours::definition {
namespace {

std::vector<std::string> outcomes_in(const Workflow& workflow) {
  std::vector<std::string> names;
  for (const auto& [name, title] : workflow.outcomes) names.push_back(name);
  return names;
}

// The values of a dimension; empty: any.
std::vector<std::string> values_of(const Dimension& dimension, const Workflow& workflow) {
  const auto& program = dimension.value;
  if (program.type().kind() == expression::Type::Kind::boolean) return {"true", "false"};
  const auto* field = workflow.field(program.text());
  std::vector<std::string> values;
  if (field)
    for (const auto& option : field->options) values.push_back(option.name);
  const auto* least = field && field->minimum ? field->minimum->get_if<std::int64_t>() : nullptr;
  const auto* most = field && field->maximum ? field->maximum->get_if<std::int64_t>() : nullptr;
  for (auto n = least ? *least : 1; least && most && n <= *most; ++n) values.push_back(std::to_string(n));
  const auto& text = program.text();
  const bool constant = text.size() > 2 && (text.front() == '\'' || text.front() == '"');
  if (constant && program.reads().empty()) values.push_back(text.substr(1, text.size() - 2));
  return values;
}

// A dimension has the values of all counts of its fact; one with any value has any.
void add_values(std::map<std::string, std::vector<std::string>>& dimensions, const std::string& name,
                const std::vector<std::string>& values) {
  const auto [at, is_new] = dimensions.try_emplace(name, values);
  if (is_new || at->second.empty()) return;
  if (values.empty()) return at->second.clear();
  for (const auto& value : values)
    if (std::find(at->second.begin(), at->second.end(), value) == at->second.end()) at->second.push_back(value);
}

}  // namespace

void add_facts(const Workflow& workflow, CountedFacts& facts) {
  const bool of_person = workflow.subject == Subject::person;
  for (const auto* name : {"opened", "ended", "reopened", "moved_out", "moved_in"}) {
    CountedFact fact{automatic_fact_name(workflow, name), of_person};
    fact.dimensions[std::string(kTerritoryDimension)] = {};
    if (std::string_view(name) == "ended") fact.dimensions["outcome"] = outcomes_in(workflow);
    facts[fact.name] = fact;
  }
  for (const auto* count : counts_of(workflow)) {
    auto& fact = facts[fact_name(workflow, count->name)];
    fact.name = fact_name(workflow, count->name);
    fact.of_persons = fact.of_persons || of_person;
    fact.lasts = count->moment == Count::Moment::stay;
    fact.measured = fact.measured || count->n;
    fact.dimensions.try_emplace(std::string(kTerritoryDimension));
    for (const auto& dimension : count->per)
      add_values(fact.dimensions, dimension.name, values_of(dimension, workflow));
  }
}

std::optional<Indicator::Kind> indicator_kind(std::string_view key) {
  using Kind = Indicator::Kind;
  static constexpr std::pair<std::string_view, Kind> kinds[] = {
      {"sum", Kind::sum},       {"distinct", Kind::distinct}, {"share", Kind::share},   {"ratio", Kind::ratio},
      {"cohort", Kind::cohort}, {"mean", Kind::mean},         {"median", Kind::median}, {"weeks", Kind::weeks},
      {"stock", Kind::stock},   {"list", Kind::list}};
  const auto at = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& each) { return each.first == key; });
  return at == std::end(kinds) ? std::nullopt : std::optional(at->second);
}

}  // namespace parcours::definition
