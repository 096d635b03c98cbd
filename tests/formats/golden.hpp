// Golden files of stored texts. A text of today is compared byte for byte; a file that a test does not expect is never
// rewritten: a changed format is a new file, and the old one stays readable.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace parcours::formats {

inline std::string contents_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

inline std::string golden(const std::string& name) {
  return contents_of(std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/formats" / name);
}

// The text that the program gives is left in the build folder, so that the difference can be looked at.
inline void expect_golden(const std::string& text, const std::string& name) {
  const auto folder = std::filesystem::path(PARCOURS_BINARY_DIR) / "tests/formats";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << text << '\n';
  EXPECT_EQ(text, golden(name)) << "see " << folder / name;
}

}  // namespace parcours::formats
