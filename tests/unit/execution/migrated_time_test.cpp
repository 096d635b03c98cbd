// Time by chance: lines, suspensions, pauses and migrations, against a model of lines that knows nothing of the engine.
#include <memory>
#include <random>
#include <set>

#include "support/case_simulation.hpp"
#include "unit/execution/line_model.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::workflow_of;

// Versions by chance. Two lines of one place have different triggers, so that it is clear which is which; but for those
// that the same version had twice.
class RandomVersions {
 public:
  explicit RandomVersions(std::mt19937& random) : random_(random) {}

  Version first() {
    Version version;
    for (const auto place : kOwners)
      for (int i = upto(4); i > 0; --i) add(version, place);
    twin(version);
    return version;
  }
  Version after(const Version& before) {
    Version version = before;
    for (auto& line : version.lines) vary(line);
    std::erase_if(version.lines, [&](const ModelLine&) { return upto(5) == 0; });
    for (int i = upto(4); i > 0; --i) add(version, kOwners[upto(5)]);
    std::shuffle(version.lines.begin(), version.lines.end(), random_);
    if (upto(3) == 0) std::swap(version.step, other_step_);
    if (upto(3) == 0) std::swap(version.each, other_each_);
    return version;
  }

 private:
  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  void add(Version& version, Owner place) {
    ModelLine line;
    line.id = ++last_id_, line.place = place;
    if (upto(2)) line.name = fmt::format("ligne_{}", ++last_name_);
    line.pauses = upto(3) == 0;
    line.ends_row = place == Owner::step && upto(4) == 0;
    line.repeats = !line.ends_row && upto(3) == 0;
    do {
      line.in_days = line.ends_row || upto(2);
      // A row lives long enough to see something.
      line.n = line.ends_row ? 20 + upto(400) : line.in_days ? 1 + upto(90) : 1 + upto(600);
    } while (!is_new(line));
    version.lines.insert(version.lines.begin() + upto(static_cast<int>(version.lines.size()) + 1), line);
  }
  // A second line with the trigger and the effect of the first; its text differs, and perhaps its pause.
  void twin(Version& version) {
    if (version.lines.empty()) return;
    ModelLine line = version.lines[random_() % version.lines.size()];
    if (line.ends_row) return;
    line.id = ++last_id_, line.name.clear(), twins_.insert(line.trigger());
    if (upto(2)) line.pauses = !line.pauses;
    version.lines.push_back(line);
  }
  // Whether no line of that place has had this trigger.
  bool is_new(const ModelLine& line) { return used_.emplace(line.place, line.trigger()).second; }
  // A line changes in one thing at most, so that it is found by its name or by what it does.
  void vary(ModelLine& line) {
    const bool has_twin = twins_.contains(line.trigger());
    switch (has_twin ? 9 : upto(6)) {
      case 0:
      case 1:
        if (line.name.empty()) return;
        if (upto(3) == 0 && !line.ends_row) line.repeats = !line.repeats;
        do line.n = 1 + upto(line.in_days ? 90 : 600);
        while (!is_new(line));
        return;
      case 2:
        line.name = upto(2) ? fmt::format("ligne_{}", ++last_name_) : "";
        return;
      case 3:
        line.pauses = !line.pauses;
        return;
      default:
        return;
    }
  }

  std::mt19937& random_;
  int last_id_ = 0, last_name_ = 0;
  std::string other_step_ = "oeuvrer", other_each_ = "servir";
  std::set<std::string> twins_;
  std::set<std::pair<Owner, std::string>> used_;
};

// A case that is moved, and the model of it.
class Play {
 public:
  Play(unsigned seed) : random_(seed), versions_(random_), version_(versions_.first()), model_(version_, kBegin) {
    simulation_ = std::make_unique<CaseSimulation>(workflow_of(version_.yaml()), Calendar("UTC"));
    simulation_->now = kBegin;
    const List rows{Record{{"motif", "a"}}, Record{{"motif", "b"}}};
    EXPECT_TRUE(simulation_->open({{"besoins", rows}}).empty()) << version_.yaml();
  }

  bool is_open() const { return simulation_->a_case.is_open(); }
  void move() {
    switch (random_() % 6) {
      case 0:
        return suspend_or_resume();
      case 1:
        return migrate();
      case 2:
        return stop_or_start();
      default:
        return advance(simulation_->now + std::chrono::minutes(random_() % (60 * 24 * 12)));
    }
  }
  void compare() const {
    ASSERT_EQ(simulation_->replayed(), simulation_->a_case);
    ASSERT_EQ(simulation_->a_case.is_open(), !model_.has_ended());
    auto expected = model_.acts, found = acts();
    std::sort(expected.begin(), expected.end()), std::sort(found.begin(), found.end());
    ASSERT_EQ(found, expected) << version_.yaml();
  }

 private:
  static constexpr Instant kBegin = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(8);

  void advance(Instant until) {
    auto& now = simulation_->now;
    for (auto due = next_due(simulation_->a_case); due && *due <= until; due = next_due(simulation_->a_case)) {
      now = std::max(now, *due);
      ASSERT_TRUE(simulation_->apply(TimersDue{}, {}).empty());
    }
    now = until;
    model_.advance(until);
  }
  void suspend_or_resume() {
    const bool resumes = model_.is_suspended();
    resumes ? model_.resume() : model_.suspend();
    const auto problems = resumes ? simulation_->apply(Resumption{}) : simulation_->apply(Suspension{});
    ASSERT_TRUE(problems.empty());
    advance(simulation_->now);
  }
  void stop_or_start() {
    stops_ = !stops_;
    ASSERT_TRUE(simulation_->apply(Start{"basculer", 0, {{"arret", stops_}}, {}}).empty());
    model_.stop(stops_);
    advance(simulation_->now);
  }
  void migrate() {
    const Version before = version_;
    version_ = versions_.after(before);
    const auto problems = simulation_->migrate(workflow_of(version_.yaml()),
                                               {{before.each, version_.each}, {before.step, version_.step}});
    ASSERT_TRUE(problems.empty()) << version_.yaml();
    model_.migrate(version_);
    int goes = 0, comes = 0;
    for (const auto& line : simulation_->migrated_lines) {
      goes += line.kind == LineChange::Kind::goes ? 1 : 0;
      comes += line.kind == LineChange::Kind::comes ? 1 : 0;
    }
    ASSERT_EQ(std::pair(goes, comes), std::pair(model_.goes, model_.comes)) << before.yaml() << version_.yaml();
    advance(simulation_->now);
  }
  // What the lines have done, as the journal has it.
  std::vector<Act> acts() const {
    std::vector<Act> all;
    Case a_case;
    for (std::size_t i = 0; i < simulation_->journal.size(); ++i)
      for (const auto& event : simulation_->journal[i]) {
        if (const auto* reminded = std::get_if<Reminded>(&event))
          all.emplace_back(std::stoi(reminded->text.substr(1)), row_of(a_case, reminded->token), simulation_->times[i]);
        if (const auto* ended = std::get_if<BranchEnded>(&event))
          all.emplace_back(std::stoi(ended->outcome.substr(1)), row_of(a_case, ended->token), simulation_->times[i]);
        evolve(a_case, event, {static_cast<std::int64_t>(i) + 1, simulation_->times[i]});
      }
    return all;
  }
  static std::int64_t row_of(const Case& a_case, std::int64_t token) {
    const auto rows = a_case.row_path(token);
    return rows.empty() ? 0 : std::stoi(rows);
  }

  std::mt19937 random_;
  RandomVersions versions_;
  Version version_;
  Model model_;
  bool stops_ = false;
  std::unique_ptr<CaseSimulation> simulation_;
};

class MigratedTime : public ::testing::TestWithParam<unsigned> {};

TEST_P(MigratedTime, NoLineIsLostNoneActsTwiceNoneActsLate) {
  Play play(GetParam());
  for (int i = 0; i < 40 && play.is_open() && !HasFatalFailure(); ++i) {
    play.move();
    if (!HasFatalFailure()) play.compare();
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, MigratedTime, ::testing::Range(0u, 150u));

}  // namespace
}  // namespace parcours::execution
