#include "engine/bilan/counted_facts.hpp"

#include <algorithm>

#include "definition/model/titles.hpp"

namespace parcours::engine {
namespace {

using definition::Workflow;

void add_value(BilanDimension& dimension, std::string name, Text title) {
  const auto& all = dimension.values;
  if (std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.first == name; })) return;
  if (title.empty()) title = name;
  dimension.values.emplace_back(std::move(name), std::move(title));
}

void add_options(const definition::Field& field, BilanDimension& dimension) {
  if (dimension.title.empty() || dimension.title == Text(dimension.name)) dimension.title = field.title;
  for (const auto& option : field.options) add_value(dimension, option.name, option.title);
}

// The outcomes of the step that counts; none where something else counts.
void add_outcomes(const Workflow& workflow, const definition::Count& count, BilanDimension& dimension) {
  for (const auto& step : workflow.steps)
    if (std::any_of(step.counts.begin(), step.counts.end(), [&](const auto& each) { return &each == &count; }))
      for (const auto& route : step.next)
        add_value(dimension, route.outcome, definition::title_of_outcome(workflow, route.outcome));
}

// The values of an expression that is no field: true and false, outcomes, or a constant.
void add_values_of(const Workflow& workflow, const definition::Count& count, const definition::Program& program,
                   BilanDimension& dimension) {
  if (program.type().kind() == expression::Type::Kind::boolean) {
    add_value(dimension, "true", {"Oui", "Yes"});
    return add_value(dimension, "false", {"Non", "No"});
  }
  const auto& text = program.text();
  if (text == "outcome") return add_outcomes(workflow, count, dimension);
  if (text.size() < 3 || text.front() != '\'') return;
  const auto name = text.substr(1, text.size() - 2);
  add_value(dimension, name, definition::title_of_outcome(workflow, name));
}

const definition::Field* field_of(const Workflow& workflow, const std::string& text) {
  if (const auto* field = workflow.field(text)) return field;
  const auto dot = text.find('.');
  for (const auto& list : workflow.fields)
    if (dot != std::string::npos && list.item == text.substr(0, dot))
      for (const auto& column : list.fields)
        if (column.name == text.substr(dot + 1)) return &column;
  return nullptr;
}

void add_numbers(const definition::CountedFact* fact, BilanDimension& dimension) {
  const auto at = fact ? fact->dimensions.find(dimension.name) : decltype(fact->dimensions.find("")){};
  if (!fact || at == fact->dimensions.end()) return;
  for (const auto& value : at->second) add_value(dimension, value, definition::title_or_name({}, value));
}

}  // namespace

CountedByCity::CountedByCity(EngineContext& engine, store::Reader& reader, const definition::CityBilans& bilans)
    : bilans_(bilans) {
  engine.catalogue.refresh(reader);
  for (const auto& name : engine.catalogue.names_in_force())
    deployed_.push_back(engine.catalogue.in_force(reader, name));
  for (const auto& sheet : engine.sheets.sheets())
    for (const auto& each : sheet->indicators) facts_[each.id] = {each.id, false, false, true, true, {}};
  for (const auto& each : deployed_) definition::add_facts(each->workflow, facts_);
}

const Workflow* CountedByCity::workflow(std::string_view name) const {
  for (const auto& each : deployed_)
    if (each->workflow.name == name) return &each->workflow;
  return nullptr;
}

std::vector<const Workflow*> CountedByCity::workflows_of(std::string_view bilan) const {
  std::vector<const Workflow*> all;
  for (const auto& each : deployed_)
    if (each->workflow.sheet == bilan || each->workflow.name == bilan) all.push_back(&each->workflow);
  return all;
}

std::vector<std::string> CountedByCity::workflows_that_count(const std::string& fact) const {
  if (workflow(fact)) return {fact};
  std::vector<std::string> names, of_sheet;
  const auto prefix = fact.substr(0, fact.find('.'));
  for (const auto& each : deployed_) {
    const auto& counting = each->workflow;
    definition::CountedFacts own;
    definition::add_facts(counting, own);
    if (own.contains(fact)) names.push_back(counting.name);
    if (counting.sheet == prefix) of_sheet.push_back(counting.name);
  }
  const auto* counted_fact = counted(fact);
  return names.empty() || (counted_fact && counted_fact->by_sheet) ? of_sheet : names;
}

const definition::CountedFact* CountedByCity::counted(const std::string& fact) const {
  const auto at = facts_.find(fact);
  return at == facts_.end() ? nullptr : &at->second;
}

const definition::DeclaredFact* CountedByCity::declared(const std::string& fact) const {
  for (const auto& bilan : bilans_.bilans)
    for (const auto& each : bilan.facts)
      if (each.name == fact) return &each;
  return nullptr;
}

bool CountedByCity::is_of_persons(const std::string& fact) const {
  if (const auto* whole = workflow(fact)) return whole->subject == definition::Subject::person;
  const auto* how = counted(fact);
  const auto* as = declared(fact);
  const bool declared_so = as && as->persons.value_or(false);
  if (!how || !how->by_sheet || (as && as->persons)) return declared_so || (how && how->of_persons);
  // A sheet's own count without a unit is of persons where it may be.
  const auto names = workflows_that_count(fact);
  return std::any_of(names.begin(), names.end(), [&](const auto& name) {
    const auto* counting = workflow(name);
    return counting && counting->subject == definition::Subject::person;
  });
}

report::Period::Kind CountedByCity::period_of(const std::string& fact) const {
  const auto* as = declared(fact);
  return as ? static_cast<report::Period::Kind>(as->period) : report::Period::Kind::year;
}

bool CountedByCity::lasts(const std::string& fact) const {
  const auto* how = counted(fact);
  return workflow(fact) || (how && how->lasts);
}

void CountedByCity::add_values(const Workflow& workflow, const std::string& fact, BilanDimension& dimension) const {
  if (fact == definition::automatic_fact_name(workflow, "ended") && dimension.name == "outcome") {
    dimension.title = {"Issue", "Outcome"};
    for (const auto& [name, title] : workflow.outcomes) add_value(dimension, name, title);
  }
  for (const auto* count : definition::counts_of(workflow)) {
    if (definition::fact_name(workflow, count->name) != fact) continue;
    for (const auto& each : count->per) {
      if (each.name != dimension.name) continue;
      const auto* field = field_of(workflow, each.value.text());
      if (field && !field->options.empty())
        add_options(*field, dimension);
      else
        add_values_of(workflow, *count, each.value, dimension);
      if (field && !field->title.empty()) dimension.title = field->title;
      const auto own = definition::title_in_texts(workflow, dimension.name);
      if (!field && !own.empty()) dimension.title = own;
    }
  }
}

void CountedByCity::add_fields_of_sheet(const std::string& fact, BilanDimension& dimension) const {
  for (const auto& each : deployed_) {
    const auto* field =
        each->workflow.sheet == fact.substr(0, fact.find('.')) ? each->workflow.field(dimension.name) : nullptr;
    if (field && !field->options.empty()) add_options(*field, dimension);
  }
}

BilanDimension CountedByCity::territories() const {
  BilanDimension dimension{std::string(definition::kTerritoryDimension), {"Quartier", "District"}, {}};
  for (const auto& each : deployed_)
    for (const auto& field : each->workflow.fields)
      if (field.type == Type::territory)
        for (const auto& option : field.options) add_value(dimension, option.name, option.title);
  return dimension;
}

Text CountedByCity::title_of_territory(const std::string& name) const {
  for (const auto& [each, title] : territories().values)
    if (each == name) return title;
  return {name};
}

BilanDimension CountedByCity::dimension(const std::string& fact, const std::string& name) const {
  if (name == definition::kTerritoryDimension) return territories();
  BilanDimension dimension{name, definition::title_or_name({}, name), {}};
  for (const auto& each : deployed_) add_values(each->workflow, fact, dimension);
  if (const auto* how = counted(fact); how && how->by_sheet) add_fields_of_sheet(fact, dimension);
  add_numbers(counted(fact), dimension);
  return dimension;
}

}  // namespace parcours::engine
