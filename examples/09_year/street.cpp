#include "street.hpp"

namespace year {
namespace {

constexpr int kDaysBetweenMeetings = 28;

// The days of a year, each as often as rounds are likely on it: three in ten more in July and August.
std::vector<Date> weighted_days(int year) {
  std::vector<Date> all;
  for (Date day{std::chrono::year(year), std::chrono::January, std::chrono::day(3)};
       static_cast<int>(day.year()) == year; day = plus(day, 1)) {
    const auto month = static_cast<unsigned>(day.month());
    all.insert(all.end(), month == 7 || month == 8 ? 13 : 10, day);
  }
  return all;
}

std::string series_of(const Record& contact) {
  std::string series = "neuf_a_quatorze";
  for (const auto& band : contact.at("tranches").as<List>()) {
    if (band.as<std::string>() == "de_15_17") return "autre";
    if (band.as<std::string>() == "de_8_9") series = "huit_a_quatorze";
  }
  return series;
}

}  // namespace

void Street::open_watches(Date day) {
  for (const auto& quartier : city_.quartiers())
    city_.plan(day, 9, [this, quartier] {
      watches_[quartier].reference = city_.open(
          "veille-quartier", {{"quartier", quartier}, {"membres", List{"ecole", "college", "educateurs"}}}, "nadia");
      fix_meeting(quartier);
    });
}

void Street::fix_meeting(const std::string& quartier) {
  auto& watch = watches_.at(quartier);
  watch.next = plus(city_.today(), kDaysBetweenMeetings);
  city_.go(watch.reference, {.step = "fixer", .by = "nadia", .with = {{"prochaine", watch.next}}});
  city_.plan(watch.next, 10, [this, quartier] { meet(quartier); });
}

void Street::meet(const std::string& quartier) {
  city_.go(watch(quartier),
           {.step = "tenir", .by = "nadia", .outcome = "tenue", .with = {{"presents", List{"ecole", "educateurs"}}}});
  fix_meeting(quartier);
}

void Street::plan_rounds(int year, int rounds, int contacts) {
  const auto all = weighted_days(year);
  for (int i = 0; i < rounds; ++i) {
    const auto day = all[all.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(rounds)];
    const int of_this_round = contacts * (i + 1) / rounds - contacts * i / rounds;
    city_.plan(day, 21, [this, of_this_round] { round(of_this_round); });
  }
}

void Street::round(int contacts) {
  const auto quartier = city_.any_quartier();
  const auto today = text_of(city_.today());
  const int minutes = 90 + 30 * city_.below(4);
  const std::string by = city_.happens(50) ? "sofia" : "malik";
  const auto ends = city_.at(city_.today(), 17) + std::chrono::minutes(minutes);
  auto with = contact();
  for (const auto& [name, value] :
       Record{{"quartier", quartier},
              {"veille", watch(quartier)},
              {"lieu", "Bâtiment " + std::string(1, static_cast<char>('A' + city_.below(8)))},
              {"debut", today + " 17:00"},
              {"fin", ends},
              {"equipe", 2}})
    with.set(name, value);
  const auto reference = city_.open("tournee-de-rue", with, by);
  city_.note({.what = "tournee", .quartier = quartier});
  city_.note({.what = "presence_de_rue", .quartier = quartier, .n = minutes});
  note_contact(with, quartier, reference);
  for (int i = 1; i < contacts; ++i) {
    city_.go_on(reference, {.step = "terminer", .by = by, .outcome = "autre_contact"});
    const auto further = contact();
    city_.go_on(reference, {.step = "noter", .by = by, .with = further});
    note_contact(further, quartier, reference);
  }
  city_.go_on(reference, {.step = "terminer", .by = by, .outcome = "terminee"});
}

Record Street::contact() {
  static const std::vector<std::string> kBands{"de_8_9", "de_10_11", "de_12_14", "de_12_14"};
  List bands{city_.one_of(kBands)};
  if (city_.happens(10)) bands.emplace_back("de_15_17");
  const bool is_effective = city_.happens(90);
  Record with{{"nombre", 1 + city_.below(9)}, {"tranches", bands}, {"effectif", is_effective}};
  if (is_effective) with.set("proposition", city_.happens(60) ? "sport" : "activite_rue");
  return with;
}

void Street::note_contact(const Record& contact, const std::string& quartier, const std::string& round) {
  if (!contact.at("effectif").as<bool>()) return;
  city_.note(
      {.what = "contact", .who = round, .quartier = quartier, .by = {{"serie", series_of(contact)}, {"cadre", "rue"}}});
  city_.note({.what = "jeune_rencontre", .quartier = quartier, .n = contact.at("nombre").as<std::int64_t>()});
}

}  // namespace year
