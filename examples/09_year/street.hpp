// The rounds in the street, and the watch of each quartier that they report to.
#pragma once
#include "played_city.hpp"

namespace year {

class Street {
 public:
  explicit Street(City& city) : city_(city) {}
  // Opens the watch of each quartier on that day, and plans its meetings until the end of the year.
  void open_watches(Date day);
  void plan_rounds(int year, int rounds, int contacts);
  const std::string& watch(const std::string& quartier) const { return watches_.at(quartier).reference; }
  Date next_meeting(const std::string& quartier) const { return watches_.at(quartier).next; }

 private:
  struct Watch {
    std::string reference;
    Date next{};
  };
  void fix_meeting(const std::string& quartier);
  void meet(const std::string& quartier);
  void round(int contacts);
  Record contact();
  void note_contact(const Record& contact, const std::string& quartier, const std::string& round);

  City& city_;
  std::map<std::string, Watch> watches_;
};

}  // namespace year
