// One story being played.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "definition/story.hpp"
#include "engine/house.hpp"
#include "parcours/stories.hpp"

namespace parcours::engine {

// A clock that stands still until it is told.
class StoryClock : public Clock {
 public:
  explicit StoryClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void move_to(Instant at) { at_ = at; }

 private:
  Instant at_;
};

// A story with a case of its own on a database of its own. Plays once.
class StoryPlay {
 public:
  // All three outlive the play. Throws as an Engine does.
  StoryPlay(const definition::Story& story, const definition::Workflow& workflow, const Settings& settings);

  // Deploys the workflow's folder and grants the actors their roles; problems say why it cannot be played.
  Problems prepare(const std::filesystem::path& folder);
  // The first line that does not hold, if any.
  std::optional<StoryFailure> play();
  // The case as it stands, with its history; empty when none was opened.
  const std::optional<Case>& the_case() const { return case_; }

 private:
  struct Disagreement {
    Text expected, found;
  };
  using Verdict = std::optional<Disagreement>;

  Verdict hold(const definition::StoryDeed& deed);
  Verdict hold(const definition::StoryLater& later);
  Verdict hold(const definition::StoryTime& time);
  Verdict hold(const definition::StoryWaits& waits);
  Verdict hold(const definition::StoryHas& has);
  Verdict hold(const definition::StoryEnded& ended);

  std::optional<Command> command_of(const definition::StoryDeed& deed, const definition::Step& step) const;
  Verdict refused_as_told(const definition::StoryDeed& deed, const Problems& problems) const;
  Verdict done_as_told(const definition::StoryDeed& deed, const definition::Step& step) const;
  void look();
  Text stands() const;
  bool waits_at(const std::string& step) const;

  const definition::Story& story_;
  const definition::Workflow& workflow_;
  StoryClock clock_;
  Calendar calendar_;
  Engine engine_;
  std::string opener_, ref_;
  std::optional<Case> case_;
  std::map<std::string, std::int64_t> last_token_;  // where each step was last seen waiting: what an old screen shows
};

}  // namespace parcours::engine
