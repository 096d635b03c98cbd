#include "actions.hpp"
#include "support.hpp"

namespace p2 {

using parcours::Type;

Contract presence_contract() {
  Contract c;
  c.action = "p2.presence";
  c.title = {"Noter une présence", "Note a presence"};
  c.input = {{"activite", Type::choice, {"Activité", "Activity"}, kOffers, true},
             {"venue", Type::choice, {"Venue", "Attendance"}, {"present", "excuse", "absent"}, true}};
  c.output = {{"presences", Type::number, {"Présences", "Presences"}, {}, false}};
  c.reads = {"presences"};
  c.outcomes = {"notee"};
  return c;
}

Outcome presence(const Call& call) {
  if (text_in(call.input, "venue") != "present") return Outcome::ended("notee");
  return Outcome::ended("notee").with("presences", integer_in(call.fields, "presences") + 1);
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
  return Outcome::ended("note").with("echanges_ecole", integer_in(call.fields, "echanges_ecole") + 1);
}

Contract score_ladder_contract() {
  Contract c;
  c.action = "p2.score_ladder";
  c.title = {"Situer sur l'échelle des liens", "Place on the ladder of ties"};
  c.settings = {{"moment", Type::choice, {"Moment", "Moment"}, {"ouverture", "point", "cloture"}, true}};
  c.input = {{"echelle", Type::number, {"Échelle", "Ladder"}, {}, true}};
  c.output = {{"echelle_ouverture", Type::number, {"Échelle à l'ouverture", "Ladder at the opening"}, {}, false}};
  c.outcomes = {"relevee"};
  c.problems = {"E_LADDER_RANGE"};
  return c;
}

Outcome score_ladder(const Call& call) {
  const auto value = integer_in(call.input, "echelle", -1);
  if (value < 0 || value > 4) return refuse("E_LADDER_RANGE", "echelle");
  auto placed = Outcome::ended("relevee");
  return text_in(call.settings, "moment") == "ouverture" ? std::move(placed).with("echelle_ouverture", value) : placed;
}

}  // namespace p2
