#include "store/queries.hpp"

#include "store/query/query_parts.hpp"

namespace parcours::store {
namespace {

const std::string effect_columns =
    "o.entry, o.n, o.case_id, o.seq, o.at, coalesce(c.ref, ''), o.kind, o.what, o.target, o.payload, o.token, "
    "o.attempts, o.next, o.code, coalesce(c.workflow, 0), o.hash";
const std::string effect_letters = "nnnnntttttnnntnt";
const std::string effects = " from outbox as o left join case_file as c on c.id = o.case_id";

// The columns of a journal row, with those of the levels up to `level`. The others are read as empty texts.
std::string journal_columns(Level level) {
  std::string columns = "j.id, j.case_id, j.seq, j.prev, j.at, j.actor, j.workflow, j.verb, j.hash, j.events";
  for (const auto& [name, of] : {std::pair(", j.c2", Level::c2), {", j.c3", Level::c3}, {", j.c4", Level::c4}})
    columns += of <= level ? name : ", ''";
  return columns;
}

// Takes the next number of the counter.
std::string opening_text(const std::string& relaxed) {
  return "insert into counter (name, next) values (:counter, 1) on conflict (name)"
         " do update set next = counter.next + 1 returning (select id from actor where name = :actor), " +
         grants_of(this_actor) +
         ", (select case_id from request where key = :key), (select seq from request where key = :key), " + deploys +
         ", next, {next_case}, (select id from workflow where name = :workflow order by turn desc limit 1), " + relaxed;
}

}  // namespace

Queries::Define Queries::definition_in(const Capabilities& capabilities) {
  return [&capabilities](Query& query, const std::string& text, const std::string& columns) {
    query.text = render_sql(text, capabilities);
    if (capabilities.numbers_parameters) query.text = with_numbered_repeats(query.text);
    query.columns = columns;
  };
}

Queries::Queries(const Capabilities& capabilities) : capabilities_(capabilities) {
  const auto define = definition_in(capabilities);
  define(load_for_command,
         "select a.id, " + grants_of("a.id") + ", r.case_id, r.seq, " + deploys + ", " + case_columns +
             " from (select 1 as one) as one left join actor as a on a.name = :actor"
             " left join request as r on r.key = :key left join case_file as c on c.ref = :ref",
         "ntnnn" + case_letters);
  define(load_for_opening, opening_text("0"), "ntnnnnnnt");
  define(load_for_opening_relaxed, opening_text("{relaxed}"), "ntnnnnnnt");
  define_case(define);
  define_rest_of_change(define);
  define_facts(define);
  define_apply(define);
  define_effects(define);
  define_names(define);
  define_definitions(define);
  define_history(define);
  define_lists(define);
  define_audit(define);
  define_failures(define);
  define_proof(define, {case_columns, case_letters, journal_columns(Level::c4), journal_letters, task_columns,
                        task_letters, effect_columns, effect_letters});
  define(proof_damage, std::string(capabilities.damage), "t");
  define_rights(define);
}

const Queries::Lists& Queries::lists() const {
  std::call_once(lists_are_rendered_, [this] {
    const auto define = definition_in(capabilities_);
    define_lists_of_cases(define, capabilities_.lateral, lists_);
    define_finding(define, capabilities_, lists_);
  });
  return lists_;
}

void Queries::define_case(const Define& define) {
  define(
      case_insert,
      "insert into case_file (id, ref, workflow, revision, status, structure, territory, head, head_hash, opened_at, "
      "ended_as, state, c2, c3, wake, scope, opened_by, phase, waits_at, due) values (:id, :ref, :workflow, 1, "
      ":status, "
      ":structure,"
      " :territory, :id, :head_hash, :opened_at, :ended_as, :state, :c2, :c3, :wake, :scope, :opened_by, :phase,"
      " :waits_at, :due)",
      "");
  const std::string changed =
      "update case_file set workflow = :workflow, revision = :revision, status = :status, structure = :structure,"
      " territory = :territory, head = {next_case}, head_hash = :head_hash, ended_as = :ended_as, state = :state,"
      " c2 = :c2, c3 = :c3, phase = :phase, waits_at = :waits_at, due = :due";
  const std::string as_read = " where id = :id and revision = :revision - 1";
  define(case_update, changed + as_read, "");
  define(case_update_with_wake, changed + ", wake = :wake" + as_read, "");  // a new wake writes a page of its index too
  // Indexed columns, which few changes touch.
  define(case_place,
         "update case_file set scope = :scope, opened_by = :opened_by, phase = :phase, waits_at = :waits_at"
         " where id = :id and revision = :revision and phase is null",
         "");
  define(case_move, "update case_file set scope = :scope, opened_by = :opened_by where id = :id", "");
  const std::string columns = "case_id, seq, prev, at, actor, workflow, verb, events, c2, c3, c4, hash) values (";
  const std::string values = ":case_id, :seq, :prev, :at, :actor, :workflow, :verb, :events, :c2, :c3, :c4, :hash)";
  define(journal_insert_first, "insert into journal (id, " + columns + ":case_id, " + values, "");
  define(journal_insert, "insert into journal (" + columns + values, "");
}

void Queries::define_rest_of_change(const Define& define) {
  const std::string this_task = " where audience = :audience and due = :due and case_id = :case_id and token = :token";
  define(
      task_replace,
      "update task set audience = :new_audience, due = :new_due, token = :new_token, workflow = :workflow, ref = :ref,"
      " step = :step, about = :about" +
          this_task,
      "");
  define(task_delete, "delete from task" + this_task, "");
  define(task_insert,
         "insert into task (" + task_columns +
             ") values (:audience, :due, :case_id, :token, :workflow, :ref, :step, :about)",
         "");
  define(incident_insert,
         "insert into incident (case_id, token, code, attempts, at) values (:case_id, :token, :code, :attempts, :at)",
         "");
  define(incident_close,
         "update incident set closed_at = :at where case_id = :case_id and token = :token and closed_at is null", "");
  define(member_insert,
         "insert into member (case_id, actor, structure, role) values (:case_id, :actor, :structure, :role)", "");
  define(member_delete,
         "delete from member where case_id = :case_id and actor = :actor and structure = :structure and role = :role",
         "");
  define(note_write,
         "insert into note (case_id, author, field, revision, value) values (:case_id, :author, :field, :revision, "
         ":value) on conflict (case_id, author, field) do update set revision = excluded.revision, value = "
         "excluded.value",
         "");
  define(note_delete, "delete from note where case_id = :case_id and author = :author and field = :field", "");
  define(request_insert,
         "insert into request (key, case_id, seq, at, digest) values (:key, :case_id, :seq, :at, :digest)", "");
}

void Queries::define_apply(const Define& define) {
  define(
      apply,
      "select parcours_apply(:id, :revision, :ref, :workflow, :status, :structure, :territory, :head_hash, :opened_at, "
      ":ended_as,"
      " :state, :c2, :c3, :prev, :at, :actor, :verb, :events, :entry_c2, :entry_c3, :entry_c4, :gone_audience, "
      ":gone_due, :gone_token, :new_audience, "
      ":new_due,"
      " :new_token, :new_workflow, :new_step, :new_about, :wake, :scope, :opened_by, :phase, :waits_at, :due, :more)",
      "n");
}

void Queries::define_effects(const Define& define) {
  define(effect_insert,
         "insert into outbox (entry, n, case_id, seq, at, kind, what, target, token, attempts, next, code, payload, "
         "hash)"
         " values ((select head from case_file where id = :case_id), :n, :case_id, :seq, :at, :kind, :what, :target, "
         ":token, 0, :next,"
         " '', :payload, :hash)",
         "");
  define(due,
         "select wake, id, ref from case_file where wake is not null and wake <= :until and (wake, id) > (:wake, :id)"
         " order by wake, id limit :most",
         "nnt");
  define(deliveries,
         "select " + effect_columns + effects +
             " where o.next is not null and o.next <= :until"
             " order by o.next, o.entry, o.n limit :most",
         effect_letters);
  define(next_due,
         "select min(at) from (select min(wake) as at from case_file where wake is not null"
         " union all select min(next) from outbox where next is not null) as first",
         "n");
  define(outbox,
         "select " + effect_columns + effects +
             " where o.next is null and (o.entry, o.n) > (:entry, :n) order by o.entry, o.n limit :most",
         effect_letters);
  define(effect, "select " + effect_columns + effects + " where o.entry = :entry and o.n = :n", effect_letters);
  define(unhashed, "select next from counter where name = '#unhashed'", "n");
  define(effect_delete, "delete from outbox where entry = :entry and n = :n", "");
  define(
      effect_postpone,
      "update outbox set attempts = :attempts, next = :next, code = :code where entry = :entry and n = :n and attempts "
      "= :attempts - 1",
      "");
  define(effect_set_aside,
         "update outbox set next = null, code = :code where entry = :entry and n = :n and next is not null", "");
  const std::string given_up = "next is null and code <> ''";
  define(effect_retry, "update outbox set attempts = 0, next = :now where entry = :entry and n = :n and " + given_up,
         "");
  // One incident may be that of several deliveries of a step.
  const std::string this_row = "from outbox where entry = :entry and n = :n)";
  define(
      effect_close,
      "update incident set closed_at = :now where closed_at is null and case_id = (select case_id " + this_row +
          " and token = (select token " + this_row +
          " and not exists (select 1 from outbox as o where o.case_id = incident.case_id and o.token = incident.token "
          "and " +
          given_up + ")",
      "");
  define(wake_postpone, "update case_file set wake = :wake where id = :id and revision = :revision", "");
  define(incident_open,
         "select count(*) from incident where case_id = :case_id and token = :token and closed_at is null", "n");
  define(incident_repeat,
         "update incident set attempts = attempts + 1, code = :code, at = :at"
         " where case_id = :case_id and token = :token and closed_at is null",
         "");
}

void Queries::define_history(const Define& define) {
  for (const auto level : {Level::c1, Level::c2, Level::c3, Level::c4})
    define(journal[level],
           "with recursive walk (id, step) as (select cast(:head as bigint), cast(1 as bigint) union all"
           " select j.prev, walk.step + 1 from walk join journal as j on j.id = walk.id where walk.step < :most)"
           " select " +
               journal_columns(level) + " from walk join journal as j on j.id = walk.id order by walk.step",
           journal_letters);
  define(journal_row,
         "with recursive walk (id) as (select head from case_file where id = :case_id union all"
         " select j.prev from walk join journal as j on j.id = walk.id where j.seq > :seq)"
         " select " +
             journal_columns(Level::c1) + " from walk join journal as j on j.id = walk.id where j.seq = :seq",
         journal_letters);
}

}  // namespace parcours::store
