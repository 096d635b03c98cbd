// From the adhesion to the end, and what the year and its reports are made of.
#include <algorithm>

#include "children.hpp"

namespace year {
namespace {

const std::vector<std::string> kActivities{"sport", "sport", "soutien_scolaire", "activite_structure"};
const std::vector<std::string> kBreaks{"aucune", "absenteisme", "absenteisme", "exclusion_temporaire"};

// 8 to 14: 6, 9, 13, 16, 19, 20 and 17 of a hundred.
int age_of_a_child(City& city) {
  int n = city.below(100), age = 8;
  for (const int share : {6, 9, 13, 16, 19, 20, 17}) {
    if (n < share) break;
    n -= share, ++age;
  }
  return age;
}

// So that the child has that age on the day, and for some months more.
Date born_for(City& city, int age, Date day) {
  const Date birthday{day.year() - std::chrono::years(age), day.month(), std::chrono::day(1)};
  return plus(birthday, -30 - city.below(200));
}

// Those who come, come each week, and miss one in six; the others come now and then.
void plan_presences(City& city, Child& child, bool comes) {
  for (int day = 7; day < 200; day += comes ? 7 : 35 + city.below(14))
    (comes && city.happens(18) ? child.absences : child.presences).push_back(day);
}

// So many of each fate, in an order of chance.
std::vector<Child::Fate> fates(City& city, int situations, int followed) {
  using Fate = Child::Fate;
  const auto share = [&](int of_120) { return situations * of_120 / 120; };
  std::vector<Fate> all(static_cast<std::size_t>(situations), Fate::dismissed);
  std::size_t next = 0;
  for (const auto& [fate, n] : {std::pair{Fate::followed, followed},
                                {Fate::known, share(7)},
                                {Fate::too_young, share(4)},
                                {Fate::fifteen, share(6)},
                                {Fate::not_met, share(14)},
                                {Fate::refused, share(10)}})
    for (int i = 0; i < n && next < all.size(); ++i) all[next++] = fate;
  for (std::size_t i = all.size(); i > 1; --i)
    std::swap(all[i - 1], all[static_cast<std::size_t>(city.below(static_cast<int>(i)))]);
  return all;
}

}  // namespace

Child followed_child(const std::string& quartier, Date day, std::vector<int> presences) {
  Child child;
  child.fate = Child::Fate::followed, child.quartier = quartier, child.educator = "sofia";
  child.born = plus(day, -(10 * 366 + 30)), child.presences = std::move(presences);
  return child;
}

void Children::plan_reports(int year, int situations, int followed) {
  const Date first{std::chrono::year(year), std::chrono::January, std::chrono::day(5)};
  int number = 0;
  for (const auto fate : fates(city_, situations, followed)) {
    const auto day = plus(first, number * 330 / situations);
    Child child;
    child.fate = fate, child.quartier = city_.any_quartier();
    child.educator = city_.happens(50) ? "sofia" : "malik";
    const int age = fate == Child::Fate::too_young ? 7 : fate == Child::Fate::fifteen ? 15 : age_of_a_child(city_);
    child.born = born_for(city_, age, day);
    const bool is_in_public = fate == Child::Fate::followed || fate == Child::Fate::dismissed;
    child.is_in_danger = is_in_public && number % 10 == 0;
    child.moves = number % 25 == 3, child.comes_back = number % 6 == 1;
    child.misses = fate == Child::Fate::not_met ? 6 : city_.below(3);
    plan_presences(city_, child, city_.happens(50));
    child.points = city_.below(4);
    plan_report(day, std::move(child));
    ++number;
  }
}

void Children::stay(Child& child, int n) {
  if (n > 0) child.entered = {{"serie", series(child)}}, child.entered_at = child.quartier;
  city_.note({.what = "suivi", .who = child.reference, .quartier = child.entered_at, .by = child.entered, .n = n});
}

void Children::begin(Child& child) {
  note(child, "accompagne", {{"serie", series(child)}});
  child.is_followed = true;
  stay(child, 1);
  child.ladder = city_.below(2);
  city_.go_on(child.reference, {.step = "situer", .by = child.educator, .with = {{"echelle", child.ladder}}});
  const Date point = plus(city_.today(), 60 + city_.below(25));
  city_.go_on(child.reference, {.step = "preparer",
                                .by = child.educator,
                                .with = {{"objectifs", List{"activite_reguliere"}}, {"prochain_point", point}}});
  for (const int days : child.presences) then(child, days, 19, &Children::be_present);
  for (const int days : child.absences) then(child, days, 19, &Children::be_absent);
  plan_what_goes_with_it(child);
  if (child.points > 0) city_.plan(plus(point, city_.happens(8) ? 40 : 0), 17, [this, &child] { take_stock(child); });
}

void Children::plan_what_goes_with_it(Child& child) {
  const auto rupture = city_.one_of(kBreaks);
  if (city_.happens(66))
    for (const int days : {20, 55}) city_.plan_in(days, 11, [this, &child, rupture] { see_school(child, rupture); });
  for (const int days : {12, 45})
    city_.plan_in(days, 18, [this, &child] {
      if (child.is_followed)
        city_.start(child.reference,
                    {.step = "voir_famille", .by = child.educator, .with = {{"contact_famille", "visite"}}});
    });
  if (child.moves) then(child, 40, 9, &Children::move);
}

void Children::be_present(Child& child) {
  if (!child.is_followed) return;
  note_presence(child, "present");
  if (++child.times == 3) note(child, "trois_presences", {{"serie", series(child)}});
}

void Children::be_absent(Child& child) {
  if (child.is_followed) note_presence(child, "absent");
}

void Children::note_presence(Child& child, const std::string& venue) {
  city_.start(child.reference, {.step = "noter_presence",
                                .by = city_.happens(50) ? "ana" : child.educator,
                                .with = {{"activite", city_.one_of(kActivities)}, {"venue", venue}}});
}

void Children::see_school(Child& child, const std::string& rupture) {
  if (!child.is_followed) return;
  city_.start(
      child.reference,
      {.step = "echanger_ecole", .by = child.educator, .with = {{"rupture", rupture}, {"echange", "rencontre"}}});
  note(child, "echange_ecole");
  if (rupture != "aucune") note(child, "rupture_scolaire");
}

void Children::move(Child& child) {
  if (!child.is_followed) return;
  child.quartier = child.quartier == "monaque" ? "canourgues" : "monaque";
  city_.start(child.reference,
              {.step = "changer_quartier", .by = child.educator, .with = {{"quartier", child.quartier}}});
}

// A point that is late has been opened by the engine after 90 days.
void Children::take_stock(Child& child) {
  if (city_.is_at(child.reference, "suivre", child.educator))
    city_.go(child.reference, {.step = "suivre", .by = child.educator, .outcome = "point"});
  const int ladder = std::min(4, child.ladder + city_.below(2));
  city_.go_on(child.reference, {.step = "faire_point", .by = child.educator, .with = {{"echelle", ladder}}});
  if (--child.points == 0) return conclude(child);
  const auto next = plus(city_.today(), 70);
  city_.go_on(
      child.reference,
      {.step = "conclure_point", .by = child.educator, .outcome = "continuer", .with = {{"prochain_point", next}}});
  city_.plan(next, 17, [this, &child] { take_stock(child); });
}

void Children::conclude(Child& child) {
  city_.go_on(child.reference, {.step = "conclure_point", .by = child.educator, .outcome = "conclure"});
  child.is_followed = false;
  stay(child, -1);
  const int ladder = std::min(4, child.ladder + (child.times >= 3 ? city_.below(4) : city_.below(2)));
  city_.go_on(child.reference, {.step = "mesurer", .by = child.educator, .with = {{"echelle", ladder}}});
  note(child, "cloture", {{"serie", series(child)}, {"monte", ladder > child.ladder ? "true" : "false"}});
  note(child, "derniere_echelle", {{"echelle", std::to_string(ladder)}});
  const bool is_fifteen = age_on(child.born, city_.today()) >= 15;
  close(child, is_fifteen ? "age" : ladder >= 3 ? "integre" : city_.happens(50) ? "demenagement" : "autre");
}

void Children::close(Child& child, const std::string& reason) {
  city_.plan_in(2, 10, [this, &child, reason] {
    city_.go_on(child.reference, {.step = "clore", .by = "nadia", .outcome = reason});
    note(child, "fin_de_suivi", {{"motif", reason}});
    // Who refuses is without a name from then on, and without a birth.
    if (age_on(child.born, city_.today()) == 15 && reason != "refus") note(child, "quinze_ans");
    if (child.comes_back) then(child, 40, 9, &Children::come_back);
  });
}

void Children::come_back(Child& child) {
  city_.reopen(child.reference, "nadia");
  child.misses = -1;
  enter_on_agenda(child);
}

}  // namespace year
