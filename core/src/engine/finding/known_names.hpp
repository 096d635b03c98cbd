// The names of a query that no workflow in force has: mistyped, or of an earlier version.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/nearest.hpp"
#include "engine/catalogue.hpp"
#include "parcours/problem.hpp"
#include "parcours/query.hpp"

namespace parcours::engine {

// Returns the name that somebody probably meant: the nearest name, else that of the nearest title, else the only one
// that begins with the text. Empty: none is near.
std::string name_meant(const std::string& given, const std::vector<NamedThing>& known);

// Returns one problem for each sheet, phase, step, end and territory of the query that none of the workflows has. It
// depends on what is deployed alone, so it shows nothing of any case.
Problems unknown_names(const Query& query, const std::vector<std::shared_ptr<const Deployed>>& workflows);

}  // namespace parcours::engine
