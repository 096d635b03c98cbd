// The tables of the places, with their statements and their check.
#include "actions.hpp"

namespace p3 {

using namespace parcours::sdk;
using parcours::Type;

namespace {

// Of the places of a chantier.
void declare_chantiers(Sheet& sheet) {
  sheet.statement({"chantier",
                   "select places, starts, ends from p3_chantier where chantier = :chantier",
                   {{"places", Type::number}, {"starts", Type::number}, {"ends", Type::number}}});
  sheet.statement({"open",
                   "insert into p3_chantier (chantier, places, free, starts, ends, case_id, seq) values (:chantier, "
                   ":places, :places, :starts, :ends, :case_id, :seq)",
                   {}});
  sheet.statement({"change",
                   "update p3_chantier set free = free + :places - places, places = :places, starts = :starts, ends = "
                   ":ends where chantier = :chantier and free + :places - places >= 0",
                   {}});
  sheet.statement({"take_last",
                   "update p3_chantier set free = free - 1 where chantier = :chantier and free > (select count(*) from "
                   "p3_wait as w where w.chantier = :chantier and w.asked < 3)",
                   {}});
  sheet.statement({"take_in_turn",
                   "update p3_chantier set free = free - 1 where chantier = :chantier and free > (select count(*) from "
                   "p3_wait as w where w.chantier = :chantier and w.asked < 3 and w.turn < :turn)",
                   {}});
  sheet.statement({"free", "update p3_chantier set free = free + 1 where chantier = :chantier and free < places", {}});
  sheet.statement({"lock", "update p3_chantier set free = free where chantier = :chantier", {}});
  sheet.statement({"close", "update p3_chantier set places = 0, free = 0 where chantier = :chantier", {}});
}

// Of the places that young people have.
void declare_holds(Sheet& sheet) {
  sheet.statement({"held",
                   "select accepted from p3_hold where chantier = :chantier and parcours = :parcours",
                   {{"accepted", Type::number}}});
  sheet.statement({"hold",
                   "insert into p3_hold (chantier, parcours, accepted, case_id, seq) values (:chantier, :parcours, 0, "
                   ":case_id, :seq)",
                   {}});
  sheet.statement(
      {"accept", "update p3_hold set accepted = 1 where chantier = :chantier and parcours = :parcours", {}});
  sheet.statement({"drop", "delete from p3_hold where chantier = :chantier and parcours = :parcours", {}});
  sheet.statement({"drop_all", "delete from p3_hold where chantier = :chantier", {}});
  sheet.statement({"overlap",
                   "select h.chantier from p3_hold as h join p3_chantier as c on c.chantier = h.chantier where "
                   "h.parcours = :parcours and h.chantier <> :chantier and c.starts <= :ends and c.ends >= :starts",
                   {{"chantier", Type::case_}},
                   1});
}

// Of the waiting lists.
void declare_waits(Sheet& sheet) {
  sheet.statement({"turn",
                   "select turn from p3_wait where chantier = :chantier and parcours = :parcours",
                   {{"turn", Type::number}}});
  sheet.statement({"wait",
                   "insert into p3_wait (chantier, parcours, turn, asked, case_id, seq) values (:chantier, :parcours, "
                   ":now, 0, :case_id, :seq)",
                   {}});
  sheet.statement({"leave_list", "delete from p3_wait where chantier = :chantier and parcours = :parcours", {}});
  sheet.statement({"empty_list", "delete from p3_wait where chantier = :chantier", {}});
  sheet.statement({"next",
                   "select w.parcours from p3_wait as w join p3_chantier as c on c.chantier = w.chantier where "
                   "w.chantier = :chantier and c.free > 0 order by w.asked, w.turn, w.case_id",
                   {{"parcours", Type::case_}},
                   1});
  sheet.statement(
      {"woken", "update p3_wait set asked = asked + 1 where chantier = :chantier and parcours = :parcours", {}});
  sheet.statement({"concerned",
                   "select parcours from p3_hold where chantier = :chantier union select parcours from p3_wait where "
                   "chantier = :chantier order by parcours",
                   {{"parcours", Type::case_}}});
}

}  // namespace

void declare_places(Sheet& sheet) {
  sheet.tables(
      {{1,
        {"create table p3_chantier (chantier varchar(60) primary key, places bigint not null, free bigint not null, "
         "starts bigint not null, ends bigint not null, case_id bigint not null, seq bigint not null)",
         "create table p3_hold (chantier varchar(60) not null, parcours varchar(60) not null, accepted bigint not "
         "null, case_id bigint not null, seq bigint not null, primary key (chantier, parcours))",
         "create index p3_hold_parcours on p3_hold (parcours)",
         // turn: when they began to wait; asked: how often they were asked since.
         "create table p3_wait (chantier varchar(60) not null, parcours varchar(60) not null, turn bigint not null, "
         "asked bigint not null, case_id bigint not null, seq bigint not null, primary key (chantier, parcours))"}}});
  declare_chantiers(sheet);
  declare_holds(sheet);
  declare_waits(sheet);
  sheet.check({"places_are_sound",
               "select c.chantier from p3_chantier as c where c.free < 0 or c.free + (select count(*) from p3_hold as "
               "h where h.chantier = c.chantier) <> c.places",
               {"les places libres et les places prises font les places du chantier",
                "the free and the taken places make the places of the chantier"}});
}

}  // namespace p3
