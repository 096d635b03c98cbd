#include "story/play.hpp"

#include <algorithm>
#include <set>

#include "engine/unit_of_work.hpp"
#include "story/coverage.hpp"
#include "story/words.hpp"

namespace parcours::engine {
namespace {

using definition::Step;
using definition::StoryDeed;
using execution::Token;

constexpr const char* kTeller = "parcours-stories";

Settings of_story(Settings settings, const Clock& clock, const std::string& database) {
  settings.database = database;
  if (database == kDatabaseOfAStory) settings.key.clear();
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

}  // namespace

StoryPlay::StoryPlay(const definition::Story& story, const definition::Workflow& workflow, const Settings& settings,
                     const std::string& database)
    : story_(story),
      workflow_(workflow),
      clock_(story.opened_at),
      calendar_(calendar_of(settings)),
      engine_(house_of(story, of_story(settings, clock_, database))) {}

Problems StoryPlay::prepare(const std::filesystem::path& folder) {
  const Actor teller{kTeller};
  if (auto problems = engine_.deploy(folder, teller); blocks(problems)) return problems;
  for (const auto& actor : story_.actors)
    for (const auto& right : actor.rights)
      if (auto problems = engine_.grant({actor.name, right.role, {}, right.structure, {}, {}}, teller);
          blocks(problems))
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
  if (auto verdict = submit(*command, {deed.step, deed.by, deed.refused})) return verdict;
  return deed.refused.empty() ? done_as_told(deed, step) : std::nullopt;
}

// The first deed opens. A step that does not wait any more is asked for all the same when a refusal is expected:
// somebody else still has it on their screen. An anytime step that is not open is started.
std::optional<Command> StoryPlay::command_of(const StoryDeed& deed, const Step& step) const {
  const std::string outcome = chooses(step) ? deed.outcome : std::string();
  Command command{Open{workflow_.name, deed.with, outcome}, {deed.by}, 0, {}, deed.confirmed};
  if (&std::get<StoryDeed>(story_.lines.front().what) == &deed) return command;
  const Task* task = task_at(deed.step, deed.row);
  const auto last = last_token_.find(deed.step);
  if (task)
    command.what = Complete{task->ref, deed.with, outcome};
  else if (step.offer && step.offer->offered)
    command.what = Start{ref_, deed.step, deed.with, outcome};
  else if (last != last_token_.end() && !deed.refused.empty())
    command.what = Complete{{ref_, last->second}, deed.with, outcome};
  else
    return std::nullopt;
  return command;
}

StoryPlay::Verdict StoryPlay::submit(const Command& command, const Wish& wish) {
  const auto before = case_ ? case_->revision : 0;
  const auto receipt = engine_.submit(command);
  if (receipt) ref_ = receipt->of;
  look();
  if (!receipt && (case_ ? case_->revision : 0) != before)
    return Disagreement{story_text("want-unchanged"), story_text("is-changed")};
  if (!receipt) return refused_as_told(wish, receipt.problems());
  if (wish.refused.empty()) return std::nullopt;
  return Disagreement{
      story_text("want-refused", {{"step", wish.step}, {"by", wish.by}, {"codes", joined(wish.refused)}}),
      story_text("is-done")};
}

StoryPlay::Verdict StoryPlay::refused_as_told(const Wish& wish, const Problems& problems) const {
  if (codes_of(problems) == std::set<std::string>(wish.refused.begin(), wish.refused.end())) return std::nullopt;
  const auto found = story_text("is-refused", {{"codes", shown(problems)}});
  if (wish.refused.empty()) return Disagreement{story_text("want-done", {{"step", wish.step}, {"by", wish.by}}), found};
  return Disagreement{
      story_text("want-refused", {{"step", wish.step}, {"by", wish.by}, {"codes", joined(wish.refused)}}), found};
}

StoryPlay::Verdict StoryPlay::done_as_told(const StoryDeed& deed, const Step& step) const {
  if (deed.outcome.empty() || !case_) return std::nullopt;
  const auto ended = outcome_in(case_->history.back(), step.name);
  if (ended == deed.outcome) return std::nullopt;
  return Disagreement{story_text("want-outcome", {{"step", step.name}, {"outcome", deed.outcome}}),
                      ended.empty() ? story_text("is-not-ended") : story_text("is-outcome", {{"outcome", ended}})};
}

// What another workflow sends comes as the engine gives it on.
StoryPlay::Verdict StoryPlay::hold(const definition::StoryMessage& message) {
  const Wish wish{message.message, message.from, message.refused};
  const auto is_actor = [&](const auto& actor) { return actor.name == message.from; };
  if (std::any_of(story_.actors.begin(), story_.actors.end(), is_actor))
    return submit({Deliver{ref_, message.message, message.row, message.with, message.outcome}, {message.from}}, wish);
  const execution::Delivery delivery{message.message, message.from, message.row, message.with, message.outcome};
  const auto receipt = carry_out(*engine_.house_, ref_, "message", delivery);
  look();
  if (!receipt) return refused_as_told(wish, receipt.problems());
  if (message.refused.empty()) return std::nullopt;
  return Disagreement{
      story_text("want-refused", {{"step", wish.step}, {"by", wish.by}, {"codes", joined(wish.refused)}}),
      story_text("is-done")};
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryAnswer& answer) {
  const auto waits = [&](const Token& t) { return t.handed && (answer.step.empty() || t.step == answer.step); };
  const auto token = std::find_if(state_.tokens.begin(), state_.tokens.end(), waits);
  if (token == state_.tokens.end()) return Disagreement{story_text("want-handed"), stands()};
  const std::string other = workflow_.step(token->step)->handover->workflow;
  const auto receipt = carry_out(*engine_.house_, ref_, "answer", execution::Reply{token->id, other, answer.outcome});
  look();
  return receipt ? std::nullopt : refused_as_told({token->step, other, {}}, receipt.problems());
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryTurn& turn) {
  using What = definition::StoryTurn::What;
  Command command{Reopen{ref_}, {turn.by}};
  if (turn.what == What::suspend) command.what = Suspend{ref_};
  if (turn.what == What::resume) command.what = Resume{ref_};
  constexpr const char* words[] = {"reopen", "suspend", "resume"};
  return submit(command, {words[static_cast<int>(turn.what)], turn.by, turn.refused});
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryLater& later) {
  return move_to(calendar_.over(later.delay, clock_.now()));
}

StoryPlay::Verdict StoryPlay::hold(const definition::StoryTime& time) {
  if (time.at < clock_.now())
    return Disagreement{story_text("want-later"),
                        story_text("is-earlier", {{"now", to_text(clock_.now(), calendar_)}})};
  return move_to(time.at);
}

// Whatever is due on the way happens at its time.
StoryPlay::Verdict StoryPlay::move_to(Instant at) {
  told_since_ = case_ ? case_->revision : 0;
  for (auto wake = execution::wake_of(state_); wake && *wake <= at; wake = execution::wake_of(state_)) {
    clock_.move_to(std::max(clock_.now(), *wake));
    const auto receipt = carry_out(*engine_.house_, ref_, "ring", execution::Ringing{});
    look();
    if (!receipt) return refused_as_told({"-", std::string(kItself), {}}, receipt.problems());
  }
  clock_.move_to(at);
  return std::nullopt;
}

// Whoever opened a case may always know of it; what only the engine sees of it is read beside.
void StoryPlay::look() {
  if (ref_.empty()) return;
  auto seen = engine_.read({opener_}, ref_);
  if (!seen) return;
  case_ = std::move(*seen);
  const auto standing = engine_.house_->store->read()->stand(ref_, opener_, micros(clock_.now()));
  state_ = execution::decode({standing.file->state, standing.file->c2, standing.file->c3});
  deploys_ = standing.asker.deploys;
  for (const auto& task : case_->tasks) last_token_[task.step] = task.ref.token;
}

Text StoryPlay::stands() const {
  if (!case_) return story_text("is-no-case");
  if (!case_->ended_as.empty()) return story_text("is-ended", {{"as", case_->ended_as}});
  std::vector<std::string> waiting, stalled;
  for (const auto& token : state_.tokens) {
    const std::string rows = state_.rows_around(token.parent);
    if (token.branch.empty())
      (token.stalled.empty() ? waiting : stalled).push_back(rows.empty() ? token.step : token.step + " (" + rows + ")");
  }
  if (!stalled.empty()) return story_text("is-stalled", {{"steps", joined(stalled)}});
  return waiting.empty() ? story_text("is-nowhere") : story_text("is-waiting", {{"steps", joined(waiting)}});
}

const Task* StoryPlay::task_at(const std::string& step, const std::string& row) const {
  if (!case_) return nullptr;
  const auto here = [&](const Task& task) { return task.step == step && is_in_row(task.ref.token, row); };
  const auto at = std::find_if(case_->tasks.begin(), case_->tasks.end(), here);
  return at == case_->tasks.end() ? nullptr : &*at;
}

}  // namespace parcours::engine
