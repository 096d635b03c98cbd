// The attendance of a chantier: who leads the work knows of no parcours, and notes who was there.
#include <gmock/gmock.h>

#include "sheets/city.hpp"

namespace parcours {
namespace {

using testing::Kind;
using testing::SheetsCity;

class Attendance : public ::testing::Test {
 protected:
  void SetUp() override {
    site = city.chantier(3);
    for (int i = 0; i < 2; ++i) {
      young.push_back(city.young_person("karim"));
      city.go(young.back(), "choisir", "karim", {}, {{"chantier", site}});
      city.go(young.back(), "repondre", "karim", "acceptee");
    }
    city.deliver();
    move_to(std::chrono::year(2027) / 2 / 2);
    city.go(site, "maintenir", "nadia", "maintenir");
    move_to(std::chrono::year(2027) / 2 / 8);
  }
  void move_to(std::chrono::year_month_day day) {
    city.clock.at = std::chrono::sys_days(day) + std::chrono::hours(16);
    city.deliver();
  }
  void note(const char* half, const Record& participants) {
    city.start(site, "emarger", "yann", {},
               {{"jour", "2027-02-08"}, {"creneau", half}, {"participants", participants}});
    city.deliver();
  }
  // "matin vu, apres_midi absent"
  std::string attendance_of(const std::string& reference) {
    std::string all;
    const auto seen = city.engine.read({"karim"}, reference);
    const auto* rows = seen->fields.find("venues");
    for (const auto& row : rows ? rows->as<List>() : List()) {
      const auto& half = row.as<Record>();
      all +=
          (all.empty() ? "" : ", ") + half.at("creneau").as<std::string>() + " " + half.at("statut").as<std::string>();
    }
    return all;
  }

  SheetsCity city{Kind::memory};
  std::string site;
  std::vector<std::string> young;
};

TEST_F(Attendance, IsNotedByWhoLeadsTheWorkAndReachesEachParcoursOnce) {
  note("matin", {{young[0], Record{{"statut", "vu"}}}, {young[1], Record{{"statut", "absent"}}}});
  note("apres_midi", {{young[0], Record{{"statut", "vu"}}}});

  EXPECT_EQ(attendance_of(young[0]), "matin vu, apres_midi vu");
  EXPECT_EQ(attendance_of(young[1]), "matin absent");
  EXPECT_FALSE(city.engine.read({"yann"}, young[0]));
}

}  // namespace
}  // namespace parcours
