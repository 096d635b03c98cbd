// The statements of readers whose rights decide: each selects only what its parameters reach.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

namespace {

// The member rows of a case that name the reader, and those rows as one text. An actor without a number has 0.
const std::string memberships =
    " from member as m where m.case_id = c.id and (m.actor = (select id from actor where name = :actor)"
    " or {has :structures m.structure})";
const std::string joined_memberships =
    "(select {joined}(m.role || {character}(31) || m.actor || {character}(31) || m.structure, {character}(30))" +
    memberships + ")";
const std::string viewed_letters = "ntnnnnnntnttttnnnttnt";

// A case for a reader: c2 and c3 only where its scope or a membership reaches them. `is_named` tests for a membership,
// which is looked for last, and only where there is something to hide; `joined` is the text of all.
std::string viewed_columns(const std::string& is_named, const std::string& joined) {
  std::string columns =
      "c.id, c.ref, c.workflow, c.revision, c.status, c.structure, c.territory, c.head, c.head_hash, c.opened_at,"
      " c.ended_as, c.state, ";
  for (const std::string level : {"c2", "c3"})
    columns += "case when c." + level + " = '' or {has :" + level + " c.scope} or " + is_named + " then c." + level +
               " else '' end, ";
  return columns + "c.wake, c.scope, c.opened_by, coalesce(c.phase, ''), c.waits_at, c.due, " + joined;
}
const std::string columns_of_one = viewed_columns("exists (select 1" + memberships + ")", joined_memberships);

// SQLite: a page of cases is one search of an index for each scope, each with its limit, then sorted. `indexed by`
// keeps the index, whatever the statistics are. A search beyond the end of the list finds nothing.
std::string scope_arms(std::size_t scopes) {
  std::string arms;
  for (std::size_t i = 0; i < scopes; ++i)
    arms += "select id from (select id from case_file indexed by case_scope where scope = {element :scopes " +
            std::to_string(i) + "} and id > :after order by id limit :most) as s" + std::to_string(i) + " union all ";
  return arms;
}
const std::string one_search_of_scopes =
    "select id from (select id from case_file indexed by case_scope where scope in {numbers :scopes} and id > :after"
    " order by id limit :most) as many union all ";

std::string member_arm(const std::string& actor, const std::string& structure, const std::string& name) {
  return " union select case_id from (select case_id from member indexed by member_by where actor = " + actor +
         " and structure = " + structure + " and case_id > :after order by case_id limit :most) as " + name;
}

// The cases that the actor opened, and those in which the actor or a structure is named. The structures that have no
// arm of their own are sorted for each page.
std::string own_arms() {
  std::string arms =
      "select id from (select id from case_file indexed by case_opened_by where opened_by = " + this_actor +
      " and id > :after order by id limit :most) as own" + member_arm(this_actor, "0", "named");
  for (std::size_t i = 0; i < Queries::structure_arms; ++i)
    arms += member_arm("0", "{element :structures " + std::to_string(i) + "}", "o" + std::to_string(i));
  return arms +
         " union select case_id from (select case_id from member indexed by member_by where actor = 0"
         " and structure in (select value from json_each(:structures) where key >= " +
         std::to_string(Queries::structure_arms) + ") and case_id > :after order by case_id limit :most) as others";
}

std::string page_of_arms(const std::string& arms) {
  return viewed_by_id("select id from (" + arms + ") as arms order by id limit :most", false);
}

// PostgreSQL: the same by arms that are merged, so that each reads only what the page takes of it. That the index of
// the scopes is the one to search, its planner knows from the schema (core_migrations()).
std::string merged_arms(std::size_t scopes) {
  std::string arms;
  for (std::size_t i = 0; i < scopes; ++i)
    arms += std::string(i == 0 ? "" : " union all ") +
            "select id from (select id from case_file where scope = {element :scopes " + std::to_string(i) +
            "} and id > :after order by id limit :most) as s" + std::to_string(i);
  return "select id from (" + arms + ") as arms order by id limit :most";
}

// One search for each value of `x`: all columns of its index are compared, and order it.
std::string lateral(const std::string& key, const std::string& table, const std::string& columns,
                    const std::string& values) {
  return " cross join lateral (select " + key + " as id from " + table + " where (" + columns + ", " + key + ") > (" +
         values + ", :after) and (" + columns + ") <= (" + values + ") order by " + columns + ", " + key +
         " limit :most) as s";
}
const std::string lateral_scopes = "select s.id from {numbers :scopes} as x (n)" +
                                   lateral("id", "case_file", "scope", "x.n") + " order by id limit :most";

// A case with `rest` 0 names the reader: only for such a case are the memberships read. `distinct on` sorts, where a
// `group by` reserves memory for as many rows as are estimated. `offset 0` keeps each case a search of its own.
std::string lateral_page(const std::string& scoped) {
  const auto opened =
      "select s.id, 1 from " + this_actor + " as x (n)" + lateral("id", "case_file", "opened_by", "x.n");
  const auto named = "select s.id, 0 from (select " + this_actor +
                     " as a, cast(0 as bigint) as b union all select 0, v.n from {numbers :structures} as v (n)) as x" +
                     lateral("case_id", "member", "actor, structure", "x.a, x.b");
  return "select " + viewed_columns("p.rest = 0", "case when p.rest = 0 then " + joined_memberships + " end") +
         " from (select distinct on (id) id, rest from (select id, 1 as rest from (" + scoped +
         ") as scoped union all " + opened + " union all " + named +
         ") as arms order by id, rest limit :most) as p cross join lateral (select * from case_file where id = p.id"
         " offset 0) as c order by c.id";
}

std::string task_arms(std::size_t audiences) {
  std::string arms;
  for (std::size_t i = 0; i < audiences; ++i)
    arms += std::string(i == 0 ? "" : " union all ") + "select * from (select " + task_columns +
            " from task where audience = {element :audiences " + std::to_string(i) +
            "} and (due, case_id, token) > (:due, :case_id, :token) order by due, case_id, token limit :most) as a" +
            std::to_string(i);
  return arms;
}

}  // namespace

// SQLite joins the numbers, where `in` would make a table of them.
std::string viewed_by_id(const std::string& ids, bool laterally) {
  const std::string columns = "select " + columns_of_one + " from ";
  if (laterally) return columns + "case_file as c where c.id {ids_from}" + ids + "{ids_end}";
  return columns + "(" + ids + ") as page cross join case_file as c on c.id = page.id where true";
}
const std::string& columns_of_viewed() { return columns_of_one; }
const std::string& letters_of_viewed() { return viewed_letters; }

const Query& Queries::by_arms(const ByArms& queries, std::size_t arms) {
  std::size_t i = 0;
  while (i + 1 < queries.size() && arms_of(i) < arms) ++i;
  return queries[i];
}

const Query& Queries::viewed_cases(std::size_t scopes) const {
  return scopes == 0 || scopes > most_arms() ? lists().viewed_among_many : by_arms(lists().viewed_by_arms, scopes);
}

void Queries::define_lists_of_cases(const Define& define, bool laterally, Lists& lists) {
  const auto page = [&](std::size_t scopes) {
    return laterally ? lateral_page(merged_arms(scopes)) : page_of_arms(scope_arms(scopes) + own_arms());
  };
  for (std::size_t i = 1; i < lists.viewed_by_arms.size(); ++i)
    define(lists.viewed_by_arms[i], page(arms_of(i)), viewed_letters);
  for (std::size_t i = 1; i < lists.tasks.size(); ++i)
    define(lists.tasks[i],
           "select " + task_columns + " from (" + task_arms(arms_of(i)) +
               ") as arms order by due, case_id, token limit :most",
           task_letters);
  define(lists.viewed_among_many,
         laterally ? lateral_page(lateral_scopes) : page_of_arms(one_search_of_scopes + own_arms()), viewed_letters);
}

void Queries::define_rights(const Define& define) {
  define(view,
         "select a.id, " + grants_of("a.id") + ", cast(null as bigint), cast(null as bigint), " + deploys +
             ", (select coalesce(max(id), 0) from scope), " + columns_of_one +
             " from (select 1 as one) as one left join actor as a on a.name = :actor"
             " left join case_file as c on c.ref = :ref",
         "ntnnnn" + viewed_letters);
  define(reader,
         "select a.id, " + grants_of("a.id") + ", cast(null as bigint), cast(null as bigint), " + deploys +
             ", (select coalesce(max(id), 0) from scope) from (select 1 as one) as one"
             " left join actor as a on a.name = :actor",
         "ntnnnn");
  define(scopes, "select id, workflow, territory, structure, role from scope where id > :after order by id", "ntnnt");
  define(audiences_of,
         "select id, spec, personal from audience where personal = 0 and id > :after union all"
         " select id, spec, personal from audience where id {ids_from}select audience from audience_person"
         " where person = :actor{ids_end} and personal = 1 order by personal, id",
         "ntn");
  define(journal_given,
         "with recursive walk (id, step) as (select cast(:head as bigint), cast(1 as bigint) union all"
         " select j.prev, walk.step + 1 from walk join journal as j on j.id = walk.id where walk.step < :most)"
         " select j.id, j.case_id, j.seq, j.prev, j.at, j.actor, j.workflow, j.verb, j.hash, j.events,"
         " case when j.actor = :actor then j.c2 else '' end, case when j.actor = :actor then j.c3 else '' end, ''"
         " from walk join journal as j on j.id = walk.id order by walk.step",
         journal_letters);
  define(notes, "select field, author, revision, value from note where case_id = :case_id and author = :author",
         "tnnt");
}

}  // namespace parcours::store
