// A new folder for each test, and functions with which tests of loading prepare files.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "plugin/registry.hpp"

namespace parcours::plugin {

// The path of the built fixture of that name.
inline std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(PARCOURS_FIXTURES) / name / (name + ".so");
}

// The contents of a file.
inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The reason why `load` refuses the file; empty when it loads it. Any other error code fails the test.
inline std::string refusal_of(const std::filesystem::path& file, Registry& registry) {
  try {
    registry.load(file);
  } catch (const Error& refused) {
    EXPECT_EQ(refused.code(), Error::Code::plugin);
    return refused.what();
  }
  return "";
}
inline std::string refusal_of(const std::filesystem::path& file) {
  Registry registry;
  return refusal_of(file, registry);
}

// An empty folder that only its owner may enter. It is removed after the test.
class Scratch : public testing::Test {
 protected:
  Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "parcours-abi-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
  }
  ~Scratch() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  std::filesystem::path copy(const std::string& name) {
    std::filesystem::copy_file(fixture(name), folder_ / (name + ".so"));
    return folder_ / (name + ".so");
  }

  std::filesystem::path folder_;
};

}  // namespace parcours::plugin
