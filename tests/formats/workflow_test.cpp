#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "definition/stored/codec.hpp"
#include "engine/surroundings.hpp"
#include "golden.hpp"
#include "plugin/registry.hpp"
#include "support/paris.hpp"

namespace parcours::formats {
namespace {

using namespace definition;

Workflow shipped(const std::string& name) {
  const auto folder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows";
  plugin::Registry sheets;
  sheets.load(std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins");
  auto surroundings = engine::surroundings(sheets, testing::paris());
  read_surroundings(folder, surroundings);
  auto reading = read_file(folder / name / "workflow.yaml", surroundings);
  for (const auto& problem : reading.problems) ADD_FAILURE() << to_text(problem, "en");
  return reading.workflow ? std::move(*reading.workflow) : Workflow{};
}

Program program(const char* text) { return std::get<Program>(Program::compile(text, {})); }

// Each kind of part once, with nothing in it.
Workflow least() {
  Workflow w;
  Field field;
  field.options.resize(1), field.fields.resize(1), field.computed.push_back({{}, program("1")});
  field.checks.push_back({{}, program("true"), {}, false});
  Step step;
  Handover handover;
  handover.asked.resize(1);
  step.by.resize(1), step.form.resize(1), step.next.resize(1), step.also.resize(1), step.lines.resize(1);
  step.rows.resize(1), step.ways.resize(1), step.offer.emplace(), step.binding.emplace(), step.send.emplace();
  step.handover = handover, step.until.emplace(), step.carry.push_back({{}, program("1")});
  step.counts.resize(1), step.counts[0].per.push_back({{}, program("1")});
  w.parameters.resize(1), w.fields = {field}, w.blocks.resize(1), w.phases.resize(1), w.steps = {step};
  w.messages.resize(1), w.accepts.emplace(), w.reopen.emplace();
  return w;
}

TEST(WorkflowFormat, IsThatOfTheGoldenFile) { expect_golden(encode(shipped("tournee-de-rue")), "workflow.json"); }

TEST(WorkflowFormat, IsReadBackFromTheGoldenFile) {
  const auto text = golden("workflow.json");

  EXPECT_EQ(encode(decode(text)), text);
}

TEST(WorkflowFormat, WritesNothingButNumbersKindsAndPartsOfAnEmptyWorkflow) {
  expect_golden(encode(least()), "workflow_least.json");
}

TEST(WorkflowFormat, ThatIsNewerIsRefusedByItsNumber) {
  try {
    decode(R"({"format":2,"workflow":{}})");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_STREQ(error.what(),
                 "a stored workflow cannot be run by this version: its format is 2, and this version reads 1");
  }
}

template <class Enum>
std::vector<int> numbers(std::initializer_list<Enum> all) {
  std::vector<int> out;
  for (const auto each : all) out.push_back(static_cast<int>(each));
  return out;
}

TEST(WorkflowFormat, NumbersOfKindsNeverChange) {
  using Kind = Step::Kind;
  EXPECT_EQ(numbers({Kind::task, Kind::action, Kind::decide, Kind::block, Kind::wait, Kind::send, Kind::handover,
                     Kind::parallel, Kind::each, Kind::split, Kind::merge}),
            (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
  using Who = ActorSelector::Kind;
  EXPECT_EQ(numbers({Who::role, Who::field, Who::opener, Who::performer}), (std::vector<int>{0, 1, 2, 3}));
  using Trigger = Line::Trigger;
  EXPECT_EQ(numbers({Trigger::after, Trigger::at, Trigger::every, Trigger::message, Trigger::when}),
            (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_EQ(numbers({Roll::next, Roll::none, Roll::back}), (std::vector<int>{0, 1, 2}));
  using Moment = Count::Moment;
  EXPECT_EQ(numbers({Moment::end, Moment::start, Moment::stay}), (std::vector<int>{0, 1, 2}));
  using Await = Handover::Await;
  EXPECT_EQ(numbers({Await::nothing, Await::answer, Await::end}), (std::vector<int>{0, 1, 2}));
}

}  // namespace
}  // namespace parcours::formats
