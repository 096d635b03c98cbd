// kill -9 at any moment of a run of commands: every acknowledged command is there, none is half there.
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <sstream>

#include "support/trial.hpp"

namespace parcours {
namespace {

constexpr int kRounds = 12;

// The child: opens cases and moves them, alone and in batches, and writes each receipt to the pipe once it is
// acknowledged.
[[noreturn]] void run_commands(const Settings& settings, int pipe) {
  Engine engine(settings);
  const auto acknowledge = [&](const Checked<Receipt>& receipt) {
    const std::string line =
        receipt ? receipt->reference + " " + std::to_string(receipt->revision) + "\n" : "refused 0\n";
    if (::write(pipe, line.data(), line.size()) < 0) ::_exit(1);
  };
  for (;;) {
    const Command open{Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}};
    const auto opened = engine.submit(open);
    acknowledge(opened);
    acknowledge(engine.submit({Complete{opened->opened.front(), {}, "reserver"}, {"chloe"}}));
    for (const auto& receipt : engine.submit(std::vector<Command>{open, open, open})) acknowledge(receipt);
  }
}

std::string read_all(int pipe) {
  std::string text;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(pipe, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
  return text.substr(0, text.rfind('\n') + 1);
}

// Starts the commands in a process of its own, kills it after that time, and tells what it had acknowledged. `at_work`:
// the time begins when something is.
std::string kill_after(const Settings& settings, std::chrono::milliseconds time, bool at_work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    run_commands(settings, ends[1]);
  }
  ::close(ends[1]);
  pollfd first{ends[0], POLLIN, 0};
  if (at_work) ::poll(&first, 1, -1);
  ::usleep(static_cast<useconds_t>(time.count() * 1000));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  auto text = read_all(ends[0]);
  ::close(ends[0]);
  return text;
}

class KilledAtAnyMoment : public ::testing::TestWithParam<testing::Kind> {
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
  }
};
ON_EVERY_SHARED_DATABASE(KilledAtAnyMoment);

TEST_P(KilledAtAnyMoment, NothingAcknowledgedIsLostAndNothingIsHalfThere) {
  testing::Trial trial(GetParam());
  trial.close();
  const Settings settings = trial.settings();
  std::mt19937 random(20261123);
  std::size_t acknowledged = 0;
  // On a busy machine a round may be over before anything is acknowledged: then there are more of them.
  for (int round = 0; round < kRounds || (acknowledged <= 20 && round < 10 * kRounds); ++round) {
    std::istringstream lines(kill_after(settings, std::chrono::milliseconds(30 + random() % 120), round % 2 == 1));

    Engine engine(settings);
    std::string reference;
    for (std::int64_t revision = 0; lines >> reference >> revision; ++acknowledged) {
      const auto seen = engine.read({"chloe"}, reference);
      ASSERT_TRUE(seen) << reference << " was acknowledged and is lost";
      EXPECT_GE(seen->revision, revision) << reference;
    }
    for (const auto& p : engine.verify()) ADD_FAILURE() << p.message.in("en");
    ASSERT_TRUE(engine.submit({Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}})) << "the engine goes on";
  }
  EXPECT_GT(acknowledged, 20u) << "the rounds were too short to show anything";
}

}  // namespace
}  // namespace parcours
