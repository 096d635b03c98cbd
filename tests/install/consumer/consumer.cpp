// consumer FOLDER: opens an engine with the sheets of FOLDER and says whether the one that is wanted is there.
#include <iostream>

#include "parcours/engine.hpp"

int main(int, char** argv) {
  parcours::Engine engine(parcours::Settings{.database = "sqlite3::memory:", .plugins = {argv[1]}});
  const auto sheets = engine.sheets();
  if (sheets.size() == 1 && sheets.front().name == "own" && engine.verify().empty()) return 0;
  std::cerr << "the sheet 'own' is not loaded\n";
  return 1;
}
