#include "story/story.hpp"

#include <gmock/gmock.h>

namespace parcours::story {
namespace {

using definition::ActionBinding;
using definition::Field;
using definition::none;
using definition::Roles;
using definition::Step;
using definition::Workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// recevoir (task) -> trier (task: garder -> recevoir, clore -> end) ; choisir decides.
Workflow small_workflow() {
  Workflow w;
  w.name = "petit";
  Field age;
  age.name = "age_dit", age.type = Type::number;
  w.fields = {age};
  Step recevoir, trier, choisir;
  recevoir.name = "recevoir", recevoir.next = {{"done", {1, {}}}};
  trier.name = "trier", trier.next = {{"garder", {0, {}}}, {"clore", {none, {}}}};
  choisir.name = "choisir", choisir.kind = Step::Kind::decide, choisir.rows = {{{}, {none, "tard"}}};
  Step peser, classer;
  peser.name = "peser", peser.kind = Step::Kind::action, peser.binding = ActionBinding{},
  peser.binding->action = "px.peser", peser.next = {{"lourd", {0, {}}}};
  classer = peser, classer.name = "classer", classer.binding->action = "px.classer", classer.binding->chosen = true;
  w.steps = {recevoir, trier, choisir, peser, classer};
  w.blocks = {{"", {}, none, 0, {0, 1, 2, 3, 4}, {}, {}, {}}};
  return w;
}

class ReadStory : public ::testing::Test {
 protected:
  StoryReadResult read(const std::string& text) const {
    return read_story(text, "s.yaml", {workflow_, calendar_, roles_});
  }
  // Of a story that is right but for its lines.
  StoryReadResult read_lines(const std::string& lines) const {
    return read(
        "story: Un récit\nactors: { ana: accueil, luc: { role: accueil, of: mairie } }\nopen: { by: ana, at: "
        "2026-11-23 09:00 "
        "}\nthen:\n" +
        lines);
  }
  static std::vector<std::string> codes(const StoryReadResult& reading) {
    std::vector<std::string> all;
    for (const auto& p : reading.problems) all.push_back(p.code);
    return all;
  }

  Workflow workflow_ = small_workflow();
  Calendar calendar_{"Europe/Paris"};
  std::optional<Roles> roles_ = Roles{{"accueil", {}}};
};

TEST_F(ReadStory, TakesEveryKindOfLine) {
  const auto reading = read_lines(
      "  - { do: trier, by: luc, outcome: clore, with: { age_dit: 12 }, confirmed: a, refused: [missing, conflict] }\n "
      " - { after: "
      "3 working "
      "days }\n"
      "  - { at: 2026-12-01 }\n  - { waits_at: [trier, recevoir] }\n  - { not_at: trier }\n  - { has: { age_dit: 12 } "
      "}\n  - { "
      "ended_as: tard }\n");

  EXPECT_THAT(codes(reading), IsEmpty());
  ASSERT_TRUE(reading.story);
  ASSERT_EQ(reading.story->lines.size(), 8u);
  const auto& deed = std::get<StoryDeed>(reading.story->lines[1].what);
  EXPECT_EQ(deed.step, "trier");
  EXPECT_THAT(deed.refused, ElementsAre("missing", "conflict"));
  EXPECT_EQ(deed.with.at("age_dit"), Value("12"));
  EXPECT_EQ(std::get<StoryLater>(reading.story->lines[2].what).delay, (Delay{3, Delay::Unit::days, "working"}));
}

TEST_F(ReadStory, OpensWithTheFirstStep) {
  const auto reading = read_lines("  - { waits_at: trier }\n");

  ASSERT_TRUE(reading.story);
  EXPECT_EQ(std::get<StoryDeed>(reading.story->lines.front().what).step, "recevoir");
  EXPECT_EQ(
      reading.story->opened_at,
      calendar_.at(Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, std::chrono::hours{9}));
  EXPECT_EQ(reading.story->actors[1].rights.front().structure, "mairie");
}

TEST_F(ReadStory, TellsAllMistakesAtOnceAtTheirPlaces) {
  const auto reading = read_lines(
      "  - { do: triez, by: ana }\n  - { do: trier, by: anna, outcome: cloré }\n  - { has: { age_di: 3 } }\n  - { "
      "ended_as: "
      "clorre }\n");

  EXPECT_FALSE(reading.story);
  EXPECT_THAT(codes(reading), ElementsAre("story-step-unknown", "story-actor-unknown", "story-outcome-unknown",
                                          "story-field-unknown", "story-end-unknown"));
  EXPECT_EQ(reading.problems[0].where, "s.yaml:5:11");
  EXPECT_EQ(reading.problems[0].hint.in("en"), "did you mean 'trier'?");
  EXPECT_EQ(reading.problems[3].hint.in("fr"), "vouliez-vous « age_dit » ?");
}

TEST_F(ReadStory, KnowsWhoSeesWhichFields) {
  const auto reading = read_lines("  - { sees: age_dit, by: ana }\n");
  ASSERT_TRUE(reading.story);
  const auto& sees = std::get<StorySees>(reading.story->lines.back().what);
  EXPECT_THAT(sees.fields, ElementsAre("age_dit"));
  EXPECT_EQ(sees.by, "ana");

  EXPECT_THAT(codes(read_lines("  - { sees: [non_dit], by: personne }\n")),
              ::testing::UnorderedElementsAre("story-field-unknown", "story-actor-unknown"));
  EXPECT_THAT(codes(read_lines("  - { sees: age_dit }\n")), ElementsAre("story-key-missing"));
}

TEST_F(ReadStory, KnowsWhoReadsWhichText) {
  const auto reading = read_lines("  - { told: Reçu, by: ana }\n");
  ASSERT_TRUE(reading.story);
  const auto& told = std::get<StoryTold>(reading.story->lines.back().what);
  EXPECT_EQ(told.text, "Reçu");
  EXPECT_EQ(told.by, "ana");

  EXPECT_THAT(codes(read_lines("  - { told: Reçu, by: personne }\n")), ElementsAre("story-actor-unknown"));
  EXPECT_THAT(codes(read_lines("  - { told: Reçu }\n")), ElementsAre("story-key-missing"));
}

TEST_F(ReadStory, KnowsWhatIsCounted) {
  const auto reading = read_lines("  - { counted: { opened: 1, p2.contact: -2 } }\n");
  ASSERT_TRUE(reading.story);
  const auto& counted = std::get<StoryCounted>(reading.story->lines.back().what);
  ASSERT_EQ(counted.sums.size(), 2U);
  EXPECT_TRUE(counted.sums[0].first.ends_with(".opened"));
  EXPECT_EQ(counted.sums[1], std::pair(std::string("p2.contact"), std::int64_t{-2}));

  EXPECT_THAT(codes(read_lines("  - { counted: { p2.contact: deux } }\n")), ElementsAre("story-count"));
  EXPECT_THAT(codes(read_lines("  - { counted: { visites: 1 } }\n")), ElementsAre("story-fact-unknown"));
  EXPECT_THAT(codes(read_lines("  - { counted: 3 }\n")), ElementsAre("story-not-map"));
}

TEST_F(ReadStory, RefusesAMessageThatTheWorkflowDoesNotKnowAndThatNobodySends) {
  EXPECT_THAT(codes(read_lines("  - { message: avis, for: x }\n")),
              ElementsAre("story-key-missing", "story-message-unknown"));
}

TEST_F(ReadStory, RefusesALineThatSaysTwoThingsOrNothing) {
  EXPECT_THAT(codes(read_lines("  - { waits_at: trier, not_at: recevoir }\n")), ElementsAre("story-two-things"));
  EXPECT_THAT(codes(read_lines("  - {}\n")), ElementsAre("story-line-unknown"));
  EXPECT_THAT(codes(read_lines("  - { wait_at: trier }\n")), ElementsAre("story-key-unknown"));
}

TEST_F(ReadStory, RefusesWhatIsNoDelayNoDateOrNoValue) {
  EXPECT_THAT(codes(read_lines("  - { after: bientôt }\n")), ElementsAre("story-delay"));
  EXPECT_THAT(codes(read_lines("  - { at: 2026-02-30 }\n")), ElementsAre("story-time"));
  EXPECT_THAT(codes(read_lines("  - { at: 2027-03-28 02:30 }\n")), ElementsAre("story-skipped-time"));
  EXPECT_EQ(codes(read_lines("  - { has: { age_dit: vieux } }\n")).size(), 1u);
}

TEST_F(ReadStory, RefusesToWaitWhereNobodyStops) {
  EXPECT_THAT(codes(read_lines("  - { waits_at: choisir }\n")), ElementsAre("story-step-passes"));
}

TEST_F(ReadStory, SupposesAnswersOfSheetsAlone) {
  const auto supposing = [&](const char* what) {
    return read(std::string("story: x\nactors: { ana: accueil }\nsuppose: { ") + what +
                " }\nopen: { by: ana, at: 2026-11-23 09:00 }\nthen: [ { waits_at: trier } ]\n");
  };

  EXPECT_EQ(supposing("px.peser: lourd").story->supposed.front().outcome, "lourd");
  EXPECT_EQ(supposing("px.peser: { outcome: lourd }").story->supposed.front().outcome, "lourd");
  EXPECT_THAT(codes(supposing("px.peser: { outcome: lourd, with: { inconnu: 3 } }")),
              ElementsAre("story-output-unknown"));
  EXPECT_THAT(codes(supposing("px.peser: leger")), ElementsAre("story-outcome-unknown"));
  EXPECT_THAT(codes(supposing("px.classer: lourd")), ElementsAre("story-action-unknown"));
}

TEST_F(ReadStory, RefusesARoleThatTheCityDoesNotHave) {
  const auto reading = read(
      "story: x\nactors: { ana: acceuil }\nopen: { by: ana, at: 2026-11-23 09:00 }\nthen: [ { waits_at: trier } ]\n");

  EXPECT_THAT(codes(reading), ElementsAre("story-role-unknown"));
}

TEST_F(ReadStory, SaysWhatIsMissing) {
  EXPECT_THAT(codes(read("story: x\n")), ElementsAre("story-key-missing", "story-key-missing", "story-key-missing"));
}

TEST_F(ReadStory, NeverThrowsOnAnyText) {
  for (const char* text : {"", "x", "- a", "story: { a: b }\nactors: x\nopen: []\nthen: {}\n",
                           "story: x\nactors: { a: { b: c } }\nopen: x\nthen: [ x, [y] ]\n", "\xff\xfe", "[[[[[[",
                           "story: &a x\nthen: *a\n"})
    EXPECT_FALSE(read(text).story) << text;
}

TEST(FindStories, IsEmptyWithoutAFolder) { EXPECT_THAT(find_stories("/nowhere/workflow.yaml"), IsEmpty()); }

}  // namespace
}  // namespace parcours::story
