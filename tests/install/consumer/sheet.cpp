// A sheet that is built far from the engine's sources.
#include "parcours/sdk/plugin.hpp"

namespace sdk = parcours::sdk;

namespace {

sdk::Outcome greet(const sdk::Call&) { return sdk::Outcome::ended("greeted"); }

}  // namespace

PARCOURS_PLUGIN("own", "1.0") {
  sheet.title({"Fiche d'ailleurs", "Sheet from elsewhere"});
  sheet.action({.action = "own.greet", .title = {"Saluer", "Greet"}, .outcomes = {"greeted"}}, greet);
}
