// Two processes on one database: each has an engine of its own, and the database alone is between them. Both open
// cases, and both send one command under one key: it happens once.
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

#include "parcours/engine.hpp"

namespace {

using namespace parcours;

constexpr int kEach = 5;
const Actor kNadia{"nadia"};

Command open_under(std::string key) {
  Command command{.what = Open{.workflow = "premier-contact", .with = {{"theme", "logement"}}}, .by = kNadia};
  command.key = std::move(key);
  return command;
}

// What each process does. An engine is made after the fork: a connection is of the process that opened it.
int work(const Settings& settings) {
  Engine engine(settings);
  for (int i = 0; i < kEach; ++i)
    if (!engine.submit(open_under(""))) return 1;
  return engine.submit(open_under("the same of both")) ? 0 : 1;
}

}  // namespace

int main(int, char** argv) {  // a folder of workflows, a database that is not there yet
  Settings settings{.database = argv[2], .administrators = {kNadia.id}};
  {
    Engine engine(settings);
    engine.deploy(argv[1], kNadia);
    engine.grant({.actor = kNadia.id, .role = "agent_accueil"}, kNadia);
  }
  const auto child = ::fork();
  if (child == 0) ::_exit(work(settings));
  const int mine = work(settings);
  int other = 0;
  ::waitpid(child, &other, 0);
  if (mine != 0 || other != 0) return 1;

  Engine engine(settings);
  std::cout << engine.cases(kNadia).items.size() << " dossiers, " << engine.verify().size() << " défaut\n";
  return 0;
}
