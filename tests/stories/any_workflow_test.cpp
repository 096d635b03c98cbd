// The client of examples/03_any_workflow, which knows no workflow, plays every story that is shipped: what the story
// does is typed at its console.
#include <gmock/gmock.h>

#include <regex>
#include <sstream>

#include "engine/command/unit_of_work.hpp"
#include "engine/seen_case.hpp"
#include "engine/workflow_loader.hpp"
#include "execution/codec.hpp"
#include "execution/form.hpp"
#include "execution/lookup.hpp"
#include "story/story.hpp"
#include "support/trial.hpp"

#define main main_of_the_client
#include "../../examples/03_any_workflow/main.cpp"
#undef main

namespace parcours {
namespace {

using namespace story;

// As it is typed: a text as it is, the rest as JSON.
std::string typed(const Value& value) {
  const auto* text = value.get_if<std::string>();
  if (value.is_null()) return {};
  const bool plain = text && text->find('\n') == std::string::npos && text->find_first_of("[{\"") != 0;
  return plain ? *text : json::write_plain(value);
}

class StoryAtAConsole {
 public:
  StoryAtAConsole(const Story& story, const definition::Workflow& workflow, const Settings& settings,
                  const plugin::Registry& sheets)
      : story_(story),
        workflow_(workflow),
        database_(testing::make_fresh(testing::usual_kind())),
        access_(of(settings), supposed(story, sheets)),
        calendar_(engine::calendar_of(settings)) {
    access_.context.checks_references = false;  // as in stories: the cases that its fields name are not there
  }

  void play(const std::filesystem::path& folder) {
    clock_.at = story_.opened_at;
    ASSERT_FALSE(blocks(access_.engine.deploy(folder, {"root"})));
    for (const auto& actor : story_.actors)
      for (const auto& right : actor.rights)
        access_.engine.grant({actor.name, right.role, {}, right.structure, {}, {}}, {"root"});
    for (const auto& line : story_.lines) {
      const ::testing::ScopedTrace trace(__FILE__, __LINE__, line.where);
      std::visit([&](const auto& what) { run(what); }, line.what);
    }
  }
  int done() const { return done_; }

 private:
  Settings of(Settings settings) const {
    settings.database = database_->connection();
    settings.key = folder_.path() / "chain.key";
    settings.administrators = {"root"};
    settings.clock = &clock_;
    return settings;
  }
  static plugin::Registry supposed(const Story& story, plugin::Registry sheets) {
    for (const auto& each : story.supposed) sheets.suppose(each.action, {each.outcome, each.outputs});
    return sheets;
  }

  std::string at_the_console(const std::string& actor, const std::string& lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    Client(access_.engine, {actor}, in, out).run();
    std::smatch reference;
    const auto shown = out.str();
    if (reference_.empty() && std::regex_search(shown, reference, std::regex("[A-Z0-9-]+-[0-9]{4}-[0-9]{5}")))
      reference_ = reference[0], opener_ = actor;
    return shown;
  }
  Case seen() {
    const engine::CaseReader reader(access_.context, engine::CaseReader::SeesAll{}, {opener_}, reference_);
    const auto seen = reader.see(engine::SeenCase::Detail::whole);
    return seen ? seen->shown() : Case();
  }
  // What is typed moves the case, or is refused with the codes.
  void expect(const std::string& actor, const std::string& lines, const std::vector<std::string>& refused) {
    const auto before = seen().revision;
    const auto shown = at_the_console(actor, lines);
    const bool moved = seen().revision > before;
    done_ += moved ? 1 : 0;
    EXPECT_EQ(moved, refused.empty()) << actor << " types\n" << lines << "and sees\n" << shown;
    const bool found = shown.find("rien de ce nom") == std::string::npos;  // it may be no task of theirs
    for (const auto& code : refused) {
      if (found) {
        EXPECT_THAT(shown, ::testing::HasSubstr(code)) << lines;
      }
    }
  }
  static std::string form(const Record& with, const std::vector<std::string>& confirmed, const std::string& outcome) {
    std::string lines;
    for (const auto& [name, value] : with) lines += name + "=" + typed(value) + "\n";
    for (const auto& code : confirmed) lines += "!" + code + "\n";
    if (!outcome.empty()) lines += "=" + outcome + "\n";
    return lines + "\n.\n";
  }

  void run(const StoryDeed& deed) {
    const auto& step = *workflow_.step(deed.step);
    const bool chooses = !execution::choosable_outcomes(step).empty();
    const auto verb = reference_.empty() ? "open " + workflow_.name : "do " + reference_ + " " + deed.step;
    expect(deed.by, verb + "\n" + form(deed.with, deed.confirmed, chooses ? deed.outcome : ""), deed.refused);
  }
  void run(const StoryMessage& message) {
    const auto is_sender = [&](const auto& actor) { return actor.name == message.from; };
    if (std::none_of(story_.actors.begin(), story_.actors.end(), is_sender)) return deliver(message);
    const auto verb = "do " + reference_ + " " + message.message + " " + message.row + "\n";
    expect(message.from, verb + form(message.with, {}, message.outcome), message.refused);
  }
  void run(const StoryCorrection& c) {
    const auto verb = "correct " + reference_ + " " + c.field + " " + c.row + "\n";
    expect(c.by, verb + typed(c.value) + "\n" + c.why + "\n", c.refused);
  }
  void run(const StoryLater& later) { move_to(calendar_.end_of_delay(later.delay, clock_.at)); }
  void run(const StoryTime& time) { move_to(time.at); }
  void run(const StoryEnded& ended) { EXPECT_EQ(seen().ended_as, ended.as); }
  // The case that a handover opened answers, as the engine delivers it: the handover of that step, in that row.
  void run(const StoryAnswer& answer) {
    const auto state = stored();
    const auto awaits = [&](const execution::Token& token) {
      return token.handed_over && (answer.step.empty() || token.step == answer.step) &&
             (answer.row.empty() || is_in_row(state, token, answer.row));
    };
    const auto token = std::find_if(state.tokens.begin(), state.tokens.end(), awaits);
    ASSERT_NE(token, state.tokens.end()) << "nothing was handed over";
    const execution::Reply reply{token->id, workflow_.step(token->step)->handover->workflow, answer.outcome};
    EXPECT_TRUE(engine::execute(access_.context, reference_, "answer", reply));
  }
  execution::Case stored() {
    const auto read = access_.context.store->read()->load_for_command(reference_, opener_, engine::micros(clock_.at));
    return execution::decode({read.case_row->state, read.case_row->c2, read.case_row->c3});
  }
  bool is_in_row(const execution::Case& state, const execution::Token& token, const std::string& row) const {
    for (const auto* t = &token; t; t = state.token(t->parent))
      if (execution::is_row_named(workflow_, state, *t, row, execution::NamedBy::number_or_key)) return true;
    return false;
  }
  // The client has no command for it.
  void run(const StoryLifecycle& turn) {
    using What = StoryLifecycle::What;
    Command command{Reopen{reference_}, {turn.by}};
    if (turn.what == What::suspend) command.what = Suspend{reference_};
    if (turn.what == What::resume) command.what = Resume{reference_};
    EXPECT_EQ(static_cast<bool>(access_.engine.submit(command)), turn.refused.empty());
  }
  // These look, and the runner of stories has looked.
  template <class Look>
  void run(const Look&) {}

  // A message of another workflow arrives as the engine delivers it.
  void deliver(const StoryMessage& message) {
    const execution::Delivery delivery{message.message, message.from, message.row, message.with, message.outcome};
    EXPECT_EQ(static_cast<bool>(engine::execute(access_.context, reference_, "message", delivery)),
              message.refused.empty());
  }

  void move_to(Instant at) {
    auto due = access_.engine.run_due();
    for (int times = 0; times < 1000 && due.next && *due.next <= at; ++times)
      clock_.at = std::max(clock_.at, *due.next), due = access_.engine.run_due();
    clock_.at = at;
  }

  const Story& story_;
  const definition::Workflow& workflow_;
  testing::TempFolder folder_;
  testing::FixedClock clock_;
  std::unique_ptr<testing::Fresh> database_;
  engine::EngineAccess access_;
  Calendar calendar_;
  std::string reference_, opener_;
  int done_ = 0;
};

TEST(TheClientOfAnyWorkflow, PlaysEveryStoryThatIsShipped) {
  Settings settings;
  settings.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"};
  engine::WorkflowLoader loader(settings);
  int done = 0;
  for (const auto& file : engine::workflow_files(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows")) {
    const auto reading = loader.read(file);
    ASSERT_TRUE(reading.workflow) << file;
    for (const auto& written : find_stories(file)) {
      const auto story = read_story_file(written, {*reading.workflow, loader.calendar(), loader.around(file).roles});
      ASSERT_TRUE(story.story) << written;
      StoryAtAConsole console(*story.story, *reading.workflow, settings, loader.sheets());
      console.play(file.parent_path());
      done += console.done();
    }
  }
  EXPECT_GT(done, 100) << "commands that were carried out";
}

}  // namespace
}  // namespace parcours
