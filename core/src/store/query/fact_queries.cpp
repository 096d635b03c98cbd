// The statements of facts.
#include "store/queries.hpp"

namespace parcours::store {

void Queries::define_facts(const Define& define) {
  const std::string into_fact =
      "insert into fact (name, day, case_id, seq, nth, list_row, person, territory, dims, n) ";
  define(fact_insert, into_fact + "values (:name, :day, :case_id, :seq, 1, :list_row, :person, :territory, :dims, :n)",
         "");
  // Several in one statement: a JSON list of lists.
  define(facts_insert,
         into_fact +
             "select json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]'), :case_id, :seq, f.key + 1,"
             " json_extract(f.value, '$[2]'), json_extract(f.value, '$[3]'), json_extract(f.value, '$[4]'),"
             " json_extract(f.value, '$[5]'), json_extract(f.value, '$[6]') from json_each(:facts) as f",
         "");
  define(facts,
         "select name, territory, dims, cast(sum(n) as bigint) from fact where day >= :from_day and day < :until_day"
         " group by name, territory, dims order by name, territory, dims",
         "tntn");
}

}  // namespace parcours::store
