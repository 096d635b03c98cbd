// What a transaction writes besides cases: grants, workflows, parameters, acts.
#include <algorithm>
#include <tuple>

#include "store/rows.hpp"
#include "store/transaction.hpp"

namespace parcours::store {

void CommonTransaction::grant(std::int64_t actor, const GrantRow& grant, std::int64_t since, std::int64_t until) {
  if (std::any_of(grant.role.begin(), grant.role.end(), [](unsigned char c) { return c < ' '; }))
    throw Error(Error::Code::misuse, "a role's name holds a control character");
  check_name(grant.role);
  attempt([&] {
    writing().run(queries().grant_end, {{"actor", actor},
                                        {"role", grant.role},
                                        {"structure", grant.structure},
                                        {"territory", grant.territory},
                                        {"since", since}});
    if (until <= since) return;
    writing().run(queries().grant, {{"actor", actor},
                                    {"role", grant.role},
                                    {"structure", grant.structure},
                                    {"territory", grant.territory},
                                    {"since", since},
                                    {"until", until}});
  });
}

std::vector<NamedGrantRow> CommonTransaction::granted_to(std::string_view actor, std::int64_t now) {
  const auto make = [](const Cursor& row) {
    return NamedGrantRow{row.text(0), row.text(1), row.text(2), row.number(3), row.number(4)};
  };
  return attempt([&] { return all(reading(), queries().granted_to, {{"actor", actor}, {"now", now}}, make); });
}

WorkflowRow CommonTransaction::deploy(const WorkflowRow& row) {
  check_name(row.name);
  return attempt([&] {
    // Taken first: it makes simultaneous deployments wait for each other.
    const auto turn = one(writing(), queries().deploys_next, {}, number_of).value();
    if (auto found =
            one(writing(), queries().workflow_find, {{"name", row.name}, {"digest", row.digest}}, workflow_of)) {
      writing().run(queries().workflow_redeploy, {{"turn", turn}, {"id", found->id}});
      return *found;
    }
    const auto numbers = [](const Cursor& made) { return std::pair(made.number(0), made.number(1)); };
    auto made = row;
    std::tie(made.id, made.version) = one(writing(), queries().workflow_insert,
                                          {{"name", row.name},
                                           {"digest", row.digest},
                                           {"turn", turn},
                                           {"at", row.deployed_at},
                                           {"by", row.deployed_by},
                                           {"contracts", row.contracts},
                                           {"compiled", row.compiled},
                                           {"source", row.source}},
                                          numbers)
                                          .value();
    return made;
  });
}

std::optional<ActRow> CommonTransaction::last_act() {
  return attempt([&] { return one(reading(), queries().act_last, {}, act_of); });
}

void CommonTransaction::append_act(const ActRow& row) {
  attempt([&] {
    try {
      writing().run(queries().act_insert,
                    {{"seq", row.seq}, {"at", row.at}, {"kind", row.kind}, {"body", row.body}, {"hash", row.hash}});
    } catch (const DatabaseError& error) {
      if (error.kind != Failure::unique) throw;
      throw DatabaseError{Failure::conflict, error.text};
    }
  });
}

void CommonTransaction::keep_total(const TotalRow& row) {
  attempt([&] {
    writing().run(queries().total_keep, {{"bilan", row.bilan},
                                         {"indicator", row.indicator},
                                         {"period", row.period},
                                         {"spec", row.spec},
                                         {"at", row.at},
                                         {"tables", row.tables}});
  });
}

void CommonTransaction::set_parameters(const std::vector<std::pair<std::string, std::string>>& values,
                                       std::int64_t now) {
  attempt([&] {
    one(writing(), queries().deploys_next, {}, number_of);
    for (const auto& [name, value] : values) set_parameter(name, value, now);
  });
}

void CommonTransaction::set_parameter(std::string_view name, std::string_view value, std::int64_t now) {
  check_name(name);
  const auto make = [](const Cursor& row) { return std::pair(row.number(0), row.text(1)); };
  const auto before = one(writing(), queries().parameter_current, {{"name", name}, {"until", for_ever}}, make);
  if (before && before->second == value) return;
  if (before) writing().run(queries().parameter_end, {{"now", now}, {"name", name}, {"since", before->first}});
  writing().run(queries().parameter_insert, {{"name", name}, {"now", now}, {"until", for_ever}, {"value", value}});
}

}  // namespace parcours::store
