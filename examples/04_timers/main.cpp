// Timers in a host's loop: the engine starts no thread, so the host calls `run_due` when it reports that something is
// due, and sends what the outbox contains. Here a clock of the example moves instead of the loop sleeping.
#include <iostream>

#include "parcours/engine.hpp"

namespace {

using namespace parcours;

class Simulated : public Clock {
 public:
  Instant now() const override { return now_; }
  void move_to(Instant at) { now_ = at; }

 private:
  Instant now_ = Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(9));
};

// Sends what cases have for people. An item is listed until it is marked, so a host that dies here sends it again:
// under the same key, by which the receiver knows it.
void send_outbox(Engine& engine) {
  for (const auto& item : engine.outbox().items) {
    std::cout << item.kind << " " << item.to << " : " << item.text.in("fr") << '\n';
    engine.mark_delivered(std::vector{item.id});
  }
}

}  // namespace

int main(int, char** argv) {  // a folder of workflows
  Simulated clock;
  const Actor nadia{"nadia"};
  Settings settings{.database = "sqlite3::memory:", .administrators = {nadia.id}};
  settings.clock = &clock;
  Engine engine(settings);
  for (const auto& problem : engine.deploy(argv[1], nadia)) std::cerr << problem.message.in("fr") << '\n';
  engine.grant({.actor = nadia.id, .role = "agent_accueil"}, nadia);
  const auto opened =
      engine.submit({.what = Open{.workflow = "rappel", .with = {{"objet", "inscription"}}}, .by = nadia});
  if (!opened) return std::cerr << opened.problems().front().message.in("fr") << '\n', 1;

  auto due = engine.run_due();
  for (; due.next; due = engine.run_due()) {
    clock.move_to(*due.next);  // a host sleeps until then, or until a command has come
    send_outbox(engine);
  }
  send_outbox(engine);
  std::cout << engine.read(nadia, opened->reference)->ended_as << '\n';
  return 0;
}
