// The places of the chantiers, which several cases share. Every take is one conditional update, so two educators never
// take one place. The case of the chantier wakes who waits: a place that is given back wakes nobody by itself.
#include "actions.hpp"
#include "parcours/sdk/read.hpp"
#include "support.hpp"

namespace p3 {
namespace {

using namespace parcours::sdk;
using parcours::Date;
using parcours::List;
using parcours::Record;
using parcours::Type;
using parcours::Value;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t kMostPlaces = 30;

std::int64_t number_of(sys_days day) { return day.time_since_epoch().count(); }
Value date_of(const Value& number) { return Date{sys_days{days{number.as<std::int64_t>()}}}; }

Record of_both(const Call& call, const std::string& chantier) {
  return {{"chantier", chantier}, {"parcours", std::string(call.reference)}};
}

// The parcours of rows, as elements of the list field `concernes`.
List parcours_of(const std::vector<Record>& rows) {
  List list;
  for (const auto& row : rows) list.push_back(Record{{"parcours", row.at("parcours")}});
  return list;
}

// Waits before others who ask later. Who waits already keeps their turn.
void join_list(const Call& call, Rows& rows, const std::string& chantier) {
  const auto both = of_both(call, chantier);
  if (rows.ask("turn", both).empty()) rows.run("wait", both);
}

bool take(const Call& call, Rows& rows, const std::string& chantier) {
  const auto both = of_both(call, chantier);
  const auto turn = rows.ask("turn", both);
  return turn.empty() ? rows.run("take_last", {{"chantier", chantier}}) > 0
                      : rows.run("take_in_turn", {{"chantier", chantier}, {"turn", turn.front().at("turn")}}) > 0;
}

}  // namespace

Contract open_places_contract() {
  Contract c;
  c.action = "p3.open_places";
  c.title = {"Ouvrir les places", "Open the places"};
  c.input = {{"places", Type::number, {"Places", "Places"}, {}, true},
             {"debut", Type::date, {"Début", "Start"}, {}, true},
             {"fin", Type::date, {"Fin", "End"}, {}, true}};
  c.outcomes = {"ouvert"};
  c.problems = {"E_DATES", "E_PLACES_RANGE", "E_PLACES_TAKEN"};
  return c;
}

Outcome open_places(const Call& call, Rows& rows) {
  const auto places = integer_in(call.input, "places");
  const auto start = *day_in(call.input, "debut"), end = *day_in(call.input, "fin");
  if (places < 1 || places > kMostPlaces) return refuse("E_PLACES_RANGE", "places");
  if (end < start) return refuse("E_DATES", "fin");
  const Record all{{"chantier", std::string(call.reference)},
                   {"places", places},
                   {"starts", number_of(start)},
                   {"ends", number_of(end)}};
  const bool is_new = rows.ask("chantier", {{"chantier", std::string(call.reference)}}).empty();
  if (rows.run(is_new ? "open" : "change", all) == 0) return refuse("E_PLACES_TAKEN", "places");
  return Outcome::ended("ouvert");
}

namespace {

std::vector<parcours::Datum> dates_of_chantier() {
  return {{"chantier_debut", Type::date, {"Début du chantier", "Start of the chantier"}, {}, false},
          {"chantier_fin", Type::date, {"Fin du chantier", "End of the chantier"}, {}, false}};
}

// An output that is left out keeps its old value: these are emptied.
Outcome without_dates(const char* outcome) {
  return Outcome::ended(outcome).with("chantier_debut", Value()).with("chantier_fin", Value());
}

// What an action needs that finds a place: by the person or by itself.
Contract finding_a_place(const char* action, parcours::Text title) {
  Contract c;
  c.action = action;
  c.title = std::move(title);
  c.input = {{"chantier", Type::case_, {"Chantier", "Chantier"}, {}, true},
             {"naissance", Type::birth, {"Naissance", "Birth"}, {}, true},
             {"derogation", Type::boolean, {"Dérogation accordée", "Derogation granted"}, {}, false},
             {"p3_age_min", Type::number, {"Âge minimum", "Youngest age"}, {}, false},
             {"p3_age_max", Type::number, {"Âge maximum, inclus", "Oldest age, included"}, {}, false},
             {"p3_besoin_max", Type::number, {"Âge maximum avec dérogation", "Oldest age by derogation"}, {}, false}};
  c.output = dates_of_chantier();
  return c;
}

// Why the young person has no place of that chantier, whatever is free: a code of the sheet. Empty: no reason.
std::string_view obstacle(const Call& call, Rows& rows, const std::string& chantier, const Record& found) {
  const auto &starts = found.at("starts"), &ends = found.at("ends");
  if (starts.as<std::int64_t>() <= number_of(sys_days{call.today})) return "E_CHANTIER_STARTED";
  const auto age = fault_of_age(call.input, date_of(starts).as<Date>());
  if (!age.empty()) return age;
  auto period = of_both(call, chantier);
  period.set("starts", starts), period.set("ends", ends);
  return rows.ask("overlap", period).empty() ? "" : "E_OVERLAP";
}

// Takes a place, or joins the list.
Outcome place_of(const Call& call, Rows& rows, const std::string& chantier, const Record& found) {
  const bool is_held = !rows.ask("held", of_both(call, chantier)).empty();
  if (!is_held && !take(call, rows, chantier)) {
    join_list(call, rows, chantier);
    return Outcome::ended("liste_attente");
  }
  rows.run("leave_list", of_both(call, chantier));
  if (!is_held) rows.run("hold", of_both(call, chantier));
  return Outcome::ended("proposee")
      .with("chantier_debut", date_of(found.at("starts")))
      .with("chantier_fin", date_of(found.at("ends")));
}

// The places of a chantier that are open; nothing when there are none. Locks them first, as all others do: a place
// that is given back now is not missed.
std::optional<Record> open_places_of(Rows& rows, const std::string& chantier) {
  rows.run("lock", {{"chantier", chantier}});
  const auto found = rows.ask("chantier", {{"chantier", chantier}});
  if (found.empty() || found.front().at("places").as<std::int64_t>() == 0) return std::nullopt;
  return found.front();
}

}  // namespace

Contract offer_place_contract() {
  auto c = finding_a_place("p3.offer_place", {"Choisir un chantier", "Choose a chantier"});
  c.outcomes = {"proposee", "liste_attente"};
  c.problems = {"E_NO_CHANTIER", "E_CHANTIER_STARTED", "E_OVERLAP", "E_AGE_MIN", "E_AGE_MAX", "E_AGE_UNCERTAIN"};
  return c;
}

Outcome offer_place(const Call& call, Rows& rows) {
  const auto chantier = text_in(call.input, "chantier");
  const auto found = open_places_of(rows, chantier);
  if (!found) return refuse("E_NO_CHANTIER", "chantier");
  const auto code = obstacle(call, rows, chantier, *found);
  if (!code.empty()) return refuse(code, code.starts_with("E_AGE") ? "naissance" : "chantier");
  return place_of(call, rows, chantier, *found);
}

Contract take_turn_contract() {
  auto c = finding_a_place("p3.take_turn", {"Proposer la place qui se libère", "Offer the place that is free now"});
  c.outcomes = {"proposee", "liste_attente", "plus_possible"};
  return c;
}

Outcome take_turn(const Call& call, Rows& rows) {
  const auto chantier = text_in(call.input, "chantier");
  const auto found = open_places_of(rows, chantier);
  if (!found || !obstacle(call, rows, chantier, *found).empty()) return Outcome::ended("plus_possible");
  return place_of(call, rows, chantier, *found);
}

Contract accept_place_contract() {
  Contract c;
  c.action = "p3.accept_place";
  c.title = {"Prendre la place", "Take the place"};
  c.reads = {"chantier"};
  c.output = dates_of_chantier();
  c.outcomes = {"prise", "perdue"};
  return c;
}

Outcome accept_place(const Call& call, Rows& rows) {
  const bool taken = rows.run("accept", of_both(call, text_in(call.fields, "chantier"))) > 0;
  if (!taken) return without_dates("perdue");
  return Outcome::ended("prise").count("p3.i2_prises");
}

Contract give_back_contract() {
  Contract c;
  c.action = "p3.give_back";
  c.title = {"Rendre la place", "Give the place back"};
  c.reads = {"chantier", "chantier_debut", "chantier_fin"};
  c.output = dates_of_chantier();
  c.outcomes = {"rendue"};
  return c;
}

namespace {

// What a young person keeps of the dates of a chantier that they leave: of one that they began, its start and the day
// on which it ended for them. Of any other nothing: a next step waits for no chantier that they did not begin.
Outcome without_place(const Call& call, bool is_offer) {
  const auto start = day_in(call.fields, "chantier_debut"), end = day_in(call.fields, "chantier_fin");
  const sys_days today{call.today};
  if (!start || is_offer || *start > today) return without_dates("rendue");
  if (!end || *end <= today) return Outcome::ended("rendue");
  return Outcome::ended("rendue").with("chantier_fin", call.today);
}

}  // namespace

Outcome give_back(const Call& call, Rows& rows) {
  const auto chantier = text_in(call.fields, "chantier");
  const auto both = of_both(call, chantier);
  rows.run("lock", {{"chantier", chantier}});  // before the place, as all others do
  rows.run("leave_list", both);
  const auto held = rows.ask("held", both);
  if (rows.run("drop", both) > 0) rows.run("free", {{"chantier", chantier}});
  return without_place(call, !held.empty() && held.front().at("accepted").as<std::int64_t>() == 0);
}

Contract next_waiting_contract() {
  Contract c;
  c.action = "p3.next_waiting";
  c.title = {"Chercher qui attend une place", "Find who waits for a place"};
  c.output = {{"suivant", Type::case_, {"Prochain sur la liste", "Next on the list"}, {}, false}};
  c.outcomes = {"suivant", "personne"};
  return c;
}

Outcome next_waiting(const Call& call, Rows& rows) {
  const std::string chantier(call.reference);
  const auto next = rows.ask("next", {{"chantier", chantier}});
  if (next.empty()) return Outcome::ended("personne").with("suivant", Value());
  const auto& parcours = next.front().at("parcours");
  rows.run("woken", {{"chantier", chantier}, {"parcours", parcours}});
  return Outcome::ended("suivant").with("suivant", parcours);
}

Contract cancel_chantier_contract() {
  Contract c;
  c.action = "p3.cancel_chantier";
  c.title = {"Annuler le chantier", "Cancel the chantier"};
  c.output = {{"concernes", Type::list, {"Parcours concernés", "Cases concerned"}, {}, false}};
  c.outcomes = {"annule"};
  return c;
}

Outcome cancel_chantier(const Call& call, Rows& rows) {
  const Record chantier{{"chantier", std::string(call.reference)}};
  rows.run("close", chantier);  // first: it waits for who takes a place now
  auto concerned = parcours_of(rows.ask("concerned", chantier));
  rows.run("drop_all", chantier);
  rows.run("empty_list", chantier);
  return Outcome::ended("annule").with("concernes", std::move(concerned));
}

}  // namespace p3
