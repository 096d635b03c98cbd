// Handovers that come too late, and fields that name another case.
#include <gmock/gmock.h>

#include "support/relay.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::IsEmpty;
using testing::Relay;
using testing::times;

class RelaysInTrials : public ::testing::Test {
 protected:
  Relay t;
  Engine& engine = t.engine;

  void settle() {
    while (engine.run_due().next == t.clock.at) continue;
  }
  Checked<Receipt> take(const std::string& reference, const std::string& outcome) {
    return engine.submit({Complete{t.seen(reference).tasks.front().id, {}, outcome}, {"chloe"}});
  }
};

TEST_F(RelaysInTrials, WhoAcceptsAHandoverThatHasExpiredIsAskedAndBothHistoriesShowIt) {
  std::string patient = testing::kInstruction;
  patient.replace(patient.find("within: 3 days"), 14, "within: 30 days");
  testing::TempFolder alone;
  alone.write("instruction/workflow.yaml", patient);
  ASSERT_THAT(engine.deploy(alone.path(), {"root"}), IsEmpty());
  const auto reference = t.answered();
  take(reference, "confier");
  settle();
  const auto other = t.handed_over();
  t.wait_days(10);
  settle();
  ASSERT_EQ(t.step(reference), "relire");
  EXPECT_EQ(times(t.seen(other), "answered"), 1);

  EXPECT_EQ(code(take(other, "accepted")), "handover-expired");
  const auto task = t.seen(other).tasks.front().id;
  ASSERT_TRUE(engine.submit({Complete{task, {}, "accepted"}, {"chloe"}, 0, {}, {"handover-expired"}}));
  settle();

  EXPECT_EQ(t.step(other), "instruire");
  EXPECT_EQ(t.step(reference), "relire");
  const auto last = t.seen(reference).history.back().events.back().as<Record>();
  EXPECT_EQ(last.at("outcome"), Value("accepted"));
  EXPECT_EQ(last.at("late"), Value(true));
  EXPECT_THAT(engine.outbox().items, IsEmpty());
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RelaysInTrials, AFieldOfTypeCaseNamesACaseOfItsWorkflowOfWhichTheSenderMayKnow) {
  const auto other = t.answered();
  const auto need = engine.submit({Open{"besoins", {{"besoins", List{Record{{"quoi", "x"}}}}}, {}}, {"chloe"}});
  ASSERT_TRUE(need);
  ASSERT_TRUE(engine.grant({"nora", "accueil", "nord", {}, {}, {}}, {"root"}).empty());
  const auto south = t.answered({{"lieu", "sud"}});
  const auto open = [&](const std::string& autre, const std::string& who) {
    return engine.submit({Open{"demande-aide", {{"autre", autre}, {"lieu", "nord"}}, {}}, {who}});
  };

  EXPECT_TRUE(open(other, "chloe"));
  for (const auto& refused :
       {open("DEMANDE-1999-00001", "chloe"), open(need->reference, "chloe"), open(south, "nora")}) {
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problems().front().code, "not-found");
    EXPECT_EQ(refused.problems().front().where, "autre");
  }
}

TEST_F(RelaysInTrials, AFieldOfTypeCaseCostsOneStatement) {
  const auto other = t.answered();
  t.answered({{"autre", other}});
  engine.statistics();
  ASSERT_TRUE(engine.submit({Open{"demande-aide", {}, {}}, {"chloe"}}));
  const auto without = engine.statistics().statements;
  ASSERT_TRUE(engine.submit({Open{"demande-aide", {{"autre", other}}, {}}, {"chloe"}}));

  EXPECT_EQ(engine.statistics().statements, without + 1);
}

}  // namespace
}  // namespace parcours
