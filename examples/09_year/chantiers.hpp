// The chantiers of the sheet P3: asked for, prepared, open to young people, worked half-day by half-day, received.
#pragma once
#include <deque>

#include "played_city.hpp"

namespace year {

struct Chantier {
  enum class Fate { held, not_feasible, given_up, cancelled_early };
  Fate fate = Fate::held;
  std::string quartier, nature, support;
  int places = 5;
  bool has_partners = false;

  std::string reference{};
  Date begins{}, ends{};
  bool is_open = false;  // young people may choose it
  std::vector<std::string> on_it{};
  int asked_for = 0;  // how often it was chosen
};

class Chantiers {
 public:
  explicit Chantiers(City& city) : city_(city) {}
  // Plans so many that take place, and two requests that do not.
  void plan_requests(int year, int chantiers);

  // Those that may be chosen for some more days, in the order of their beginning.
  std::vector<Chantier*> open_ones();

 private:
  void plan_request(Date day, Chantier chantier);
  void ask(Chantier& chantier);
  void study(Chantier& chantier);
  void agree(Chantier& chantier);
  void fix_dates(Chantier& chantier);
  void cancel_early(Chantier& chantier);
  void keep_or_cancel(Chantier& chantier);
  void hold_day(Chantier& chantier, Date day);
  void receive(Chantier& chantier);
  void then(Chantier& chantier, int days, int hour, void (Chantiers::*what)(Chantier&));

  City& city_;
  std::deque<Chantier> all_;
};

}  // namespace year
