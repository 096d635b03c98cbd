// A case may name others: those that it sends messages to, and those that it hands over to. A history names another
// case to who may know of that case.
#include <gmock/gmock.h>

#include "rights/faces.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::everything;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Trial;

constexpr const char* kLinked = R"(
workflow: lies
title: Liés
fields:
  lieu: { type: territory }
  autre: { type: case, of: lies, level: C3, why: essai }
messages:
  nouvelle: { from: [lies] }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: chef, form: [lieu: optional, autre: optional], next: choisir }
      choisir: { task: Choisir, by: chef, next: { prevenir: prevenir, confier: confier, attendre: attendre, fin: end } }
      prevenir: { send: nouvelle, to: autre, next: choisir }
      confier: { handover: suite, next: { accepted: choisir, refused: end } }
      attendre: { task: Attendre, by: chef, next: choisir, meanwhile: [ { message: nouvelle, next: choisir } ] }
)";
constexpr const char* kNext = R"(
workflow: suite
title: Suite
accepts: { from: [lies] }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: accueil }
      traiter: { task: Traiter, by: accueil, next: end fait }
)";

class OtherCases : public ::testing::Test {
 protected:
  OtherCases() {
    t.folder.write("lies/workflow.yaml", kLinked), t.folder.write("suite/workflow.yaml", kNext);
    t.folder.write("roles.yaml",
                   "chef: { title: Chef, sees: { lies: C3, suite: C3 } }\n"
                   "accueil: { title: Accueil, sees: { suite: C1 } }\nvoisin: { title: Voisin, sees: { lies: C1 } }\n");
    EXPECT_EQ(testing::refusals_in(t.engine.deploy(t.folder.path(), {"root"})), "");
    grant({"nora", "voisin", "nord"}), grant({"sam", "voisin", "sud"}), grant({"vera", "voisin"});
  }
  void grant(const Grant& what) { EXPECT_TRUE(t.engine.grant(what, {"root"}).empty()); }
  std::string open(const Record& with) {
    const auto opened = t.engine.submit({Open{"lies", with}, {"chloe"}});
    EXPECT_TRUE(opened);
    return opened->reference;
  }
  void go(const std::string& reference, const std::string& outcome) {
    const auto seen = t.engine.read({"chloe"}, reference);
    EXPECT_TRUE(t.engine.submit({Complete{seen->tasks.at(0).id, {}, outcome}, {"chloe"}}));
    t.engine.run_due();
  }
  std::string shown(const std::string& reference, const std::string& who) {
    return everything(t.engine, {who}, reference);
  }

  Trial t;
};

TEST_F(OtherCases, ThatReceiveAMessageAreNamedToWhoMayKnowOfThem) {
  const auto receiver = open({{"lieu", "sud"}});
  const auto sender = open({{"lieu", "nord"}, {"autre", receiver}});
  go(receiver, "attendre"), go(sender, "prevenir");

  EXPECT_THAT(shown(sender, "nora"), AllOf(HasSubstr(sender), Not(HasSubstr(receiver))));
  EXPECT_THAT(t.engine.read({"vera"}, sender)->fields.find("autre"), ::testing::IsNull());
  for (const char* who : {"vera", "chloe"}) {
    std::string history;
    const auto seen = t.engine.read({who}, sender);
    for (const auto& entry : seen->history) history += json::write_exact(Value(entry.events));
    EXPECT_THAT(history, HasSubstr(receiver)) << who;
  }
}

TEST_F(OtherCases, ThatSentAMessageAreNamedToWhoMayKnowOfThem) {
  const auto taken = open({{"lieu", "sud"}}), kept = open({{"lieu", "sud"}});
  go(taken, "attendre");
  const auto sender = open({{"lieu", "nord"}, {"autre", taken}});
  const auto other = open({{"lieu", "nord"}, {"autre", kept}});
  go(sender, "prevenir"), go(other, "prevenir");

  EXPECT_THAT(shown(taken, "sam"), AllOf(HasSubstr("message_taken"), Not(HasSubstr(sender))));
  EXPECT_THAT(shown(taken, "vera"), HasSubstr(sender));
  EXPECT_THAT(shown(kept, "sam"), AllOf(HasSubstr("message_kept"), Not(HasSubstr(other))));
  EXPECT_THAT(shown(other, "nora"), AllOf(HasSubstr("message_kept"), Not(HasSubstr(kept))));
}

TEST_F(OtherCases, OfAHandoverAreNamedToWhoMayKnowOfThem) {
  const auto sender = open({{"lieu", "nord"}});
  go(sender, "confier");
  const auto next = testing::all_cases(t.engine, {"anna"}).at(0).reference;

  EXPECT_THAT(shown(sender, "nora"), AllOf(HasSubstr("answered"), Not(HasSubstr(next))));
  EXPECT_THAT(shown(sender, "chloe"), HasSubstr(next));
  EXPECT_THAT(shown(next, "anna"), AllOf(HasSubstr(next), Not(HasSubstr(sender))));
  EXPECT_THAT(shown(next, "chloe"), HasSubstr("\"origin\":\"" + sender));
}

TEST_F(OtherCases, CostOneStatementEachWhereAHistoryNamesThem) {
  const auto receiver = open({{"lieu", "sud"}});
  const auto sender = open({{"lieu", "nord"}, {"autre", receiver}});
  t.engine.read({"vera"}, sender);
  t.engine.statistics();
  t.engine.read({"vera"}, sender);
  const auto before = t.engine.statistics().statements;
  for (int i = 0; i < 3; ++i) go(sender, "prevenir");
  t.engine.statistics();
  t.engine.read({"vera"}, sender);

  EXPECT_EQ(t.engine.statistics().statements, before + 1);
}

}  // namespace
}  // namespace parcours
