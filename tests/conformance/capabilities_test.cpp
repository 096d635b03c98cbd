// Each difference between the databases, shown (core/src/store/capabilities.hpp).
#include "databases.hpp"

namespace parcours::store {
namespace {

class Capability : public OnDatabase {};
ON_EVERY_DATABASE(Capability);

TEST_P(Capability, OneWriter) {
  const auto opened = open_case(*store);
  auto first = store->begin();
  first->stand(opened.file.ref, "", "", noon);
  if (can().one_writer) {
    EXPECT_THROW(store->begin(), Error);
    return;
  }
  EXPECT_NO_THROW(apply(*store, next_of(opened)));
  const auto late = [&] {
    first->apply(next_of(opened));
    first->commit();
  };
  EXPECT_THROW(late(), Conflict);
}

TEST_P(Capability, NumbersWithoutGap) {
  store->begin()->stand_to_open("w", "P2-2026", "", "", noon);
  const auto next = store->begin()->stand_to_open("w", "P2-2026", "", "", noon).number;
  EXPECT_EQ(next, can().numbers_without_gap ? 1 : 2);
}

TEST_P(Capability, WritesAtCommit) {
  const auto opened = open_case(*store);
  auto transaction = store->begin();
  store->counts();
  transaction->apply(next_of(opened));
  EXPECT_EQ(store->counts().statements, can().writes_at_commit ? 0 : 3);
  transaction->commit();
  EXPECT_EQ(store->counts().statements, can().writes_at_commit ? 1 : 0);
}

TEST_P(Capability, ErrorDestroys) {
  if (can().error_destroys) return;  // FullDatabase.MayLoseTheWholeTransactionAndSaysSo
  const auto opened = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->apply(next_of(opened));
  transaction->savepoint();
  EXPECT_THROW(transaction->apply(next_of(opened)), Conflict);
  EXPECT_FALSE(transaction->lost());
  transaction->rollback_to();
  transaction->release();
  EXPECT_NO_THROW(transaction->commit());
}

TEST_P(Capability, Embedded) {
  EXPECT_EQ(!store->path().empty(), GetParam() == Kind::file);
  EXPECT_EQ(can().embedded, GetParam() != Kind::postgresql);
}

TEST_P(Capability, TypesAreChecked) {
  store->adopt("p3", {{1, {"create table p3_t (n bigint)"}}}, {{"add", "insert into p3_t (n) values (:n)", {}}}, {});
  auto transaction = store->begin();
  const auto rows = transaction->rows("p3", 1, 1, noon, {});
  if (can().types_are_checked) {
    EXPECT_THROW(rows->run("add", {{"n", "three"}}), Error);
  } else {
    EXPECT_NO_THROW(rows->run("add", {{"n", "three"}}));
  }
}

}  // namespace
}  // namespace parcours::store
