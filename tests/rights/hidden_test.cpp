// A case that somebody may not know of is like one that does not exist: the same answer, the same statements, and
// nothing in a list counts it.
#include <gmock/gmock.h>

#include <functional>

#include "rights/faces.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::Trial;

constexpr const char* kVisits = R"(
workflow: visites
title: Visites
fields:
  lieu: { type: territory }
  club: { type: structure, of: club }
messages:
  appel: { from: [chef] }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: [chef, habitant], form: [lieu: optional, club: optional] }
      suivre:
        task: Suivre
        by: [chef, club]
        meanwhile: [ { message: appel, next: suivre } ]
        next: end fait
    anytime:
      ajouter: { task: Ajouter, offered_to: chef }
)";
constexpr const char* kRolesOfVisits = R"(
chef: { title: Chef, sees: { visites: C2 } }
habitant: Habitant
voisin: Voisin
club: { title: Club, sees: { visites: C1 } }
accueil: Accueil
)";

class HiddenCases : public ::testing::Test {
 protected:
  HiddenCases() {
    t.folder.write("visites/workflow.yaml", kVisits), t.folder.write("roles.yaml", kRolesOfVisits);
    EXPECT_EQ(testing::refusals_in(t.engine.deploy(t.folder.path(), {"root"})), "");
    grant({"ines", "habitant"}), grant({"luc", "voisin"}), grant({"nora", "chef", "nord"});
    grant({"carl", "club", {}, "judo"});
    hidden = open({{"lieu", "sud"}, {"club", "boxe"}});
  }
  void grant(const Grant& what) { EXPECT_TRUE(t.engine.grant(what, {"root"}).empty()); }
  std::string open(const Record& with, const std::string& by = "chloe") {
    const auto opened = t.engine.submit({Open{"visites", with}, {by}});
    EXPECT_TRUE(opened) << testing::code(opened);
    return opened ? opened->reference : std::string();
  }
  // What a call answers, and what it costs.
  using Call = std::function<Problems(const std::string& reference)>;
  std::string answer(const Call& call, std::string reference) {
    t.engine.statistics();
    const auto problems = call(reference);
    const auto cost = t.engine.statistics();
    std::string text = testing::text_of(problems) + std::to_string(cost.statements) + " statements, " +
                       std::to_string(cost.control) + " of control, " + std::to_string(cost.sheet) + " of sheets";
    for (auto at = text.find(reference); at != std::string::npos; at = text.find(reference))
      text.replace(at, reference.size(), "REF");
    return text;
  }
  std::vector<std::pair<std::string, Call>> calls(const Actor& by) {
    const auto sent = [this, by](const auto& make) {
      return
          [this, by, make](const std::string& reference) { return t.engine.submit({make(reference), by}).problems(); };
    };
    using R = const std::string&;
    return {{"read", [this, by](R of) { return t.engine.read(by, of).problems(); }},
            {"draw", [this, by](R of) { return t.engine.draw(by, of, "fr").problems(); }},
            {"complete", sent([](R of) { return Complete{{of, 2}, {}, {}}; })},
            {"complete no task", sent([](R of) { return Complete{{of, 99}, {}, {}}; })},
            {"start", sent([](R of) { return Start{of, "ajouter"}; })},
            {"start nothing", sent([](R of) { return Start{of, "rien"}; })},
            {"message", sent([](R of) { return Deliver{of, "appel"}; })},
            {"no message", sent([](R of) { return Deliver{of, "rien"}; })},
            {"suspend", sent([](R of) { return Suspend{of}; })},
            {"resume", sent([](R of) { return Resume{of}; })},
            {"correct", sent([](R of) { return Correct{of, "lieu", {}, "x", "essai"}; })},
            {"correct nothing", sent([](R of) { return Correct{of, "rien", {}, "x", "essai"}; })},
            {"reopen", sent([](R of) { return Reopen{of}; })},
            {"retry", sent([](R of) { return Retry{{of, 2}}; })}};
  }

  Trial t{testing::shared_kind()};
  const std::string absent = "VISITES-2026-00099";
  std::string hidden;
};

TEST_F(HiddenCases, AnswerAndCostWhatCasesThatDoNotExistAnswerAndCost) {
  for (const char* who : {"ines", "luc", "nora", "carl", "root", "nobody"})
    for (const auto& [name, call] : calls({who})) {
      answer(call, absent);  // what is learned once
      const auto of_hidden = answer(call, hidden), of_absent = answer(call, absent);
      EXPECT_EQ(of_hidden, of_absent) << who << ": " << name;
      EXPECT_THAT(of_absent, ::testing::HasSubstr("not-found")) << who << ": " << name;
    }
}

// Nothing is learned before: a first call asks more, whether the case exists or not.
TEST_F(HiddenCases, CostWhatAbsentOnesCostForAReaderWhoseRightsAreNotKnownYet) {
  for (const std::size_t i : {0, 1}) {  // read, draw
    std::string found[2];
    for (int side = 0; side < 2; ++side) {
      const auto who = "new" + std::to_string(i) + (side == 0 ? "a" : "b");
      grant({who, "voisin"});
      Engine fresh(t.settings());
      std::swap(fresh, t.engine);
      EXPECT_TRUE(t.engine.read({"chloe"}, hidden));  // the workflow is read
      const auto call = calls({who})[i];
      t.engine.statistics();
      const auto problems = call.second(side == 0 ? hidden : absent);
      found[side] = call.first + testing::text_of(problems) + std::to_string(t.engine.statistics().statements);
      std::swap(fresh, t.engine);
    }
    EXPECT_EQ(found[0], found[1]);
  }
}

TEST_F(HiddenCases, AreInNoPageAndLeaveNoPageEmpty) {
  std::vector<std::string> visible;
  for (int i = 0; i < 24; ++i) {
    const bool is_north = i % 3 == 0;
    const auto reference = open({{"lieu", is_north ? "nord" : "sud"}});
    if (is_north) visible.push_back(reference);
  }
  for (const std::size_t size : {1, 2, 3, 50}) {
    std::vector<std::string> seen;
    std::string next;
    do {
      const auto page = t.engine.cases({"nora"}, {}, next, size);
      EXPECT_THAT(page.items, SizeIs(::testing::Le(size)));
      EXPECT_TRUE(!page.items.empty() || page.next.empty()) << "an empty page with a next one";
      for (const auto& item : page.items) seen.push_back(item.reference);
      next = page.next;
    } while (!next.empty());
    EXPECT_THAT(seen, ElementsAreArray(visible)) << size;
  }
}

// A reader of several kinds: a territory, a structure, a case of their own.
TEST_F(HiddenCases, LeaveTheCasesOfAReaderOfSeveralKindsInOrder) {
  grant({"mia", "chef", "nord"}), grant({"mia", "club", {}, "judo"}), grant({"mia", "habitant"});
  std::vector<std::string> visible;
  for (int i = 0; i < 20; ++i) {
    const bool north = i % 4 == 0, judo = i % 4 == 1, own = i % 4 == 2;
    const auto reference =
        open({{"lieu", north ? "nord" : "sud"}, {"club", judo ? "judo" : "boxe"}}, own ? "mia" : "chloe");
    if (north || judo || own) visible.push_back(reference);
  }
  for (const std::size_t size : {1, 4, 50}) {
    std::vector<std::string> seen;
    for (const auto& shown : testing::all_cases(t.engine, {"mia"}, size)) seen.push_back(shown.reference);
    EXPECT_THAT(seen, ElementsAreArray(visible)) << size;
  }
}

TEST_F(HiddenCases, AreCountedByNoCursor) {
  for (int i = 0; i < 4; ++i) open({{"lieu", "nord"}});
  const auto first = t.engine.cases({"nora"}, {}, {}, 1);
  ASSERT_FALSE(first.next.empty());
  EXPECT_NE(first.next.find_first_not_of("0123456789.-"), std::string::npos) << first.next;
  EXPECT_NE(first.next, t.engine.cases({"nora"}, {}, first.next, 1).next);

  const auto code = [](const auto& page) { return page.problems.empty() ? std::string() : page.problems.front().code; };
  auto altered = first.next;
  altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
  for (const std::string& forged : {std::string("1"), std::string("3"), std::string("999999"), altered,
                                    first.next.substr(0, first.next.size() / 2), first.next + first.next}) {
    EXPECT_EQ(code(t.engine.cases({"nora"}, {}, forged, 1)), "bad-query") << forged;
  }
  Query latest;
  latest.order = Query::Order::last_event;
  EXPECT_EQ(code(t.engine.cases({"nora"}, latest, first.next, 1)), "bad-query");
  EXPECT_EQ(code(t.engine.tasks({"nora"}, {}, first.next, 1)), "bad-query");
}

TEST_F(HiddenCases, AreInNoWorklistOfThoseWhoDoNotKnowOfThem) {
  for (const char* who : {"ines", "luc", "nora"}) EXPECT_THAT(testing::all_tasks(t.engine, {who}), IsEmpty()) << who;
}

}  // namespace
}  // namespace parcours
