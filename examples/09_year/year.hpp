// A year of the sheets P2 and P3 in an invented city of 45,000, played through commands. Its volumes are assumptions;
// no child and no young person of it exists.
#pragma once
#include "children.hpp"
#include "young_people.hpp"

namespace year {

// How much happens in a year.
struct Volumes {
  int rounds = 464, contacts = 2640;      // in the street
  int situations = 120, followed = 45;    // children who are reported, and those of them who are followed
  int chantiers = 26, young_people = 87;  // 12 of them are 26 to 30
};
// So many of a hundred of each.
Volumes part_of(const Volumes& all, int percent);

// Owns what happens. What is planned lasts until it was played.
class Year {
 public:
  // As City. The year is that of the first day.
  Year(parcours::Settings settings, const std::filesystem::path& workflows, Date first_day, unsigned seed = 2026);

  City& city() { return city_; }
  Street& street() { return street_; }
  Children& children() { return children_; }

  void plan(const Volumes& volumes);
  // Plays until the day on which the bilans of the year are whole: the delays of its cohorts have passed.
  void play();

 private:
  int number_;
  City city_;
  Street street_;
  Children children_;
  Chantiers chantiers_;
  YoungPeople young_people_;
};

}  // namespace year
