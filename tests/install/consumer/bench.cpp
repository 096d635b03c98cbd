// bench PLUGIN: tries the action of the sheet without an engine.
#include "parcours/testing/harness.hpp"

int main(int, char** argv) { return parcours::testing::Harness(argv[1]).run("own.greet").name == "greeted" ? 0 : 1; }
