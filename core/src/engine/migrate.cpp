// Running cases that go on in the version of their workflow that is in force.
#include "base/nearest.hpp"
#include "engine/again.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours {
namespace {

using engine::Deployed;
using engine::House;

constexpr std::size_t kPage = 500;

std::vector<std::string> places(const execution::Case& c) {
  std::vector<std::string> steps;
  for (const auto& token : c.tokens)
    if (token.branch.empty()) steps.push_back(token.step);
  return steps;
}

// A rehearsal is a transaction that nobody commits.
Migrated move_one(House& house, const std::string& actor, const std::string& ref,
                  const std::shared_ptr<const Deployed>& to, const Migration& migration) {
  Migrated moved{ref, 0, to->version, {}, {}};
  const auto transaction = house.store->begin();
  engine::UnitOfWork unit(house, *transaction);
  const auto receipt = unit.process_migration(actor, ref, to, {to->version, migration.renamed});
  if (!receipt)
    moved.problems = receipt.problems();
  else if (!migration.dry)
    transaction->commit();
  return moved;
}

}  // namespace

Checked<std::vector<Migrated>> Engine::migrate(const Migration& migration, const Actor& by) {
  const auto now = engine::micros(house_->clock.now());
  if (!engine::is_administrator(house_->settings, by, house_->store->read()->stand({}, by.id, now).asker))
    return engine::messages().problem("administrators-only");
  house_->catalogue.refresh();
  const auto to = house_->catalogue.in_force(migration.workflow);
  if (!to)
    return engine::messages().problem(
        "unknown-workflow",
        {{"workflow", migration.workflow}, {"near", nearest(migration.workflow, house_->catalogue.names_in_force())}});
  std::vector<Migrated> all;
  std::int64_t last = 0;
  for (auto page = house_->store->read()->cases(last, kPage); !page.empty();
       page = house_->store->read()->cases(last, kPage)) {
    for (const auto& file : page) {
      last = file.id;
      const auto from = house_->catalogue.workflow(file.workflow);
      if (from->workflow.name != migration.workflow || from->id == to->id || !file.ended_as.empty()) continue;
      auto moved = engine::until_first([&] { return move_one(*house_, by.id, file.ref, to, migration); });
      all.push_back(moved ? std::move(*moved)
                          : Migrated{file.ref, 0, to->version, {}, {engine::messages().problem("conflict")}});
      all.back().from = from->version;
      all.back().stands_at = places(execution::decode({file.state, file.c2, file.c3}));
    }
  }
  return all;
}

}  // namespace parcours
