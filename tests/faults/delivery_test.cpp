// What happens by itself when engines die at any moment, or several work at once: every timer fires once, every message
// arrives once.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "support/relay.hpp"

namespace parcours {
namespace {

using testing::Relay;
using testing::times;

template <class Work>
pid_t in_process(const Work& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  try {
    work();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "process: %s\n", error.what());
    ::_exit(1);
  }
  ::_exit(0);
}

void run_all(Engine& engine, Instant now) {
  for (auto due = engine.run_due(5); due.next && *due.next <= now; due = engine.run_due(5)) continue;
}

class Deliveries : public ::testing::TestWithParam<testing::Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    trial = std::make_unique<Relay>(GetParam());
  }
  std::unique_ptr<Relay> trial;
};
ON_EVERY_SHARED_DATABASE(Deliveries);

// Opens cases that each send one message, and delivers what there is in between.
[[noreturn]] void send_for_ever(const Settings& settings, const std::string& to) {
  Engine engine(settings);
  for (;;) {
    const auto reference = engine.submit({Open{"demande-aide", {{"autre", to}}}, {"chloe"}})->reference;
    const auto told = engine.submit({Deliver{reference, "avis", {}, {}, "favorable"}, {"paul"}});
    engine.submit({Complete{told->opened.front(), {}, "prevenir"}, {"chloe"}});
    engine.run_due(1);
  }
}

TEST_P(Deliveries, KilledAtAnyMomentArriveOnce) {
  const auto to = trial->ask();
  const Settings settings = trial->settings();
  trial->close();
  std::mt19937 random(20261124);
  int sent = 0;
  for (int round = 0; round < 8 || (sent < 10 && round < 60); ++round) {
    const pid_t child = in_process([&] { send_for_ever(settings, to); });
    ::usleep(static_cast<useconds_t>(60'000 + random() % 150'000 +
                                     static_cast<unsigned>(round) * 20'000));  // a busy machine needs longer
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);

    Engine engine(settings);
    run_all(engine, trial->clock.at);
    sent = 0;
    for (auto page = engine.cases({"chloe"}); !page.items.empty(); page = engine.cases({"chloe"}, {}, page.next)) {
      for (const auto& each : page.items) sent += times(*engine.read({"chloe"}, each.reference), "sent");
      if (page.next.empty()) break;
    }
    const auto target = *engine.read({"chloe"}, to);
    EXPECT_EQ(times(target, "message_taken") + times(target, "message_kept"), sent);
    for (const auto& p : engine.verify()) ADD_FAILURE() << p.message.in("en");
  }
  EXPECT_GE(sent, 10) << "the rounds were too short to show anything";
}

TEST_P(Deliveries, OfSeveralEnginesFireEachTimerOnceAndBringEachMessageOnce) {
  const auto to = trial->ask();
  std::vector<std::string> waiting;
  for (int i = 0; i < 25; ++i) waiting.push_back(trial->ask());
  for (int i = 0; i < 10; ++i) {
    const auto reference = trial->answered({{"autre", to}});
    trial->engine.submit({Complete{trial->seen(reference).tasks.front().id, {}, "prevenir"}, {"chloe"}});
  }
  trial->wait_days(40);
  const Settings settings = trial->settings();
  trial->close();

  std::vector<pid_t> engines;
  for (int i = 0; i < 3; ++i)
    engines.push_back(in_process([&] {
      Engine engine(settings);
      run_all(engine, settings.clock->now());
    }));
  for (const pid_t each : engines) {
    int status = -1;
    ::waitpid(each, &status, 0);
    EXPECT_EQ(status, 0);
  }

  trial->open_again();
  for (const auto& reference : waiting) EXPECT_EQ(trial->seen(reference).revision, 2) << reference;
  const auto target = trial->seen(to);
  EXPECT_EQ(times(target, "message_taken") + times(target, "message_kept"), 10);
  for (const auto& p : trial->engine.verify()) ADD_FAILURE() << p.message.in("en");
}

}  // namespace
}  // namespace parcours
