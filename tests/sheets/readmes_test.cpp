// What the README files of the sheets promise: each row of a table whose last column is "story" names what is there.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "support/text_of_file.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = PARCOURS_SOURCE_DIR;

// The names of all stories, and the words of the workflows, the bilans, the sheets and the tests.
struct WhatIsThere {
  WhatIsThere() {
    for (const auto& entry : fs::recursive_directory_iterator(kSource / "workflows")) {
      if (entry.path().extension() != ".yaml") continue;
      if (entry.path().parent_path().filename() == "stories")
        stories.insert(entry.path().stem().string());
      else
        workflows += testing::text_of_file(entry.path());
    }
    for (const char* folder : {"plugins", "tests/sheets"})
      for (const auto& entry : fs::recursive_directory_iterator(kSource / folder))
        if (entry.path().extension() == ".cpp") sources += testing::text_of_file(entry.path());
  }
  bool has_fact(const std::string& name) const {
    const auto own = name.substr(3);
    return sources.find("{\"" + name + "\"") != std::string::npos ||
           std::regex_search(workflows, std::regex("name: " + own + "\\b"));
  }

  std::set<std::string> stories;
  std::string workflows, sources;
};

// The last cells of the rows below a head whose last cell contains "story".
std::vector<std::string> proofs_in(const fs::path& readme) {
  std::istringstream lines(testing::text_of_file(readme));
  std::vector<std::string> cells;
  bool is_proof = false;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("|")) {
      is_proof = false;
      continue;
    }
    const auto last = line.substr(line.rfind('|', line.size() - 2) + 1);
    if (last.find("story") != std::string::npos && last.find('`') == std::string::npos)
      is_proof = true;
    else if (is_proof && line.find("---") == std::string::npos)
      cells.push_back(last);
  }
  return cells;
}

class ProofsOfReadmes : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Readmes, ProofsOfReadmes,
                         ::testing::Values("README.md", "p2_presence_educative/README.md", "p3_chantiers/README.md"));

TEST_P(ProofsOfReadmes, AreStoriesFactsAndTestsThatAreThere) {
  const WhatIsThere there;
  const auto proofs = proofs_in(kSource / "plugins" / GetParam());
  EXPECT_GT(proofs.size(), 10U);
  const std::regex quoted("`(?:[a-z-]+/stories/)?([A-Za-z0-9_.-]+)`");
  for (const auto& cell : proofs) {
    std::size_t names = 0;
    for (std::sregex_iterator at(cell.begin(), cell.end(), quoted), end; at != end; ++at, ++names) {
      const auto name = (*at)[1].str();
      const bool is_fact = name.starts_with("p2.") || name.starts_with("p3.");
      const bool is_test = std::isupper(static_cast<unsigned char>(name.front())) != 0;
      EXPECT_TRUE(is_fact   ? there.has_fact(name)
                  : is_test ? there.sources.find("class " + name) != std::string::npos
                            : there.stories.contains(name))
          << name;
    }
    EXPECT_GT(names, 0U) << cell;
  }
}

}  // namespace
}  // namespace parcours
