// The lists of a reader: cases by scopes, tasks by audiences, and the audiences themselves.
#include <gmock/gmock.h>

#include <algorithm>
#include <future>
#include <set>

#include "readers.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

std::vector<std::int64_t> numbers(std::int64_t from, std::int64_t until) {
  std::vector<std::int64_t> all;
  for (auto n = from; n < until; ++n) all.push_back(n);
  return all;
}

// A case in each scope from 1 on, its own cases between them, and cases that only others may know of.
class CasesOf : public ForReaders {
 protected:
  void fill(std::int64_t scopes) {
    const auto transaction = store->begin();
    for (std::int64_t scope = scopes; scope > 0; --scope) {
      in_scope[scope] = open_in(*transaction, {scope}).case_row.id;
      if (scope == 12 || scope == scopes) {
        own.insert(open_in(*transaction, {999, nadia}).case_row.id);
        own.insert(open_in(*transaction, {999, bruno, {{nadia, 0, "agent"}, {nadia, 0, "referent"}}}).case_row.id);
        for (std::int64_t structure = 1; structure <= 6; ++structure)
          of_structure[structure].insert(open_in(*transaction, {999, bruno, {{0, structure, "ecole"}}}).case_row.id);
        open_in(*transaction, {999, bruno, {{bruno, 0, "agent"}, {0, 7, "ecole"}}});
      }
    }
    own.insert(open_in(*transaction, {2, nadia, {{nadia, 0, "agent"}, {0, 1, "ecole"}}}).case_row.id);
    transaction->commit();
  }
  std::vector<std::int64_t> expected(std::int64_t scopes) const {
    auto all = own;
    for (std::int64_t scope = 1; scope <= scopes; ++scope) all.insert(in_scope.at(scope));
    return {all.begin(), all.end()};
  }
  std::map<std::int64_t, std::int64_t> in_scope;
  std::set<std::int64_t> own;
  std::map<std::int64_t, std::set<std::int64_t>> of_structure;
};
ON_EVERY_DATABASE(CasesOf);

TEST_P(CasesOf, AnyNumberOfScopesComeOnceEachInTheirOrder) {
  fill(320);
  for (const std::int64_t scopes : {0, 3, 8, 9, 20, 65, 300}) {
    SCOPED_TRACE(scopes);
    const Reach reach{numbers(1, scopes + 1), {}, {}, {}};

    EXPECT_EQ(cases(reach, scopes < 30 ? 7 : 60), expected(scopes));
    EXPECT_EQ(cases(reach, 1000), expected(scopes));
  }
}

TEST_P(CasesOf, FewOrManyStructuresComeOnceEachInTheirOrder) {
  fill(20);
  for (const std::int64_t structures : {1, 4, 6}) {
    SCOPED_TRACE(structures);
    auto all = own;
    for (std::int64_t each = 1; each <= structures; ++each)
      all.insert(of_structure[each].begin(), of_structure[each].end());

    EXPECT_EQ(cases({{}, {}, {}, numbers(1, structures + 1)}), std::vector(all.begin(), all.end()));
  }
}

TEST_P(CasesOf, AnActorWithoutANumberAreThoseOfTheScopes) {
  fill(6);
  const auto page = store->read()->viewed_cases("nobody", {{5}, {}, {}, {}}, 0, 9);

  EXPECT_THAT(page, ElementsAre(Field(&ViewedRow::case_row, Field(&CaseRow::id, in_scope[5]))));
  EXPECT_THAT(store->read()->viewed_cases("nobody", {}, 0, 9), IsEmpty());
}

TEST_P(CasesOf, APageHaveTheColumnsThatTheirScopesReach) {
  fill(6);
  for (const auto& row : store->read()->viewed_cases("nadia", {{1, 3, 4}, {3, 4}, {4}, {}}, 0, 500)) {
    const auto scope = row.case_row.scope;
    const bool named = !row.memberships.empty();
    EXPECT_EQ(row.case_row.c2, named || scope == 3 || scope == 4 ? "two" : "") << scope;
    EXPECT_EQ(row.case_row.c3, named || scope == 4 ? "three" : "") << scope;
  }
}

TEST_P(CasesOf, AScopeAreNotThoseOfAScopeWithSomeOfItsDigits) {
  fill(13);
  for (const auto& row : store->read()->viewed_cases("nadia", {numbers(1, 14), {13}, {113, 31}, {}}, 0, 500)) {
    if (!row.memberships.empty()) continue;
    EXPECT_EQ(row.case_row.c2, row.case_row.scope == 13 ? "two" : "") << row.case_row.scope;
    EXPECT_EQ(row.case_row.c3, "") << row.case_row.scope;
  }
}

TEST_P(CasesOf, APageAreOneStatement) {
  for (const std::int64_t scopes : {0, 3, 20, 300}) {
    store->counts();
    store->read()->viewed_cases("nadia", {numbers(1, scopes + 1), {}, {}, {2}}, 0, 50);
    EXPECT_EQ(store->counts().statements, 1) << scopes;
  }
}

class TasksOf : public ForReaders {
 protected:
  // Of `count` audiences from 1 on, every page.
  std::vector<TaskRow> tasks(std::int64_t count) const {
    const auto reader = store->read();
    std::vector<TaskRow> all;
    for (TaskRow after;;) {
      const auto page = reader->tasks(numbers(1, count + 1), after, 70);
      all.insert(all.end(), page.begin(), page.end());
      if (page.size() < 70) return all;
      after = page.back();
    }
  }
};
ON_EVERY_DATABASE(TasksOf);

TEST_P(TasksOf, AnyNumberOfAudiencesComeOnceEachInTheirOrder) {
  const auto transaction = store->begin();
  std::vector<TaskRow> all;
  for (std::int64_t audience = 280; audience > 0; --audience) {
    const auto task = open_in(*transaction, {0, 0, {}, audience}).added_tasks.front();
    all.push_back(task);
  }
  transaction->commit();
  for (const std::int64_t audiences : {0, 1, 8, 9, 256, 257, 280}) {
    std::vector<TaskRow> expected;
    std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                 [&](const TaskRow& task) { return task.audience <= audiences; });

    EXPECT_EQ(tasks(audiences), expected) << audiences;
  }
}

TEST_P(TasksOf, UpTo256AudiencesAreOneStatement) {
  const auto statements = [&](std::int64_t audiences) {
    store->counts();
    store->read()->tasks(numbers(1, audiences + 1), {}, 50);
    return store->counts().statements;
  };
  EXPECT_EQ(statements(1), 1);
  EXPECT_EQ(statements(256), 1);
  EXPECT_EQ(statements(257), 2);
}

class Audiences : public ForReaders {
 protected:
  std::vector<std::string> of(const std::string& actor, std::int64_t after = 0) const {
    std::vector<std::string> specs;
    for (const auto& row : store->read()->audiences_of(actor, after))
      specs.push_back(row.spec + (row.personal ? "!" : ""));
    return specs;
  }
};
ON_EVERY_DATABASE(Audiences);

TEST_P(Audiences, ThatARoleReachesAreReadOnceAndPersonalOnesByTheirActorAlone) {
  const auto transaction = store->begin();
  const auto agents = transaction->audience("agent@5");
  transaction->audience("=nadia@5", {"nadia"});
  transaction->audience("=bruno@5", {"bruno"});
  transaction->audience("=bruno,=nadia@5", {"bruno", "nadia"});
  const auto others = transaction->audience("chef@5");
  transaction->commit();

  EXPECT_THAT(of("nadia"), ElementsAre("agent@5", "chef@5", "=nadia@5!", "=bruno,=nadia@5!"));
  EXPECT_THAT(of("bruno", agents), ElementsAre("chef@5", "=bruno@5!", "=bruno,=nadia@5!"));
  EXPECT_THAT(of("nadia", others), ElementsAre("=nadia@5!", "=bruno,=nadia@5!"));
  EXPECT_THAT(of("chloe", others), IsEmpty());
}

TEST_P(Audiences, KeepTheirNumbers) {
  const auto transaction = store->begin();
  const auto one = transaction->audience("=nadia@5", {"nadia"});
  EXPECT_EQ(transaction->audience("=nadia@5", {"nadia"}), one);
  transaction->commit();
  EXPECT_EQ(another()->begin()->audience("=nadia@5", {"nadia"}), one);
  EXPECT_THAT(of("nadia"), ElementsAre("=nadia@5!"));
}

TEST_P(Audiences, AreOneStatement) {
  store->counts();
  of("nadia");
  EXPECT_EQ(store->counts().statements, 1);
}

class ScopeNumbers : public ForReaders {};
ON_EVERY_DATABASE(ScopeNumbers);

TEST_P(ScopeNumbers, AreOnePerPlaceAndReadFromANumberOn) {
  const auto transaction = store->begin();
  const auto one = transaction->scope({0, "presence", 5, 0, ""});
  EXPECT_EQ(transaction->scope({77, "presence", 5, 0, ""}), one);
  const auto two = transaction->scope({0, "presence", 5, 3, "ecole"});
  const auto three = transaction->scope({0, "presence", 5, 3, "association"});
  transaction->commit();

  EXPECT_LT(one, two);
  const auto rows = store->read()->scopes(one);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].id, two);
  EXPECT_EQ(rows[0].workflow + rows[0].role, "presenceecole");
  EXPECT_EQ(rows[0].territory * 10 + rows[0].structure, 53);
  EXPECT_EQ(rows[1].id, three);
}

// A reader that knows the numbers up to one asks for higher ones alone. So none may become visible after a higher one.
class NumbersOfNames : public ForReaders {
 protected:
  // Whether the transaction of the second engine waits for another to end.
  bool second_waits() const {
    return fresh->ask(
               "select count(*) from pg_locks as l join pg_stat_activity as a on a.pid = l.pid where not l.granted"
               " and a.application_name = 'second_engine'") != "0";
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, NumbersOfNames, ::testing::Values(Kind::postgresql),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(NumbersOfNames, BecomeVisibleInTheirOrder) {
  const auto first = store->begin();
  const auto lower = first->scope({0, "presence", 1, 0, ""});
  first->audience("agent@1");
  auto second = std::async(std::launch::async, [&] {
    const auto transaction = open(fresh->connection() + " application_name=second_engine")->begin();
    const auto number = transaction->scope({0, "presence", 2, 0, ""});
    transaction->audience("agent@2");
    transaction->commit();
    return number;
  });
  while (!second_waits() && second.wait_for(std::chrono::seconds(0)) != std::future_status::ready) continue;
  EXPECT_THAT(store->read()->scopes(0), IsEmpty());
  EXPECT_THAT(store->read()->audiences_of("nadia", 0), IsEmpty());

  first->commit();

  EXPECT_LT(lower, second.get());
  EXPECT_EQ(store->read()->scopes(0).size(), 2U);
  EXPECT_EQ(store->read()->audiences_of("nadia", 0).size(), 2U);
}

}  // namespace
}  // namespace parcours::store
