#include "engine/story_play.hpp"

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "engine/story_coverage.hpp"
#include "engine/story_words.hpp"

namespace parcours::engine {
namespace {

using definition::Step;
using definition::StoryDeed;

constexpr const char* kTeller = "parcours-stories";

Settings of_story(Settings settings, const Clock& clock) {
  settings.database = "sqlite3::memory:";
  settings.key.clear();
  settings.administrators = {kTeller};
  settings.clock = &clock;
  return settings;
}

std::unique_ptr<House> house_of(const definition::Story& story, Settings settings) {
  auto house = std::make_unique<House>(std::move(settings));
  house->supposed.insert(story.supposed.begin(), story.supposed.end());
  return house;
}

bool chooses(const Step& step) { return step.kind != Step::Kind::action || step.use->chosen; }

std::set<std::string> codes_of(const Problems& problems) {
  std::set<std::string> codes;
  for (const auto& p : problems) codes.insert(p.code);
  return codes;
}

std::string shown(const Problems& problems) {
  std::vector<std::string> all;
  for (const auto& p : problems) all.push_back(p.where.empty() ? p.code : p.code + " (" + p.where + ")");
  return joined(all);
}

std::string shown(const Value& value) { return value.is_null() ? "-" : json::write_plain(value); }

}  // namespace

StoryPlay::StoryPlay(const definition::Story& story, const definition::Workflow& workflow, const Settings& settings)
    : story_(story),
      workflow_(workflow),
      clock_(story.opened_at),
      calendar_(calendar_of(settings)),
      engine_(house_of(story, of_story(settings, clock_))) {}

Problems StoryPlay::prepare(const std::filesystem::path& folder) {
  const Actor teller{kTeller};
  if (auto problems = engine_.deploy(folder, teller); blocks(problems)) return problems;
  for (const auto& actor : story_.actors)
    for (const auto& right : actor.rights)
      if (auto problems = engine_.grant({actor.name, right.role, {}, right.structure, {}, {}}, teller); blocks(problems))
        return problems;
  return {};
}

std::optional<StoryFailure> StoryPlay::play() {
  for (const auto& line : story_.lines) {
    const auto verdict = std::visit([&](const auto& what) { return hold(what); }, line.what);
    if (!verdict) continue;
    StoryFailure failure{line.where, line.excerpt, verdict->expected, verdict->found, stands(), {}};
    if (case_)
      for (const auto& entry : case_->history) failure.history.push_back(history_line(entry, calendar_));
    return failure;
  }
  return std::nullopt;
}

StoryPlay::Verdict StoryPlay::hold(const StoryDeed& deed) {
  const Step& step = *workflow_.step(deed.step);
  if (opener_.empty()) opener_ = deed.by;
  const auto command = command_of(deed, step);
  if (!command) return Disagreement{story_text("want-done", {{"step", deed.step}, {"by", deed.by}}), stands()};
  const auto before = case_ ? case_->revision : 0;
  const auto receipt = engine_.submit(*command);
  if (receipt) ref_ = receipt->of;
  look();
  if (!receipt && (case_ ? case_->revision : 0) != before)
    return Disagreement{story_text("want-unchanged"), story_text("is-changed")};
  return receipt ? done_as_told(deed, step) : refused_as_told(deed, receipt.problems());
}

// The first deed opens. A step that does not wait any more is asked for all the same when a refusal is expected: somebody else
// still has it on their screen.
std::optional<Command> StoryPlay::command_of(const StoryDeed& deed, const Step& step) const {
  const std::string outcome = chooses(step) ? deed.outcome : std::string();
  Command command{Open{workflow_.name, deed.with, outcome}, {deed.by}, 0, {}, deed.confirmed};
  if (&std::get<StoryDeed>(story_.lines.front().what) == &deed) return command;
  const auto token = last_token_.find(deed.step);
  if (token == last_token_.end() || (!waits_at(deed.step) && deed.refused.empty())) return std::nullopt;
  command.what = Complete{{ref_, token->second}, deed.with, outcome};
  return command;
}

StoryPlay::Verdict StoryPlay::refused_as_told(const StoryDeed& deed, const Problems& problems) const {
  if (codes_of(problems) == std::set<std::string>(deed.refused.begin(), deed.refused.end())) return std::nullopt;
  const auto found = story_text("is-refused", {{"codes", shown(problems)}});
  if (deed.refused.empty()) return Disagreement{story_text("want-done", {{"step", deed.step}, {"by", deed.by}}), found};
  return Disagreement{story_text("want-refused", {{"step", deed.step}, {"by", deed.by}, {"codes", joined(deed.refused)}}), found};
}

StoryPlay::Verdict StoryPlay::done_as_told(const StoryDeed& deed, const Step& step) const {
  if (!deed.refused.empty())
    return Disagreement{story_text("want-refused", {{"step", deed.step}, {"by", deed.by}, {"codes", joined(deed.refused)}}),
                        story_text("is-done")};
  if (deed.outcome.empty() || !case_) return std::nullopt;
  const auto ended = outcome_in(case_->history.back(), step.name);
  if (ended == deed.outcome) return std::nullopt;
  return Disagreement{story_text("want-outcome", {{"step", step.name}, {"outcome", deed.outcome}}),
                      ended.empty() ? story_text("is-not-ended") : story_text("is-outcome", {{"outcome", ended}})};
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryLater& later) {
  clock_.move_to(calendar_.over(later.delay, clock_.now()));
  return std::nullopt;
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryTime& time) {
  if (time.at < clock_.now())
    return Disagreement{story_text("want-later"), story_text("is-earlier", {{"now", to_text(clock_.now(), calendar_)}})};
  clock_.move_to(time.at);
  return std::nullopt;
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryWaits& waits) {
  for (const auto& step : waits.steps)
    if (waits_at(step) == waits.not_there)
      return Disagreement{story_text(waits.not_there ? "want-not-at" : "want-waits", {{"step", step}}), stands()};
  return std::nullopt;
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryHas& has) {
  for (const auto& [name, wanted] : has.fields) {
    const Value* held = case_ ? case_->fields.find(name) : nullptr;
    if (held ? *held == wanted : wanted.is_null()) continue;
    return Disagreement{story_text("want-field", {{"field", name}, {"value", shown(wanted)}}),
                        held ? story_text("is-field", {{"value", shown(*held)}}) : story_text("is-empty")};
  }
  return std::nullopt;
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryEnded& ended) {
  if (case_ && case_->ended_as == ended.as) return std::nullopt;
  return Disagreement{story_text("want-ended", {{"as", ended.as}}), stands()};
}

// Whoever opened a case may always know of it.
void StoryPlay::look() {
  if (ref_.empty()) return;
  auto seen = engine_.read({opener_}, ref_);
  if (!seen) return;
  case_ = std::move(*seen);
  for (const auto& task : case_->tasks) last_token_[task.step] = task.ref.token;
}

Text StoryPlay::stands() const {
  if (!case_) return story_text("is-no-case");
  if (!case_->ended_as.empty()) return story_text("is-ended", {{"as", case_->ended_as}});
  std::vector<std::string> waiting, stalled;
  for (const auto& task : case_->tasks) (task.stalled ? stalled : waiting).push_back(task.step);
  if (!stalled.empty()) return story_text("is-stalled", {{"steps", joined(stalled)}});
  return waiting.empty() ? story_text("is-nowhere") : story_text("is-waiting", {{"steps", joined(waiting)}});
}

bool StoryPlay::waits_at(const std::string& step) const {
  return case_ && std::any_of(case_->tasks.begin(), case_->tasks.end(), [&](const Task& task) { return task.step == step; });
}

}  // namespace parcours::engine
