#include "engine/operation/sheet_contracts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/json.hpp"
#include "engine/diagnostics.hpp"
#include "engine/operation/log.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kNamedCases = 10;

Record contract_of(const plugin::Action& action) {
  List outcomes(action.contract.outcomes.begin(), action.contract.outcomes.end());
  return {{"action", action.contract.action}, {"outcomes", std::move(outcomes)}, {"chosen", action.contract.chosen}};
}

// The actions that are not loaded as the version was checked against them; the name of the sheet, when it is missing.
struct Changed {
  std::string sheet;
  bool missing = false;
  std::vector<std::string> actions;
  bool any() const { return missing || !actions.empty(); }
};

Changed changed_since(const std::string& contracts, const plugin::Registry& sheets) {
  const auto stored = json::read_exact(contracts);
  const auto& record = stored.as<Record>();
  Changed changed{record.at("sheet").as<std::string>(), false, {}};
  changed.missing = sheets.sheet(changed.sheet) == nullptr;
  if (changed.missing) return changed;
  for (const auto& each : record.at("actions").as<List>()) {
    const auto& name = each.as<Record>().at("action").as<std::string>();
    const auto* action = sheets.action(name);
    if (!action || Value(contract_of(*action)) != each) changed.actions.push_back(name);
  }
  return changed;
}

void log_changed(const EngineContext& engine_context, const store::DeployedContracts& version, const Changed& changed,
                 const std::vector<std::string>& cases) {
  const bool more = cases.size() > kNamedCases;
  const std::vector<std::string> named(
      cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(std::min(cases.size(), kNamedCases)));
  const auto listed = fmt::format("{}{}", fmt::join(named, ", "), more ? "..." : "");
  const auto problem = diagnostics().problem(changed.missing ? "running-without-sheet" : "running-with-other-contract",
                                             {{"sheet", changed.sheet},
                                              {"workflow", version.workflow},
                                              {"version", std::to_string(version.version)},
                                              {"actions", fmt::format("{}", fmt::join(changed.actions, ", "))},
                                              {"cases", listed}});
  log(engine_context.settings, {LogEntry::Level::warning, problem.code, {}, problem.message});
}

}  // namespace

std::string contracts_of(const plugin::LoadedSheet* sheet) {
  if (!sheet) return {};
  List actions;
  for (const auto& action : sheet->actions) actions.push_back(contract_of(action));
  return json::write_exact(
      Record{{"sheet", sheet->name}, {"version", sheet->version}, {"actions", std::move(actions)}});
}

void log_changed_sheets(const EngineContext& engine_context) {
  if (!engine_context.settings.log) return;
  const auto reader = engine_context.store->read();
  for (const auto& version : reader->contracts()) try {
      const auto changed = changed_since(version.contracts, engine_context.sheets);
      if (!changed.any()) continue;
      const auto cases = reader->running_cases(version.id, kNamedCases + 1);
      if (!cases.empty()) log_changed(engine_context, version, changed, cases);
    } catch (const Error&) {  // `verify` reports a damaged row
      reader->rethrow_database_failure();
    }
}

}  // namespace parcours::engine
