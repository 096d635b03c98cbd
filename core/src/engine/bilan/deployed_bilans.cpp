#include "engine/bilan/deployed_bilans.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "definition/bilans.hpp"
#include "engine/surroundings.hpp"

namespace parcours::engine {
namespace {

using definition::CountedFacts;

// What all workflows count once these are deployed.
CountedFacts counted_then(EngineContext& engine, store::Definitions& from, const DeployedTogether& deployed) {
  CountedFacts counted;
  definition::add_facts(deployed.around, counted);
  engine.catalogue.refresh(from);
  for (const auto& name : engine.catalogue.names_in_force()) {
    const auto& all = deployed.workflows;
    if (std::none_of(all.begin(), all.end(), [&](const auto& each) { return each.workflow.name == name; }))
      definition::add_facts(engine.catalogue.in_force(from, name)->workflow, counted);
  }
  for (const auto& each : deployed.workflows) definition::add_facts(each.workflow, counted);
  return counted;
}

// Since when each of the facts is counted: the day of before, or today.
Record counted_since(const CountedFacts& counted, store::Definitions& from, Date today) {
  Record since;
  for (const auto& [name, fact] : counted) since.set(name, today);
  for (const auto& [name, value] : from.parameters()) {
    if (name != "/counted_since") continue;
    const auto before = json::read_exact(value);
    if (const auto* days = before.get_if<Record>())
      for (const auto& [fact, day] : *days)
        if (since.find(fact)) since.set(fact, day);
  }
  return since;
}

}  // namespace

void add_deployed_bilans(EngineContext& engine, const std::filesystem::path& folder, const DeployedTogether& deployed,
                         std::vector<std::pair<std::string, std::string>>& parameters, Problems& problems) {
  const auto reader = engine.store->read();
  auto counted = counted_then(engine, *reader, deployed);
  parameters.emplace_back(
      "/counted_since", json::write_exact(counted_since(counted, *reader, engine.calendar.day_of(engine.clock.now()))));
  std::error_code error;
  if (city_folder(folder) != folder || !std::filesystem::is_directory(folder / "bilans", error)) return;
  auto reading = definition::read_bilans(folder, std::move(counted));
  std::move(reading.problems.begin(), reading.problems.end(), std::back_inserter(problems));
  const definition::CityBilans city{std::move(reading.bilans), std::move(reading.references)};
  parameters.emplace_back("/bilans", json::write_exact(definition::encode(city)));
}

}  // namespace parcours::engine
