// Reads what the bilans of a city show: `bilans/<sheet>.yaml` and `references.yaml`, next to `roles.yaml`.
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/bilan.hpp"
#include "definition/surroundings.hpp"

namespace parcours::definition {

// What a bilan may name besides its own parts.
struct BilanSurroundings {
  CountedFacts counted;
  References references;
  std::set<std::string> declared;  // the full names of the facts of all bilans
};

// The result of reading one text. The bilan is empty when a problem is an error.
struct BilanReadResult {
  std::optional<Bilan> bilan;
  Problems problems;
};

// Reads one text. Its `bilan` must be the name of the file. The facts of other bilans are in `around.declared`. No text
// makes it throw.
BilanReadResult read_bilan(std::string_view text, const std::string& file, const BilanSurroundings& around);

struct BilansReadResult {
  std::vector<Bilan> bilans;
  References references;
  Problems problems;
};

// Reads the files of the city in `folder`, which may have none. `counted`: what all of its workflows and sheets count.
BilansReadResult read_bilans(const std::filesystem::path& folder, CountedFacts counted);
// Adds what the sheets count by themselves.
void add_facts(const Surroundings& surroundings, CountedFacts& facts);

}  // namespace parcours::definition
