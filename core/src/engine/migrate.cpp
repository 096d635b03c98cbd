// Moves running cases to the version of their workflow that is in force.
#include "base/nearest.hpp"
#include "engine/command/loaded_case.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/command/unit_of_work.hpp"
#include "engine/diagnostics.hpp"
#include "engine/rights.hpp"

namespace parcours {
namespace {

using engine::Deployed;
using engine::EngineContext;

constexpr std::size_t kMigratePage = 500;

std::vector<std::string> places(const execution::Case& c) {
  std::vector<std::string> steps;
  for (const auto& token : c.tokens)
    if (token.branch.empty()) steps.push_back(token.step);
  return steps;
}

MigratedLine migrated(const execution::LineChange& line) {
  return {static_cast<MigratedLine::Change>(line.kind), line.under, line.row, line.line, line.before, line.after};
}

// A dry run is a transaction that is not committed.
MigrationResult move_one(EngineContext& engine_context, const std::string& actor, const std::string& reference,
                         const std::shared_ptr<const Deployed>& to, const MigrationPlan& migration) {
  MigrationResult moved{reference, 0, to->version, {}, {}, {}};
  const auto transaction = engine_context.store->begin();
  engine::UnitOfWork unit(engine_context, *transaction);
  const auto result = unit.process_migration(actor, reference, to, {to->version, migration.renamed});
  if (result)
    for (const auto& line : result->migrated_lines) moved.lines.push_back(migrated(line));
  else
    moved.problems = result.problems();
  if (result && !migration.dry) transaction->commit();
  return moved;
}

}  // namespace

Checked<std::vector<MigrationResult>> Engine::migrate(const MigrationPlan& migration, const Actor& by) {
  const auto now = engine::micros(engine_context_->clock.now());
  if (!engine::is_administrator(engine_context_->settings, by,
                                engine_context_->store->read()->load_for_command({}, by.id, now).requester))
    return engine::diagnostics().problem("administrators-only");
  engine_context_->catalogue.refresh();
  const auto to = engine_context_->catalogue.in_force(migration.workflow);
  if (!to)
    return engine::diagnostics().problem(
        "unknown-workflow", {{"workflow", migration.workflow},
                             {"near", nearest(migration.workflow, engine_context_->catalogue.names_in_force())}});
  std::vector<MigrationResult> all;
  std::int64_t last = 0;
  for (auto page = engine_context_->store->read()->cases(last, kMigratePage); !page.empty();
       page = engine_context_->store->read()->cases(last, kMigratePage)) {
    for (const auto& case_row : page) {
      last = case_row.id;
      const auto from = engine_context_->catalogue.workflow(case_row.workflow);
      if (from->workflow.name != migration.workflow || from->id == to->id || !case_row.ended_as.empty()) continue;
      auto moved = engine::retry_on_conflict(
          [&] { return move_one(*engine_context_, by.id, case_row.reference, to, migration); });
      all.push_back(moved
                        ? std::move(*moved)
                        : MigrationResult{
                              case_row.reference, 0, to->version, {}, {}, {engine::diagnostics().problem("conflict")}});
      all.back().from = from->version;
      all.back().waits_at = places(engine::load_case(engine_context_->catalogue, case_row).state);
    }
  }
  return all;
}

}  // namespace parcours
