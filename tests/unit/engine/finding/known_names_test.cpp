// The names of a query that no workflow in force has.
#include <gmock/gmock.h>

#include "engine/finding/known_names.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kWorkflow = R"(workflow: visites
title: Les visites
subject: none
purpose: essai
fields:
  lieu: { type: territory }
phases:
  rapport:
    title: Le rapport
    steps:
      noter: { task: Noter, by: chef, form: [lieu: optional] }
      rediger: { task: Rédiger, by: chef, next: end fait }
)";

// chloe sees the cases, paul none.
class KnownNames : public ::testing::Test {
 protected:
  KnownNames() {
    t.folder.write("roles.yaml",
                   "chef: { title: Chef, sees: { visites: C3 } }\naccueil: { title: Accueil, sees: { autres: C3 } }\n");
    t.folder.write("territories.yaml", "nord: Nord\nsud: Sud\n");
    t.folder.write(
        "autres/workflow.yaml",
        "workflow: autres\ntitle: Autres\nsubject: none\npurpose: essai\nphases: { suivi: { steps: { aa: { task: "
        "Voir, by: accueil, next: end } } } }\n");
    deploy(kWorkflow);
    for (const auto& grant : {Grant{"chloe", "chef"}, {"paul", "accueil"}})
      EXPECT_TRUE(t.engine.grant(grant, {"root"}).empty());
  }
  void deploy(const std::string& workflow) {
    t.folder.write("visites/workflow.yaml", workflow);
    for (const auto& p : t.engine.deploy(t.folder.path(), {"root"}))
      if (p.severity == Problem::Severity::error) ADD_FAILURE() << p.where << ": " << p.message.in("en");
  }
  // What `by` finds: references, or the code and the hint of a refusal.
  std::vector<std::string> found(const std::string& by, std::string Query::* part, const std::string& name) {
    Query query;
    query.*part = name;
    std::vector<std::string> all;
    const auto page = t.engine.cases({by}, query);
    for (const auto& problem : page.problems)
      all.push_back(problem.code + (problem.hint.empty() ? "" : " " + problem.hint.in("en")));
    for (const auto& each : page.items) all.push_back(each.reference);
    return all;
  }
  Trial t;
};

TEST_F(KnownNames, AreOfferedByTheirTitlesAndInAnyCase) {
  const auto near = [](const std::string& name) {
    return ElementsAre("unknown-in-query did you mean '" + name + "'?");
  };
  EXPECT_THAT(found("chloe", &Query::phase, "Rapport"), near("rapport"));
  EXPECT_THAT(found("chloe", &Query::phase, "Le rapport"), near("rapport"));
  EXPECT_THAT(found("chloe", &Query::step, "Rédiger"), near("rediger"));
  EXPECT_THAT(found("chloe", &Query::ended_as, "fiat"), near("fait"));
  EXPECT_THAT(found("chloe", &Query::territory, "Nord"), near("nord"));
  EXPECT_THAT(found("chloe", &Query::phase, "zzz"), ElementsAre("unknown-in-query"));
  EXPECT_THAT(found("chloe", &Query::workflow, "Les visites"), ElementsAre("unknown-workflow did you mean 'visites'?"));
  EXPECT_THAT(found("chloe", &Query::workflow, "vis"), ElementsAre("unknown-workflow did you mean 'visites'?"));
}

TEST_F(KnownNames, OfWhichNoCaseIsThereFindNone) {
  EXPECT_THAT(found("chloe", &Query::territory, "sud"), IsEmpty());
  EXPECT_THAT(found("chloe", &Query::phase, "rapport"), IsEmpty());
  EXPECT_THAT(found("chloe", &Query::step, "accepts"), IsEmpty());
}

TEST_F(KnownNames, OfAnEarlierVersionFindWhatTheReaderIsShownAndShowNothingElse) {
  const auto opened = t.engine.submit({Open{"visites", {}}, {"chloe"}});
  ASSERT_TRUE(opened);
  std::string later = kWorkflow;
  later.replace(later.find("  rapport:"), 10, "  synthese:");
  deploy(later);

  EXPECT_THAT(found("chloe", &Query::phase, "rapport"), ElementsAre(opened->reference));
  EXPECT_EQ(found("paul", &Query::phase, "rapport"), found("paul", &Query::phase, "passage"));
  EXPECT_THAT(found("paul", &Query::phase, "rapport"), ElementsAre("unknown-in-query"));
  EXPECT_THAT(found("paul", &Query::phase, "synthese"), IsEmpty());
}

}  // namespace
}  // namespace parcours
