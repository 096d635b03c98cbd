// From a report to the adhesion.
#include "children.hpp"

namespace year {

std::string Children::series(const Child& child) const {
  const int age = age_on(child.born, city_.today());
  if (age >= 9 && age <= 14) return "neuf_a_quatorze";
  return age == 8 ? "huit_ans" : age == 15 ? "quinze_ans" : "autre";
}

void Children::note(const Child& child, const std::string& what, std::map<std::string, std::string> by) {
  city_.note({.what = what, .who = child.reference, .quartier = child.quartier, .by = std::move(by)});
}

void Children::then(Child& child, int days, int hour, void (Children::*what)(Child&)) {
  city_.plan_in(days, hour, [this, &child, what] { (this->*what)(child); });
}

void Children::plan_report(Date day, Child child) {
  all_.push_back(std::move(child));
  auto& planned = all_.back();
  city_.plan(day, 9, [this, &planned] { report(planned); });
}

void Children::report(Child& child) {
  static const std::vector<std::string> kOrigins{"ecole", "ecole", "college", "centre_social", "bailleur", "famille"};
  const auto origin = city_.one_of(kOrigins);
  child.reference = city_.open("presence-educative",
                               {{"quartier", child.quartier},
                                {"origine", origin},
                                {"faits", List{"isolement", child.is_in_danger ? "danger_presume" : "errance_tardive"}},
                                {"prenom", "Prénom"},
                                {"naissance", child.born}},
                               "claire");
  child.entered = {{"origine", origin}};
  then(child, 1, 9, &Children::compare);
}

// Somebody compares with those who are known: the engine never joins two by itself.
void Children::compare(Child& child) {
  const Child* known = nullptr;
  for (const auto& other : all_)
    if (other.is_followed) known = &other;
  if (child.fate == Child::Fate::known && known)
    return city_.go_on(
        child.reference,
        {.step = "verifier_doublon", .by = "nadia", .outcome = "rattache", .with = {{"doublon_de", known->reference}}});
  city_.go_on(child.reference, {.step = "verifier_doublon", .by = "nadia", .outcome = "nouveau"});
  then(child, 1, 10, &Children::sort);
}

void Children::sort(Child& child) {
  const int age = age_on(child.born, city_.today());
  if (child.is_in_danger) {
    city_.go_on(child.reference, {.step = "trier", .by = "nadia", .outcome = "danger"});
    then(child, 0, 16, &Children::transmit);
  } else if (age < 8 || age > 14) {
    city_.go_on(child.reference, {.step = "trier", .by = "nadia", .outcome = "sans_suite"});
    if (age == 15) note(child, "quinze_ans");
    return;
  } else {
    city_.go_on(child.reference, {.step = "trier", .by = "nadia", .outcome = "retenu"});
    note(child, "retenu", {{"serie", series(child)}, {"origine", child.entered.at("origine")}});
  }
  then(child, 1, 9, &Children::enter_on_agenda);
}

void Children::transmit(Child& child) {
  Record with{{"parents_informes", city_.happens(70)}, {"ip_transmise", text_of(city_.today()) + " 15:30"}};
  if (!with.at("parents_informes").as<bool>()) with.set("motif_sans_parents", "interet_contraire");
  city_.go(child.reference, {.step = "transmettre", .by = "nadia", .with = with});
}

void Children::enter_on_agenda(Child& child) {
  const auto meeting = street_.next_meeting(child.quartier);
  city_.go_on(child.reference, {.step = "planifier",
                                .by = "nadia",
                                .with = {{"veille", street_.watch(child.quartier)}, {"date_veille", meeting}}});
  city_.plan(meeting, 15, [this, &child] { decide(child); });
}

void Children::decide(Child& child) {
  const bool is_approached =
      child.fate == Child::Fate::followed || child.fate == Child::Fate::not_met || child.fate == Child::Fate::refused;
  if (!is_approached || child.misses < 0)
    return city_.go_on(child.reference, {.step = "decider", .by = "nadia", .outcome = "sans_suite"});
  city_.go_on(child.reference,
              {.step = "decider", .by = "nadia", .outcome = "educateur", .with = {{"referent", child.educator}}});
  then(child, 3, 18, &Children::approach);
}

// Six tries without the child: back to the watch.
void Children::approach(Child& child) {
  if (child.misses == 0) return meet(child);
  city_.go_on(child.reference, {.step = "tenter", .by = child.educator, .outcome = "absent"});
  --child.misses;
  if (child.misses > 0 || child.fate != Child::Fate::not_met) return then(child, 5, 18, &Children::approach);
  child.misses = -1;
  then(child, 2, 9, &Children::enter_on_agenda);
}

void Children::meet(Child& child) {
  city_.go_on(child.reference,
              {.step = "tenter", .by = child.educator, .outcome = "joint", .with = {{"proposition", "sport"}}});
  note(child, "contact", {{"serie", series(child)}, {"cadre", "suivi"}});
  then(child, 4, 18, &Children::record_adhesion);
}

void Children::record_adhesion(Child& child) {
  const bool is_refused = child.fate == Child::Fate::refused;
  city_.go_on(child.reference,
              {.step = "adherer",
               .by = child.educator,
               .with = {{"adhesion_enfant", is_refused ? "non" : "oui"}, {"adhesion_parents", "oui"}}});
  if (!is_refused) return begin(child);
  city_.plan_in(4, 9, [this, &child] {
    city_.go_on(child.reference, {.step = "revoir", .by = "nadia", .outcome = "arreter"});
    close(child, "refus");
  });
}

}  // namespace year
