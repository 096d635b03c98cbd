#include <gmock/gmock.h>

#include <fstream>

#include "definition/reader.hpp"

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

  std::filesystem::path folder_ = std::filesystem::path(::testing::TempDir()) / ("definition_city." + std::to_string(::getpid()));
  Surroundings city_;
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
  EXPECT_EQ(city_.places.at("age_max"), (folder_ / "parameters.yaml").string() + ":2:10");
}

TEST_F(ReadSurroundings, SaysEverythingWrongWithAllFiles) {
  write("roles.yaml", "Élu: x\nend: y\n");
  write("territories.yaml", "- monaque\n");
  write("vocabularies.yaml", "administrations: { caf: { title: CAF, tu: 2023, to: hier } }\n");
  write("parameters.yaml", "a: b: c\n");

  EXPECT_THAT(codes(), ElementsAre("bad-name", "reserved-name", "want-names", "unknown-key", "not-a-date", "yaml-colon"));
}

TEST_F(ReadSurroundings, OfTheCityAreRight) {
  const auto folder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows";

  for (const auto& problem : read_surroundings(folder, city_)) ADD_FAILURE() << to_text(problem, "en");

  EXPECT_EQ(city_.roles->size(), 21u);
  EXPECT_EQ(city_.territories.size(), 3u);
}

}  // namespace
}  // namespace parcours::definition
