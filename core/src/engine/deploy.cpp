// Deploys workflows.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/boundary.hpp"
#include "base/json.hpp"
#include "definition/check/check_across_workflows.hpp"
#include "definition/reader.hpp"
#include "engine/acts/acts.hpp"
#include "engine/bilan/deployed_bilans.hpp"
#include "engine/command/derived_rows.hpp"
#include "engine/command/input.hpp"
#include "engine/command/requester.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/operation/sheet_contracts.hpp"
#include "engine/rights.hpp"
#include "engine/surroundings.hpp"
#include "engine/workflow_digest.hpp"

namespace parcours {
namespace {

std::string source_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The names under which readers number the fields with `find`.
void add_found_fields(const definition::Workflow& workflow, std::vector<std::string>& names) {
  for (const auto& field : workflow.fields)
    if (field.find) names.push_back(engine::field_name(workflow.name, field.name, std::max(1, field.level)));
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

// A folder without the city's files leaves the city unchanged.
void add_city(const definition::Surroundings& around, Parameters& parameters) {
  if (around.roles) parameters.emplace_back("/roles", json::write_exact(definition::encode(*around.roles)));
  if (around.files.contains("territories.yaml"))
    parameters.emplace_back("/outlines", json::write_exact(to_value(around.city.outlines)));
  if (around.files.contains("school_years.yaml"))
    parameters.emplace_back("/school_years", json::write_exact(to_value(around.city.school_years)));
}

Problems deploy_folder(engine::EngineContext& engine_context, const std::filesystem::path& folder, const Actor& by) {
  if (auto problems = engine::check_text(by.id, "by"); !problems.empty()) return problems;
  const auto now = engine::micros(engine_context.clock.now());
  if (!engine::is_administrator(engine_context.settings, by,
                                engine_context.store->read()->load_for_command({}, by.id, now).requester))
    return {engine::diagnostics().problem("administrators-only")};
  definition::Surroundings around = engine::surroundings(engine_context.sheets, engine_context.calendar);
  Problems problems = definition::read_surroundings(engine::city_folder(folder), around);
  std::vector<store::WorkflowRow> rows;
  std::vector<definition::ReadWorkflow> all;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::string> found_fields;
  for (const auto& file : definition::find_workflows(folder)) {
    auto reading = definition::read_file(file, around);
    problems.insert(problems.end(), reading.problems.begin(), reading.problems.end());
    if (!reading.workflow) continue;
    const auto same = [&](const store::WorkflowRow& r) { return r.name == reading.workflow->name; };
    if (std::any_of(rows.begin(), rows.end(), same))
      problems.push_back(
          engine::diagnostics().problem("workflow-twice", {{"workflow", reading.workflow->name}}, file.string()));
    store::WorkflowRow row;
    row.name = reading.workflow->name;
    row.source = source_of(file);
    row.compiled = definition::encode(*reading.workflow);
    row.contracts = engine::contracts_of(engine_context.sheets.sheet(reading.workflow->sheet));
    row.digest = engine::digest_of(*reading.workflow, row);
    rows.push_back(std::move(row));
    add_found_fields(*reading.workflow, found_fields);
    for (const auto& p : reading.workflow->parameters)
      parameters.emplace_back(reading.workflow->name + "/" + p.name, json::write_exact(p.default_value));
    all.push_back({file.string(), std::move(*reading.workflow)});
  }
  engine::add_deployed_bilans(engine_context, folder, {around, all}, parameters, problems);
  add_city(around, parameters);
  for (auto& problem : definition::check_across_workflows(all, engine_context.calendar))
    problems.push_back(std::move(problem));
  if (rows.empty() && problems.empty())
    problems.push_back(engine::diagnostics().problem("nothing-to-deploy", {{"folder", folder.string()}}));
  if (blocks(problems)) return problems;

  engine::retry_or_busy([&]() -> Problems {
    const auto transaction = engine_context.store->begin();
    engine::ActWriter(*transaction, engine_context.key).append(engine::deployed_act(rows, parameters, now, by.id), now);
    for (auto& row : rows) {
      row.deployed_at = now;
      row.deployed_by = transaction->actor(by.id);
      transaction->deploy(row);
    }
    for (const auto& name : found_fields) transaction->term("field", name);  // so that readers know its number at once
    transaction->set_parameters(parameters, now);
    transaction->commit();
    return {};
  });
  engine_context.catalogue.refresh(*engine_context.store->read());
  return problems;
}

}  // namespace

Problems Engine::deploy(const std::filesystem::path& folder, const Actor& by) {
  return errors_only([&] { return deploy_folder(*engine_context_, folder, by); });
}

}  // namespace parcours
