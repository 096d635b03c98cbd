// The statements on grants, workflows and parameters.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

void Queries::define_definitions(const Define& define) {
  define(grant_end,
         "update granted set until = :since where actor = :actor and role = :role and structure = :structure"
         " and territory = :territory and since <= :since and until > :since",
         "");
  define(grant,
         "insert into granted (actor, role, structure, territory, since, until)"
         " values (:actor, :role, :structure, :territory, :since, :until)"
         " on conflict (actor, role, structure, territory, since) do update set until = excluded.until",
         "");
  define(
      deploys_next,
      "insert into counter (name, next) values ('#deploys', 1) on conflict (name) do update set next = counter.next + 1"
      " returning next",
      "n");
  define(workflow_find, "select " + workflow_columns + " from workflow where name = :name and digest = :digest",
         workflow_letters);
  define(workflow_redeploy, "update workflow set turn = :turn where id = :id", "");
  define(
      workflow_insert,
      "insert into workflow (name, version, digest, turn, deployed_at, deployed_by, contracts, compiled, source) "
      "values (:name,"
      " (select coalesce(max(version), 0) + 1 from workflow where name = :name), :digest, :turn, :at, :by, :contracts, "
      ":compiled,"
      " :source) returning id, version",
      "nn");
  define(workflow, "select id, version, compiled from workflow where id = :id", "nnt");
  define(deployed_rows, "select " + workflow_columns + ", turn from workflow where id > :after order by id limit :most",
         workflow_letters + "n");
  define(workflows_in_force,
         "select " + workflow_head +
             " from workflow as w where turn = (select max(turn) from workflow where name = w.name) order by name",
         head_letters);
  define(parameter_current, "select since, value from parameter where name = :name and until = :until", "nt");
  define(parameter_end, "update parameter set until = :now where name = :name and since = :since", "");
  define(parameter_insert,
         "insert into parameter (name, since, until, value) values (:name, :now, :until, :value)"
         " on conflict (name, since) do update set until = excluded.until, value = excluded.value",
         "");
  define(parameters, "select name, value from parameter where until = :until order by name", "tt");
}

}  // namespace parcours::store
