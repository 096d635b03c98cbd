// Places that several cases share: a workshop has so many, and who comes first takes one. The places are rows of
// the sheet, and each take is one conditional update: two cases never take the last place, on either database.
#include "parcours/sdk/plugin.hpp"
#include "parcours/sdk/read.hpp"

namespace sdk = parcours::sdk;
using parcours::Record;
using parcours::Type;
using sdk::Call;
using sdk::Outcome;

namespace {

Outcome take(const Call& call, sdk::Rows& rows) {
  const Record workshop{{"name", sdk::text_in(call.input, "atelier")}};
  rows.run("prepare", {{"name", workshop.at("name")}, {"places", call.settings.at("places")}});
  return Outcome::ended(rows.run("take", workshop) > 0 ? "prise" : "complet");
}

// A deed is a part of its command, so a place is given back once; and never more are free than there are.
Outcome give_back(const Call& call, sdk::Rows& rows) {
  rows.run("give_back", {{"name", sdk::text_in(call.fields, "atelier")}});
  return Outcome::ended("rendue");
}

}  // namespace

PARCOURS_PLUGIN("atelier", "1.0") {
  sheet.title({"Places d'ateliers", "Places of workshops"});
  sheet.action({.action = "atelier.take",
                .title = {"Prendre une place", "Take a place"},
                .settings = {{.name = "places", .type = Type::number}},
                .input = {{.name = "atelier", .type = Type::text}},
                .outcomes = {"prise", "complet"}},
               take);
  sheet.action({.action = "atelier.give_back",
                .title = {"Rendre la place", "Give the place back"},
                .reads = {"atelier"},
                .outcomes = {"rendue"}},
               give_back);

  sheet.tables({{1,
                 {"create table atelier_workshop (name varchar(60) primary key, places bigint not null, "
                  "free bigint not null)"}}});
  sheet.statement({.name = "prepare",
                   .sql = "insert into atelier_workshop (name, places, free) values (:name, :places, :places) "
                          "on conflict (name) do nothing"});
  sheet.statement(
      {.name = "take", .sql = "update atelier_workshop set free = free - 1 where name = :name and free > 0"});
  sheet.statement(
      {.name = "give_back", .sql = "update atelier_workshop set free = free + 1 where name = :name and free < places"});
  sheet.check({"free_places_are_sound",
               "select name from atelier_workshop where free < 0 or free > places",
               {"un atelier a plus de places libres que de places, ou moins que zéro",
                "a workshop has more free places than places, or fewer than none"}});
}
