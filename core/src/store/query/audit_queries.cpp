// The statements on the engine's own journal, and the reads of its verification.
#include "store/queries.hpp"

namespace parcours::store {

void Queries::define_audit(const Define& define) {
  const std::string act_columns = "select seq, at, kind, body, hash from act ", act_letters = "nnttt";
  define(act_last, act_columns + "order by seq desc limit 1", act_letters);
  define(act_insert, "insert into act (seq, at, kind, body, hash) values (:seq, :at, :kind, :body, :hash)", "");
  define(acts_after, act_columns + "where seq > :after order by seq limit :most", act_letters);
  define(acts_before, act_columns + "where seq < :before order by seq desc limit :most", act_letters);
  define(deployments, act_columns + "where kind in ('baseline', 'deployed') order by seq", act_letters);
  define(journal_hashes, "select id, hash from journal where id > :after and id <= :until order by id limit :most",
         "nt");
  // In the order of the index of open incidents.
  define(incidents,
         "select i.id, i.case_id, coalesce(c.ref, ''), i.token, i.code, i.attempts, i.at, coalesce(f.since, i.at),"
         " coalesce(f.action, ''), coalesce(f.statement, ''), coalesce(f.used, 0), coalesce(f.why, '')"
         " from incident as i left join case_file as c on c.id = i.case_id"
         " left join failure as f on f.case_id = i.case_id and f.token = i.token where i.closed_at is null and "
         "(i.case_id, i.id) > (:case_id, :id)"
         " order by i.case_id, i.id limit :most",
         "nntntnnnttnt");
  define(granted_rows, "select actor, role, territory, structure, since, until from granted", "ntnnnn");
  define(granted_to,
         "select g.role, coalesce(t.name, ''), coalesce(s.name, ''), g.since, g.until from actor as a"
         " join granted as g on g.actor = a.id left join term as t on t.id = g.territory"
         " left join term as s on s.id = g.structure"
         " where a.name = :actor and g.until > :now and g.until > g.since"
         " order by g.role, 2, 3, g.since",
         "tttnn");
  define(parameter_rows, "select name, since, until, value from parameter", "tnnt");
}

}  // namespace parcours::store
