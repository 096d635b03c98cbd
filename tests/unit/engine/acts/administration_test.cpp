// What an administrator or the host reads: grants, workflows in force, incidents.
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

std::vector<std::string> names_of(const std::vector<Grant>& grants) {
  std::vector<std::string> names;
  for (const auto& g : grants)
    names.push_back(g.actor + " " + g.role + (g.territory.empty() ? "" : " " + g.territory) +
                    (g.until ? " until" : ""));
  return names;
}

TEST(Grants, AreThoseInForceAndThoseThatBeginLater) {
  Trial t;
  const auto now = t.clock.at;
  for (const Grant& grant :
       {Grant{"paul", "partenaire", "nord", {}, {}, now + hours(24)},
        Grant{"karim", "chef", {}, {}, now + hours(48), {}}, Grant{"anna", "accueil", {}, {}, {}, now}})
    ASSERT_THAT(t.engine.grant(grant, {"root"}), IsEmpty());

  EXPECT_THAT(names_of(*t.engine.grants({"root"})),
              ElementsAre("chloe chef", "karim chef", "paul partenaire nord until"));
  t.clock.at += hours(24);
  EXPECT_THAT(names_of(*t.engine.grants({"root"})), ElementsAre("chloe chef", "karim chef"));
}

TEST(Grants, AreForAdministratorsAlone) {
  Trial t;
  EXPECT_EQ(t.engine.grants({"chloe"}).problems().front().code, "administrators-only");
  EXPECT_EQ(t.engine.grants({"nobody"}).problems().front().code, "administrators-only");
}

class WorkflowsInForce : public ::testing::Test {
 protected:
  void deploy(const std::string& title) {
    t.clock.at += hours(1);
    t.folder.write("essais/workflow.yaml", std::string("workflow: essais\ntitle: ") + title +
                                               "\nsubject: none\npurpose: essai\nphases:\n  un:\n    steps:\n"
                                               "      recevoir: { task: Recevoir, by: chef, next: end fait }\n");
    ASSERT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  }
  WorkflowInForce shown() { return t.engine.in_force().at(0); }

  Trial t;
};

TEST_F(WorkflowsInForce, HaveTheirVersionAndWhenItCameIntoForce) {
  deploy("Autre");
  const auto since = t.clock.at;
  EXPECT_EQ(shown().workflow, "essais");
  EXPECT_EQ(shown().title.in("fr"), "Autre");
  EXPECT_EQ(shown().version, 2);
  EXPECT_EQ(shown().since, since);
}

TEST_F(WorkflowsInForce, AreNotRenewedByADeploymentThatChangesNothing) {
  deploy("Autre");
  const auto since = t.clock.at;
  deploy("Autre");
  EXPECT_EQ(shown().since, since);
}

TEST_F(WorkflowsInForce, CountFromTheirReturn) {
  deploy("Autre");
  deploy("Encore");
  deploy("Autre");
  EXPECT_EQ(shown().version, 2);
  EXPECT_EQ(shown().since, t.clock.at);
}

TEST_F(WorkflowsInForce, OfWhichOneIsDamagedAreAllListed) {
  if (!t.database->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  deploy("Autre");
  t.database->ask("update workflow set compiled = '{' where version = 2 returning id");
  Engine another(t.settings());
  const auto all = another.in_force();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].version, 2);
  EXPECT_TRUE(all[0].title.empty());
}

class Incidents : public ::testing::Test {
 protected:
  Incidents() {
    t.folder.write("differes/workflow.yaml",
                   "workflow: differes\ntitle: Différés\nsheet: tx\nsubject: none\npurpose: essai\nphases:\n  suivi:\n"
                   "    steps:\n      recevoir: { task: Recevoir, by: chef }\n"
                   "      reporter: { action: tx.put_off, next: end fait }\n");
    t.write_roles();
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  }
  // A case whose action never answers, when the engine has given it up.
  std::string given_up() {
    const auto reference = t.engine.submit({Open{"differes", {}, {}}, {"chloe"}})->reference;
    for (auto again = retry_at(reference); again; again = retry_at(reference)) {
      t.clock.at = *again;
      t.engine.run_due();
    }
    return reference;
  }
  std::optional<Instant> retry_at(const std::string& reference) {
    return t.engine.read({"chloe"}, reference)->tasks.front().retry_at;
  }

  Trial t;
};

TEST_F(Incidents, AreWhatWaitsForAPerson) {
  ASSERT_TRUE(t.open());
  EXPECT_THAT(t.engine.incidents().items, IsEmpty());
  const auto reference = given_up();
  const auto task = t.engine.read({"chloe"}, reference)->tasks.front().id;

  const auto listed = t.engine.incidents().items;
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].reference, reference);
  EXPECT_EQ(listed[0].token, task.token);
  EXPECT_EQ(listed[0].attempts, 7);
  EXPECT_EQ(listed[0].at, t.clock.at);
  EXPECT_FALSE(listed[0].code.empty());
}

TEST_F(Incidents, ComeInPages) {
  const auto first = given_up(), second = given_up();
  const auto page = t.engine.incidents({}, 1);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].reference, first);
  const auto next = t.engine.incidents(page.next, 1);
  ASSERT_EQ(next.items.size(), 1U);
  EXPECT_EQ(next.items[0].reference, second);
  EXPECT_EQ(next.next, "");
}

}  // namespace
}  // namespace parcours
