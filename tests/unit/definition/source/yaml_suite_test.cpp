// The published suite of YAML: every wrong text of it is refused, with a place.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "definition/source/yaml.hpp"

namespace parcours::definition {
namespace {

std::filesystem::path suite() {
  const char* given = std::getenv("PARCOURS_VECTORS");
  return given ? std::filesystem::path(given) / "yaml"
               : std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "vectors" / "yaml";
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Calls `check(file, root, problems)` for each document of a folder of the suite. Returns their number.
template <class Check>
std::size_t each_document(const char* folder, Check check) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(suite() / folder)) {
    if (file.path().extension() != ".yaml") continue;
    const Source source(file.path().filename().string(), content(file.path()));
    DiagnosticSink sink(source);
    const auto root = yaml::parse(source, sink);
    check(file.path(), root, sink.take());
    ++count;
  }
  return count;
}

TEST(YamlSuite, EveryInvalidDocumentIsRefusedWithItsPlace) {
  if (!std::filesystem::exists(suite())) GTEST_SKIP() << "no " << suite() << ": set PARCOURS_VECTORS";

  const auto count = each_document("invalid", [](const auto& file, const auto&, const Problems& problems) {
    ASSERT_FALSE(problems.empty()) << file << " is refused without a word";
    EXPECT_NE(problems.front().where.find(".yaml:"), std::string::npos) << problems.front().where;
  });

  EXPECT_GT(count, 40u);
}

TEST(YamlSuite, AValidDocumentIsReadOrRefusedWithAReason) {
  if (!std::filesystem::exists(suite())) GTEST_SKIP() << "no " << suite() << ": set PARCOURS_VECTORS";
  std::size_t read = 0;

  const auto count = each_document("valid", [&](const auto& file, const auto& root, const Problems& problems) {
    EXPECT_TRUE(root || !problems.empty()) << file;
    read += problems.empty();
  });

  EXPECT_GT(count, 100u);
  EXPECT_GT(read, count / 4);
}

}  // namespace
}  // namespace parcours::definition
