// Each workflow in `golden` is drawn exactly as the files with its name show. With PARCOURS_GOLDEN=update the test
// writes these files; review the difference before a commit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "drawing/drawing.hpp"
#include "support/case_simulation.hpp"

namespace parcours::drawing {
namespace {

using std::filesystem::path;

std::vector<path> golden_workflows() {
  std::vector<path> files;
  for (const auto& each : std::filesystem::directory_iterator(path(PARCOURS_SOURCE_DIR) / "tests/unit/drawing/golden"))
    if (each.path().extension() == ".yaml") files.push_back(each.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class GoldenDrawing : public ::testing::TestWithParam<path> {
 protected:
  static void compare(const std::string& text, path file, const char* extension) {
    file.replace_extension(extension);
    const char* mode = std::getenv("PARCOURS_GOLDEN");
    if (mode && std::string_view(mode) == "update") std::ofstream(file, std::ios::binary) << text;
    EXPECT_EQ(text, content(file));
  }
  Diagram diagram(const char* language) const {
    return diagram_of(testing::workflow_of(content(GetParam()), testing::with_sheet()), language);
  }
};

TEST_P(GoldenDrawing, IsTheSameInDot) { compare(to_dot(diagram("fr")), GetParam(), ".dot"); }
TEST_P(GoldenDrawing, IsTheSameInMermaid) { compare(to_mermaid(diagram("en")), GetParam(), ".mmd"); }
TEST_P(GoldenDrawing, IsTheSameInBpmn) { compare(to_bpmn(diagram("fr")), GetParam(), ".bpmn"); }

INSTANTIATE_TEST_SUITE_P(All, GoldenDrawing, ::testing::ValuesIn(golden_workflows()),
                         [](const auto& each) { return each.param.stem().string(); });

}  // namespace
}  // namespace parcours::drawing
