// The young people of the sheet P3: proposed, heard, offered a place, on a chantier, and what comes after it.
#pragma once
#include "chantiers.hpp"

namespace year {

struct YoungPerson {
  std::string quartier, educator;
  Date born{};
  bool is_derogated = false;

  std::string reference{};
  Chantier* chantier = nullptr;  // that they chose last
  int choices = 0;
  std::int64_t confidence = 0;  // before; 0: no answer
  bool is_soon = false;         // the next step came within 30 days
  bool is_engaged = false;      // after three months
  bool is_waiting = false;      // for a place
};

class YoungPeople {
 public:
  YoungPeople(City& city, Chantiers& chantiers) : city_(city), chantiers_(chantiers) {}
  void plan_proposals(int year, int young_people);

 private:
  void propose(YoungPerson& young);
  void ask_derogation(YoungPerson& young);
  void compare(YoungPerson& young);
  void hear(YoungPerson& young);
  void decide(YoungPerson& young);
  Chantier* choice(YoungPerson& young);
  void choose(YoungPerson& young);
  void look_for_an_offer(YoungPerson& young);
  void answer(YoungPerson& young);
  void prepare(YoungPerson& young);
  void come_back_from(YoungPerson& young);
  void talk_about_absences(YoungPerson& young);
  void measure_after(YoungPerson& young);
  void go_on(YoungPerson& young);
  void go_on_without(YoungPerson& young);
  void follow(YoungPerson& young, const std::string& step);

  void note_that_waiting_is_over(YoungPerson& young);
  void note(const YoungPerson& young, const std::string& what, std::map<std::string, std::string> by = {},
            std::int64_t n = 1);
  void then(YoungPerson& young, int days, int hour, void (YoungPeople::*what)(YoungPerson&));

  City& city_;
  Chantiers& chantiers_;
  std::deque<YoungPerson> all_;
};

}  // namespace year
