// A case and the notes of a case, as a reader selects them.
#include <gmock/gmock.h>

#include "readers.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class AView : public ForReaders {
 protected:
  static std::string columns(const ViewInput& input) {
    return input.viewed ? input.viewed->case_row.c2 + "|" + input.viewed->case_row.c3 : "no case";
  }
};
ON_EVERY_DATABASE(AView);

TEST_P(AView, HasC2AndC3OfTheScopesThatReachThem) {
  const auto change = open_in({11});

  EXPECT_EQ(columns(view(change, {})), "|");
  EXPECT_EQ(columns(view(change, {{11}, {}, {}, {}})), "|");
  EXPECT_EQ(columns(view(change, {{11}, {11}, {}, {}})), "two|");
  EXPECT_EQ(columns(view(change, {{11}, {11}, {11}, {}})), "two|three");
  EXPECT_EQ(columns(view(change, {{11, 12}, {12, 13}, {1, 12}, {}})), "|");
}

TEST_P(AView, HasC2AndC3OfAnActorWhoIsNamed) {
  const auto change = open_in({11, 0, {{nadia, 0, "referent"}}});

  EXPECT_EQ(columns(view(change, {})), "two|three");
  EXPECT_EQ(columns(view(change, {}, "bruno")), "|");
  EXPECT_EQ(columns(view(change, {}, "nobody")), "|");
}

TEST_P(AView, HasC2AndC3OfAStructureThatIsNamed) {
  const auto change = open_in({11, 0, {{0, 3, "association"}}});

  EXPECT_EQ(columns(view(change, {{}, {}, {}, {2, 3}})), "two|three");
  EXPECT_EQ(columns(view(change, {{}, {}, {}, {2, 4}})), "|");
}

TEST_P(AView, HasTheMembershipsOfItsReaderAndOfTheirStructuresAlone) {
  const std::vector<MemberRow> members{{nadia, 0, "referent"}, {nadia, 0, "agent"},   {bruno, 0, "agent"},
                                       {0, 3, "association"},  {0, 4, "association"}, {0, 3, "ecole"}};
  const auto change = open_in({11, 0, members});

  EXPECT_THAT(view(change, {{}, {}, {}, {3, 9}}).viewed->memberships,
              UnorderedElementsAre(members[0], members[1], members[3], members[5]));
  EXPECT_THAT(view(change, {}, "bruno").viewed->memberships, ElementsAre(members[2]));
  EXPECT_THAT(view(change, {}, "nobody").viewed->memberships, IsEmpty());
}

TEST_P(AView, HasTheRowOfTheCaseAndTheGrantsOfItsReader) {
  const auto transaction = store->begin();
  transaction->grant(nadia, {"agent", 5, 0}, noon - 1, noon + 1);
  transaction->grant(nadia, {"agent", 6, 0}, noon + 1, noon + 2);
  const auto scope = transaction->scope({0, "presence", 5, 3, "association"});
  transaction->commit();
  const auto input = view(open_in({scope, bruno}), {});

  ASSERT_EQ(input.requester.grants.size(), 1U);
  EXPECT_EQ(input.requester.grants.front().territory, 5);
  EXPECT_EQ(input.requester.actor, nadia);
  EXPECT_EQ(input.scopes, scope);
  EXPECT_EQ(input.viewed->case_row.scope, scope);
  EXPECT_EQ(input.viewed->case_row.opened_by, bruno);
  EXPECT_EQ(input.viewed->case_row.state, "{}");
}

TEST_P(AView, OfNoCaseIsItsReaderAlone) {
  const auto input = store->read()->view("C-99", "nadia", noon, {{1}, {1}, {1}, {1}});

  EXPECT_FALSE(input.viewed);
  EXPECT_EQ(input.requester.actor, nadia);
  EXPECT_EQ(store->read()->view("", "nobody", noon, {}).requester.actor, 0);
}

TEST_P(AView, IsOneStatementWhetherThereIsACaseOrNot) {
  const auto change = open_in({11, 0, {{nadia, 0, "referent"}}});
  for (const auto& reference : {change.case_row.reference, std::string("C-99")}) {
    store->counts();
    store->read()->view(reference, "nadia", noon, {{11}, {11}, {}, {3}});
    EXPECT_EQ(store->counts().statements, 1);
  }
}

class AMove : public ForReaders {};
ON_EVERY_DATABASE(AMove);

TEST_P(AMove, TakesTheCaseToItsNewScope) {
  auto change = open_in({11, nadia});
  change = next_of(change);
  change.case_row.scope = 12, change.moved = true;
  apply(*store, change);

  EXPECT_THAT(cases({{11}, {}, {}, {}}), ElementsAre(change.case_row.id));  // nadia opened it
  const auto reader = store->read();
  EXPECT_THAT(reader->viewed_cases("bruno", {{11}, {}, {}, {}}, 0, 9), IsEmpty());
  EXPECT_EQ(reader->viewed_cases("bruno", {{12}, {}, {}, {}}, 0, 9).size(), 1U);
  EXPECT_EQ(view(change, {{12}, {12}, {}, {}}).viewed->case_row.c2, "two");
}

TEST_P(AMove, OfMembersTakesAndGivesWhatTheyRead) {
  auto change = open_in({11, 0, {{nadia, 0, "referent"}, {0, 3, "association"}}});
  change = next_of(change);
  change.removed_members = {{nadia, 0, "referent"}};
  change.added_members = {{bruno, 0, "referent"}, {0, 4, "association"}};
  apply(*store, change);

  EXPECT_THAT(cases({}), IsEmpty());
  EXPECT_THAT(cases({{}, {}, {}, {4}}), ElementsAre(change.case_row.id));
  EXPECT_EQ(view(change, {}).viewed->case_row.c2, "");
  EXPECT_EQ(view(change, {}, "bruno").viewed->case_row.c2, "two");
  EXPECT_THAT(view(change, {{}, {}, {}, {3, 4}}).viewed->memberships,
              UnorderedElementsAre(MemberRow{0, 3, "association"}, MemberRow{0, 4, "association"}));
}

// Cases of before have no phase.
class APlace : public ForReaders {
 protected:
  Change open_before() const {
    auto change = open_in({0, 0});
    fresh->ask("update case_file set phase = null, scope = 0, opened_by = 0");
    change.case_row.scope = 11, change.case_row.opened_by = nadia, change.case_row.phase = "suivi";
    change.case_row.waits_at = "/recevoir/";
    return change;
  }
  bool place(const CaseRow& row) const {
    const auto transaction = store->begin();
    const bool placed = transaction->place(row, {{bruno, 0, "referent"}});
    transaction->commit();
    return placed;
  }
};
ON_EVERY_SHARED_DATABASE(APlace);

TEST_P(APlace, IsGivenOnce) {
  const auto change = open_before();
  ASSERT_THAT(store->read()->unplaced(0, 9), ElementsAre(Field(&CaseRow::id, change.case_row.id)));

  EXPECT_TRUE(place(change.case_row));
  EXPECT_FALSE(place(change.case_row));

  EXPECT_THAT(store->read()->unplaced(0, 9), IsEmpty());
  const auto row = view(change, {}, "bruno").viewed;
  EXPECT_EQ(row->case_row.c2, "two");
  EXPECT_EQ(row->case_row.scope, 11);
  EXPECT_EQ(row->case_row.opened_by, nadia);
  EXPECT_EQ(row->case_row.phase, "suivi");
  EXPECT_EQ(row->case_row.waits_at, "/recevoir/");
}

TEST_P(APlace, IsNotGivenToACaseThatHasChangedSince) {
  const auto before = open_before();
  auto change = before;
  change.case_row.phase = "";
  apply(*store, next_of(change));

  EXPECT_FALSE(place(before.case_row));
}

TEST_P(APlace, IsLookedForPageByPage) {
  open_in({}), open_in({});
  const auto last = open_before();
  EXPECT_EQ(store->read()->unplaced(0, 2).size(), 2U);
  EXPECT_THAT(store->read()->unplaced(last.case_row.id - 1, 2), ElementsAre(Field(&CaseRow::id, last.case_row.id)));
}

class ANote : public ForReaders {
 protected:
  void write(const std::vector<NoteRow>& notes) {
    last_ = next_of(last_);
    last_.notes = notes;
    apply(*store, last_);
  }
  std::vector<std::string> of(std::int64_t author) const {
    std::vector<std::string> texts;
    for (const auto& note : store->read()->notes(last_.case_row.id, author))
      texts.push_back(note.field + ":" + note.value + "@" + std::to_string(note.revision));
    return texts;
  }
  Change last_;
};
ON_EVERY_DATABASE(ANote);

TEST_P(ANote, IsOfItsAuthorAlone) {
  last_ = open_in({11});
  write({{"pensee", nadia, 2, "mine"}, {"pensee", bruno, 2, "his"}, {"autre", nadia, 2, "more"}});

  EXPECT_THAT(of(nadia), UnorderedElementsAre("pensee:mine@2", "autre:more@2"));
  EXPECT_THAT(of(bruno), ElementsAre("pensee:his@2"));
  EXPECT_THAT(of(0), IsEmpty());
}

TEST_P(ANote, IsReplacedAndRemovedByItsAuthor) {
  last_ = open_in({11});
  write({{"pensee", nadia, 2, "mine"}, {"pensee", bruno, 2, "his"}});
  write({{"pensee", nadia, 3, "mine again"}});
  EXPECT_THAT(of(nadia), ElementsAre("pensee:mine again@3"));
  EXPECT_THAT(of(bruno), ElementsAre("pensee:his@2"));

  write({{"pensee", bruno, 4, ""}, {"autre", bruno, 4, ""}});
  EXPECT_THAT(of(nadia), ElementsAre("pensee:mine again@3"));
  EXPECT_THAT(of(bruno), IsEmpty());
}

TEST_P(ANote, IsInTheColumnOfNoHistory) {
  last_ = open_in({11});
  auto change = next_of(last_);
  change.entry.actor = nadia, change.entry.c2 = "C2", change.entry.c3 = "C3", change.entry.c4 = "C4";
  apply(*store, change);
  const auto head = store->read()->load_for_command(change.case_row.reference, "", noon).case_row->head;
  const auto given = [&](std::int64_t actor) {
    const auto row = store->read()->journal_given(head, 1, actor).at(0);
    return row.events + row.c2 + row.c3 + row.c4;
  };

  EXPECT_EQ(given(nadia), "[]C2C3");
  EXPECT_EQ(given(bruno), "[]");
}

}  // namespace
}  // namespace parcours::store
