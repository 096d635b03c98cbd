// The statements on names and their numbers: actors, terms, audiences, scopes.
#include "store/queries.hpp"

namespace parcours::store {

void Queries::define_names(const Define& define) {
  const auto table_of = [&](Query& find, Query& made, const std::string& table, const std::string& column) {
    define(find, "select id from " + table + " where " + column + " = :name", "n");
    define(made, "insert into " + table + " (" + column + ") values (:name) on conflict do nothing returning id", "n");
  };
  table_of(actor_find, actor_insert, "actor", "name");
  define(audience_find, "select id from audience where spec = :name", "n");
  for (const auto& [made, personal] : {std::pair{&audience_insert, "0"}, {&audience_insert_personal, "1"}})
    define(*made,
           std::string("insert into audience (spec, personal) values (:name, ") + personal +
               ") on conflict do nothing returning id",
           "n");
  define(audience_person_insert,
         "insert into audience_person (person, audience) values (:person, :audience) on conflict do nothing", "");
  define(scope_find,
         "select id from scope where workflow = :workflow and territory = :territory and structure = :structure"
         " and role = :role",
         "n");
  define(scope_insert,
         "insert into scope (workflow, territory, structure, role) values (:workflow, :territory, :structure, :role)"
         " on conflict do nothing returning id",
         "n");
  define(term_find, "select id from term where kind = :kind and name = :name", "n");
  define(term_insert, "insert into term (kind, name) values (:kind, :name) on conflict do nothing returning id", "n");
  define(actors, "select id, name from actor order by id", "nt");
  define(audiences, "select id, spec from audience order by id", "nt");
  define(terms, "select id, name from term where kind = :kind order by id", "nt");
}

}  // namespace parcours::store
