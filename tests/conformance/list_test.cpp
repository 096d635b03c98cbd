// Lists: tasks, cases, facts, incidents.
#include <gmock/gmock.h>

#include <set>

#include "databases.hpp"
#include "store/proof/proof_reader.hpp"

namespace parcours::store {
namespace {

class Worklist : public OnDatabase {
 protected:
  // A case with a task for each (audience, due).
  Change open_with(const std::vector<std::pair<std::int64_t, std::int64_t>>& tasks) {
    if (workflow_ == 0) workflow_ = open_case(*store).case_row.workflow;
    auto transaction = store->begin();
    const auto input = transaction->load_for_opening("w", "C", "", "", noon);
    auto change = opening(input, "C-" + std::to_string(input.number));
    change.case_row.workflow = change.entry.workflow = workflow_;
    change.added_tasks.clear();
    std::int64_t token = 0;
    for (const auto& [audience, due] : tasks)
      change.added_tasks.push_back({audience, due, change.case_row.id, ++token, 1, change.case_row.reference, "s"});
    transaction->apply(change);
    transaction->commit();
    return change;
  }
  std::int64_t workflow_ = 0;
};
ON_EVERY_DATABASE(Worklist);

TEST_P(Worklist, IsInTheOrderOfDueDatesThenCasesThenTokens) {
  const auto one = open_with({{10, 300}, {11, 100}}), two = open_with({{10, 100}, {10, no_due}, {12, 1}});
  const auto tasks = store->read()->tasks({10, 11}, {}, 10);
  ASSERT_EQ(tasks.size(), 4U);
  EXPECT_EQ(tasks[0], one.added_tasks[1]);
  EXPECT_EQ(tasks[1], two.added_tasks[0]);
  EXPECT_EQ(tasks[2], one.added_tasks[0]);
  EXPECT_EQ(tasks[3], two.added_tasks[1]);
}

TEST_P(Worklist, ComesPageByPage) {
  for (int i = 0; i < 5; ++i) open_with({{10, 100}, {11, 100}});
  std::vector<TaskRow> seen;
  for (TaskRow after;;) {
    const auto page = store->read()->tasks({10, 11}, after, 3);
    seen.insert(seen.end(), page.begin(), page.end());
    if (page.size() < 3) break;
    after = page.back();
  }
  EXPECT_EQ(seen.size(), 10U);
  EXPECT_EQ(std::set<std::int64_t>({seen[0].case_id, seen[9].case_id}).size(), 2U);
}

TEST_P(Worklist, IsEmptyForNobody) {
  open_with({{10, 1}});
  EXPECT_TRUE(store->read()->tasks({}, {}, 10).empty());
  EXPECT_TRUE(store->read()->tasks({99}, {}, 10).empty());
}

TEST_P(Worklist, FollowsWhatGoesAndOpens) {
  auto change = open_with({{10, 1}, {10, 2}, {10, 3}});
  const auto were = change.added_tasks;
  change = next_of(change);
  change.removed_tasks = {were[0], were[1]};
  change.added_tasks = {{11, 5, change.case_row.id, 4, 1, change.case_row.reference, "t"},
                        {11, 6, change.case_row.id, 5, 1, change.case_row.reference, "u"},
                        {12, 7, change.case_row.id, 6, 1, change.case_row.reference, "v"}};
  apply(*store, change);
  EXPECT_EQ(store->read()->tasks({10}, {}, 10), std::vector{were[2]});
  EXPECT_EQ(store->read()->tasks({11, 12}, {}, 10), change.added_tasks);
  EXPECT_EQ(store->read()->tasks_of(change.case_row.id).size(), 4U);

  change = next_of(change);
  change.removed_tasks = {were[2]};
  change.added_tasks.clear();
  apply(*store, change);
  EXPECT_EQ(store->read()->tasks_of(change.case_row.id).size(), 3U);

  change = next_of(change);
  change.removed_tasks.clear();
  change.added_tasks = {were[2]};
  apply(*store, change);
  EXPECT_EQ(store->read()->tasks({10}, {}, 10), std::vector{were[2]});
}

class ListOf : public OnDatabase {};
ON_EVERY_DATABASE(ListOf);

TEST_P(ListOf, CasesComesInTheOrderOfTheirNumbers) {
  const auto one = open_case(*store), two = open_case(*store), three = open_case(*store);
  const auto page = store->read()->cases(0, 2);
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].reference, one.case_row.reference);
  EXPECT_EQ(page[1].reference, two.case_row.reference);
  EXPECT_EQ(page[1].c3, "three");
  const auto rest = store->read()->cases(page[1].id, 2);
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].reference, three.case_row.reference);
}

// The facts of one name, of days 100 and 101, as far as a figure allows them to be added.
TEST_P(ListOf, FactsIsOfOneNameAndPeriodAndAddsWhatItMay) {
  using Added = store::FactQuery::Added;
  auto change = next_of(open_case(*store));
  change.facts = {{"p2.contact", 100, 5, "{}", 2, 0, 0},
                  {"p2.contact", 101, 5, "{}", 3, 0, 0},
                  {"p2.contact", 102, 5, "{}", 50, 0, 0},
                  {"p2.contact", 100, 6, "{}", 1, 0, 0},
                  {"p2.contact", 100, 5, R"({"age":"8-11"})", 5'000'000'000, 0, 0},
                  {"p2.other", 100, 5, "{}", 7, 0, 0}};
  for (std::size_t i = 0; i < change.facts.size(); ++i) change.facts[i].nth = static_cast<std::int64_t>(i) + 1;
  change.facts[1].list_row = 8;
  apply(*store, change);
  const auto read = [&](Added added) { return store->read()->facts({"p2.contact", 100, 102, added}); };

  EXPECT_EQ(read(Added::none).size(), 4U);
  EXPECT_EQ(read(Added::by_case).size(), 4U);
  const auto added = read(Added::by_dimensions);
  ASSERT_EQ(added.size(), 3U);
  EXPECT_EQ(added[0].territory, 5);
  EXPECT_EQ(added[0].dims + added[1].dims, R"({"age":"8-11"}{})");
  EXPECT_EQ(added[0].n + added[1].n, 5'000'000'005);
  EXPECT_EQ(added[2].n, 1);
  EXPECT_EQ(read(Added::before).size(), 4U);
  EXPECT_EQ(store->read()->first_day("p2.contact"), 100);
  EXPECT_EQ(store->read()->first_day("p2.nothing"), std::nullopt);
}

TEST_P(ListOf, TotalsKeepsWhatWasKeptFirst) {
  const store::TotalRow first{"p2", "contacts", "2026", "spec", 1, "first"};
  auto second = first;
  second.at = 2, second.tables = "second";
  for (const auto& row : {first, second}) {
    const auto transaction = store->begin();
    transaction->keep_total(row);
    transaction->commit();
  }

  EXPECT_EQ(store->read()->total(first)->tables, "first");
  EXPECT_FALSE(store->read()->total({"p2", "contacts", "2027", "spec"}));
}

TEST_P(ListOf, FactsOfAChangeAreOneStatementAndKeepTheirPlace) {
  const auto made = open_case(*store);
  auto last = made;
  const auto cost_of = [&](std::size_t facts) {
    auto change = last = next_of(last);
    for (std::size_t i = 0; i < facts; ++i) {
      change.facts.push_back({"p2.contact", 100, 5, "{}", static_cast<std::int64_t>(i), 0, 0});
      change.facts.back().list_row = 7, change.facts.back().person = 8;
    }
    store->counts();
    apply(*store, change);
    return store->counts().statements;
  };

  const auto cost_of_one = cost_of(1);
  EXPECT_EQ(cost_of(3), cost_of_one);

  const auto id = made.case_row.id;
  const auto facts = store->read_for_proof()->facts({id - 1, id});
  ASSERT_EQ(facts.size(), 4U);
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(facts[i].nth, static_cast<std::int64_t>(i));
    EXPECT_EQ(facts[i].n, static_cast<std::int64_t>(i) - 1);
    EXPECT_EQ(facts[i].list_row, 7);
    EXPECT_EQ(facts[i].person, 8);
  }
}

TEST_P(ListOf, IncidentsOpensAndMends) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  auto change = next_of(open_case(*store));
  change.incidents = {{change.case_row.id, 2, "action-failed", 3, change.entry.at},
                      {change.case_row.id, 9, "action-later", 1, change.entry.at}};
  apply(*store, change);
  EXPECT_EQ(fresh->ask("select count(*) from incident where closed_at is null"), "2");
  change = next_of(change);
  change.closed_incidents = {2};
  change.entry.at = noon + 77;
  apply(*store, change);
  EXPECT_EQ(fresh->ask("select token from incident where closed_at is null"), "9");
  EXPECT_EQ(fresh->ask("select closed_at from incident where token = 2"), std::to_string(noon + 77));
  EXPECT_EQ(fresh->ask("select attempts from incident where token = 2"), "3");
}

}  // namespace
}  // namespace parcours::store
