// The head of a bilan that a test of the page fills.
#pragma once
#include <utility>

#include "parcours/bilan.hpp"

namespace parcours::testing {

// Of the year 2026, made on 3 February 2027 for partners. It has no results.
inline Bilan bilan_of_2026(Text title) {
  Bilan bilan;
  bilan.name = "p2", bilan.title = std::move(title);
  bilan.period = "2026", bilan.previous = "2025";
  bilan.from = std::chrono::year(2026) / 1 / 1, bilan.until = std::chrono::year(2027) / 1 / 1;
  bilan.made_on = std::chrono::year(2027) / 2 / 3;
  bilan.least = 5;
  return bilan;
}

}  // namespace parcours::testing
