// The statements that list rows for the engine itself, and the words of a change.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

void Queries::define_lists(const Define& define) {
  define(tasks_of, "select " + task_columns + " from task where case_id = :case_id order by token, audience, due",
         task_letters);
  define(cases, "select " + case_columns + " from case_file as c where c.id > :after order by c.id limit :most",
         case_letters);
  define(unplaced,
         "select " + case_columns +
             " from case_file as c where c.phase is null and c.id > :after order by c.id limit :most",
         case_letters);
  // On PostgreSQL parcours_apply writes them.
  const std::string given =
      "select json_extract(value, '$[0]'), json_extract(value, '$[1]'), :case_id from json_each(:words)";
  define(words_insert, "insert into found (field, word, case_id) " + given, "");
  define(words_delete, "delete from found where (field, word, case_id) in (" + given + ")", "");
}

}  // namespace parcours::store
