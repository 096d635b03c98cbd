#include "year.hpp"

namespace year {
namespace {

Date day_of(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

}  // namespace

Volumes part_of(const Volumes& all, int percent) {
  const auto part = [&](int n) { return std::max(1, n * percent / 100); };
  return {part(all.rounds),   part(all.contacts),  part(all.situations),
          part(all.followed), part(all.chantiers), part(all.young_people)};
}

Year::Year(parcours::Settings settings, const std::filesystem::path& workflows, Date first_day, unsigned seed)
    : number_(static_cast<int>(first_day.year())),
      city_(std::move(settings), workflows, first_day, seed),
      street_(city_),
      children_(city_, street_),
      chantiers_(city_),
      young_people_(city_, chantiers_) {
  street_.open_watches(first_day);
}

void Year::plan(const Volumes& volumes) {
  street_.plan_rounds(number_, volumes.rounds, volumes.contacts);
  children_.plan_reports(number_, volumes.situations, volumes.followed);
  if (volumes.chantiers > 0) chantiers_.plan_requests(number_, volumes.chantiers);
  young_people_.plan_proposals(number_, volumes.young_people);
}

void Year::play() { city_.play_until(day_of(number_ + 1, 3, 15)); }

}  // namespace year
