#include "actions.hpp"
#include "support.hpp"

namespace p2 {
namespace {

using parcours::Instant;
using parcours::Record;
using parcours::Type;
using namespace std::chrono;

constexpr hours kLongestRound{6};

std::string_view fault_of_round(Instant start, Instant end, std::int64_t team, Instant now) {
  if (end <= start) return "E_ROUND_ORDER";
  if (end - start > kLongestRound) return "E_ROUND_LONG";
  if (end > now) return "E_DATE_FUTURE";
  return team < 2 ? "E_TEAM_SMALL" : "";
}

std::string band_of(const std::vector<std::string>& bands) { return bands.size() == 1 ? bands.front() : "mixte"; }

}  // namespace

Contract log_round_contract() {
  Contract c;
  c.action = "p2.log_round";
  c.title = {"Enregistrer une tournée", "Log a round"};
  c.input = {
      {"lieu", Type::text, {"Lieu, au plus précis le bâtiment", "Place, no more precise than the building"}, {}, true},
      {"debut", Type::datetime, {"Début", "Start"}, {}, true},
      {"fin", Type::datetime, {"Fin", "End"}, {}, true},
      {"equipe", Type::number, {"Nombre d'éducateurs", "How many educators"}, {}, true}};
  c.outcomes = {"enregistree"};
  c.problems = {"E_ROUND_ORDER", "E_ROUND_LONG", "E_DATE_FUTURE", "E_TEAM_SMALL"};
  return c;
}

Outcome log_round(const Call& call, Rows& rows) {
  const auto start = call.input.at("debut").as<Instant>(), end = call.input.at("fin").as<Instant>();
  const auto team = integer_in(call.input, "equipe");
  if (const auto fault = fault_of_round(start, end, team, call.now); !fault.empty())
    return refuse(fault, fault == "E_TEAM_SMALL" ? "equipe" : "fin");
  const auto lasted = duration_cast<minutes>(end - start).count();
  rows.run("add_round", {{"place", text_in(call.input, "lieu")},
                         {"started", duration_cast<seconds>(start.time_since_epoch()).count()},
                         {"minutes", lasted},
                         {"team", team}});
  return Outcome::ended("enregistree");
}

Contract log_contact_contract() {
  Contract c;
  c.action = "p2.log_contact";
  c.title = {"Noter un contact de rue", "Note a street contact"};
  c.input = {{"nombre", Type::number, {"Nombre de jeunes", "How many young people"}, {}, true},
             {"tranches", Type::choices, {"Tranches d'âge", "Age bands"}, kBands, true},
             {"effectif", Type::boolean, {"Échange et proposition", "Exchange and proposal"}, {}, true},
             {"proposition", Type::choice, {"Proposition faite", "What was proposed"}, kOffers, false}};
  c.outcomes = {"note"};
  c.problems = {"E_COUNT_RANGE", "E_PROPOSAL_MISSING", "E_NO_ROUND"};
  return c;
}

Outcome log_contact(const Call& call, Rows& rows) {
  const auto count = integer_in(call.input, "nombre");
  const bool effective = true_in(call.input, "effectif");
  if (count < 1 || count > 60) return refuse("E_COUNT_RANGE", "nombre");
  if (effective && text_in(call.input, "proposition").empty()) return refuse("E_PROPOSAL_MISSING", "proposition");
  if (rows.ask("round_of_case").empty()) return refuse("E_NO_ROUND");
  const auto band = band_of(texts_in(call.input, "tranches"));
  rows.run("add_contact", {{"people", count}, {"band", band}, {"effective", std::int64_t{effective}}});
  return Outcome::ended("note");
}

void declare_street_log(parcours::sdk::Sheet& sheet) {
  sheet.tables(
      {{1,
        {"create table p2_round (case_id bigint not null, seq bigint not null, place varchar(200) not null, started "
         "bigint not null, "
         "minutes bigint not null, team bigint not null, primary key (case_id, seq))",
         "create table p2_contact (case_id bigint not null, seq bigint not null, people bigint not null, band "
         "varchar(20) not null, "
         "effective bigint not null, primary key (case_id, seq))"}}});
  sheet.statement(
      {"add_round",
       "insert into p2_round (case_id, seq, place, started, minutes, team) values (:case_id, :seq, :place, :started, "
       ":minutes, :team)",
       {}});
  sheet.statement({"add_contact",
                   "insert into p2_contact (case_id, seq, people, band, effective) values (:case_id, :seq, :people, "
                   ":band, :effective)",
                   {}});
  sheet.statement({"round_of_case", "select seq from p2_round where case_id = :case_id", {{"seq", Type::number}}, 1});
  sheet.check({"rounds_are_sound",
               "select case_id from p2_round where minutes <= 0 or minutes > 360 or team < 2",
               {"une tournée dure de 1 minute à 6 heures, au moins à deux",
                "a round lasts from 1 minute to 6 hours, by two at least"}});
  sheet.check(
      {"contacts_have_a_round",
       "select c.case_id from p2_contact c left join p2_round r on r.case_id = c.case_id where r.case_id is null",
       {"un contact appartient à une tournée", "a contact belongs to a round"}});
}

}  // namespace p2
