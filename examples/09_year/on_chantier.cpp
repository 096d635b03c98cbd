// From the place that is taken to the news after six months.
#include <algorithm>

#include "young_people.hpp"

namespace year {
namespace {

const std::vector<std::string> kSteps{"formation", "emploi", "iae", "contrat_jeune"};

}  // namespace

// A chantier that was cancelled meanwhile leads back to the choice.
void YoungPeople::prepare(YoungPerson& young) {
  if (city_.is_at(young.reference, "choisir", young.educator)) return choose(young);
  Record contract{{"nom", "Nom"}, {"documents", List{"identite", "droit_au_travail_verifie", "rib", "contrat_signe"}}};
  if (age_on(young.born, young.chantier->begins) < 18)
    contract.set("autorisation", true), contract.set("autorisation_le", city_.today());
  city_.go(young.reference, {.step = "contractualiser", .by = young.educator, .with = contract});
  if (city_.happens(85)) young.confidence = 6 + city_.below(8);
  if (young.confidence > 0)
    city_.go(young.reference, {.step = "mesurer_avant",
                               .by = young.educator,
                               .outcome = "repondu",
                               .with = {{"confiance", young.confidence}}});
  else
    city_.go(young.reference, {.step = "mesurer_avant", .by = young.educator, .outcome = "non_repondu"});
  city_.plan(plus(young.chantier->begins, 9), 9, [this, &young] { talk_about_absences(young); });
  city_.plan(plus(young.chantier->ends, 2), 10, [this, &young] { come_back_from(young); });
}

// Of those who miss three half-days without excuse, one in five stops.
void YoungPeople::talk_about_absences(YoungPerson& young) {
  if (!city_.is_at(young.reference, "faire_le_point", young.educator)) return;
  const bool stops = city_.happens(20);
  city_.go(young.reference,
           {.step = "faire_le_point", .by = young.educator, .outcome = stops ? "arreter" : "continuer"});
  if (!stops) return;
  std::erase(young.chantier->on_it, young.reference);
  then(young, 3, 11, &YoungPeople::go_on_without);
}

void YoungPeople::come_back_from(YoungPerson& young) {
  talk_about_absences(young);
  if (city_.is_at(young.reference, "mesurer_apres", young.educator)) return measure_after(young);
  if (city_.is_at(young.reference, "choisir", young.educator)) choose(young);
}

void YoungPeople::measure_after(YoungPerson& young) {
  const bool answers = city_.happens(85);
  const auto after = std::clamp<std::int64_t>(young.confidence + city_.below(7) - 1, 5, 20);
  Act act{.step = "mesurer_apres", .by = young.educator, .outcome = answers ? "repondu" : "non_repondu"};
  if (answers) act.with.set("confiance", after);
  city_.go(young.reference, act);
  const bool is_measured = answers && young.confidence > 0;
  note(young, "i3_repondants", {{"repondu", is_measured ? "true" : "false"}});
  if (is_measured) note(young, "i3", {}, after - young.confidence);
  then(young, 20, 11, &YoungPeople::go_on);
}

// Of a hundred 45 have a next step within 30 days, and 20 a later one.
void YoungPeople::go_on(YoungPerson& young) {
  const int n = city_.below(100);
  const bool is_soon = n < 45;
  const auto step = n < 65 ? city_.one_of(kSteps) : n < 85 ? "aucun" : "injoignable";
  Record with{{"suite", step}};
  if (n < 65) with.set("suite_le", plus(young.chantier->ends, is_soon ? 8 + city_.below(20) : 35 + city_.below(20)));
  city_.go(young.reference, {.step = "engager", .by = young.educator, .with = with});
  young.is_soon = is_soon;
  note(young, "i4", {{"suite", step}, {"sous_30_jours", is_soon ? "true" : "false"}});
  follow(young, "suivre_3_mois");
}

void YoungPeople::go_on_without(YoungPerson& young) {
  city_.go(young.reference, {.step = "decider", .by = "mila", .outcome = "autre_suite"});
  city_.go(young.reference, {.step = "engager", .by = young.educator, .with = {{"suite", "aucun"}}});
  note(young, "i4", {{"suite", "aucun"}, {"sous_30_jours", "false"}});
}

void YoungPeople::follow(YoungPerson& young, const std::string& step) {
  city_.plan_in(92, 17, [this, &young, step] {
    const bool is_engaged = city_.happens(70);
    city_.go(young.reference, {.step = step, .by = young.educator, .outcome = is_engaged ? "engage" : "non_engage"});
    const auto text_of = [](bool truth) { return truth ? "true" : "false"; };
    if (step == "suivre_6_mois")
      return note(young, "nouvelles_6_mois", {{"continu", text_of(is_engaged && young.is_engaged && young.is_soon)}});
    note(young, "nouvelles_3_mois", {{"engage", text_of(is_engaged)}});
    young.is_engaged = is_engaged;
    follow(young, "suivre_6_mois");
  });
}

}  // namespace year
