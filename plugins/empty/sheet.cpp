// The smallest legal sheet: one action with one outcome. Copy this folder to begin another sheet.
#include "parcours/sdk/plugin.hpp"

namespace sdk = parcours::sdk;

namespace {

sdk::Outcome pass(const sdk::Call&) { return sdk::Outcome::ended("done"); }

}  // namespace

PARCOURS_PLUGIN("empty", "1.0") {
  sheet.title({"Fiche vide", "Empty sheet"});
  sheet.action({.action = "empty.pass", .title = {"Passer", "Pass"}, .outcomes = {"done"}}, pass);
}
