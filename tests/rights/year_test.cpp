// A synthetic year of the sheet P2, played through commands, and the bilan that it gives.
#include <gmock/gmock.h>

#include <array>
#include <map>
#include <random>

#include "base/calendar.hpp"
#include "parcours/local_time.hpp"
#include "rights/shipped_city.hpp"
#include "support/bilan.hpp"

namespace parcours {
namespace {

using testing::city_figure;
using testing::figures_of;
using testing::ShippedCity;

constexpr std::array<const char*, 3> kDistricts{"canourgues", "monaque", "bressons"};

// Volumes of a city of 45,000: 464 rounds with 2,640 contacts, 120 situations, 45 children who are accompanied.
class AYearOfP2 : public ::testing::Test {
 protected:
  AYearOfP2() {
    city.clock.at = instant("2027-01-04");
    city.grant({"malik", "educateur_rue"});
  }
  static Instant instant(const char* day) { return start_of(*parse_date(day), "Europe/Paris") + std::chrono::hours(9); }
  int below(int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }
  // Half of what happens is in Les Canourgues.
  std::string district() {
    const int n = below(100);
    return kDistricts[n < 55 ? 0 : n < 79 ? 1 : 2];
  }
  // 8 to 14: 6, 9, 13, 16, 19, 20 and 17 of a hundred.
  std::string birth() {
    int n = below(100), age = 8;
    for (const int share : {6, 9, 13, 16, 19, 20, 17}) {
      if (n < share) break;
      n -= share, ++age;
    }
    const auto born = Date(std::chrono::floor<std::chrono::days>(city.clock.at)) - std::chrono::years(age) -
                      std::chrono::months(2 + below(8));
    return fmt_day(Date{born.year(), born.month(), std::chrono::day(1U + static_cast<unsigned>(below(27)))});
  }
  static std::string fmt_day(Date day) { return to_text(day); }

  void round() {
    static constexpr std::array<const char*, 3> bands{"de_8_9", "de_10_11", "de_12_14"};
    const auto yesterday = to_text(Date(std::chrono::floor<std::chrono::days>(city.clock.at - std::chrono::hours(24))));
    const auto quartier = district();
    const auto of = city.open("tournee-de-rue",
                              {{"quartier", quartier},
                               {"lieu", "place"},
                               {"debut", yesterday + " 17:30"},
                               {"fin", yesterday + " 20:00"},
                               {"equipe", 2},
                               {"nombre", 1 + below(9)},
                               {"tranches", List{bands[static_cast<std::size_t>(below(3))]}},
                               {"effectif", true},
                               {"proposition", "sport"}},
                              "sofia");
    ++rounds[quartier], ++contacts;
    for (int more = 4 + (rounds_done++ % 16 < 11 ? 1 : 0); more > 0; --more) {
      city.go(of, "terminer", "sofia", "autre_contact");
      city.go(of, "noter", "sofia", {},
              {{"nombre", 1 + below(9)},
               {"tranches", List{bands[static_cast<std::size_t>(below(3))]}},
               {"effectif", true},
               {"proposition", "sport"}});
      ++contacts;
    }
    city.go(of, "terminer", "sofia", "terminee");
  }

  // A child is reported; three in eight are accompanied, and of these three in five come three times in sixty days.
  void situation(int number) {
    const auto quartier = district();
    const auto of = city.open("presence-educative",
                              {{"quartier", quartier},
                               {"origine", "ecole"},
                               {"prenom", "Prénom"},
                               {"naissance", birth()},
                               {"faits", List{"isolement"}}},
                              "claire");
    city.go(of, "verifier_doublon", "nadia", "nouveau");
    city.go(of, "trier", "nadia", "retenu", {}, {"E_AGE_UNCERTAIN"});
    ++admitted[quartier];
    if (number % 8 >= 3) return;
    const auto today = to_text(Date(std::chrono::floor<std::chrono::days>(city.clock.at)));
    city.go(of, "planifier", "nadia", {}, {{"date_veille", today}});
    city.go(of, "decider", "nadia", "educateur", {{"referent", "sofia"}});
    city.go(of, "tenter", "sofia", "joint", {{"proposition", "sport"}});
    ++contacts;
    city.go(of, "adherer", "sofia", {}, {{"adhesion_enfant", "oui"}, {"adhesion_parents", "oui"}});
    city.go(of, "situer", "sofia", {}, {{"echelle", 1}});
    city.go(of, "preparer", "sofia", {}, {{"objectifs", List{"inscription"}}, {"prochain_point", today}});
    ++accompanied[quartier];
    const bool comes = below(5) < 3;
    for (int i = 0; i < (comes ? 3 : 2); ++i) present(of);
    came += comes;
    if (below(3) == 0) return;
    city.go(of, "suivre", "sofia", "point");
    city.go(of, "faire_point", "sofia", {}, {{"echelle", 2}});
    city.go(of, "conclure_point", "sofia", "conclure");
    city.go(of, "mesurer", "sofia", {}, {{"echelle", below(2) == 0 ? 4 : 1}});
    city.go(of, "clore", "nadia", "integre");
    ++closed;
  }
  void present(const std::string& of) {
    ASSERT_TRUE(city.engine.submit({Start{of, "noter_presence"}, {"sofia"}}));
    city.go(of, "noter_presence", "sofia", {}, {{"activite", "sport"}, {"venue", "present"}});
  }

  void play() {
    for (int i = 0; i < 464; ++i) {
      city.clock.at = instant("2027-01-04") + std::chrono::hours(24 * 350 * i / 464);
      round();
      if (i * 120 / 464 != (i + 1) * 120 / 464) situation(i * 120 / 464);
      if (HasFatalFailure()) return;
    }
    city.clock.at = instant("2028-04-01");
  }
  // The figures of an indicator by district, empty where they are withheld.
  std::map<std::string, double> by_district(const std::string& indicator) {
    std::map<std::string, double> all;
    for (const auto& figure : figures_of(city.engine, {"root"}, {"p2", "2027"}))
      if (figure.indicator == indicator && figure.dimensions == std::vector<std::string>{"territory"} && figure.value)
        all[figure.key.front()] = *figure.value;
    return all;
  }
  static std::map<std::string, double> as_figures(const std::map<std::string, int>& counted) {
    std::map<std::string, double> all;
    for (const auto& [name, n] : counted) all[name] = n;
    return all;
  }

  ShippedCity city;
  std::mt19937 random{2026};
  std::map<std::string, int> rounds, admitted, accompanied;
  int contacts = 0, rounds_done = 0, came = 0, closed = 0;
};

TEST_F(AYearOfP2, HasAFigureForEachExpectedResultAndEachDistrictWithNoneOrFive) {
  play();
  ASSERT_FALSE(HasFatalFailure());

  const auto bilan = city.engine.bilan({"root"}, {"p2", "2027"});
  ASSERT_TRUE(bilan) << testing::text_of(bilan.problems());
  int told = 0, withheld = 0;
  for (const auto& result : bilan->results) {
    bool has_city = false;
    for (const auto& indicator : result.show) {
      for (const auto& table : indicator.now.tables) {
        has_city = has_city || (table.dimensions.empty() && !table.cells.empty() && table.cells[0].value);
        told += static_cast<int>(table.cells.size());
      }
      withheld += static_cast<int>(indicator.now.withheld.size());
    }
    EXPECT_TRUE(has_city) << result.answers.in("fr");
  }
  RecordProperty("cells_shown", told);
  RecordProperty("tables_withheld", withheld);
  std::printf("contacts %d, accompanied %d, cells shown %d, tables withheld %d\n", contacts,
              accompanied["canourgues"] + accompanied["monaque"] + accompanied["bressons"], told, withheld);
  EXPECT_EQ(by_district("tournees"), as_figures(rounds));
  EXPECT_EQ(city_figure(city.engine, {"p2", "2027"}, "contacts"), contacts);
  EXPECT_EQ(by_district("retenues"), as_figures(admitted));
  const bool enough =
      std::all_of(accompanied.begin(), accompanied.end(), [](const auto& each) { return each.second >= 5; });
  EXPECT_EQ(by_district("accompagnes"), enough ? as_figures(accompanied) : (std::map<std::string, double>{}));
  if (const char* page = std::getenv("PARCOURS_PAGE")) std::ofstream(page) << testing::text_of(*bilan);
}

}  // namespace
}  // namespace parcours
