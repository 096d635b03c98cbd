// The same commands make the same journal, byte for byte, on every database.
#include <gmock/gmock.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "engine/workflow_loader.hpp"
#include "story/runner.hpp"
#include "story/story.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::Fresh;
using testing::Kind;
using testing::make_fresh;
using testing::Trial;

// Every journal of the database as text: who did what when, the events as they are stored, and the hashes.
std::string journals_of(const Fresh& database) {
  const auto store = store::open(database.connection());
  const auto reader = store->read();
  std::map<std::int64_t, std::string> actors;
  for (const auto& [id, name] : reader->actors()) actors[id] = name;
  std::string text;
  for (const auto& case_row : reader->cases(0, 10'000)) {
    auto rows = reader->journal(case_row.head, 10'000, store::Level::c4);
    std::reverse(rows.begin(), rows.end());
    text += fmt::format("{} {} {}\n{}\n{}\n{}\n", case_row.id, case_row.reference, case_row.ended_as, case_row.state,
                        case_row.c2, case_row.c3);
    for (const auto& row : rows)
      text += fmt::format("  {} {} {} {} {} {} {} {} {} {}\n", row.seq, row.at, actors[row.actor], row.workflow,
                          row.verb, row.hash, row.events, row.c2, row.c3, row.c4);
  }
  return text;
}

class TheSameJournal : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(Kind::postgresql); !why.empty()) GTEST_SKIP() << why;
  }
  testing::TempFolder folder;
};

TEST_F(TheSameJournal, ComesOfEveryStoryThatIsShipped) {
  Settings settings;
  settings.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"};
  settings.key = folder.path() / "chain.key";
  const Calendar calendar = engine::calendar_of(settings);
  engine::WorkflowLoader loader(settings);
  int opened = 0;
  for (const auto& file : engine::workflow_files(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows")) {
    const auto reading = loader.read(file);
    ASSERT_TRUE(reading.workflow) << file;
    const auto journal = [&](const story::Story& story, Kind kind) {
      const auto database = make_fresh(kind);
      story::StoryRunner runner(story, *reading.workflow, settings, loader.sheets(), database->connection());
      runner.prepare(file.parent_path());
      runner.run();
      return journals_of(*database);
    };
    for (const auto& written : story::find_stories(file)) {
      const auto story =
          story::read_story_file(written, {*reading.workflow, calendar, loader.around(file).roles}).story;
      ASSERT_TRUE(story) << written;
      const auto on_sqlite = journal(*story, Kind::file);
      EXPECT_EQ(on_sqlite, journal(*story, Kind::postgresql)) << written;
      opened += on_sqlite.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(opened, 10);
}

// Commands by chance, the same on both; every answer is compared, refusals too. Openings are never refused: on a server
// a refused one leaves a gap in the references.
class TwoClerks {
 public:
  explicit TwoClerks(const std::filesystem::path& key)
      : sqlite_(make_fresh(Kind::file), key), postgresql_(make_fresh(Kind::postgresql), key) {}

  void work(int commands) {
    for (int i = 0; i < commands; ++i) {
      sqlite_.clock.at += std::chrono::minutes(chance(90));
      postgresql_.clock.at = sqlite_.clock.at;
      std::vector<Command> batch(chance(4) == 0 ? 3 : 1);
      for (auto& command : batch) command = any();
      const auto answers = sqlite_.engine.submit(batch), others = postgresql_.engine.submit(batch);
      if (chance(10) == 0) {
        ASSERT_EQ(sqlite_.engine.run_due().fired, postgresql_.engine.run_due().fired) << "command " << i;
      }
      ASSERT_EQ(answers.size(), others.size());
      for (std::size_t n = 0; n < answers.size(); ++n)
        ASSERT_EQ(answer_text(answers[n]), answer_text(others[n])) << "command " << i;
    }
  }
  std::string journals_on_sqlite() { return journals_of(*sqlite_.database); }
  std::string journals_on_postgresql() { return journals_of(*postgresql_.database); }
  Problems problems() {
    auto all = sqlite_.engine.verify();
    for (auto& p : postgresql_.engine.verify()) all.push_back(std::move(p));
    return all;
  }
  const std::map<std::string, int>& answered() const { return answered_; }

 private:
  int chance(int of) { return static_cast<int>(random_() % static_cast<unsigned>(of)); }
  const char* one_of(std::initializer_list<const char*> names) {
    return names.begin()[chance(static_cast<int>(names.size()))];
  }

  Command any() {
    if (references_.empty() || chance(12) == 0) return opening();
    const auto recent = std::min<std::size_t>(references_.size(), 5);
    const TaskId task{references_[references_.size() - 1 - static_cast<std::size_t>(chance(static_cast<int>(recent)))],
                      0};
    if (chance(8) == 0) return correction(task.reference);
    const auto seen = sqlite_.engine.read({"chloe"}, task.reference);
    Command command{Retry{task}, {one_of({"chloe", "chloe", "chloe", "anna", "zoe"})}};
    const auto at =
        seen && !seen->tasks.empty() ? seen->tasks.front() : Task{{task.reference, 3}, {}, "aiguiller", {}, {}, false};
    if (at.stalled || chance(20) == 0) return command.what = Retry{at.id}, command;
    Complete what{at.id, {}, {}};
    if (at.step == "aiguiller")
      what.outcome = one_of(
          {"refuser", "demander", "reporter", "echouer", "enchainer", "reserver", "reserver", "hesiter", "fin", "non"});
    if (at.step == "reserver" || at.step == "hesiter")
      what.with = {{"place", one_of({"salle", "stade", "nulle part"})}};
    command.what = std::move(what);
    if (chance(3) == 0) command.key = fmt::format("k{}", chance(40));
    if (chance(2) == 0) command.confirmed = {"E_SURE"};
    if (chance(4) == 0) command.seen = chance(6);
    return command;
  }
  Command opening() {
    Record with{{"kilos", 3 + chance(20)}};
    if (chance(2) == 0) with.set("lieu", one_of({"nord", "sud"}));
    if (chance(3) == 0) with.set("secret", "l'été, à côté de l'œuvre — 100 %");
    return {Open{"essais", std::move(with), {}}, {one_of({"chloe", "anna"})}};
  }
  Command correction(const std::string& reference) {
    Correct what{reference, one_of({"kilos", "kilos", "lieu", "lieu", "secret", "place", "rien"})};
    what.why = one_of({"faute de frappe", "faute de frappe", ""});
    if (what.field == "kilos") what.value = 3 + chance(20);
    if (what.field == "lieu" && chance(3) > 0) what.value = one_of({"nord", "sud", "ouest"});
    if (what.field == "secret" && chance(3) > 0) what.value = "l'hiver, à côté de l'œuvre";
    Command command{std::move(what), {one_of({"chloe", "chloe", "anna", "zoe"})}};
    if (chance(4) == 0) command.seen = chance(6);
    return command;
  }
  std::string answer_text(const Checked<Receipt>& answer) {
    ++answered_[testing::code(answer)];
    if (!answer) return testing::code(answer);
    if (answer->revision == 1) references_.push_back(answer->reference);
    auto text = fmt::format("{} {} {}", answer->reference, answer->revision, answer->ended_as);
    for (const auto& task : answer->opened) text += fmt::format(" {}", task.token);
    return text;
  }

  Trial sqlite_, postgresql_;
  std::mt19937 random_{20261124};
  std::vector<std::string> references_;
  std::map<std::string, int> answered_;
};

TEST_F(TheSameJournal, ComesOfCommandsByChance) {
  TwoClerks clerks(folder.path() / "chain.key");

  clerks.work(500);

  EXPECT_THAT(clerks.problems(), ::testing::IsEmpty());
  EXPECT_EQ(clerks.journals_on_sqlite(), clerks.journals_on_postgresql());
  for (const char* code : {"", "E_FULL", "E_NEVER", "E_SURE", "action-failed", "not-allowed", "not-found", "conflict",
                           "unknown-choice", "nothing-to-correct"})
    EXPECT_GT(clerks.answered().count(code), 0u) << code;
}

}  // namespace
}  // namespace parcours
