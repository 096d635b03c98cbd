// A whole case as the database keeps it, for those who carry out commands and prove databases. Faces get a SeenCase
// (seen_case.hpp) instead: tests/architecture names the files that may include this header.
#pragma once
#include <memory>

#include "engine/catalogue.hpp"
#include "execution/case.hpp"
#include "store/stored.hpp"

namespace parcours::engine {

struct LoadedCase {
  store::CaseRow row;                          // its texts (state, c2, c3) are moved into the member `state`
  std::shared_ptr<const Deployed> deployed{};  // the workflow version in which the case runs
  execution::Case state{};
};

// Throws Error::store on a row that cannot be read, or whose workflow version is not stored.
LoadedCase load_case(Catalogue& catalogue, store::Definitions& from, store::CaseRow row);

}  // namespace parcours::engine
