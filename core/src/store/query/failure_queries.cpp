// Why something failed or may fail, and what was done under a key: statements that no command needs that goes on as it
// should.
#include "store/queries.hpp"

namespace parcours::store {

void Queries::define_failures(const Define& define) {
  const std::string columns = "case_id, token, since, at, code, action, statement, used, why";
  define(failure_write,
         "insert into failure (" + columns +
             ") values (:case_id, :token, :since, :at, :code, :action, :statement, :used, :why)"
             " on conflict (case_id, token) do update set at = excluded.at, code = excluded.code,"
             " action = excluded.action, statement = excluded.statement, used = excluded.used, why = excluded.why",
         "");
  define(contracts, "select id, version, name, contracts from workflow where contracts <> '' order by id", "nntt");
  define(running_cases,
         "select ref from case_file where workflow = :workflow and status in (1, 2) order by id limit :most", "t");
  define(failure, "select " + columns + " from failure where case_id = :case_id and token = :token", "nnnntttnt");
  define(reference_of,
         "select c.ref, coalesce(r.digest, '') from case_file as c left join request as r on r.key = :key"
         " where c.id = :case_id",
         "tt");
}

}  // namespace parcours::store
