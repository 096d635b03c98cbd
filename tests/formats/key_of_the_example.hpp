// The key of the golden hashes.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "trust/chain.hpp"

namespace parcours::formats {

// The key of bytes 0, 1, 2... so that the hash can be made again with any BLAKE2b.
inline trust::Key key_of_the_example() {
  const auto file = std::filesystem::path(::testing::TempDir()) / ("formats_test_key." + std::to_string(::getpid()));
  std::ofstream(file) << "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  const auto key = trust::Key::read(file);
  std::filesystem::remove(file);
  return key;
}

}  // namespace parcours::formats
