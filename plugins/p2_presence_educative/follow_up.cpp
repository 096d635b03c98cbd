#include "actions.hpp"
#include "series.hpp"
#include "support.hpp"

namespace p2 {
namespace {

using parcours::Type;

constexpr std::int64_t kPresencesOfAnIntegration = 3;
constexpr std::chrono::days kWithin{60};

std::string series_of(const Call& call) { return series(call.fields.find("naissance"), call.today); }

bool is_within_reach_of_adhesion(const Call& call) {
  const auto adhesion = parcours::sdk::day_in(call.fields, "date_adhesion");
  return adhesion && std::chrono::sys_days{call.today} - *adhesion <= kWithin;
}

std::string change(std::int64_t from, std::int64_t to) {
  return to > from ? "hausse" : to < from ? "baisse" : "stable";
}

}  // namespace

Contract presence_contract() {
  Contract c;
  c.action = "p2.presence";
  c.title = {"Noter une présence", "Note a presence"};
  c.input = {{"activite", Type::choice, {"Activité", "Activity"}, kOffers, true},
             {"venue", Type::choice, {"Venue", "Attendance"}, {"present", "excuse", "absent"}, true}};
  c.output = {{"presences", Type::number, {"Présences", "Presences"}, {}, false}};
  c.reads = {"presences", "date_adhesion", "naissance"};
  c.outcomes = {"notee"};
  return c;
}

Outcome presence(const Call& call) {
  if (text_in(call.input, "venue") != "present") return Outcome::ended("notee");
  const auto times = integer_in(call.fields, "presences") + 1;
  auto noted = Outcome::ended("notee").with("presences", times);
  if (times != kPresencesOfAnIntegration || !is_within_reach_of_adhesion(call)) return noted;
  return std::move(noted).count("p2.i2", {{"activite", text_in(call.input, "activite")}, {"serie", series_of(call)}});
}

Contract school_link_contract() {
  Contract c;
  c.action = "p2.school_link";
  c.title = {"Noter un échange avec l'école", "Note an exchange with the school"};
  c.input = {
      {"rupture",
       Type::choice,
       {"Rupture scolaire", "Break with school"},
       {"aucune", "absenteisme", "exclusion_temporaire", "exclusion_definitive", "non_scolarise"},
       true},
      {"echange", Type::choice, {"Échange", "Exchange"}, {"appel", "rencontre", "reunion", "plan_de_retour"}, true}};
  c.output = {{"echanges_ecole", Type::number, {"Échanges avec l'école", "Exchanges with the school"}, {}, false}};
  c.reads = {"echanges_ecole"};
  c.outcomes = {"note"};
  return c;
}

Outcome school_link(const Call& call) {
  const auto times = integer_in(call.fields, "echanges_ecole") + 1;
  auto noted = Outcome::ended("note").with("echanges_ecole", times);
  return times > 1 ? noted : std::move(noted).count("p2.i5", {{"rupture", text_in(call.input, "rupture")}});
}

Contract score_ladder_contract() {
  Contract c;
  c.action = "p2.score_ladder";
  c.title = {"Situer sur l'échelle des liens", "Place on the ladder of ties"};
  c.settings = {{"moment", Type::choice, {"Moment", "Moment"}, {"ouverture", "point", "cloture"}, true}};
  c.input = {{"echelle", Type::number, {"Échelle", "Ladder"}, {}, true}};
  c.output = {{"echelle_ouverture", Type::number, {"Échelle à l'ouverture", "Ladder at the opening"}, {}, false}};
  c.reads = {"echelle_ouverture", "naissance"};
  c.outcomes = {"relevee"};
  c.problems = {"E_LADDER_RANGE"};
  return c;
}

Outcome score_ladder(const Call& call) {
  const auto value = integer_in(call.input, "echelle", -1);
  if (value < 0 || value > 4) return refuse("E_LADDER_RANGE", "echelle");
  const auto moment = text_in(call.settings, "moment");
  if (moment == "ouverture") return Outcome::ended("relevee").with("echelle_ouverture", value);
  if (moment != "cloture") return Outcome::ended("relevee");
  const auto first = integer_in(call.fields, "echelle_ouverture", value);
  return Outcome::ended("relevee").count(
      "p2.i3", {{"evolution", change(first, value)}, {"inscription_durable", value == 4}, {"serie", series_of(call)}});
}

}  // namespace p2
