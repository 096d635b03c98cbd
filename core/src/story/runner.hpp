// Runs one story.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "engine/engine_context.hpp"
#include "execution/decide.hpp"
#include "parcours/stories.hpp"
#include "story/story.hpp"

namespace parcours::story {

// A clock that moves only when it is moved.
class StoryClock : public Clock {
 public:
  explicit StoryClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void move_to(Instant at) { at_ = at; }

 private:
  Instant at_;
};

// A database in memory, which ends with its story.
inline constexpr const char* kDatabaseOfAStory = "sqlite3::memory:";

// A story with a case of its own, on a database of its own. Runs once. For one thread.
class StoryRunner {
 public:
  // `story` and `workflow` must outlive the runner. Of `settings`, the database and the plugins are not used: `sheets`
  // replaces the plugins. A caller that names another, new `database` can read the journal afterwards; its chain has
  // the key of the settings. Throws as an Engine does.
  StoryRunner(const Story& story, const definition::Workflow& workflow, const Settings& settings,
              const plugin::Registry& sheets, const std::string& database = kDatabaseOfAStory);

  // Deploys the folder of the workflow and grants the roles of the actors. A problem that blocks: the story cannot run.
  Problems prepare(const std::filesystem::path& folder);
  // The first line that the case does not meet; empty when it meets all.
  std::optional<StoryFailure> run();
  // The case after the last line that ran, with its history; empty when none was opened.
  const std::optional<Case>& the_case() const { return case_; }
  // What the story has cost its database since the last call.
  Statistics statistics() { return engine_.statistics(); }

 private:
  // What a line expects, and what is found instead.
  struct Mismatch {
    Text expected, found;
    std::string where{};  // the field whose value was refused; empty: the line as a whole
  };
  // Empty: the case meets the line.
  using Verdict = std::optional<Mismatch>;

  // One function for each kind of line. Those that act change the case; the others only look at it.
  Verdict run_line(const StoryDeed& deed);
  Verdict run_line(const StoryMessage& message);
  Verdict run_line(const StoryCorrection& correction);
  Verdict run_line(const StoryAnswer& answer);
  Verdict run_line(const StoryLifecycle& turn);
  Verdict run_line(const StoryLater& later);
  Verdict run_line(const StoryTime& time);
  Verdict run_line(const StoryWaits& waits);
  Verdict run_line(const StoryOffered& offered);
  Verdict run_line(const StoryHas& has);
  Verdict run_line(const StorySees& sees);
  Verdict run_line(const StoryTold& told);
  Verdict run_line(const StoryNotified& notified);
  Verdict run_line(const StoryCounted& counted);
  Verdict run_line(const StoryEnded& ended);

  // Names of what a line does, for messages; and the codes of the refusal that it expects: none when it expects that
  // the command is carried out.
  struct Expectation {
    std::string step, by;
    std::vector<std::string> refused;
    const char* done = "want-done";  // the phrase for what is expected when nothing is refused
  };
  // The command of a deed; empty when the step neither waits nor is offered.
  std::optional<Command> command_of(const StoryDeed& deed, const definition::Step& step) const;
  Verdict submit(const Command& command, const Expectation& expectation);
  Verdict check_refusal(const Expectation& expectation, const Problems& problems) const;
  Verdict check_outcome(const StoryDeed& deed, const definition::Step& step) const;
  // Moves the clock, and does what is due until then.
  Verdict move_to(Instant at);
  // Reads the case again, after everything that may have changed it.
  void refresh();
  // Where the case waits, for messages.
  Text position() const;
  const Task* task_at(const std::string& step, const std::string& row) const;
  bool is_in_row(std::int64_t token, const std::string& row) const;
  bool is_waiting_at(const std::string& step, const std::string& row) const;
  bool was_notified(const StoryNotified& notified) const;
  bool is_for(const definition::Step& step, std::int64_t frame, const std::string& actor) const;
  const Record* row_called(const std::string& row) const;

  // What was deployed when the case was last read. It outlives the context that is made from it.
  struct DeployedData {
    std::shared_ptr<const Record> parameters;
    std::shared_ptr<const City> city;
  };
  DeployedData deployed_data();
  execution::DecisionContext decision_context(const DeployedData& deployed, const std::string& actor) const;

  const Story& story_;
  const definition::Workflow& workflow_;
  StoryClock clock_;
  Calendar calendar_;
  engine::EngineAccess access_;
  Engine& engine_;
  engine::EngineContext& context_;
  std::string opener_;                              // the actor of the first line
  std::string reference_;                           // of the case; empty before it is open
  std::optional<Case> case_;                        // as the opener sees it
  execution::Case state_;                           // all of it
  std::int64_t deploys_ = 0;                        // which deployment the case was last read under
  std::int64_t notified_since_ = 0;                 // the revision when the clock was last moved
  std::map<std::string, std::int64_t> last_token_;  // the last task of each step, as an old screen shows it
};

}  // namespace parcours::story
