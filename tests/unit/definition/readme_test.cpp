// The reference for administrators says what is true: its workflows load, its table holds every key.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "definition/places.hpp"
#include "definition/reader.hpp"
#include "definition/types.hpp"

namespace parcours::definition {
namespace {

std::string reference() {
  std::ifstream in(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows" / "README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> yaml_blocks(const std::string& text) {
  std::vector<std::string> blocks;
  const std::string open = "```yaml\n";
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at + 1))
    blocks.push_back(text.substr(at + open.size(), text.find("\n```", at) - at - open.size() + 1));
  return blocks;
}

TEST(Reference, HoldsWorkflowsThatLoad) {
  Surroundings city;
  ASSERT_TRUE(read_surroundings(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", city).empty());
  std::size_t workflows = 0;

  for (const auto& block : yaml_blocks(reference())) {
    if (!block.starts_with("workflow:")) continue;
    for (const auto& problem : read(block, "README.md", city).problems) ADD_FAILURE() << to_text(problem, "en");
    ++workflows;
  }

  EXPECT_GE(workflows, 2u);
}

TEST(Reference, NamesEveryKeyAndEveryType) {
  const auto text = reference();
  for (const auto* place : places::all())
    for (const auto words : {place->keys, place->more})
      for (const auto word : words) EXPECT_NE(text.find(word), std::string::npos) << word << " of " << place->name;
  for (const auto& type : type_names()) EXPECT_NE(text.find("`" + type + "`"), std::string::npos) << type;
}

}  // namespace
}  // namespace parcours::definition
