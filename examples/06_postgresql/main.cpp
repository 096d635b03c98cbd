// PostgreSQL: the server may go away at any time, also while a command is written. A command with a key is simply sent
// again: the same engine finds the server that is there then, and the command happens once.
#include <chrono>
#include <iostream>
#include <thread>

#include "parcours/engine.hpp"

namespace {

using namespace parcours;

// Sends the command until the database has answered, six times at most.
Checked<Receipt> submit_surely(Engine& engine, const Command& command) {
  for (int attempt = 1;; ++attempt) {
    try {
      return engine.submit(command);
    } catch (const Error& error) {
      if (error.code() != Error::Code::busy || attempt == 6) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(100) * attempt);
    }
  }
}

}  // namespace

int main(int, char** argv) try {  // a folder of workflows, the database, the file of the journal's key
  const Actor nadia{"nadia"};
  // The key is not next to the database, as with SQLite. Who has it can forge the journal: keep it from the server.
  Engine engine(Settings{.database = argv[2], .key = argv[3], .administrators = {nadia.id}});
  engine.deploy(argv[1], nadia);
  engine.grant({.actor = nadia.id, .role = "agent_accueil"}, nadia);

  Command command{.what = Open{.workflow = "premier-contact", .with = {{"theme", "papiers"}}}, .by = nadia};
  command.key = "form 4711";  // of the form that was sent, so that a second click is the same command
  const auto first = submit_surely(engine, command), second = submit_surely(engine, command);
  if (!first || !second) return 1;
  std::cout << first->reference << (first->reference == second->reference ? " : une fois\n" : " : deux fois\n");
  return 0;
} catch (const parcours::Error& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
