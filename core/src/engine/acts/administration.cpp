// What an administrator or the host reads of an engine: grants, workflows in force, incidents.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/boundary.hpp"
#include "engine/acts/came_into_force.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/forms/titles_content.hpp"
#include "engine/operation/log.hpp"
#include "engine/rights.hpp"

namespace parcours {
namespace {

constexpr std::size_t kMaxIncidents = 500;  // of one page

Grant grant_of(engine::EngineContext& engine_context, store::Reader& reader, const store::GrantedRow& row) {
  auto& catalogue = engine_context.catalogue;
  Grant grant{catalogue.actor(reader, row.actor), row.grant.role,
              catalogue.term(reader, "territory", row.grant.territory),
              catalogue.term(reader, "structure", row.grant.structure), engine::instant(row.since)};
  if (row.until != store::for_ever) grant.until = engine::instant(row.until);
  return grant;
}

WorkflowInForce in_force_of(engine::EngineContext& engine_context, store::Reader& reader,
                            const store::WorkflowHead& row) {
  WorkflowInForce shown{row.name, {}, {}, row.version, engine::instant(row.deployed_at)};
  try {
    const auto deployed = engine_context.catalogue.workflow(reader, row.id);
    shown.title = deployed->workflow.title;
    shown.sheet = deployed->workflow.sheet;
  } catch (const Error&) {  // its stored text is damaged: verify reports it
    reader.rethrow_database_failure();
  }
  return shown;
}

// "case.incident"; the first page when it is no such text.
store::ListedIncident incident_named(std::string_view cursor) {
  store::ListedIncident row;
  const char* end = cursor.data() + cursor.size();
  const auto dot = std::from_chars(cursor.data(), end, row.row.case_id).ptr;
  if (dot == end || *dot != '.') return {};
  return std::from_chars(dot + 1, end, row.id).ptr == end ? row : store::ListedIncident{};
}

}  // namespace

Checked<std::vector<Grant>> Engine::grants(const Actor& by) {
  return errors_only([&]() -> Checked<std::vector<Grant>> {
    const auto now = engine::micros(engine_context_->clock.now());
    const auto reader = engine_context_->store->read();
    if (!engine::is_administrator(engine_context_->settings, by, reader->load_for_command({}, by.id, now).requester))
      return engine::diagnostics().problem("administrators-only");
    std::vector<Grant> grants;
    for (const auto& row : reader->granted())
      if (row.until > now) grants.push_back(grant_of(*engine_context_, *reader, row));
    const auto order = [](const Grant& g) { return std::tie(g.actor, g.role, g.territory, g.structure, g.since); };
    std::sort(grants.begin(), grants.end(), [&](const Grant& a, const Grant& b) { return order(a) < order(b); });
    return grants;
  });
}

std::vector<WorkflowInForce> Engine::in_force() {
  return errors_only([&] {
    const auto reader = engine_context_->store->read();
    const auto since = engine::came_into_force(reader->deployments());
    std::vector<WorkflowInForce> all;
    for (const auto& row : reader->workflows_in_force()) {
      all.push_back(in_force_of(*engine_context_, *reader, row));
      if (const auto known = since.find(row.name); known != since.end())
        all.back().since = engine::instant(known->second);
    }
    return all;
  });
}

Titles Engine::titles(std::string_view workflow) {
  return errors_only([&] {
    auto& catalogue = engine_context_->catalogue;
    const auto reader = engine_context_->store->read();
    const auto now = engine::micros(engine_context_->clock.now());
    const auto deploys = reader->load_for_command({}, {}, now).requester.deploys;
    catalogue.refresh(*reader);
    return engine::titles_of({workflow.empty() ? nullptr : catalogue.in_force(*reader, workflow),
                              catalogue.roles(*reader, deploys), engine_context_->shared_calendar});
  });
}

Page<Incident> Engine::incidents(std::string_view after, std::size_t limit) {
  return errors_only([&] {
    limit = std::clamp<std::size_t>(limit, 1, kMaxIncidents);
    auto rows = engine_context_->store->read()->incidents(incident_named(after), limit + 1);
    Page<Incident> page;
    if (rows.size() > limit) {
      rows.pop_back();
      page.next = fmt::format("{}.{}", rows.back().row.case_id, rows.back().id);
    }
    for (const auto& [id, reference, row, cause] : rows)
      page.items.push_back({reference, row.token, row.code, row.attempts, engine::instant(row.at),
                            engine::instant(cause.since), cause.action, cause.statement, Duration(cause.used),
                            engine::cause_of(cause.why)});
    return page;
  });
}

}  // namespace parcours
