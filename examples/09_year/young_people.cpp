#include "young_people.hpp"

namespace year {
namespace {

constexpr int kMostChoices = 3;
constexpr int kDaysBetweenLooks = 5;
const std::vector<std::string> kOrigins{"mission_locale", "mission_locale", "centre_social", "educateur"};

// 16 and 17: 30 of a hundred; 18 to 21: 45; 22 to 24: 25.
int age_of_a_young_person(City& city) {
  const int n = city.below(100);
  return n < 30 ? 16 + city.below(2) : n < 75 ? 18 + city.below(4) : 22 + city.below(3);
}

// So that they have that age on the day, and for more than seven months.
Date birth_of(City& city, int age, Date day) {
  const Date birthday{day.year() - std::chrono::years(age), day.month(), std::chrono::day(1)};
  return plus(birthday, -30 - city.below(100));
}

std::string age_band_of(int age) { return age < 18 ? "de_16_17" : age < 26 ? "de_18_25" : "de_26_30"; }

}  // namespace

void YoungPeople::then(YoungPerson& young, int days, int hour, void (YoungPeople::*what)(YoungPerson&)) {
  city_.plan_in(days, hour, [this, &young, what] { (this->*what)(young); });
}

void YoungPeople::note(const YoungPerson& young, const std::string& what, std::map<std::string, std::string> by,
                       std::int64_t n) {
  city_.note({.what = what, .who = young.reference, .quartier = young.quartier, .by = std::move(by), .n = n});
}

// 12 of 87 are 26 to 29.
void YoungPeople::plan_proposals(int year, int young_people) {
  const Date first{std::chrono::year(year), std::chrono::January, std::chrono::day(20)};
  for (int i = 0; i < young_people; ++i) {
    const auto day = plus(first, i * 260 / young_people);
    const int age = i % 29 % 7 == 3 ? 26 + city_.below(4) : age_of_a_young_person(city_);
    all_.push_back({.quartier = city_.any_quartier(), .educator = city_.happens(50) ? "sofia" : "malik"});
    auto& young = all_.back();
    young.born = birth_of(city_, age, day);
    city_.plan(day, 14, [this, &young] { propose(young); });
  }
  city_.plan({std::chrono::year(year), std::chrono::December, std::chrono::day(31)}, 23, [this] {
    for (auto& young : all_) note_that_waiting_is_over(young);
  });
}

// Of who is no longer on a waiting list.
void YoungPeople::note_that_waiting_is_over(YoungPerson& young) {
  if (!young.is_waiting || city_.awaits(young.reference, "place_libre", young.educator)) return;
  young.is_waiting = false;
  note(young, "attente", {}, -1);
}

void YoungPeople::propose(YoungPerson& young) {
  young.reference = city_.open("parcours-chantier",
                               {{"quartier", young.quartier},
                                {"origine", city_.one_of(kOrigins)},
                                {"prenom", "Prénom"},
                                {"naissance", young.born}},
                               "mila");
  note(young, "parcours-chantier.opened");
  note(young, "propose", {{"tranche", age_band_of(age_on(young.born, city_.today()))}});
  const bool is_too_old = age_on(young.born, city_.today()) > 25;
  then(young, 3, 10, is_too_old ? &YoungPeople::ask_derogation : &YoungPeople::compare);
}

// Two of three go to the services for adults.
void YoungPeople::ask_derogation(YoungPerson& young) {
  if (city_.happens(66))
    return city_.go_on(young.reference, {.step = "demander_derogation", .by = "lea", .outcome = "reorienter"});
  city_.go_on(young.reference, {.step = "demander_derogation",
                                .by = "lea",
                                .outcome = "demander",
                                .with = {{"motif_derogation", "sans_solution"}}});
  city_.go_on(young.reference, {.step = "accorder", .by = "nadia", .outcome = "accordee"});
  then(young, 2, 10, &YoungPeople::compare);
}

void YoungPeople::compare(YoungPerson& young) {
  city_.go_on(young.reference,
              {.step = "rapprocher", .by = "mila", .with = {{"connu_ml", city_.happens(80) ? "oui" : "non"}}});
  then(young, 5, 11, &YoungPeople::hear);
}

void YoungPeople::hear(YoungPerson& young) {
  if (city_.happens(5)) return city_.go_on(young.reference, {.step = "entretenir", .by = "lea", .outcome = "refus"});
  city_.go_on(young.reference, {.step = "entretenir",
                                .by = "lea",
                                .outcome = "engage",
                                .with = {{"referent", young.educator},
                                         {"diplome", city_.happens(60) ? "aucun" : "brevet"},
                                         {"situation", "sans_activite"},
                                         {"freins", List{"mobilite"}}}});
  then(young, 8, 14, &YoungPeople::decide);
}

void YoungPeople::decide(YoungPerson& young) {
  if (++young.choices > kMostChoices) return go_on_without(young);
  if (chantiers_.open_ones().empty()) {
    city_.go(young.reference, {.step = "decider", .by = "mila", .outcome = "attendre"});
    return then(young, 14, 14, &YoungPeople::decide);
  }
  city_.go(young.reference, {.step = "decider", .by = "mila", .outcome = "chantier"});
  choose(young);
}

// Most choose the next one to come, also where others wait for it.
Chantier* YoungPeople::choice(YoungPerson& young) {
  const auto open = chantiers_.open_ones();
  if (open.empty()) return nullptr;
  for (auto* each : open)
    if (each->asked_for < each->places + 2 && each != young.chantier) return each;
  return city_.one_of(open);
}

void YoungPeople::choose(YoungPerson& young) {
  auto* chosen = choice(young);
  if (!chosen) {
    city_.start(young.reference, {.step = "renoncer_au_choix", .by = young.educator});
    return then(young, 1, 11, &YoungPeople::go_on_without);
  }
  young.chantier = chosen;
  ++chosen->asked_for;
  city_.go(young.reference, {.step = "choisir", .by = young.educator, .with = {{"chantier", chosen->reference}}});
  const bool is_offered = city_.is_at(young.reference, "repondre", young.educator);
  if (!is_offered) {
    young.is_waiting = true;
    note(young, "attente");
  }
  then(young, is_offered ? 3 : kDaysBetweenLooks, 15, &YoungPeople::look_for_an_offer);
}

// Where they are now: an offer, back at the commission, back at the choice, or still on the list.
void YoungPeople::look_for_an_offer(YoungPerson& young) {
  note_that_waiting_is_over(young);
  const auto steps = city_.waits_at(young.reference, young.educator);
  if (steps.contains("repondre")) return answer(young);
  if (steps.contains("decider")) return decide(young);
  if (steps.contains("choisir")) return choose(young);
  then(young, kDaysBetweenLooks, 15, &YoungPeople::look_for_an_offer);
}

// Of a hundred 7 do not answer, and 6 give the place back.
void YoungPeople::answer(YoungPerson& young) {
  const int n = city_.below(100);
  if (n < 7) return then(young, 12, 15, &YoungPeople::look_for_an_offer);
  if (n < 13) {
    city_.go(young.reference, {.step = "repondre", .by = young.educator, .outcome = "refusee"});
    return then(young, 10, 14, &YoungPeople::decide);
  }
  city_.go(young.reference, {.step = "repondre", .by = young.educator, .outcome = "acceptee"});
  note(young, "i2_prises");
  young.chantier->on_it.push_back(young.reference);
  then(young, 2, 15, &YoungPeople::prepare);
}

}  // namespace year
