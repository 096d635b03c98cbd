#include "series.hpp"

namespace p2 {

std::string series(const parcours::Value* naissance, parcours::Date on) {
  using parcours::sdk::age_fit, parcours::sdk::AgeFit;
  const auto birth = naissance ? parcours::sdk::birth_of(*naissance) : std::nullopt;
  if (!birth) return "incertain";
  if (age_fit(*birth, on, 9, 14) == AgeFit::inside) return "besoin_9_14";
  if (age_fit(*birth, on, 8, 8) == AgeFit::inside) return "public_8";
  if (age_fit(*birth, on, 15, 15) == AgeFit::inside) return "transition_15";
  const AgeFit near = age_fit(*birth, on, 8, 15);
  return near == AgeFit::before || near == AgeFit::after ? "autre" : "incertain";
}

}  // namespace p2
