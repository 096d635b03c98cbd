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

constexpr std::pair<std::string_view, Indicator::Kind> kinds[] = {
    {"sum", Indicator::Kind::sum},       {"distinct", Indicator::Kind::distinct}, {"share", Indicator::Kind::share},
    {"ratio", Indicator::Kind::ratio},   {"cohort", Indicator::Kind::cohort},     {"mean", Indicator::Kind::mean},
    {"median", Indicator::Kind::median}, {"weeks", Indicator::Kind::weeks},       {"stock", Indicator::Kind::stock},
    {"list", Indicator::Kind::list}};

// What is shown of a workflow whose bilan declares nothing.
std::vector<Indicator> indicators_of(const Workflow& workflow) {
  const auto made = [&](const char* key, Text title, Indicator::Kind kind, std::string fact) {
    Indicator indicator{workflow.name + "-" + key, std::move(title), kind};
    indicator.fact = std::move(fact);
    return indicator;
  };
  using Kind = Indicator::Kind;
  auto opened =
      made("opened", {"Dossiers ouverts", "Cases opened"}, Kind::distinct, automatic_fact_name(workflow, "opened"));
  auto ended =
      made("ended", {"Dossiers terminés", "Cases that ended"}, Kind::distinct, automatic_fact_name(workflow, "ended"));
  if (!workflow.outcomes.empty()) ended.columns = {"outcome"};
  auto open =
      made("open", {"Dossiers ouverts au dernier jour", "Cases open on the last day"}, Kind::stock, workflow.name);
  return {std::move(opened), std::move(ended), std::move(open)};
}

// Which workflow the indicators are about, where a bilan has several.
void add_titles(const Workflow& workflow, ExpectedResult& result) {
  for (auto& indicator : result.show) {
    Text title;
    for (const auto& [language, text] : indicator.title.translations())
      title.set(language, workflow.title.in(language) + (language == "fr" ? " : " : ": ") + text);
    indicator.title = std::move(title);
  }
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
  const auto at = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& each) { return each.first == key; });
  return at == std::end(kinds) ? std::nullopt : std::optional(at->second);
}

std::string_view kind_key(Indicator::Kind kind) {
  return std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& each) { return each.second == kind; })->first;
}

const Bilan* bilan_named(const CityBilans& all, std::string_view name) {
  const auto at = std::find_if(all.bilans.begin(), all.bilans.end(), [&](const auto& b) { return b.name == name; });
  return at == all.bilans.end() ? nullptr : &*at;
}

Bilan automatic_bilan(std::string_view name, const std::vector<const Workflow*>& workflows) {
  const bool is_titled = workflows.size() == 1 && !workflows.front()->title.empty();
  Bilan bilan{std::string(name), is_titled ? workflows.front()->title : Text(std::string(name))};
  for (const auto* workflow : workflows) {
    ExpectedResult result{{}, indicators_of(*workflow)};
    if (workflows.size() > 1) add_titles(*workflow, result);
    bilan.results.push_back(std::move(result));
  }
  return bilan;
}

}  // namespace parcours::definition
