// The whole text of a file.
#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace parcours::testing {

// Empty where the file cannot be read.
inline std::string text_of_file(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace parcours::testing
