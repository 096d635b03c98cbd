// What queries select: cases and tasks by their conditions, among those that the reader reaches.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "readers.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kName = 41, kSecret = 43, kNumber = 44;  // fields

// Cases of three scopes, with words; the reader is nadia, who sees scopes 1 and 2.
class QueriesOfCases : public ForReaders {
 protected:
  struct Filed {
    std::int64_t scope = 1;
    std::vector<FoundRow> words{};
    std::int64_t due = no_due;
    std::string phase = "suivi", waits_at = "/recevoir/", ended_as{};
    std::int64_t opened_at = noon, opened_by = 0;
    std::vector<MemberRow> members{};
  };
  std::int64_t file(const Filed& filed) {
    const auto transaction = store->begin();
    const auto input = transaction->load_for_opening("presence", "C", "", "", noon);
    auto change = opening(input, "C-" + std::to_string(input.number), filed.scope);
    auto& row = change.case_row;
    row.scope = filed.scope, row.due = filed.due, row.phase = filed.phase, row.waits_at = filed.waits_at;
    row.ended_as = filed.ended_as, row.opened_at = filed.opened_at, row.opened_by = filed.opened_by;
    if (!filed.ended_as.empty()) row.status = Status::ended;
    change.added_tasks.front().due = filed.due;
    change.added_words = filed.words, change.added_members = filed.members;
    transaction->apply(change);
    transaction->commit();
    last = change;
    return row.id;
  }
  std::vector<std::int64_t> found(const CaseConditions& asked, std::size_t limit = 2, bool by_last_event = false) {
    std::vector<std::int64_t> ids;
    CasePlace place{by_last_event, by_last_event ? for_ever : 0};
    for (;;) {
      const auto page = store->read()->cases_of_query("nadia", reach, asked, place, limit);
      for (const auto& row : page) {
        ids.push_back(row.case_row.id);
        place.at = by_last_event ? row.case_row.head : row.case_row.id;
      }
      if (page.size() < limit) return ids;
    }
  }
  static CaseConditions word(std::int64_t field, const std::string& text, std::int64_t level = 1) {
    CaseConditions asked;
    asked.words = {{{field}, text, text}}, asked.levels = {level};
    return asked;
  }
  static CaseConditions with(void (*set)(CaseConditions&)) {
    CaseConditions asked;
    set(asked);
    return asked;
  }
  Reach reach{{1, 2}, {2}, {}, {}};
  Change last;
};
ON_EVERY_DATABASE(QueriesOfCases);

TEST_P(QueriesOfCases, WithoutAConditionAreThoseOfTheReader) {
  const auto one = file({}), two = file({.scope = 2});
  file({.scope = 3});
  const auto own = file({.scope = 3, .opened_by = nadia});
  const auto named = file({.scope = 3, .members = {{nadia, 0, "agent"}, {nadia, 0, "referent"}}});

  EXPECT_THAT(found({}), ElementsAre(one, two, own, named));
}

TEST_P(QueriesOfCases, MeetEachCondition) {
  const auto plain = file({});
  const auto ended = file({.phase = "bilan", .waits_at = "", .ended_as = "fait"});
  const auto other = file({.scope = 2, .due = noon, .waits_at = "/x/peser_tout/", .opened_at = noon + 5});
  const auto named = file({.members = {{bruno, 0, "agent"}}});

  EXPECT_THAT(found(with([](auto& c) { c.phase = "bilan"; })), ElementsAre(ended));
  EXPECT_THAT(found(with([](auto& c) { c.ended_as = "fait"; })), ElementsAre(ended));
  EXPECT_THAT(found(with([](auto& c) { c.status = 1; })), ElementsAre(plain, other, named));
  EXPECT_THAT(found(with([](auto& c) { c.step = "recevoir"; })), ElementsAre(plain, named));
  EXPECT_THAT(found(with([](auto& c) { c.step = "peser_tout"; })), ElementsAre(other));
  EXPECT_THAT(found(with([](auto& c) { c.step = "peser"; })), IsEmpty());
  EXPECT_THAT(found(with([](auto& c) { c.due_until = noon; })), ElementsAre(other));
  EXPECT_THAT(found(with([](auto& c) { c.opened_from = noon + 1; })), ElementsAre(other));
  EXPECT_THAT(found(with([](auto& c) { c.opened_until = noon + 5; })), ElementsAre(plain, ended, named));
  CaseConditions assigned;
  assigned.assigned = bruno;
  EXPECT_THAT(found(assigned), ElementsAre(named));
}

TEST_P(QueriesOfCases, AreThoseOfWordsWhereTheReaderReadsTheLevelOfTheField) {
  const auto one = file({.words = {{kName, "dupont"}, {kName, "marie"}}});
  const auto two = file({.scope = 2, .words = {{kName, "dupont"}, {kSecret, "feu"}}});
  file({.words = {{kSecret, "feu"}}});  // scope 1 does not read level 2
  file({.scope = 3, .words = {{kName, "dupont"}}});
  file({.words = {{kName, "durand"}, {kNumber, "dupont"}}});

  EXPECT_THAT(found(word(kName, "dupont")), ElementsAre(one, two));
  EXPECT_THAT(found(word(kSecret, "feu", 2)), ElementsAre(two));
  EXPECT_THAT(found(word(kSecret, "feu", 3)), IsEmpty());
  EXPECT_THAT(found(word(kName, "dupon")), IsEmpty());
  auto both = word(kName, "dupont");
  both.words.push_back({{kName}, "marie", "marie"});
  EXPECT_THAT(found(both), ElementsAre(one));
  both.within = reach.scopes = {2};
  EXPECT_THAT(found(both), IsEmpty());
}

TEST_P(QueriesOfCases, ThatNameTheReaderAreFoundByWordsToo) {
  const auto named = file({.scope = 3, .words = {{kName, "dupont"}}, .members = {{nadia, 0, "agent"}}});
  const auto twice =
      file({.scope = 3, .words = {{kName, "dupont"}}, .members = {{nadia, 0, "agent"}, {nadia, 0, "referent"}}});
  const auto of_school = file({.scope = 3, .words = {{kName, "dupont"}}, .members = {{0, 9, "ecole"}}});
  EXPECT_THAT(found(word(kName, "dupont"), 1), ElementsAre(named, twice));
  reach.structures = {9};
  EXPECT_THAT(found(word(kName, "dupont"), 1), ElementsAre(named, twice, of_school));
}

TEST_P(QueriesOfCases, AreThoseBetweenTwoWordsByteByByte) {
  const auto a = file({.words = {{kNumber, "p0210"}}}), b = file({.words = {{kNumber, "p0211"}}});
  file({.words = {{kNumber, "p029"}}}), file({.words = {{kNumber, "P0210"}}}), file({.words = {{kName, "p0210"}}});
  CaseConditions asked;
  asked.ranges = {{{kNumber}, "p0210", "p0211~"}}, asked.levels = {1};

  EXPECT_THAT(found(asked), ElementsAre(a, b));
}

TEST_P(QueriesOfCases, OfManyFieldsComeOnceEachInTheirOrder) {
  CaseConditions asked;
  asked.words = {{{}, "mot", "mot"}};
  std::vector<std::int64_t> expected;
  for (std::int64_t field = 140; field > 100; --field) {
    asked.words[0].fields.push_back(field), asked.levels.push_back(1);
    expected.push_back(file({.words = {{field, "mot"}, {field - 1, "mot"}}}));
  }
  EXPECT_EQ(found(asked, 7), expected);
}

TEST_P(QueriesOfCases, OfAnyNumberOfScopesComeInTheirOrder) {
  for (const std::int64_t scopes : {0, 1, 2, 8, 9, 32, 33}) {
    reach.scopes.clear();
    for (std::int64_t scope = 1000 * (scopes + 1); scope < 1000 * (scopes + 1) + scopes; ++scope)
      reach.scopes.push_back(scope);
    std::vector<std::int64_t> expected;
    for (auto at = reach.scopes.rbegin(); at != reach.scopes.rend(); ++at)
      expected.push_back(file({.scope = *at, .phase = "p" + std::to_string(scopes)}));
    CaseConditions asked;
    asked.phase = "p" + std::to_string(scopes);
    EXPECT_EQ(found(asked, 5), expected) << scopes;
    EXPECT_EQ(store->read()->count_of_query("nadia", reach, asked), scopes);
  }
}

TEST_P(QueriesOfCases, ComeByTheirLastEventToo) {
  const auto one = file({});
  const auto first = last;
  const auto two = file({.scope = 2}), three = file({});
  auto next = next_of(first);
  next.case_row.scope = 1, next.case_row.phase = "suivi";
  apply(*store, next);

  EXPECT_THAT(found({}, 2, true), ElementsAre(one, three, two));
  EXPECT_EQ(store->read()->count_of_query("nadia", reach, {}), 3);
}

TEST_P(QueriesOfCases, HaveTheWordsOfTheLastChange) {
  const auto id = file({.words = {{kName, "dupont"}, {kName, "marie"}}});
  auto next = next_of(last);
  next.case_row.scope = 1;
  next.removed_words = {{kName, "dupont"}}, next.added_words = {{kName, "durand"}, {kNumber, "é'\"\\"}};
  apply(*store, next);

  EXPECT_THAT(found(word(kName, "dupont")), IsEmpty());
  for (const auto* left : {"marie", "durand"}) EXPECT_THAT(found(word(kName, left)), ElementsAre(id)) << left;
  EXPECT_THAT(found(word(kNumber, "é'\"\\")), ElementsAre(id));
}

TEST_P(QueriesOfCases, AreOneStatement) {
  file({.words = {{kName, "dupont"}}});
  for (const auto& asked : {CaseConditions{}, word(kName, "dupont")}) {
    store->counts();
    store->read()->cases_of_query("nadia", reach, asked, {}, 5);
    EXPECT_EQ(store->counts().statements, 1);
  }
}

TEST_P(QueriesOfCases, GiveTheTasksOfTheAudiencesAlone) {
  const auto one = file({.words = {{kName, "dupont"}}, .due = noon});
  file({.scope = 2, .words = {{kName, "dupont"}}}), file({});
  const auto tasks = [&](const CaseConditions& asked) {
    std::vector<std::int64_t> of;
    for (const auto& task : store->read()->tasks_of_query({1}, asked, {}, 10)) of.push_back(task.case_id);
    return of;
  };
  EXPECT_THAT(tasks({}), SizeIs(2));
  EXPECT_THAT(tasks(word(kName, "dupont")), ElementsAre(one));
  EXPECT_THAT(tasks(with([](auto& c) { c.due_until = noon; })), ElementsAre(one));
  EXPECT_THAT(tasks(with([](auto& c) { c.step = "recevoir"; })), SizeIs(2));
  EXPECT_THAT(tasks(with([](auto& c) { c.step = "autre"; })), IsEmpty());
  EXPECT_THAT(store->read()->tasks_of_query({}, {}, {}, 10), IsEmpty());
}

TEST_P(QueriesOfCases, AreReadByTheirNumbersWithTheColumnsOfTheReader) {
  const auto one = file({}), two = file({.scope = 2});
  const auto rows = store->read()->viewed_of_numbers("nadia", reach, {two, one, 999});

  ASSERT_THAT(rows, SizeIs(2));
  for (const auto& row : rows) EXPECT_EQ(row.case_row.c2, row.case_row.id == two ? "two" : "");
}

}  // namespace
}  // namespace parcours::store
