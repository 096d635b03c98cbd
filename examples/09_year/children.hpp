// The children of the sheet P2: who is reported, what becomes of it, and how those who are followed come.
#pragma once
#include <deque>

#include "street.hpp"

namespace year {

struct Child {
  enum class Fate { followed, known, too_young, fifteen, dismissed, not_met, refused };
  Fate fate = Fate::dismissed;
  bool is_in_danger = false, moves = false, comes_back = false;
  std::string quartier, educator;
  Date born{};
  int misses = 0;                            // tries in the street before the child is met; -1: nobody tries any more
  std::vector<int> presences{}, absences{};  // days after the adhesion
  int points = 0;                            // until the follow-up is concluded; 0: it goes on

  std::string reference{};
  bool is_followed = false;
  int times = 0, ladder = 0;
  std::map<std::string, std::string> entered{};  // under what the stay was noted, and where
  std::string entered_at{};
};

// A child of ten years who is followed, and comes on those days after the adhesion.
Child followed_child(const std::string& quartier, Date day, std::vector<int> presences);

class Children {
 public:
  Children(City& city, Street& street) : city_(city), street_(street) {}
  // Plans the reports of a year.
  void plan_reports(int year, int situations, int followed);
  void plan_report(Date day, Child child);

 private:
  void report(Child& child);
  void compare(Child& child);
  void sort(Child& child);
  void transmit(Child& child);
  void enter_on_agenda(Child& child);
  void decide(Child& child);
  void approach(Child& child);
  void meet(Child& child);
  void record_adhesion(Child& child);
  void begin(Child& child);
  void plan_what_goes_with_it(Child& child);
  void be_present(Child& child);
  void be_absent(Child& child);
  void note_presence(Child& child, const std::string& venue);
  void see_school(Child& child, const std::string& rupture);
  void move(Child& child);
  void take_stock(Child& child);
  void conclude(Child& child);
  void close(Child& child, const std::string& reason);
  void come_back(Child& child);

  std::string series(const Child& child) const;
  void note(const Child& child, const std::string& what, std::map<std::string, std::string> by = {});
  void stay(Child& child, int n);
  void then(Child& child, int days, int hour, void (Children::*what)(Child&));

  City& city_;
  Street& street_;
  std::deque<Child> all_;
};

}  // namespace year
