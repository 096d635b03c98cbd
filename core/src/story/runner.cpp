#include "story/runner.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "engine/command/unit_of_work.hpp"
#include "engine/seen_case.hpp"
#include "execution/codec.hpp"
#include "story/coverage.hpp"
#include "story/phrases.hpp"

namespace parcours::story {
namespace {

using definition::Step;
using execution::Token;

constexpr const char* kStoryAdministrator = "parcours-stories";

Settings of_story(Settings settings, const Clock& clock, const std::string& database) {
  settings.database = database;
  if (database == kDatabaseOfAStory) settings.key.clear();
  settings.administrators = {kStoryAdministrator};
  settings.clock = &clock;
  return settings;
}

plugin::Registry sheets_of(const Story& story, plugin::Registry sheets) {
  for (const auto& each : story.supposed) sheets.suppose(each.action, {each.outcome, each.outputs});
  return sheets;
}

bool chooses(const Step& step) { return step.kind != Step::Kind::action || step.binding->chosen; }

std::set<std::string> codes_of(const Problems& problems) {
  std::set<std::string> codes;
  for (const auto& p : problems) codes.insert(p.code);
  return codes;
}

// "not-a-date (naissance): a date is expected, YYYY-MM-DD"
std::string refusal_in(const Problems& problems, const char* language, const char* colon) {
  std::string all;
  for (const auto& p : problems)
    all += (all.empty() ? "" : "; ") + p.code + (p.where.empty() ? "" : " (" + p.where + ")") + colon +
           p.message.in(language);
  return all;
}

Text refusal_of(const Problems& problems) {
  const auto in = [&](const char* language, const char* colon) {
    return story_text("is-refused", {{"codes", refusal_in(problems, language, colon)}}).in(language);
  };
  return {in("fr", " : "), in("en", ": ")};
}

// The value that is refused; null when the refusal is of the whole line.
const StoryPlace* refused_at(const StoryLine& line, const std::string& where) {
  for (const auto& place : line.places)
    if (where == place.field || where.starts_with(place.field + "[") || where.starts_with(place.field + "."))
      return &place;
  return nullptr;
}

}  // namespace

StoryRunner::StoryRunner(const Story& story, const definition::Workflow& workflow, const Settings& settings,
                         const plugin::Registry& sheets, const std::string& database)
    : story_(story),
      workflow_(workflow),
      clock_(story.opened_at),
      calendar_(engine::calendar_of(settings)),
      access_(of_story(settings, clock_, database), sheets_of(story, sheets)),
      engine_(access_.engine),
      context_(access_.context) {
  context_.checks_references = false;
}

Problems StoryRunner::prepare(const std::filesystem::path& folder) {
  const Actor administrator{kStoryAdministrator};
  if (auto problems = engine_.deploy(folder, administrator); blocks(problems)) return problems;
  for (const auto& actor : story_.actors)
    for (const auto& right : actor.rights)
      if (auto problems = engine_.grant({actor.name, right.role, {}, right.structure, {}, {}}, administrator);
          blocks(problems))
        return problems;
  return {};
}

std::optional<StoryFailure> StoryRunner::run() {
  for (const auto& line : story_.lines) {
    const auto verdict = std::visit([&](const auto& what) { return run_line(what); }, line.what);
    if (!verdict) continue;
    const auto* at = refused_at(line, verdict->where);
    StoryFailure failure{at ? at->where : line.where,
                         at ? at->excerpt : line.excerpt,
                         verdict->expected,
                         verdict->found,
                         position(),
                         {}};
    if (case_)
      for (const auto& entry : case_->history) failure.history.push_back(history_line(entry, calendar_));
    return failure;
  }
  return std::nullopt;
}

StoryRunner::Verdict StoryRunner::run_line(const StoryDeed& deed) {
  const Step& step = *workflow_.step(deed.step);
  if (opener_.empty()) opener_ = deed.by;
  const auto command = command_of(deed, step);
  if (!command) return Mismatch{story_text("want-done", {{"step", deed.step}, {"by", deed.by}}), position()};
  if (auto verdict = submit(*command, {deed.step, deed.by, deed.refused})) return verdict;
  return deed.refused.empty() ? check_outcome(deed, step) : std::nullopt;
}

// The first line opens the case. When a refusal is expected, a step that no longer waits is completed with its last
// token: somebody may still have it on their screen. An anytime step without a task is started.
std::optional<Command> StoryRunner::command_of(const StoryDeed& deed, const Step& step) const {
  const std::string outcome = chooses(step) ? deed.outcome : std::string();
  Command command{Open{workflow_.name, deed.with, outcome}, {deed.by}, 0, {}, deed.confirmed};
  if (&std::get<StoryDeed>(story_.lines.front().what) == &deed) return command;
  const Task* task = task_at(deed.step, deed.row);
  const auto last = last_token_.find(deed.step);
  if (task)
    command.what = Complete{task->id, deed.with, outcome};
  else if (step.offer && step.offer->offered)
    command.what = Start{reference_, deed.step, deed.with, outcome};
  else if (last != last_token_.end() && !deed.refused.empty())
    command.what = Complete{{reference_, last->second}, deed.with, outcome};
  else
    return std::nullopt;
  return command;
}

StoryRunner::Verdict StoryRunner::submit(const Command& command, const Expectation& expectation) {
  const auto before = case_ ? case_->revision : 0;
  const auto receipt = engine_.submit(command);
  if (receipt) reference_ = receipt->reference;
  refresh();
  if (!receipt && (case_ ? case_->revision : 0) != before)
    return Mismatch{story_text("want-unchanged"), story_text("is-changed")};
  if (!receipt) return check_refusal(expectation, receipt.problems());
  if (expectation.refused.empty()) return std::nullopt;
  return Mismatch{
      story_text("want-refused",
                 {{"step", expectation.step}, {"by", expectation.by}, {"codes", joined(expectation.refused)}}),
      story_text("is-done")};
}

StoryRunner::Verdict StoryRunner::check_refusal(const Expectation& expectation, const Problems& problems) const {
  if (codes_of(problems) == std::set<std::string>(expectation.refused.begin(), expectation.refused.end()))
    return std::nullopt;
  const auto found = refusal_of(problems);
  const auto& where = problems.front().where;
  if (expectation.refused.empty())
    return Mismatch{story_text(expectation.done, {{"step", expectation.step}, {"by", expectation.by}}), found, where};
  return Mismatch{
      story_text("want-refused",
                 {{"step", expectation.step}, {"by", expectation.by}, {"codes", joined(expectation.refused)}}),
      found, where};
}

StoryRunner::Verdict StoryRunner::check_outcome(const StoryDeed& deed, const Step& step) const {
  if (deed.outcome.empty() || !case_) return std::nullopt;
  const auto ended = outcome_in(case_->history.back(), step.name);
  if (ended == deed.outcome) return std::nullopt;
  return Mismatch{story_text("want-outcome", {{"step", step.name}, {"outcome", deed.outcome}}),
                  ended.empty() ? story_text("is-not-ended") : story_text("is-outcome", {{"outcome", ended}})};
}

// A message of another workflow arrives as the engine delivers it.
StoryRunner::Verdict StoryRunner::run_line(const StoryMessage& message) {
  const Expectation expectation{message.message, message.from, message.refused};
  const auto is_actor = [&](const auto& actor) { return actor.name == message.from; };
  if (std::any_of(story_.actors.begin(), story_.actors.end(), is_actor))
    return submit({Deliver{reference_, message.message, message.row, message.with, message.outcome}, {message.from}},
                  expectation);
  const execution::Delivery delivery{message.message, message.from, message.row, message.with, message.outcome};
  const auto receipt = engine::execute(context_, reference_, "message", delivery);
  refresh();
  if (!receipt) return check_refusal(expectation, receipt.problems());
  if (message.refused.empty()) return std::nullopt;
  return Mismatch{
      story_text("want-refused",
                 {{"step", expectation.step}, {"by", expectation.by}, {"codes", joined(expectation.refused)}}),
      story_text("is-done")};
}

StoryRunner::Verdict StoryRunner::run_line(const StoryCorrection& c) {
  return submit({Correct{reference_, c.field, c.row, c.value, c.why}, {c.by}, 0, {}, c.confirmed},
                {c.field, c.by, c.refused, "want-corrected"});
}

StoryRunner::Verdict StoryRunner::run_line(const StoryAnswer& answer) {
  const auto waits = [&](const Token& t) {
    return t.handed_over && (answer.step.empty() || t.step == answer.step) && is_in_row(t.id, answer.row);
  };
  const auto token = std::find_if(state_.tokens.begin(), state_.tokens.end(), waits);
  if (token == state_.tokens.end()) return Mismatch{story_text("want-handed"), position()};
  const std::string other = workflow_.step(token->step)->handover->workflow;
  const auto receipt =
      engine::execute(context_, reference_, "answer", execution::Reply{token->id, other, answer.outcome});
  refresh();
  return receipt ? std::nullopt : check_refusal({token->step, other, {}}, receipt.problems());
}

StoryRunner::Verdict StoryRunner::run_line(const StoryLifecycle& turn) {
  using What = StoryLifecycle::What;
  Command command{Reopen{reference_}, {turn.by}};
  if (turn.what == What::suspend) command.what = Suspend{reference_};
  if (turn.what == What::resume) command.what = Resume{reference_};
  constexpr const char* words[] = {"reopen", "suspend", "resume"};
  return submit(command, {words[static_cast<int>(turn.what)], turn.by, turn.refused});
}

StoryRunner::Verdict StoryRunner::run_line(const StoryLater& later) {
  return move_to(calendar_.end_of_delay(later.delay, clock_.now()));
}

StoryRunner::Verdict StoryRunner::run_line(const StoryTime& time) {
  if (time.at < clock_.now())
    return Mismatch{story_text("want-later"), story_text("is-earlier", {{"now", to_text(clock_.now(), calendar_)}})};
  return move_to(time.at);
}

// What is due on the way is done at its own time.
StoryRunner::Verdict StoryRunner::move_to(Instant at) {
  notified_since_ = case_ ? case_->revision : 0;
  for (auto wake = execution::next_due(state_); wake && *wake <= at; wake = execution::next_due(state_)) {
    clock_.move_to(std::max(clock_.now(), *wake));
    const auto receipt = engine::execute(context_, reference_, "ring", execution::TimersDue{});
    refresh();
    if (!receipt) return check_refusal({"-", std::string(engine::kEngineActor), {}}, receipt.problems());
  }
  clock_.move_to(at);
  return std::nullopt;
}

// The author of a story sees the whole case. The state that only the engine sees comes from the store. Of the
// history, only what is new is read, so that a story costs as much as its events.
void StoryRunner::refresh() {
  if (reference_.empty()) return;
  const engine::CaseReader reader(context_, engine::CaseReader::SeesAll{}, {opener_}, reference_);
  auto seen = reader.see(engine::SeenCase::Detail::whole, case_ ? case_->revision : 0);
  if (!seen) return;
  auto history = case_ ? std::move(case_->history) : std::vector<Entry>();
  case_ = std::move(*seen).shown();
  std::move(case_->history.begin(), case_->history.end(), std::back_inserter(history));
  case_->history = std::move(history);
  const auto stored = context_.store->read()->load_for_command(reference_, opener_, engine::micros(clock_.now()));
  state_ = execution::decode({stored.case_row->state, stored.case_row->c2, stored.case_row->c3});
  deploys_ = stored.requester.deploys;
  for (const auto& task : case_->tasks) last_token_[task.step] = task.id.token;
}

Text StoryRunner::position() const {
  if (!case_) return story_text("is-no-case");
  if (!case_->ended_as.empty()) return story_text("is-ended", {{"as", case_->ended_as}});
  std::vector<std::string> waiting, stalled;
  for (const auto& token : state_.tokens) {
    const std::string rows = state_.row_path(token.parent);
    if (token.branch.empty())
      (token.stalled.empty() ? waiting : stalled).push_back(rows.empty() ? token.step : token.step + " (" + rows + ")");
  }
  if (!stalled.empty()) return story_text("is-stalled", {{"steps", joined(stalled)}});
  return waiting.empty() ? story_text("is-nowhere") : story_text("is-waiting", {{"steps", joined(waiting)}});
}

const Task* StoryRunner::task_at(const std::string& step, const std::string& row) const {
  if (!case_) return nullptr;
  const auto here = [&](const Task& task) { return task.step == step && is_in_row(task.id.token, row); };
  const auto at = std::find_if(case_->tasks.begin(), case_->tasks.end(), here);
  return at == case_->tasks.end() ? nullptr : &*at;
}

}  // namespace parcours::story
