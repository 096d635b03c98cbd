// The tables that the acts describe: as they are stored, and what differs.
#include <algorithm>
#include <limits>

#include "engine/acts/replay.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kWorkflowPage = 20;  // each with its source and its compiled text

using Names = std::map<std::int64_t, std::string>;

Names names_in(const std::vector<std::pair<std::int64_t, std::string>>& rows) { return {rows.begin(), rows.end()}; }

// Empty for 0. A number without a name gives a text that no name is.
std::string name_in(const Names& names, std::int64_t id) {
  const auto at = names.find(id);
  return id == 0 ? std::string() : at == names.end() ? "#" + std::to_string(id) : at->second;
}

void read_workflows(store::Reader& reader, const Names& actors, AuditedTables& tables) {
  auto last = std::numeric_limits<std::int64_t>::min();
  for (auto page = reader.deployed(last, kWorkflowPage); !page.empty(); page = reader.deployed(last, kWorkflowPage)) {
    for (const auto& [row, turn] : page)
      tables.workflows[{row.name, row.version}] = {row.digest,
                                                   trust::digest(row.compiled),
                                                   trust::digest(row.source),
                                                   trust::digest(row.contracts),
                                                   turn,
                                                   row.deployed_at,
                                                   name_in(actors, row.deployed_by)};
    last = page.back().workflow.id;
  }
}

// The keys whose values differ, or that only one of the two has. Sorted.
template <class Key, class Content>
std::vector<Key> differences(const std::map<Key, Content>& a, const std::map<Key, Content>& b) {
  std::vector<Key> keys;
  for (const auto& [key, content] : a)
    if (const auto other = b.find(key); other == b.end() || !(other->second == content)) keys.push_back(key);
  for (const auto& [key, content] : b)
    if (!a.contains(key)) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

AuditedTables read_audited_tables(store::Reader& reader) {
  const auto actors = names_in(reader.actors()), territories = names_in(reader.terms("territory")),
             structures = names_in(reader.terms("structure"));
  AuditedTables tables;
  for (const auto& row : reader.granted())
    tables.granted[{name_in(actors, row.actor), row.grant.role, name_in(territories, row.grant.territory),
                    name_in(structures, row.grant.structure), row.since}] = row.until;
  read_workflows(reader, actors, tables);
  for (const auto& row : reader.parameter_history())
    tables.parameters[{row.name, row.since}] = {row.until, trust::digest(row.value)};
  tables.deploys = reader.load_for_command({}, {}, 0).requester.deploys;
  return tables;
}

Problems compare(const AuditedTables& replayed, const AuditedTables& stored) {
  Problems problems;
  const auto report = [&](std::string_view code, DiagnosticTable::Arguments with) {
    problems.push_back(diagnostics().problem(code, with));
  };
  if (const auto keys = differences(replayed.granted, stored.granted); !keys.empty())
    report("grants-differ", {{"n", std::to_string(keys.size())}, {"role", keys.front().role}});
  for (const auto& [name, version] : differences(replayed.workflows, stored.workflows))
    report("workflow-differs", {{"workflow", name}, {"version", std::to_string(version)}});
  for (const auto& [name, since] : differences(replayed.parameters, stored.parameters))
    report("parameter-differs", {{"parameter", name}});
  if (replayed.deploys != stored.deploys) report("deploys-differ", {});
  return problems;
}

}  // namespace parcours::engine
