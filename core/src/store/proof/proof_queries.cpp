// The statements of verify. Each reads a part of a table in the order of cases.
#include "store/queries.hpp"

namespace parcours::store {

namespace {

const std::string of_these_cases = "case_id > :after and case_id <= :until";

}  // namespace

void Queries::define_proof(const Define& define, const Columns& columns) {
  define(proof_tasks,
         "select " + columns.tasks + " from task where " + of_these_cases + " order by case_id, token, audience, due",
         columns.task_letters);
  define(proof_facts,
         "select name, day, territory, dims, n, case_id, seq, nth, list_row, person from fact where " + of_these_cases +
             " order by case_id, seq, nth",
         "tnntnnnnnn");
  define(proof_effects,
         "select " + columns.effects +
             " from outbox as o left join case_file as c on c.id = o.case_id"
             " where o.case_id > :after and o.case_id <= :until order by o.case_id, o.entry, o.n",
         columns.effect_letters);
  define(proof_incidents,
         "select case_id, token, code, attempts, at, closed_at from incident where " + of_these_cases +
             " order by case_id, id",
         "nntnnn");
  define(proof_requests,
         "select key, case_id, seq, at from request where " + of_these_cases + " order by case_id, seq, key", "tnnn");
  define(proof_members,
         "select case_id, actor, structure, role from member where " + of_these_cases +
             " order by case_id, actor, structure, role",
         "nnnt");
  define(proof_notes,
         "select case_id, author, field, revision, value from note where " + of_these_cases +
             " order by case_id, author, field",
         "nntnt");
  define(proof_words,
         "select case_id, field, word from found where " + of_these_cases + " order by case_id, field, word", "nnt");
  define(proof_persons, "select audience, person from audience_person order by audience, person", "nt");
  define(proof_personal, "select id from audience where personal <> 0 order by id", "n");
  define(proof_counters, "select name, next from counter order by name", "tn");
  define(proof_components, "select component, max(number) from schema_version group by component order by component",
         "tn");
  define_proof_of_journal(define, columns);
}

// A row that is written later has a higher number, so each walk ends, whatever `prev` contains.
void Queries::define_proof_of_journal(const Define& define, const Columns& columns) {
  define(proof_count, "select count(*) from case_file", "n");
  define(proof_group,
         "select max(id), count(*) from (select id from case_file where id > :after order by id limit :most) as first",
         "nn");
  define(proof_cases,
         "select " + columns.cases +
             " from case_file as c where c.id > :after and c.id <= :until order by c.id limit :most",
         columns.case_letters);
  define(proof_journals,
         "with recursive walk (owner, id) as (select id, head from case_file where id > :after and id <= :until"
         " union all select w.owner, j.prev from walk as w join journal as j on j.id = w.id"
         " where j.prev > 0 and j.prev < w.id)"
         " select " +
             columns.journal + ", w.owner from walk as w join journal as j on j.id = w.id order by w.owner, j.id",
         columns.journal_letters + "n");
  define(proof_numbers, "select id, case_id, seq from journal where id > :after order by id limit :most", "nnn");
  define(proof_linked,
         "with recursive walk (id) as (select head from case_file where id = :case_id"
         " union all select j.prev from walk as w join journal as j on j.id = w.id"
         " where j.prev > 0 and j.prev < w.id and w.id > :id)"
         " select count(*) from walk where id = :id",
         "n");
}

}  // namespace parcours::store
