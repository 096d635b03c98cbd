// Eight residents ask for two places at the same moment: two take one, and the others are turned away.
#include <algorithm>
#include <iostream>
#include <thread>

#include "parcours/engine.hpp"

int main(int argc, char** argv) {  // a folder of workflows, the sheet [another database [the file of its key]]
  using namespace parcours;
  const Actor root{"root"};
  Settings settings{.database = argc > 3 ? argv[3] : "sqlite3::memory:", .plugins = {argv[2]}};
  settings.key = argc > 4 ? argv[4] : "";
  settings.administrators = {root.id};
  Engine engine(settings);
  for (const auto& problem : engine.deploy(argv[1], root)) std::cerr << problem.message.in("fr") << '\n';

  const Actor ana{"ana"};
  engine.grant({.actor = ana.id, .role = "animateur"}, root);

  std::vector<std::thread> residents;
  for (int i = 0; i < 8; ++i) {
    const Actor resident{"habitant" + std::to_string(i)};
    engine.grant({.actor = resident.id, .role = "habitant"}, root);
    residents.emplace_back([&engine, resident] {
      const auto asked =
          engine.submit({.what = Open{.workflow = "inscription", .with = {{"atelier", "musique"}}}, .by = resident});
      if (!asked) std::cerr << asked.problems().front().code << '\n';
    });
  }
  for (auto& resident : residents) resident.join();

  // A resident sees no case, so the youth leader looks.
  const auto cases = engine.cases(ana).items;
  const auto refused =
      std::count_if(cases.begin(), cases.end(), [](const Case& each) { return each.ended_as == "complet"; });
  std::cout << engine.tasks(ana).items.size() << " places prises, " << refused << " refus, " << engine.verify().size()
            << " défaut\n";
  return 0;
}
