// A synthetic year of P2 and P3, played through commands (examples/09_year): what the bilans show is what is counted by
// hand from the notes of who was there.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "sheets/hand_count.hpp"
#include "support/bilan.hpp"
#include "support/databases.hpp"
#include "support/temp_folder.hpp"
#include "support/text_of_file.hpp"
#include "year.hpp"

namespace parcours {
namespace {

using testing::ByHand;
using testing::HandCount;
using testing::Kind;
using Computed = HandCount::Kind;

constexpr int kYear = 2026;

std::function<bool(const year::Note&)> with(const std::string& name, const std::string& value) {
  return [=](const year::Note& note) { return note.by.at(name) == value; };
}

const std::vector<HandCount>& counts_of_p2() {
  static const std::vector<HandCount> kCounts{
      {"contacts", Computed::sum, "contact"},
      {"contacts_par_age", Computed::sum, "contact"},
      {"jeunes", Computed::sum, "jeune_rencontre"},
      {"tournees", Computed::sum, "tournee"},
      {"minutes", Computed::sum, "presence_de_rue"},
      {"semaines", Computed::weeks, "tournee", {}, {}, 2},
      {"accompagnes", Computed::distinct, "accompagne"},
      {"integration", Computed::cohort, "trois_presences", "accompagne"},
      {"progression", Computed::share, "cloture", {}, with("monte", "true")},
      {"inscription", Computed::share, "derniere_echelle", {}, with("echelle", "4")},
      {"retenues", Computed::distinct, "retenu"},
      {"suivis", Computed::stock, "suivi"},
      {"ecole", Computed::distinct, "echange_ecole"},
      {"ruptures", Computed::distinct, "rupture_scolaire"},
      {"quinze", Computed::distinct, "quinze_ans"},
      {"fins", Computed::sum, "fin_de_suivi"}};
  return kCounts;
}

const std::vector<HandCount>& counts_of_p3() {
  static const std::vector<HandCount> kCounts{
      {"supports", Computed::list, "chantier", {}, {}, 1, "support"},
      {"chantiers", Computed::sum, "chantier"},
      {"places", Computed::sum, "place"},
      {"remplissage", Computed::ratio, "i2_prises", "place"},
      {"confiance", Computed::mean, "i3"},
      {"reponses", Computed::share, "i3_repondants", {}, with("repondu", "true")},
      {"suite", Computed::share, "i4", {}, with("sous_30_jours", "true")},
      {"par_type", Computed::sum, "i4"},
      {"partenaires", Computed::share, "chantier", {}, with("partenariat", "true")},
      {"parcours", Computed::distinct, "parcours-chantier.opened"},
      {"ages", Computed::distinct, "propose"},
      {"attente", Computed::stock, "attente"},
      {"trois_mois", Computed::share, "nouvelles_3_mois", {}, with("engage", "true")},
      {"six_mois", Computed::share, "nouvelles_6_mois", {}, with("continu", "true")}};
  return kCounts;
}

Settings settings_on(const testing::Fresh& database, const testing::TempFolder& folder) {
  Settings settings{.database = database.connection(),
                    .plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"}};
  settings.key = folder.path() / "chain.key";
  return settings;
}

std::filesystem::path shipped_workflows() { return std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows"; }

// How many cells there are in the tables that a bilan declares, and how many of them are not shown: by the old rule,
// each of 1 to 4 alone, and now.
struct Cells {
  int all = 0, withheld_before = 0, withheld_now = 0;
  bool operator==(const Cells&) const = default;
};
void PrintTo(const Cells& cells, std::ostream* out) {
  *out << cells.all << ", " << cells.withheld_before << ", " << cells.withheld_now;
}

class AYear : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (const auto reason = testing::reason_to_skip(GetParam()); !reason.empty()) GTEST_SKIP() << reason;
    database = testing::make_fresh(GetParam());
    played.emplace(settings_on(*database, folder), shipped_workflows(), std::chrono::year(kYear) / 1 / 2);
  }
  void play(const year::Volumes& volumes) {
    played->plan(volumes);
    played->play();
  }
  Engine& engine() { return played->city().engine(); }

  Bilan bilan(const std::string& sheet) {
    auto bilan = engine().bilan({"nadia"}, {sheet, std::to_string(kYear)});
    EXPECT_TRUE(bilan) << testing::refusal_of(bilan);
    if (const char* pages = std::getenv("PARCOURS_PAGES"))
      std::ofstream(std::filesystem::path(pages) / (sheet + ".html")) << to_html(*bilan, "fr");
    return *bilan;
  }
  // Compares each table of the bilan, shown or not, with what is counted by hand.
  Cells compare(const Bilan& bilan, const std::vector<HandCount>& counts) {
    const ByHand hand(played->city().notes(), kYear);
    Cells cells;
    for (const auto& result : bilan.results)
      for (const auto& indicator : result.show) {
        const auto count = std::find_if(counts.begin(), counts.end(),
                                        [&](const auto& each) { return each.indicator == indicator.name; });
        if (count == counts.end()) {
          ADD_FAILURE() << indicator.name << " is not counted by hand";
          continue;
        }
        for (const auto& table : indicator.now.tables) compare_shown(hand, *count, table);
        for (const auto& table : indicator.now.tables) add(hand, *count, table, false, cells);
        for (const auto& table : indicator.now.withheld) add(hand, *count, table, true, cells);
        expect_shown_where_it_may(hand, *count, indicator);
      }
    return cells;
  }
  void compare_shown(const ByHand& hand, const HandCount& count, const BilanTable& table) {
    const auto counted = hand.cells(count, table);
    EXPECT_EQ(table.cells.size(), counted.size()) << count.indicator << " " << table.series;
    for (const auto& cell : table.cells) {
      const auto at = counted.find(cell.key);
      ASSERT_NE(at, counted.end()) << count.indicator << " " << ::testing::PrintToString(cell.key);
      const auto value = hand.value(count, at->second);
      ASSERT_EQ(cell.value.has_value(), value.has_value()) << count.indicator;
      if (value) {
        EXPECT_NEAR(*cell.value, *value, 1e-9) << count.indicator << ::testing::PrintToString(cell.key);
      }
    }
  }
  static void add(const ByHand& hand, const HandCount& count, const BilanTable& table, bool is_withheld, Cells& cells) {
    for (const auto& [key, notes] : hand.cells(count, table)) {
      ++cells.all;
      cells.withheld_now += is_withheld ? 1 : 0;
      cells.withheld_before += hand.was_withheld(count, notes) ? 1 : 0;
    }
  }
  // Without series, a table of persons is shown exactly where nobody or five persons are behind each cell.
  static void expect_shown_where_it_may(const ByHand& hand, const HandCount& count, const BilanIndicator& indicator) {
    EXPECT_TRUE(indicator.of_persons || indicator.now.withheld.empty()) << indicator.name;
    if (!indicator.of_persons || !indicator.series.empty()) return;
    const auto may_be_shown = [&](const BilanTable& table) {
      const auto cells = hand.cells(count, table);
      return std::all_of(cells.begin(), cells.end(),
                         [&](const auto& cell) { return hand.may_be_shown(count, cell.second); });
    };
    for (const auto& table : indicator.now.tables) EXPECT_TRUE(may_be_shown(table)) << indicator.name;
    for (const auto& table : indicator.now.withheld) EXPECT_FALSE(may_be_shown(table)) << indicator.name;
  }
  static void expect_a_figure_for_the_city(const Bilan& bilan) {
    for (const auto& result : bilan.results) {
      const bool has_figure = std::any_of(result.show.begin(), result.show.end(), [](const BilanIndicator& each) {
        const auto& tables = each.now.tables;
        return std::any_of(tables.begin(), tables.end(), [](const BilanTable& table) {
          return table.dimensions.empty() && table.cells.front().value;
        });
      });
      EXPECT_TRUE(has_figure) << result.answers.in("fr");
    }
  }
  // The bilan of before had a line for each fact with all its dimensions, and showed none of 1 to 4.
  std::pair<int, int> old_lines() {
    std::map<std::string, std::int64_t> lines;
    for (const auto& note : played->city().notes()) {
      auto line = note.what + " " + note.quartier;
      for (const auto& [name, value] : note.by) line += " " + value;
      lines[line] += note.n;
    }
    const auto is_small = [](const auto& each) { return each.second > 0 && each.second < 5; };
    return {static_cast<int>(std::count_if(lines.begin(), lines.end(), is_small)), static_cast<int>(lines.size())};
  }
  void print(const char* sheet, const Cells& cells) {
    const auto [small, lines] = old_lines();
    std::printf(
        "%s: of %d cells %d were not shown by the old rule, %d are not shown now; of %d old lines %d were not\n", sheet,
        cells.all, cells.withheld_before, cells.withheld_now, lines, small);
  }
  void expect_sound() {
    for (const auto& fault : engine().verify()) ADD_FAILURE() << fault.where << ": " << fault.message.in("en");
  }

  testing::TempFolder folder;
  std::unique_ptr<testing::Fresh> database;
  std::optional<year::Year> played;
};
INSTANTIATE_TEST_SUITE_P(Databases, AYear, ::testing::Values(Kind::memory, Kind::postgresql),
                         [](const auto& each) { return testing::name_of(each.param); });

// PostgreSQL plays a part of it: what differs there is the store, and every statement of the year is among them.
year::Volumes volumes_of_p2(Kind kind) {
  year::Volumes volumes = kind == Kind::memory ? year::Volumes{} : year::part_of({}, 20);
  volumes.chantiers = volumes.young_people = 0;
  return volumes;
}
year::Volumes volumes_of_p3(Kind kind) {
  year::Volumes volumes = kind == Kind::memory ? year::Volumes{} : year::part_of({}, 20);
  volumes.rounds = volumes.contacts = volumes.situations = volumes.followed = 0;
  return volumes;
}

TEST_P(AYear, OfP2HasAFigureForEachExpectedResultAndByDistrictWhereEachHasNobodyOrFive) {
  play(volumes_of_p2(GetParam()));

  const auto shown = bilan("p2");
  const auto cells = compare(shown, counts_of_p2());
  print("p2", cells);
  expect_sound();
  if (GetParam() != Kind::memory) return;
  expect_a_figure_for_the_city(shown);
  EXPECT_EQ(cells, (Cells{90, 19, 33}));
}

TEST_P(AYear, OfP3HasAFigureForEachExpectedResult) {
  play(volumes_of_p3(GetParam()));

  const auto shown = bilan("p3");
  const auto cells = compare(shown, counts_of_p3());
  print("p3", cells);
  expect_sound();
  if (GetParam() != Kind::memory) return;
  expect_a_figure_for_the_city(shown);
  EXPECT_EQ(cells, (Cells{107, 24, 36}));
}

// The ratio of what is dated in the year counts 24 third presences of children who were accompanied the year before,
// and 10 that came too late.
TEST(ACohortOfAYear, FollowsEachChildWhereTheRatioOfDatedFactsWouldNot) {
  const auto database = testing::make_fresh(Kind::memory);
  testing::TempFolder folder;
  std::filesystem::copy(shipped_workflows(), folder.path() / "workflows", std::filesystem::copy_options::recursive);
  const auto file = folder.path() / "workflows" / "bilans" / "p2.yaml";
  auto text = testing::text_of_file(file);
  const std::string shown = "    show:\n      accompagnes:";
  text.insert(text.find(shown) + 10, "      dates: { title: Dates, ratio: [trois_presences, accompagne] }\n");
  folder.write("workflows/bilans/p2.yaml", text);
  year::Year played(settings_on(*database, folder), folder.path() / "workflows",
                    std::chrono::year(kYear - 1) / 10 / 27);
  const auto report = [&](int n, Date first, const std::vector<int>& presences) {
    for (int i = 0; i < n; ++i)
      played.children().plan_report(year::plus(first, i), year::followed_child(played.city().quartiers()[i % 3U],
                                                                               year::plus(first, i), presences));
  };
  using namespace std::chrono_literals;
  report(24, 2025y / 11 / 3, {20, 50, 58});
  report(27, 2026y / 1 / 12, {7, 21, 35});
  report(10, 2026y / 3 / 2, {7, 30, 75});
  report(36, 2026y / 4 / 6, {7, 30});
  played.city().play_until(2027y / 3 / 15);

  std::map<std::string, double> figures;
  for (const auto& each : testing::figures_of(played.city().engine(), {"nadia"}, {"p2", std::to_string(kYear)}))
    if (each.dimensions.empty() && each.series.empty() && each.value) figures[each.indicator] = *each.value;
  EXPECT_EQ(figures["accompagnes"], 73);
  EXPECT_NEAR(figures["integration"], 100.0 * 27 / 73, 1e-9);  // 37.0 %
  EXPECT_NEAR(figures["dates"], 100.0 * 61 / 73, 1e-9);        // 83.6 %
}

}  // namespace
}  // namespace parcours
