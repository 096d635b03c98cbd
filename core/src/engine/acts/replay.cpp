#include "engine/acts/replay.hpp"

#include <limits>

#include "execution/stored_record.hpp"

namespace parcours::engine {
namespace {

using execution::integer_of;
using execution::text_of;
using WorkflowVersion = AuditedTables::WorkflowVersion;

std::int64_t until_of(const Record& record) {
  return record.find("until") ? integer_of(record, "until") : store::for_ever;
}

const List& list_of(const Record& record, std::string_view name) {
  static const List none;
  const auto& value = execution::part_of(record, name);
  return value.is_null() ? none : value.as<List>();
}

AuditedTables::GrantKey grant_key(const Record& body) {
  return {text_of(body, "actor"), text_of(body, "role"), text_of(body, "territory"), text_of(body, "structure"),
          integer_of(body, "since")};
}

// As Transaction::grant.
void replay_grant(AuditedTables& tables, const Record& body) {
  const auto key = grant_key(body);
  auto first = key;
  first.since = std::numeric_limits<std::int64_t>::min();
  for (auto at = tables.granted.lower_bound(first); at != tables.granted.end() && at->first <= key; ++at)
    if (at->second > key.since) at->second = key.since;
  if (const auto until = until_of(body); until > key.since) tables.granted[key] = until;
}

WorkflowVersion version_of(const Record& row) {
  WorkflowVersion version;
  version.digest = text_of(row, "digest");
  version.compiled = text_of(row, "compiled");
  version.source = text_of(row, "source");
  version.contracts = text_of(row, "contracts");
  return version;
}

// As Transaction::deploy.
void replay_workflow(AuditedTables& tables, const std::string& name, WorkflowVersion version) {
  version.turn = ++tables.deploys;
  std::int64_t newest = 0;
  for (auto at = tables.workflows.lower_bound({name, 0}); at != tables.workflows.end() && at->first.first == name;
       ++at) {
    newest = at->first.second;
    if (at->second.digest != version.digest) continue;
    at->second.turn = version.turn;
    return;
  }
  tables.workflows[{name, newest + 1}] = std::move(version);
}

// As Transaction::set_parameters.
void replay_parameter(AuditedTables& tables, const std::string& name, const std::string& digest, std::int64_t now) {
  const auto first = std::numeric_limits<std::int64_t>::min();
  for (auto at = tables.parameters.lower_bound({name, first}); at != tables.parameters.end() && at->first.first == name;
       ++at) {
    if (at->second.until != store::for_ever) continue;
    if (at->second.digest == digest) return;
    at->second.until = now;
  }
  tables.parameters[{name, now}] = {store::for_ever, digest};
}

void replay_deployment(AuditedTables& tables, const Record& body) {
  const auto at = integer_of(body, "at");
  for (const auto& each : list_of(body, "workflows")) {
    const auto& row = each.as<Record>();
    auto version = version_of(row);
    version.at = at, version.by = text_of(body, "by");
    replay_workflow(tables, text_of(row, "name"), std::move(version));
  }
  ++tables.deploys;
  for (const auto& [name, digest] : body.at("parameters").as<Record>())
    replay_parameter(tables, name, digest.as<std::string>(), at);
}

void replay_baseline(AuditedTables& tables, const Record& body) {
  tables = {};
  for (const auto& each : list_of(body, "granted"))
    tables.granted[grant_key(each.as<Record>())] = until_of(each.as<Record>());
  for (const auto& each : list_of(body, "workflows")) {
    const auto& row = each.as<Record>();
    auto& version = tables.workflows[{text_of(row, "name"), integer_of(row, "version")}] = version_of(row);
    version.turn = integer_of(row, "turn"), version.at = integer_of(row, "at"), version.by = text_of(row, "by");
  }
  for (const auto& each : list_of(body, "parameters")) {
    const auto& row = each.as<Record>();
    tables.parameters[{text_of(row, "name"), integer_of(row, "since")}] = {until_of(row), text_of(row, "digest")};
  }
  tables.deploys = integer_of(body, "deploys");
}

// Ends `row` with `until`, unless it is without end.
Record ended(execution::RecordWriter row, std::int64_t until) {
  if (until != store::for_ever) row.any("until", until);
  return row.done();
}

}  // namespace

void replay(AuditedTables& tables, const Act& act) {
  execution::decode_or_throw([&] {
    if (act.kind == Act::Kind::baseline) replay_baseline(tables, act.body);
    if (act.kind == Act::Kind::granted) replay_grant(tables, act.body);
    if (act.kind == Act::Kind::deployed) replay_deployment(tables, act.body);
  });
}

Act baseline_act(const AuditedTables& tables) {
  List granted, workflows, parameters;
  for (const auto& [key, until] : tables.granted) {
    execution::RecordWriter row;
    row.put("actor", key.actor).put("role", key.role).put("territory", key.territory).put("structure", key.structure);
    granted.push_back(ended(std::move(row.any("since", key.since)), until));
  }
  for (const auto& [key, version] : tables.workflows)
    workflows.push_back(Record{{"name", key.first},
                               {"version", key.second},
                               {"digest", version.digest},
                               {"compiled", version.compiled},
                               {"source", version.source},
                               {"contracts", version.contracts},
                               {"turn", version.turn},
                               {"at", version.at},
                               {"by", version.by}});
  for (const auto& [key, value] : tables.parameters) {
    execution::RecordWriter row;
    row.put("name", key.first).any("since", key.second).put("digest", value.digest);
    parameters.push_back(ended(std::move(row), value.until));
  }
  return {Act::Kind::baseline, Record{{"granted", std::move(granted)},
                                      {"workflows", std::move(workflows)},
                                      {"parameters", std::move(parameters)},
                                      {"deploys", tables.deploys}}};
}

}  // namespace parcours::engine
