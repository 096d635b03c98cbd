// Two engines in two processes on one database: on the same cases, and on one place that their deeds share.
#include <map>
#include <set>
#include <sstream>

#include "support/processes.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

constexpr int kRaceRounds = 500;  // of each of the two
constexpr int kPlaces = 200;

// What one engine was answered: a line each, "reference revision step" of what was done, "code 0 step" of what was not.
class Clerk {
 public:
  Clerk(const Settings& settings, std::vector<std::string> references)
      : engine_(settings), references_(std::move(references)) {}

  std::string work() {
    std::string told;
    for (int round = 0; round < kRaceRounds; ++round)
      told += one(references_[static_cast<std::size_t>(round) % references_.size()]);
    return told;
  }

 private:
  // Reads the case, then does the one task that it shows: another may have been there in between.
  std::string one(const std::string& reference) {
    const auto seen = engine_.read({"chloe"}, reference);
    const auto& task = seen->tasks.front();
    Complete what{task.id, {}, "reserver"};
    if (task.step == "reserver") what = {task.id, {{"place", "stade"}}, {}};
    try {
      const auto done = engine_.submit({what, {"chloe"}});
      return (done ? done->reference + " " + std::to_string(done->revision) : testing::code(done) + " 0") + " " +
             task.step + "\n";
    } catch (const Error&
                 e) {  // on a machine that has much else to do, SQLite's other writer may not let one in for seconds
      if (e.code() != Error::Code::busy) throw;
      return "busy 0 " + task.step + "\n";
    }
  }

  Engine engine_;
  std::vector<std::string> references_;
};

class RaceOfEngines : public ::testing::TestWithParam<testing::Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    trial = std::make_unique<testing::Trial>(GetParam());
    trial->database->ask("update tx_place set free = " + std::to_string(kPlaces) + " where name = 'stade'");
    for (int i = 0; i < 4; ++i) references.push_back(trial->open()->reference);
  }
  // Both at once, and what they told.
  void race() {
    trial->close();
    const auto work = [&] { return Clerk(trial->settings(), references).work(); };
    const int one = testing::in_a_process(work).answer, other = testing::in_a_process(work).answer;
    std::istringstream told(testing::all_of(one) + testing::all_of(other));
    while (::wait(nullptr) > 0) continue;
    trial->open_again();
    std::string what, step;
    for (std::int64_t revision = 0; told >> what >> revision && std::getline(told >> std::ws, step);) {
      if (revision == 0) {
        ++refused[what];
        continue;
      }
      EXPECT_TRUE(acknowledged[what].insert(revision).second)
          << what << " " << revision << " was acknowledged twice: an update is lost";
      taken += step == "reserver" ? 1 : 0;
    }
  }
  std::unique_ptr<testing::Trial> trial;
  std::vector<std::string> references;
  std::map<std::string, std::set<std::int64_t>> acknowledged;
  std::map<std::string, int> refused;
  int taken = 0;
};
ON_EVERY_SHARED_DATABASE(RaceOfEngines);

TEST_P(RaceOfEngines, LosesNoUpdateAndTakesNoPlaceTwice) {
  race();

  std::size_t done = 0;
  for (const auto& [reference, revisions] : acknowledged) {
    done += revisions.size();
    EXPECT_EQ(*revisions.rbegin(), static_cast<std::int64_t>(revisions.size()) + 1) << reference;
    EXPECT_EQ(trial->engine.read({"chloe"}, reference)->revision, *revisions.rbegin());
  }
  for (const auto& [code, times] : refused) {
    EXPECT_TRUE(code == "conflict" || code == "E_FULL" || code == "busy") << code;
    RecordProperty(code, times);
    done += static_cast<std::size_t>(times);
  }
  EXPECT_EQ(done, 2U * kRaceRounds);
  EXPECT_EQ(taken, kPlaces);
  EXPECT_EQ(trial->database->ask("select free from tx_place where name = 'stade'"), "0");
  EXPECT_TRUE(trial->engine.verify().empty());
}

}  // namespace
}  // namespace parcours
