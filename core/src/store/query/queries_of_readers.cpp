// The statements of readers whose rights decide: each selects only what its parameters reach.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

namespace {

// A case for a reader: c2 and c3 only where its scope or a membership reaches them. A person without a number has 0.
const std::string memberships =
    " from member as m where m.case_id = c.id and (m.actor = (select id from actor where name = :actor)"
    " or m.structure in {numbers :structures})";
const std::string viewed_columns =
    "c.id, c.ref, c.workflow, c.revision, c.status, c.structure, c.territory, c.head, c.head_hash, c.opened_at, "
    "c.ended_as, c.state,"
    " case when c.scope in {numbers :c2} or exists (select 1" +
    memberships +
    ") then c.c2 else '' end,"
    " case when c.scope in {numbers :c3} or exists (select 1" +
    memberships +
    ") then c.c3 else '' end,"
    " c.wake, c.scope, c.opened_by, coalesce(c.phase, ''), c.waits_at, c.due,"
    " (select {joined}(m.role || {character}(31) || m.actor || {character}(31) || m.structure, {character}(30))" +
    memberships + ")";
const std::string viewed_letters = "ntnnnnnntnttttnnnttnt";

// A list is read by one search of an index for each scope or audience, each with its limit. A search beyond the end of
// the list finds nothing.
std::string scope_arms(std::size_t scopes) {
  std::string arms;
  for (std::size_t i = 0; i < scopes; ++i)
    arms += "select id from (select id from case_file where scope = {element :scopes " + std::to_string(i) +
            "} and id > :after order by id limit :most) as s" + std::to_string(i) + " union all ";
  return arms;
}

// The members of one actor, or of one structure, in the order of cases. No column is compared by equality alone: then a
// database whose statistics know few values would read the whole table.
std::string member_arm(const std::string& actor, const std::string& structure, const std::string& name) {
  const auto member = "(" + actor + ", " + structure;
  return " union select case_id from (select case_id from member where (actor, structure, case_id) > " + member +
         ", :after) and (actor, structure) <= " + member + ") order by actor, structure, case_id limit :most) as " +
         name;
}

// The cases that the actor opened, and those in which the actor or a structure is named.
std::string own_arms() {
  const std::string me = "(select id from actor where name = :actor)";
  std::string arms = "select id from (select id from case_file where (opened_by, id) > (" + me +
                     ", :after) and opened_by <= " + me + " order by opened_by, id limit :most) as own";
  arms += member_arm(me, "0", "named");
  for (std::size_t i = 0; i < Queries::structure_arms; ++i) {
    const auto place = std::to_string(i);
    arms += member_arm("0", "{element :structures " + place + "}", "o" + place);
  }
  arms +=
      " union select case_id from (select case_id from member where cast(:more_structures as text) <> '[]'"
      " and actor = 0 and structure in {numbers :more_structures} and case_id > :after"
      " order by case_id limit :most) as others";
  return arms;
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

std::string viewed_by_id(const std::string& ids) {
  return "select " + viewed_columns + " from case_file as c where c.id {ids_from}" + ids + "{ids_end}";
}
const std::string& letters_of_viewed() { return viewed_letters; }

void Queries::define_rights(const Define& define) {
  define(view,
         "select a.id, " + grants_of + ", cast(null as bigint), cast(null as bigint), " + deploys +
             ", (select coalesce(max(id), 0) from scope), " + viewed_columns +
             " from (select 1 as one) as one left join actor as a on a.name = :actor"
             " left join case_file as c on c.ref = :ref",
         "ntnnnn" + viewed_letters);
  const auto own = own_arms();
  const auto page = [&](const std::string& arms) {
    return "select " + viewed_columns + " from case_file as c where c.id {ids_from}select id from (" + arms +
           ") as arms order by id limit :most{ids_end} order by c.id";
  };
  for (std::size_t i = 0; i < viewed_cases.size(); ++i)
    define(viewed_cases[i], page(scope_arms(arms_of(i)) + own), viewed_letters);
  define(viewed_among_many,
         page("select id from (select id from case_file where scope in {numbers :scopes} and id > :after"
              " order by id limit :most) as many union " +
              own),
         viewed_letters);
  for (std::size_t i = 1; i < tasks.size(); ++i)
    define(tasks[i],
           "select " + task_columns + " from (" + task_arms(arms_of(i)) +
               ") as arms order by due, case_id, token, audience limit :most",
           task_letters);
  define(scopes, "select id, workflow, territory, structure, role from scope where id > :after order by id", "ntnnt");
  define(audiences_of,
         "select id, spec, personal from audience where personal = 0 and id > :after union all"
         " select a.id, a.spec, a.personal from audience_person as p join audience as a on a.id = p.audience"
         " where p.person = :actor and a.personal = 1 order by personal, id",
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
