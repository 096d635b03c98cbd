// One story being played.
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

// A clock that stands still until it is told.
class StoryClock : public Clock {
 public:
  explicit StoryClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void move_to(Instant at) { at_ = at; }

 private:
  Instant at_;
};

inline constexpr const char* kDatabaseOfAStory = "sqlite3::memory:";

// A story with a case of its own on a database of its own. Plays once.
class StoryRunner {
 public:
  // `story` and `workflow` outlive the play; the settings' own database is not touched, and `sheets` are taken instead
  // of the settings' plugins. Throws as an Engine does. On another `database`, which is new, the journal can be read
  // afterwards; it is chained under the settings' key.
  StoryRunner(const Story& story, const definition::Workflow& workflow, const Settings& settings,
              const plugin::Registry& sheets, const std::string& database = kDatabaseOfAStory);

  // Deploys the workflow's folder and grants the actors their roles; problems say why it cannot be played.
  Problems prepare(const std::filesystem::path& folder);
  // The first line that does not hold, if any.
  std::optional<StoryFailure> run();
  // The case as it stands, with its history; empty when none was opened.
  const std::optional<Case>& the_case() const { return case_; }

 private:
  struct Mismatch {
    Text expected, found;
  };
  using Verdict = std::optional<Mismatch>;

  Verdict run_line(const StoryDeed& deed);
  Verdict run_line(const StoryMessage& message);
  Verdict run_line(const StoryAnswer& answer);
  Verdict run_line(const StoryLifecycle& turn);
  Verdict run_line(const StoryLater& later);
  Verdict run_line(const StoryTime& time);
  Verdict run_line(const StoryWaits& waits);
  Verdict run_line(const StoryOffered& offered);
  Verdict run_line(const StoryHas& has);
  Verdict run_line(const StorySees& sees);
  Verdict run_line(const StoryNotified& told);
  Verdict run_line(const StoryEnded& ended);

  // What a line asks to be done, in words; and the codes with which it must be refused, none when it must be done.
  struct Expectation {
    std::string step, by;
    std::vector<std::string> refused;
  };
  std::optional<Command> command_of(const StoryDeed& deed, const definition::Step& step) const;
  Verdict submit(const Command& command, const Expectation& expectation);
  Verdict check_refusal(const Expectation& expectation, const Problems& problems) const;
  Verdict check_outcome(const StoryDeed& deed, const definition::Step& step) const;
  Verdict move_to(Instant at);
  void refresh();
  Text position() const;
  const Task* task_at(const std::string& step, const std::string& row) const;
  bool is_in_row(std::int64_t token, const std::string& row) const;
  bool is_waiting_at(const std::string& step, const std::string& row) const;
  bool was_notified(const StoryNotified& told) const;
  bool is_for(const definition::Step& step, std::int64_t frame, const std::string& actor) const;
  const Record* row_called(const std::string& row) const;

  const Story& story_;
  const definition::Workflow& workflow_;
  StoryClock clock_;
  Calendar calendar_;
  engine::EngineAccess access_;
  Engine& engine_;
  engine::EngineContext& context_;
  std::string opener_, reference_;
  std::optional<Case> case_;
  execution::Case state_;
  std::int64_t deploys_ = 0;
  std::int64_t notified_since_ = 0;                 // the revision before the clock was moved last
  std::map<std::string, std::int64_t> last_token_;  // where each step was last seen waiting: what an old screen shows
};

}  // namespace parcours::story
