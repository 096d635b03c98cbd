// A case from its workflow to its end, on an embedded database. This is all that an integrator needs at first.
#include <iostream>

#include "parcours/engine.hpp"

int main(int argc, char** argv) {  // a folder of workflows [another database [the file of its key]]
  using namespace parcours;
  const Actor nadia{"nadia"};
  Settings settings;
  settings.database = argc > 2 ? argv[2] : "sqlite3::memory:";
  settings.key = argc > 3 ? argv[3] : "";
  settings.administrators = {nadia.id};
  Engine engine(settings);

  for (const auto& problem : engine.deploy(argv[1], nadia))
    std::cerr << problem.where << ": " << problem.message.in("fr") << '\n';
  engine.grant({nadia.id, "agent_accueil", {}, {}, {}, {}}, nadia);

  auto receipt = engine.submit({Open{"premier-contact", {{"theme", "logement"}}, {}}, nadia});
  for (const auto& task : engine.tasks(nadia).items) receipt = engine.submit({Complete{task.id, {}, "resolu"}, nadia});

  if (!receipt) return std::cerr << receipt.problems().front().message.in("fr") << '\n', 1;
  std::cout << receipt->reference << " : " << receipt->ended_as << '\n';
  return 0;
}
