#include "definition/model/roles.hpp"

#include "golden.hpp"

namespace parcours::formats {
namespace {

using namespace definition;

// A role of each kind.
Roles city() {
  return {{"habitant", Text("Habitant", "Resident")},
          {"elu", "Élu", {{"p2", 0}}},
          {"police", {}, {{"ps5", 2}, {"ps5-confidence", std::nullopt}}},
          {"coordonnateur", "Coordonnateur", {{"presence", 3}, {"p2", 1}}, 2, {"p3", "p2"}}};
}

TEST(RolesFormat, IsThatOfTheGoldenFile) { expect_golden(encode(city()), "roles.json"); }

TEST(RolesFormat, IsReadBackFromTheGoldenFile) {
  const auto text = golden("roles.json");

  EXPECT_EQ(encode(decode_roles(text)), text);
}

}  // namespace
}  // namespace parcours::formats
