// Forms that ask fields of the rows of a list that are there.
#include "execution/form_rows.hpp"

#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"
#include "support/reading.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

std::string grid(const std::string& entry) {
  return R"~(
workflow: grille
fields:
  jour: { type: date }
  groupe: { type: text }
  participants:
    type: list
    item: participant
    key: qui
    fields:
      qui: { type: text }
      statut: { type: choice, of: [vu, absent, parti] }
      absences: { type: number, min: 0, max: 9 }
      badge: { type: number }
      motif: { type: text }
    checks: [{ that: "participants.all(p, p.absences <= 5 || p.statut == 'parti')", refuse: Trop d'absences }]
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [groupe: optional, participants: { form: [qui, absences: optional] }] }
      pointer:
        task: Pointer
        by: agent
        form: [jour: fresh, )~" +
         entry + R"(]
        next: { encore: pointer, fini: end fait }
)";
}

const char* const kStatus =
    "participants: { rows: true, form: [statut, absences: optional, motif: { when: participant.statut == 'absent' }] }";
const char* const kFresh = "participants: { rows: true, fresh: true, form: [statut, motif: optional] }";
const char* const kThoseLeft = "participants: { rows: participant.statut != 'parti', form: [statut] }";
const char* const kAll = "participants: { rows: true, form: [statut] }";

class RowsOfAForm : public ::testing::Test {
 protected:
  CaseSimulation opened(const char* entry) {
    CaseSimulation simulation{workflow_of(grid(entry))};
    EXPECT_THAT(simulation.open({{"participants", List{Record{{"qui", "ana"}, {"absences", 1}}, Record{{"qui", "bob"}},
                                                       Record{{"qui", "1"}}}}}),
                IsEmpty());
    return simulation;
  }
  static Problems give(CaseSimulation& simulation, Value rows) {
    return simulation.complete("pointer", {{"jour", "2026-12-21"}, {"participants", std::move(rows)}}, "encore");
  }
  static Record row(const CaseSimulation& simulation, std::size_t n) {
    return simulation.a_case.fields.at("participants").value.as<List>()[n - 1].as<Record>();
  }
  // The problems as "code at where", and that nothing has changed.
  static std::vector<std::string> refused(CaseSimulation& simulation, Value rows) {
    const auto before = simulation.a_case;
    std::vector<std::string> all;
    for (const auto& p : give(simulation, std::move(rows))) all.push_back(p.code + " " + p.where);
    EXPECT_EQ(simulation.a_case, before);
    return all;
  }
};

TEST_F(RowsOfAForm, AreGivenByKeyOrNumberAndTheOthersStayAsTheyAre) {
  auto simulation = opened(kAll);
  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "vu"}}}, {"2", Record{{"statut", "parti"}}}}),
              IsEmpty());

  EXPECT_EQ(row(simulation, 1), (Record{{"qui", "ana"}, {"absences", 1}, {"statut", "vu"}}));
  EXPECT_EQ(row(simulation, 2), (Record{{"qui", "bob"}, {"statut", "parti"}}));
  EXPECT_EQ(row(simulation, 3), (Record{{"qui", "1"}}));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(RowsOfAForm, AreOneEventForEachValueThatChanges) {
  auto simulation = opened(kStatus);
  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "absent"}, {"absences", 1}, {"motif", "grippe"}}}}),
              IsEmpty());

  std::vector<std::string> set;
  for (const auto& event : simulation.journal.back())
    if (const auto* e = std::get_if<RowSet>(&event)) set.push_back(e->field);
  EXPECT_THAT(set, ElementsAre("statut", "motif"));
}

TEST_F(RowsOfAForm, AreRefusedTogetherWithEveryRowAndField) {
  auto simulation = opened(kStatus);
  EXPECT_THAT(refused(simulation, Record{{"ana", Record{{"statut", "perdu"}, {"absences", 99}}},
                                         {"bob", Record{{"absences", "deux"}, {"badge", 3}}},
                                         {"key:1", Record{{"statut", "absent"}}},
                                         {"zoe", Record{{"statut", "vu"}}}}),
              ElementsAre("unknown-row participants", "out-of-range participants[1].absences",
                          "unknown-choice participants[1].statut", "not-a-number participants[2].absences",
                          "not-asked participants[2].badge", "missing participants[2].statut",
                          "missing participants[3].motif"));
}

TEST_F(RowsOfAForm, OfAWrongShapeAreRefused) {
  auto simulation = opened(kAll);
  EXPECT_THAT(refused(simulation, List{Record{{"qui", "zoe"}}}), ElementsAre("not-rows participants"));
  EXPECT_THAT(refused(simulation, "vu"), ElementsAre("not-rows participants"));
  EXPECT_THAT(refused(simulation, Record{{"ana", "vu"}}), ElementsAre("not-a-row participants[1]"));
  EXPECT_THAT(refused(simulation, Record{{"1", Record{{"statut", "vu"}}}}), ElementsAre("ambiguous-row participants"));
  EXPECT_THAT(refused(simulation, Record{{"ana", Record{{"statut", "vu"}}}, {"number:1", Record{{"statut", "vu"}}}}),
              ElementsAre("row-given-twice participants"));
  EXPECT_THAT(refused(simulation, Record{{"ana", Record{{"qui", "eva"}}}}),
              ElementsAre("not-asked participants[1].qui", "missing participants[1].statut"));
}

TEST_F(RowsOfAForm, AreThoseForWhichTheExpressionIsTrue) {
  auto simulation = opened(kAll);
  give(simulation, Record{{"ana", Record{{"statut", "parti"}}}, {"bob", Record{{"statut", "vu"}}}});
  const auto value = simulation.a_case;
  CaseSimulation left{workflow_of(grid(kThoseLeft))};
  left.a_case = value;
  left.now = simulation.now;

  EXPECT_THAT(refused(left, Record{{"ana", Record{{"statut", "vu"}}}}), ElementsAre("row-not-asked participants"));
  EXPECT_THAT(refused(left, Record{{"number:3", Record{{"statut", "vu"}}}}),  // unknown: its status is empty
              ElementsAre("row-not-asked participants"));
  EXPECT_THAT(give(left, Record{{"bob", Record{{"statut", "absent"}}}}), IsEmpty());
}

TEST_F(RowsOfAForm, ThatAreFreshBecomeEmptyWhereTheyAreLeftOut) {
  auto simulation = opened(kFresh);
  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "absent"}, {"motif", "grippe"}}},
                                      {"bob", Record{{"statut", "vu"}}}}),
              IsEmpty());
  EXPECT_THAT(refused(simulation, Record{{"ana", Record{{"motif", "toux"}}}}),
              ElementsAre("missing participants[1].statut"));

  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "vu"}}}}), IsEmpty());

  EXPECT_EQ(row(simulation, 1), (Record{{"qui", "ana"}, {"absences", 1}, {"statut", "vu"}}));
  EXPECT_EQ(row(simulation, 2), (Record{{"qui", "bob"}}));
  ASSERT_THAT(simulation.complete("pointer", {{"jour", "2026-12-22"}}, "encore"), IsEmpty());
  EXPECT_EQ(row(simulation, 1), (Record{{"qui", "ana"}, {"absences", 1}}));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(RowsOfAForm, OnlyAreRequiredOfWhatIsNotStored) {
  auto simulation = opened(kStatus);
  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "vu"}}}}), IsEmpty());
  EXPECT_THAT(give(simulation, Record{{"ana", Record{{"absences", 2}}}}), IsEmpty());
  EXPECT_EQ(row(simulation, 1).at("statut"), Value("vu"));
}

TEST_F(RowsOfAForm, MeetTheChecksOfTheirList) {
  auto simulation = opened(kStatus);
  const auto before = simulation.a_case;
  EXPECT_THAT(codes(give(simulation, Record{{"ana", Record{{"statut", "vu"}, {"absences", 6}}}})),
              ElementsAre("check-participants-1"));
  EXPECT_EQ(simulation.a_case, before);
  EXPECT_THAT(give(simulation, Record{{"ana", Record{{"statut", "parti"}, {"absences", 6}}}}), IsEmpty());
}

TEST_F(RowsOfAForm, AreInConflictWhenTheListHasChangedSince) {
  auto simulation = opened(kAll);
  ASSERT_THAT(give(simulation, Record{{"ana", Record{{"statut", "vu"}}}}), IsEmpty());
  const auto token = simulation.a_case.tokens.front().id;
  ASSERT_THAT(simulation.apply(Correction{"participant.statut", "ana", "parti", "erreur"}), IsEmpty());
  EXPECT_THAT(
      codes(simulation.apply(Completion{
          token, {{"jour", "2026-12-23"}, {"participants", Record{{"bob", Record{{"statut", "vu"}}}}}}, "encore", 2})),
      ElementsAre("conflict"));
}

TEST_F(RowsOfAForm, AreAskedOnlyWhileTheEntryIs) {
  auto simulation = opened("participants: { rows: true, fresh: true, when: groupe == 'a', form: [statut] }");
  EXPECT_THAT(refused(simulation, Record{{"ana", Record{{"statut", "vu"}}}}), ElementsAre("not-asked participants"));
  ASSERT_THAT(simulation.complete("pointer", {{"jour", "2026-12-21"}}, "encore"), IsEmpty());
  EXPECT_EQ(row(simulation, 1), (Record{{"qui", "ana"}, {"absences", 1}}));
}

TEST_F(RowsOfAForm, GoThroughTheStoredWorkflow) {
  const auto workflow = workflow_of(grid(kThoseLeft));
  const auto again = definition::decode(definition::encode(workflow));
  EXPECT_EQ(again.step("pointer")->form[1].rows->text(), "participant.statut != 'parti'");
  EXPECT_EQ(definition::encode(again), definition::encode(workflow));
}

}  // namespace
}  // namespace parcours::execution
