#include "definition/reader.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "definition/source/diagnostic_sink.hpp"
#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::right;
using testing::small_city;
using testing::steps;
using testing::workflow_with;

TEST(ReadWorkflow, GoesFromStepToStepAsWritten) {
  const auto workflow = right(
      "workflow: essai\nphases:\n  un:\n    steps:\n      aa: { task: A, by: elu }\n      bb: { task: B, by: elu }\n"
      "  deux:\n    steps:\n      cc: { task: C, by: elu, next: { oui: end, non: aa } }\n");

  EXPECT_EQ(workflow.step("aa")->route("done")->step, 1);
  EXPECT_EQ(workflow.step("bb")->route("done")->step, 2);
  EXPECT_EQ(workflow.step("cc")->route("oui")->end, "oui");
  EXPECT_EQ(workflow.step("cc")->route("non")->step, 0);
  EXPECT_EQ(workflow.step("cc")->phase, 1);
  EXPECT_EQ(workflow.entry(), 0);
}

TEST(ReadWorkflow, RoutesEveryOutcomeOfAnActionThatHasOneTarget) {
  const auto workflow = right(
      "workflow: essai\nsheet: p2\nphases:\n  suivi:\n    steps:\n"
      "      trier: { action: p2.triage, by: elu }\n"
      "      contacter: { action: p2.try_contact, by: elu, with: { maximum: 3 }, next: end }\n");

  for (const char* outcome : {"danger", "retenu", "sans_suite"})
    EXPECT_EQ(workflow.step("trier")->route(outcome)->step, 1);
  EXPECT_EQ(workflow.step("contacter")->route("absent")->end, "absent");
  EXPECT_EQ(workflow.step("contacter")->binding->literals, (Record{{"maximum", 3}}));
}

TEST(ReadWorkflow, EndsABlockAsItsLastStepIsDone) {
  const auto workflow =
      right(steps("      ouvrir: { task: O, by: elu }\n      bloc:\n        block:\n          steps:\n"
                  "            un: { task: U, by: elu, next: { oui: deux, non: end refus } }\n"
                  "            deux: { task: D, by: elu }\n        next: { done: end fait, refus: end }\n"));

  EXPECT_EQ(workflow.step("deux")->route("done")->end, "done");
  EXPECT_EQ(workflow.step("bloc")->route("refus")->end, "refus");
  EXPECT_EQ(workflow.blocks[1].owner, 1);
  EXPECT_EQ(workflow.blocks[1].entry, 2);
}

TEST(ReadWorkflow, MakesOneGuardOfCells) {
  const auto workflow = right(
      "workflow: essai\nfields:\n  age: { type: number }\n  lieu: { type: choice, of: [rue, parc] }\n  plan: { type: "
      "choices, "
      "of: [aa, bb] }\n"
      "phases:\n  suivi:\n    steps:\n      ouvrir: { task: O, by: elu }\n      trier:\n        decide:\n"
      "          - { is: { age: 8..14, lieu: [rue, parc], plan: aa }, next: end un }\n"
      "          - { is: { age: ..7 }, when: \"lieu == 'rue'\", next: end deux }\n          - { otherwise: end trois "
      "}\n");

  EXPECT_EQ(workflow.step("trier")->rows[0].guard->text(),
            "(age >= 8 && age <= 14) && (lieu == 'rue' || lieu == 'parc') && (plan.holds('aa'))");
  EXPECT_EQ(workflow.step("trier")->rows[1].guard->text(), "(age <= 7) && (lieu == 'rue')");
  EXPECT_FALSE(workflow.step("trier")->rows[2].guard);
}

TEST(ReadWorkflow, GivesPersonalFieldsTheirLevel) {
  const auto workflow = right(workflow_with(
      "fields:\n  nom: { type: text, person: declarant, why: w }\n  lieu: { type: place }\n  rue: { type: territory }\n"
      "  faits: { type: text, level: C3, why: w }"));

  EXPECT_EQ(workflow.field("nom")->level, 2);
  EXPECT_EQ(workflow.field("lieu")->level, 1);
  EXPECT_EQ(workflow.field("faits")->level, 3);
  EXPECT_EQ(workflow.field("rue")->options.size(), 2u);
}

TEST(ReadWorkflow, TakesTheCitysValueOfAParameter) {
  auto city = small_city();
  city.parameters["seuil"] = Value("5");

  const auto reading =
      read(workflow_with("parameters: { seuil: { type: number, default: 3 }, autre: { type: number, default: 2 } }"),
           "w", city);

  ASSERT_TRUE(reading.workflow);
  EXPECT_EQ(reading.workflow->parameters[0].default_value, Value(5));
  EXPECT_EQ(reading.workflow->parameters[1].default_value, Value(2));
}

TEST(ReadWorkflow, TellsAWrongValueOfTheCityAtItsOwnPlace) {
  const auto reading =
      read(workflow_with("parameters: { seuil: { type: number, default: 3 } }"), "w.yaml", small_city());

  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().where, "parameters.yaml:3:8");
}

TEST(ReadWorkflow, TakesAnyNameForARoleWhenNoneAreKnown) {
  EXPECT_THAT(codes(workflow_with(""), Surroundings(testing::paris())), IsEmpty());
}

TEST(ReadWorkflow, ReadsWarningsAndStillRuns) {
  const auto reading = read(workflow_with("outcomes: { fait: Fait, jamais: Jamais }"), "w", small_city());

  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().severity, Problem::Severity::warning);
  EXPECT_TRUE(reading.workflow);
}

TEST(ReadWorkflow, CountsColumnsInCharacters) {
  const auto reading = read(workflow_with("fields: { été: { type: text } }"), "w.yaml", small_city());

  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().where, "w.yaml:2:11");
}

TEST(ReadWorkflow, FindsAFaultOfAnExpressionInsideQuotes) {
  const auto reading = read(
      workflow_with("").insert(0, "") + "      tard: { task: T, by: elu, due: 'inconnu + days(2)', next: end fait }\n",
      "w.yaml", small_city());

  ASSERT_FALSE(reading.problems.empty());
  EXPECT_EQ(reading.problems.back().where, "w.yaml:8:39");
}

TEST(ReadWorkflow, ReadsAByteOrderMarkAndWindowsLines) {
  EXPECT_THAT(codes("\xEF\xBB\xBFworkflow: essai\r\nphases:\r\n  un:\r\n    steps:\r\n      aa: { task: A, by: elu, "
                    "next: end fait }\r\n"),
              IsEmpty());
}

TEST(ReadWorkflow, RefusesWhatIsNoTextOfAWorkflow) {
  EXPECT_THAT(codes(""), ElementsAre("no-workflow"));
  EXPECT_THAT(codes("bonjour"), ElementsAre("no-workflow"));
  EXPECT_THAT(codes(std::string("\x7f"
                                "ELF\0\0\0",
                                7)),
              ElementsAre("control-character"));
  EXPECT_THAT(codes("a: \xff"), ElementsAre("not-utf8"));
  EXPECT_THAT(codes(std::string(1'100'000, '[')), ElementsAre("file-too-large"));
  EXPECT_THAT(codes(std::string(1'000'000, '[')), ElementsAre("too-deep"));
  EXPECT_THAT(codes("workflow: " + std::string(1'000'000, 'a')), ::testing::Not(IsEmpty()));
}

TEST(ReadWorkflow, RefusesABombOfAliases) {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i)
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + ", *a" +
            std::to_string(i - 1) + "]\n";

  const auto found = codes(bomb);

  EXPECT_TRUE(
      std::count(found.begin(), found.end(), "yaml-alias") + std::count(found.begin(), found.end(), "yaml-anchor") > 0);
  EXPECT_LE(found.size(), 101u);
}

TEST(ReadWorkflow, OfALongLineShowsAWindow) {
  const auto reading =
      read("workflow: essai\nfields: { " + std::string(500'000, ' ') + "nom: 3 }\n", "w", small_city());

  ASSERT_FALSE(reading.problems.empty());
  for (const auto& problem : reading.problems) EXPECT_LT(problem.excerpt.size(), 500u);
}

std::string many_steps(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "      e" + std::to_string(i) + "x: { task: T, by: elu }\n";
  return steps(text + "      fin: { task: F, by: elu, next: end fait }\n");
}

TEST(ReadWorkflow, ReadsFiveThousandSteps) { EXPECT_EQ(right(many_steps(5000)).steps.size(), 5001u); }

TEST(ReadWorkflow, ReadsManyStepsOnOneLine) {
  std::string text = "workflow: essai\nphases: { suivi: { steps: { ";
  for (int i = 0; i < 9'000; ++i) text += "e" + std::to_string(i) + "x: { task: T, by: elu }, ";

  EXPECT_EQ(right(text + "fin: { task: F, by: elu, next: end fait } } } }\n").steps.size(), 9001u);
}

TEST(ReadWorkflow, BoundsHowMuchStandsInOnePlace) {
  std::string fields = "fields:\n", options = "fields: { origine: { type: choice, of: [v0";
  for (int i = 0; i < 1001; ++i) {
    fields += "  nom_" + std::to_string(i) + ": { type: text }\n";
    options += ", v" + std::to_string(i + 1);
  }

  EXPECT_THAT(codes(workflow_with(fields)), ElementsAre("too-many-parts"));
  EXPECT_THAT(codes(workflow_with(options + "] } }")), ElementsAre("too-many-parts"));
}

TEST(ReadWorkflow, IsQuickOnBlankLinesAndLongIndents) {
  const std::string lines(500'000, '\n'), spaces(500'000, ' ');

  EXPECT_THAT(codes(workflow_with("title: \"a" + lines + "  b\"")), IsEmpty());
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "v, ";
  EXPECT_THAT(codes(workflow_with("texts: [\n" + spaces + many + "v]")), ElementsAre("want-map"));
}

TEST(ReadWorkflow, CountsProblemsBeyondAHundred) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "      e" + std::to_string(i) + "x: { task: T, by: elu, next: fim }\n";

  const auto reading = read(steps(text), "w", small_city());

  EXPECT_EQ(reading.problems.size(), 101u);
  EXPECT_EQ(reading.problems.back().code, "too-many-problems");
}

TEST(ReadWorkflow, RunsWithAnyNumberOfWarnings) {
  std::string text = "texts:\n";
  for (int i = 0; i < 120; ++i) text += "  texte" + std::to_string(i) + ": Bonjour\n";

  const auto reading = read(workflow_with(text), "w", small_city());

  EXPECT_TRUE(reading.workflow);
  EXPECT_EQ(reading.problems.size(), 101u);
  for (const auto& problem : reading.problems) EXPECT_EQ(problem.severity, Problem::Severity::warning) << problem.code;
}

TEST(ReadFile, RefusesWhatIsNoReadableFile) {
  const std::filesystem::path folder = ::testing::TempDir();
  const auto large = folder / "large.yaml";
  std::ofstream(large) << std::string(2'000'000, '[');

  EXPECT_EQ(read_file(folder, Surroundings(testing::paris())).problems.front().code, "not-a-file");
  EXPECT_EQ(read_file(folder / "nothing.yaml", Surroundings(testing::paris())).problems.front().code, "file-missing");
  EXPECT_EQ(read_file(large, Surroundings(testing::paris())).problems.front().code, "file-too-large");
  EXPECT_EQ(read_file("/dev/zero", Surroundings(testing::paris())).problems.front().code, "not-a-file");
}

TEST(FindWorkflows, FindsThemInTheOrderOfTheirPaths) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / "definition_workflows";
  for (const char* name : {"zz", "aa/inner", "stories"}) std::filesystem::create_directories(folder / name);
  for (const char* name : {"zz/workflow.yaml", "aa/inner/workflow.yaml", "stories/other.yaml"})
    std::ofstream(folder / name) << "x";

  EXPECT_THAT(find_workflows(folder), ElementsAre(folder / "aa/inner/workflow.yaml", folder / "zz/workflow.yaml"));
  EXPECT_THAT(find_workflows(folder / "zz"), ElementsAre(folder / "zz/workflow.yaml"));
  EXPECT_THAT(find_workflows(folder / "nowhere"), IsEmpty());
}

// Returns whether `is_true` is true for a process of another user, which root's rights do not serve.
bool is_true_for_nobody(const std::function<bool()>& is_true) {
  const auto child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(90);
    ::_exit(is_true() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(FindWorkflows, FindsAFolderThatMayNotBeReadSoThatItIsReported) {
  namespace fs = std::filesystem;
  const auto folder = fs::path(::testing::TempDir()) / "definition_unreadable";
  fs::create_directories(folder / "ferme");
  std::ofstream(folder / "workflow.yaml") << "x";
  std::ofstream(folder / "ferme/workflow.yaml") << "x";
  fs::permissions(folder, fs::perms(0755));
  fs::permissions(folder / "ferme", fs::perms::none);

  EXPECT_TRUE(is_true_for_nobody([&] {
    const auto found = find_workflows(folder), itself = find_workflows(folder / "ferme");
    return found == std::vector{folder / "ferme", folder / "workflow.yaml"} &&
           itself == std::vector{folder / "ferme"} &&
           read_file(folder / "ferme", Surroundings(testing::paris())).problems.front().code == "file-unreadable" &&
           read_file(folder / "ferme/x", Surroundings(testing::paris())).problems.front().code == "file-unreadable";
  }));
  fs::permissions(folder / "ferme", fs::perms(0755));
}

TEST(DiagnosticTable, StandInBothLanguagesEachOnce) {
  std::set<std::string_view> seen;
  for (const auto& message : diagnostics().all()) {
    EXPECT_TRUE(seen.insert(message.code).second) << message.code;
    EXPECT_FALSE(message.fr.empty() || message.en.empty()) << message.code;
    EXPECT_EQ(message.hint_fr.empty(), message.hint_en.empty()) << message.code;
  }
}

}  // namespace
}  // namespace parcours::definition
