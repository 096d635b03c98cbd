// Moves running cases to the version of their workflow that is in force.
#include "base/boundary.hpp"
#include "base/nearest.hpp"
#include "engine/command/attempt.hpp"
#include "engine/command/loaded_case.hpp"
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
  return {static_cast<MigratedLine::Change>(line.kind),
          line.under,
          line.row,
          line.line,
          line.before,
          line.after,
          line.before_on,
          line.after_on};
}

// A migration of all cases, one after the other.
class Migration {
 public:
  Migration(EngineContext& engine_context, const MigrationPlan& plan, const Actor& by)
      : engine_context_(engine_context), plan_(plan), by_(by) {}

  Checked<std::vector<MigrationResult>> run() {
    auto& catalogue = engine_context_.catalogue;
    {
      const auto reader = engine_context_.store->read();
      const auto now = engine::micros(engine_context_.clock.now());
      if (!engine::is_administrator(engine_context_.settings, by_, reader->load_for_command({}, by_.id, now).requester))
        return engine::diagnostics().problem("administrators-only");
      catalogue.refresh(*reader);
      to_ = catalogue.in_force(*reader, plan_.workflow);
    }
    if (!to_)
      return engine::diagnostics().problem(
          "unknown-workflow",
          {{"workflow", plan_.workflow}, {"near", nearest(plan_.workflow, catalogue.names_in_force())}});
    move_all();
    return std::move(results_);
  }

 private:
  void move_all() {
    std::int64_t last = 0;
    for (auto page = page_after(last); !page.empty(); page = page_after(last)) {
      for (const auto& case_row : page)
        if (case_row.ended_as.empty()) move(case_row);
      last = page.back().id;
    }
  }
  std::vector<store::CaseRow> page_after(std::int64_t last) const {
    return engine_context_.store->read()->cases(last, kMigratePage);
  }

  // A case that cannot be read has no place in any version: the others move.
  void move(const store::CaseRow& case_row) {
    MigrationResult result{case_row.reference, 0, to_->version, {}, {}, {}};
    if (!describe(result, case_row)) return;
    if (result.problems.empty()) result.problems = move_one(result);
    results_.push_back(std::move(result));
  }
  // Returns false for a case of another workflow, or of this version. Problem: engine-failed, on a damaged row.
  bool describe(MigrationResult& result, const store::CaseRow& case_row) const {
    const auto reader = engine_context_.store->read();
    try {
      const auto from = engine_context_.catalogue.workflow(*reader, case_row.workflow);
      if (from->workflow.name != plan_.workflow || from->id == to_->id) return false;
      result.from = from->version;
      result.waits_at = places(engine::load_case(engine_context_.catalogue, *reader, case_row).state);
    } catch (const Error&) {
      reader->rethrow_database_failure();
      result.problems = {engine::diagnostics().problem("engine-failed")};
    }
    return true;
  }
  // A dry run is a transaction that is not committed.
  Problems move_one(MigrationResult& moved) {
    return engine::attempt(engine_context_, [&](store::Transaction& transaction) -> Problems {
      engine::UnitOfWork unit(engine_context_, transaction);
      const auto result = unit.process_migration(by_.id, moved.reference, to_, {to_->version, plan_.renamed});
      if (!result) return result.problems();
      moved.lines.clear();
      for (const auto& line : result->migrated_lines) moved.lines.push_back(migrated(line));
      if (!plan_.dry) transaction.commit();
      return {};
    });
  }

  EngineContext& engine_context_;
  const MigrationPlan& plan_;
  const Actor& by_;
  std::shared_ptr<const Deployed> to_;
  std::vector<MigrationResult> results_;
};

}  // namespace

Checked<std::vector<MigrationResult>> Engine::migrate(const MigrationPlan& migration, const Actor& by) {
  return errors_only([&] { return Migration(*engine_context_, migration, by).run(); });
}

}  // namespace parcours
