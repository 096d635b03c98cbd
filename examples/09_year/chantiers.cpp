#include "chantiers.hpp"

#include <algorithm>

namespace year {
namespace {

constexpr int kDaysToRecruit = 45;
const std::vector<std::string> kSupports{"peinture", "peinture",  "peinture", "espaces_verts", "espaces_verts",
                                         "mobilier", "nettoyage", "cuisine",  "culture"};

Date monday_from(Date day) {
  while (std::chrono::weekday(sys_days(day)) != std::chrono::Monday) day = plus(day, 1);
  return day;
}

}  // namespace

void Chantiers::then(Chantier& chantier, int days, int hour, void (Chantiers::*what)(Chantier&)) {
  city_.plan_in(days, hour, [this, &chantier, what] { (this->*what)(chantier); });
}

// 18 of 26 are of five places, the others of eight.
void Chantiers::plan_requests(int year, int chantiers) {
  const Date first{std::chrono::year(year), std::chrono::January, std::chrono::day(7)};
  for (int i = 0; i < chantiers + 2; ++i) {
    const bool is_of_eight = i % 13 >= 9;
    Chantier chantier{.quartier = city_.any_quartier(),
                      .nature = is_of_eight ? "jeunes" : "educatif",
                      .support = city_.one_of(kSupports),
                      .places = is_of_eight ? 8 : 5,
                      .has_partners = city_.happens(60)};
    if (i == 4) chantier.fate = Chantier::Fate::not_feasible;
    if (i == 9) chantier.fate = Chantier::Fate::given_up;
    if (i == 12) chantier.fate = Chantier::Fate::cancelled_early;
    plan_request(plus(first, i * 270 / (chantiers + 2)), std::move(chantier));
  }
}

void Chantiers::plan_request(Date day, Chantier chantier) {
  all_.push_back(std::move(chantier));
  auto& planned = all_.back();
  city_.plan(day, 11, [this, &planned] { ask(planned); });
}

std::vector<Chantier*> Chantiers::open_ones() {
  std::vector<Chantier*> open;
  for (auto& each : all_)
    if (each.is_open && sys_days(each.begins) - sys_days(city_.today()) > days(16)) open.push_back(&each);
  std::stable_sort(open.begin(), open.end(),
                   [](auto* a, auto* b) { return sys_days(a->begins) < sys_days(b->begins); });
  return open;
}

void Chantiers::ask(Chantier& chantier) {
  chantier.reference = city_.open("chantier",
                                  {{"quartier", chantier.quartier},
                                   {"nature", chantier.nature},
                                   {"support", chantier.support},
                                   {"pour", "Office de l'habitat"},
                                   {"par_les_jeunes", city_.happens(30)}},
                                  "paul");
  then(chantier, 5, 10, &Chantiers::study);
}

void Chantiers::study(Chantier& chantier) {
  if (chantier.fate == Chantier::Fate::not_feasible)
    return city_.go_on(chantier.reference, {.step = "etudier", .by = "lea", .outcome = "infaisable"});
  Record with{{"employeur", "Association intermédiaire"}};
  if (chantier.has_partners) with.set("partenaires", List{"mission_locale", "bailleur"});
  city_.go_on(chantier.reference, {.step = "etudier", .by = "lea", .outcome = "faisable", .with = with});
  then(chantier, 6, 10, &Chantiers::agree);
}

void Chantiers::agree(Chantier& chantier) {
  const bool is_signed = chantier.fate != Chantier::Fate::given_up;
  Act act{.step = "conventionner", .by = "nadia", .outcome = is_signed ? "signee" : "abandonnee"};
  if (is_signed) act.with.set("convention_le", city_.today());
  city_.go_on(chantier.reference, act);
  if (is_signed) then(chantier, 3, 10, &Chantiers::fix_dates);
}

void Chantiers::fix_dates(Chantier& chantier) {
  chantier.begins = monday_from(plus(city_.today(), kDaysToRecruit));
  chantier.ends = plus(chantier.begins, 10);
  city_.go_on(chantier.reference, {.step = "planifier",
                                   .by = "lea",
                                   .with = {{"debut", chantier.begins},
                                            {"fin", chantier.ends},
                                            {"places", chantier.places},
                                            {"heures_semaine", 24},
                                            {"encadrant_technique", "yann"}}});
  chantier.is_open = true;
  city_.note({.what = "chantier",
              .who = chantier.reference,
              .quartier = chantier.quartier,
              .by = {{"nature", chantier.nature},
                     {"support", chantier.support},
                     {"partenariat", chantier.has_partners ? "true" : "false"}}});
  city_.note(
      {.what = "place", .quartier = chantier.quartier, .by = {{"nature", chantier.nature}}, .n = chantier.places});
  if (chantier.fate == Chantier::Fate::cancelled_early) return then(chantier, 30, 10, &Chantiers::cancel_early);
  city_.plan(plus(chantier.begins, -3), 10, [this, &chantier] { keep_or_cancel(chantier); });
}

void Chantiers::cancel_early(Chantier& chantier) {
  chantier.is_open = false;
  city_.start(chantier.reference,
              {.step = "annuler_avant", .by = "nadia", .with = {{"motif_annulation", "commanditaire"}}});
}

void Chantiers::keep_or_cancel(Chantier& chantier) {
  chantier.is_open = false;
  if (chantier.on_it.empty())
    return city_.go(
        chantier.reference,
        {.step = "maintenir", .by = "nadia", .outcome = "annuler", .with = {{"motif_annulation", "places"}}});
  city_.go(chantier.reference, {.step = "maintenir", .by = "nadia", .outcome = "maintenir"});
  for (const int day : {0, 1, 2, 3, 7, 8, 9, 10})  // from Monday to Thursday
    city_.plan(plus(chantier.begins, day), 16,
               [this, &chantier, day] { hold_day(chantier, plus(chantier.begins, day)); });
  city_.plan(plus(chantier.ends, 4), 10, [this, &chantier] { receive(chantier); });
}

// 82 of a hundred half-days are attended.
void Chantiers::hold_day(Chantier& chantier, Date day) {
  if (chantier.on_it.empty()) return;
  for (const char* half : {"matin", "apres_midi"}) {
    Record participants;
    for (const auto& parcours : chantier.on_it) {
      const int n = city_.below(100);
      const char* status = n < 82 ? "vu" : n < 92 ? "absent" : "excuse";
      participants.set(parcours, Record{{"statut", status}});
      city_.note({.what = "demi_journee", .who = parcours, .quartier = chantier.quartier, .by = {{"statut", status}}});
    }
    city_.start(
        chantier.reference,
        {.step = "emarger", .by = "yann", .with = {{"jour", day}, {"creneau", half}, {"participants", participants}}});
  }
}

void Chantiers::receive(Chantier& chantier) {
  city_.go(chantier.reference, {.step = "recevoir", .by = "nadia", .outcome = "acceptes"});
  city_.plan_in(4, 10, [this, &chantier] { city_.go_on(chantier.reference, {.step = "conclure", .by = "lea"}); });
}

}  // namespace year
