// Reading the files of a city (read_surroundings.cpp).
#include <gmock/gmock.h>

#include <fstream>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "support/paris.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ReadSurroundings : public ::testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void write(const char* name, const char* text) const { std::ofstream(folder_ / name) << text; }
  std::vector<std::string> codes() {
    std::vector<std::string> all;
    for (const auto& problem : read_surroundings(folder_, city_)) all.push_back(problem.code);
    return all;
  }

  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) / ("definition_city." + std::to_string(::getpid()));
  Surroundings city_{testing::paris()};
};

TEST_F(ReadSurroundings, IsContentWithAnEmptyFolder) {
  EXPECT_THAT(codes(), IsEmpty());
  EXPECT_FALSE(city_.roles);
}

TEST_F(ReadSurroundings, ReadsTitlesShortAndLong) {
  write("roles.yaml", "elu: Élu\ndpo: { title: Délégué }\nmediateur: { fr: Médiateur, en: Mediator }\n");
  write("territories.yaml", "monaque: La Monaque\n");

  EXPECT_THAT(codes(), IsEmpty());

  ASSERT_EQ(city_.roles->size(), 3u);
  EXPECT_EQ((*city_.roles)[1].title.in("fr"), "Délégué");
  EXPECT_EQ((*city_.roles)[2].title.in("en"), "Mediator");
  EXPECT_EQ(city_.territories.front().name, "monaque");
}

TEST_F(ReadSurroundings, ReadsWhenAValueOfAVocabularyHolds) {
  write("vocabularies.yaml", "administrations:\n  caf: CAF\n  pole_emploi: { title: Pôle emploi, to: 2023-12-31 }\n");

  EXPECT_THAT(codes(), IsEmpty());

  const auto& values = city_.vocabularies.at("administrations");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[1].to, Date(std::chrono::year(2023) / 12 / 31));
}

TEST_F(ReadSurroundings, RemembersWhereAParameterStands) {
  write("parameters.yaml", "# ville\nage_max: 14\n");

  EXPECT_THAT(codes(), IsEmpty());

  EXPECT_EQ(city_.parameters.at("age_max"), Value("14"));
  EXPECT_EQ(city_.parameter_positions.at("age_max"), (folder_ / "parameters.yaml").string() + ":2:10");
}

TEST_F(ReadSurroundings, SaysEverythingWrongWithAllFiles) {
  write("roles.yaml", "Élu: x\nend: y\n");
  write("territories.yaml", "- monaque\n");
  write("vocabularies.yaml", "administrations: { caf: { title: CAF, tu: 2023, to: hier } }\n");
  write("parameters.yaml", "a: b: c\n");

  EXPECT_THAT(codes(),
              ElementsAre("bad-name", "reserved-name", "want-names", "unknown-key", "not-a-date", "yaml-colon"));
}

TEST_F(ReadSurroundings, ReadsWhereTerritoriesLieAndWhenThereIsSchool) {
  write("territories.yaml",
        "monaque: { title: La Monaque, outline: [43.64 5.09, 43.65 5.09, 43.65 5.1] }\nbressons: Les Bressons\n");
  write("school_years.yaml",
        "2026-2027:\n  first: 2026-09-01\n  last: 2027-07-02\n  holidays: { noel: 2026-12-19..2027-01-03, pont: "
        "2027-05-07 }\n");

  EXPECT_THAT(codes(), IsEmpty());

  EXPECT_EQ(city_.territories.size(), 2u);
  EXPECT_EQ(territory_at(city_.city, {43.649, 5.092}), "monaque");
  ASSERT_EQ(city_.city.school_years.size(), 1u);
  using namespace std::chrono_literals;
  EXPECT_THAT(city_.city.school_years[0].holidays, ElementsAre(std::pair<Date, Date>(2026y / 12 / 19, 2027y / 1 / 3),
                                                               std::pair<Date, Date>(2027y / 5 / 7, 2027y / 5 / 7)));
}

TEST_F(ReadSurroundings, SaysWhatIsNoOutlineAndNoSchoolYear) {
  write("territories.yaml",
        "aa: { title: A, outline: [43 5, 43 6, quarante] }\nbb: { title: B, outline: [0 0, 1 1, 0 1, 1 0] }\n"
        "cc: { title: C, outline: [] }\ndd: { title: D, outline: [[1, 2]] }\n");
  write("school_years.yaml",
        "aa: { first: 2026-09-01 }\nbb: { first: 2026-09-01, last: 2026-08-01 }\n"
        "cc: { first: 2026-09-01, last: 2027-07-02, holidays: { noel: hier, pont: 2027-05-07..2027-05-06, ete: "
        "2027-07-03..2027-08-31 } }\n"
        "dd: 2026\nee: { first: 2027-07-02, last: 2028-07-02 }\n");

  EXPECT_THAT(codes(),
              ElementsAre("not-a-point", "outline-crosses", "want-list", "not-a-point", "missing-key", "backward-days",
                          "not-days", "backward-days", "holiday-outside", "want-map", "years-overlap"));
}

TEST_F(ReadSurroundings, RefusesAQuestionThatTheCityCouldNeverAnswer) {
  const char* text = R"(workflow: lieux
title: Lieux
fields: { lieu: { type: place }, jour: { type: date } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: elu, form: [lieu, jour: optional] }
      trier: { decide: [ { when: in_territory(lieu), next: agir }, { when: school_day(jour), next: agir }, { otherwise: end fait } ] }
      agir: { task: Agir, by: elu, next: end fait }
)";
  std::vector<std::string> all;
  for (const auto& problem : read(text, "essai.yaml", city_).problems) all.push_back(problem.code);
  EXPECT_THAT(all, ElementsAre("no-outlines", "no-school-years"));

  city_.city.outlines.push_back({"nord", {{43, 5}, {44, 5}, {44, 6}}});
  city_.city.school_years = {{std::chrono::year(2026) / 9 / 1, std::chrono::year(2027) / 7 / 2, {}}};
  EXPECT_THAT(read(text, "essai.yaml", city_).problems, IsEmpty());
}

TEST_F(ReadSurroundings, OfTheCityAreRight) {
  const auto folder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows";

  for (const auto& problem : read_surroundings(folder, city_)) ADD_FAILURE() << to_text(problem, "en");

  EXPECT_EQ(city_.roles->size(), 21u);
  EXPECT_EQ(city_.territories.size(), 3u);
}

}  // namespace
}  // namespace parcours::definition
