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
  // The facts of one name in a period, added as far as a figure allows. The order of the table is that of the search.
  const std::string of_period = " from fact where name = :name and day >= :from_day and day < :until_day";
  const std::string who = "case_id, list_row, person, territory, dims";
  define(facts_each, "select day, " + who + ", n" + of_period + " order by day, case_id, seq, nth", "nnnnntn");
  define(facts_by_case,
         "select min(day), " + who + ", cast(sum(n) as bigint)" + of_period + " group by " + who + " order by " + who,
         "nnnnntn");
  define(facts_by_dimensions,
         "select min(day), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint), territory, dims, cast(sum(n) as "
         "bigint)" +
             of_period + " group by territory, dims order by territory, dims",
         "nnnnntn");
  define(facts_before,
         "select max(day), " + who +
             ", cast(sum(n) as bigint) from fact where name = :name and day < :until_day"
             " group by " +
             who + " having sum(n) <> 0 order by " + who,
         "nnnnntn");
  define(fact_first_day, "select min(day) from fact where name = :name", "n");
  define(total,
         "select at, tables from total where bilan = :bilan and indicator = :indicator and period = :period and"
         " spec = :spec",
         "nt");
  define(total_keep,
         "insert into total (bilan, indicator, period, spec, at, tables) values (:bilan, :indicator, :period, :spec,"
         " :at, :tables) on conflict (bilan, indicator, period, spec) do nothing",
         "");
  define(corrections,
         "select workflow, count(*) from journal where verb = 'correct' and at >= :since group by workflow"
         " order by workflow",
         "nn");
}

}  // namespace parcours::store
