// Parts of statements that several sources of this layer share.
#pragma once
#include <string>

namespace parcours::store {

// The name of a role never contains the characters 30 and 31.
inline std::string grants_of(const std::string& actor) {
  return "(select {joined}(role || {character}(31) || territory || {character}(31) || structure, {character}(30))"
         " from granted where actor = " +
         actor + " and since <= :now and until > :now)";
}
inline const std::string this_actor = "(select id from actor where name = :actor)";
inline const std::string deploys = "(select next from counter where name = '#deploys')";
inline const std::string case_columns =
    "c.id, c.ref, c.workflow, c.revision, c.status, c.structure, c.territory, c.head, c.head_hash, c.opened_at, "
    "c.ended_as,"
    " c.state, c.c2, c.c3, c.wake, c.scope, c.opened_by, coalesce(c.phase, ''), c.waits_at, c.due";
inline const std::string case_letters = "ntnnnnnntnttttnnnttn";
// The columns of a row `c` of case_file for a reader, and their letters.
const std::string& columns_of_viewed();
const std::string& letters_of_viewed();
// These columns of the cases whose numbers `ids` selects, in any order. More conditions on `c` may follow, with `and`.
std::string viewed_by_id(const std::string& ids, bool laterally);
inline const std::string journal_letters = "nnnnnnntttttt";
inline const std::string workflow_head = "id, name, version, deployed_at, deployed_by", head_letters = "ntnnn";
inline const std::string workflow_columns = workflow_head + ", digest, contracts, compiled, source";
inline const std::string workflow_letters = head_letters + "tttt";
inline const std::string task_columns = "audience, due, case_id, token, workflow, ref, step, about";
inline const std::string task_letters = "nnnnnttt";

}  // namespace parcours::store
