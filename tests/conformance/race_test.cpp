// Several writers at once: threads of one engine, engines in several processes.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <barrier>
#include <set>
#include <thread>

#include "databases.hpp"

namespace parcours::store {
namespace {

// Makes the next change of the case, again after each conflict. Returns the number of conflicts.
int move_on(Store& store, const std::string& reference,
            const std::function<void(Transaction&, const Change&)>& deed = {}) {
  for (int conflicts = 0;; ++conflicts) {
    try {
      auto transaction = store.begin();
      const auto case_row = transaction->load_for_command(reference, "", "", noon).case_row.value();
      Change change;
      change.case_row = case_row;
      change.entry = {0, case_row.id,       case_row.revision, case_row.head, noon,
                      7, case_row.workflow, "complete",        "[]",          "h"};
      change.added_tasks = {{1, no_due, case_row.id, case_row.revision, case_row.workflow, reference, "recevoir"}};
      const auto next = next_of(change);
      if (deed) deed(*transaction, next);
      transaction->apply(next);
      transaction->commit();
      return conflicts;
    } catch (const Conflict&) {
      if (conflicts > 1000) throw std::runtime_error("a thousand conflicts on one command");
    } catch (const Error& error) {  // another writer did not end in time
      if (error.code() != Error::Code::busy || conflicts > 1000) throw;
    }
  }
}

class ARace : public OnDatabase {
 protected:
  // Runs `work` in as many processes, each with a store of its own opened there.
  void in_processes(int n, const std::function<void(Store&, int)>& work) {
    std::vector<pid_t> children;
    for (int i = 0; i < n; ++i) {
      const pid_t child = ::fork();
      if (child == 0) {
        try {
          const auto mine = another();
          work(*mine, i);
        } catch (const std::exception& error) {
          std::fprintf(stderr, "process %d: %s\n", i, error.what());
          ::_exit(1);
        }
        ::_exit(0);
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = -1;
      ::waitpid(child, &status, 0);
      EXPECT_EQ(status, 0);
    }
  }
};
ON_EVERY_DATABASE(ARace);

TEST_P(ARace, OfThreadsOnOneCaseLosesNoChange) {
  const auto opened = open_case(*store);
  constexpr int threads = 4, rounds = 25;
  std::vector<std::thread> running;
  std::atomic<int> conflicts{0};
  for (int i = 0; i < threads; ++i)
    running.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) conflicts += move_on(*store, opened.case_row.reference);
    });
  for (auto& thread : running) thread.join();
  EXPECT_EQ(revision_of(*store, opened.case_row.reference), 1 + threads * rounds);
  const auto reader = store->read();
  const auto head = reader->load_for_command(opened.case_row.reference, "", noon).case_row->head;
  const auto rows = reader->journal(head, 1000, Level::c1);
  ASSERT_EQ(rows.size(), 1U + threads * rounds);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) EXPECT_EQ(rows[i].seq, rows[i + 1].seq + 1);
  EXPECT_LE(conflicts, can().one_writer ? 0 : 1'000'000);
}

TEST_P(ARace, OfThreadsThatReadSeesWholeStates) {
  const auto opened = open_case(*store);
  std::atomic<bool> done{false};
  std::thread reading([&] {
    while (!done) {
      const auto reader = store->read();
      const auto case_row = reader->load_for_command(opened.case_row.reference, "", noon).case_row.value();
      const auto row = reader->journal_row(case_row.id, case_row.revision);
      ASSERT_TRUE(row);
      ASSERT_EQ(row->id, case_row.head);
      ASSERT_EQ(reader->tasks_of(case_row.id).at(0).token, case_row.revision);
    }
  });
  for (int round = 0; round < 30; ++round) move_on(*store, opened.case_row.reference);
  done = true;
  reading.join();
}

TEST_P(ARace, OfThreadsThatOpenGivesEachItsOwnNumber) {
  open_case(*store);
  std::vector<std::thread> running;
  for (int i = 0; i < 4; ++i)
    running.emplace_back([&] {
      for (int round = 0; round < 10; ++round) open_case(*store);
    });
  for (auto& thread : running) thread.join();
  const auto cases = store->read()->cases(0, 100);
  std::set<std::string> references;
  for (const auto& case_row : cases) references.insert(case_row.reference);
  EXPECT_EQ(references.size(), 41U);
}

TEST_P(ARace, OfProcessesOnOneCaseLosesNoChange) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  const auto opened = open_case(*store);
  store.reset();
  in_processes(2, [&](Store& mine, int) {
    for (int round = 0; round < 50; ++round) move_on(mine, opened.case_row.reference);
  });
  EXPECT_EQ(revision_of(*another(), opened.case_row.reference), 101);
}

TEST_P(ARace, OfProcessesOnOneCounterOfADeedNeverGoesBelowZero) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  const std::vector<sdk::Migration> tables{{1,
                                            {"create table p3_place (id bigint primary key, left_over bigint not null)",
                                             "insert into p3_place (id, left_over) values (1, 300)"}}};
  const std::vector<sdk::Statement> statements{
      {"left", "select left_over from p3_place where id = 1", {{"left", Type::number}}},
      {"take", "update p3_place set left_over = left_over - 1 where id = 1 and left_over > 0", {}}};
  std::vector<std::string> references;
  for (int i = 0; i < 4; ++i) references.push_back(open_case(*store).case_row.reference);
  store.reset();
  in_processes(2, [&](Store& mine, int process) {
    mine.adopt("p3", tables, statements, {});
    for (int round = 0; round < 500; ++round)
      move_on(mine, references[static_cast<std::size_t>((round + process) % 4)],
              [&](Transaction& transaction, const Change& change) {
                transaction.savepoint();
                transaction.rows("p3", change.case_row.id, change.entry.seq, noon)->run("take");
                transaction.release();
              });
  });
  EXPECT_EQ(fresh->ask("select left_over from p3_place"), "0");
  EXPECT_EQ(fresh->ask("select sum(revision) from case_file"), "1004");
}

TEST_P(ARace, OfTransactionsThatWaitForEachOtherIsAConflictForOne) {
  if (can().one_writer) return;  // a transaction that has begun waits for nobody
  const auto a = open_case(*store), b = open_case(*store);
  std::barrier both_hold(2);
  std::atomic<int> done{0}, conflicts{0};
  const auto move = [&](const Change& first, const Change& second) {
    try {
      auto transaction = store->begin();
      transaction->savepoint();
      transaction->apply(next_of(first));
      both_hold.arrive_and_wait();
      transaction->apply(next_of(second));
      transaction->commit();
      ++done;
    } catch (const Conflict&) {
      ++conflicts;
    }
  };
  std::thread other([&] { move(b, a); });
  move(a, b);
  other.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(conflicts, 1);
  EXPECT_EQ(revision_of(*store, a.case_row.reference) + revision_of(*store, b.case_row.reference), 4);
}

TEST_P(ARace, OfProcessesThatOpenAnEmptyDatabaseMakesItOnce) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  store.reset();
  fresh = make_fresh(GetParam());
  in_processes(4, [&](Store& mine, int) { open_case(mine); });
  EXPECT_EQ(another()->read()->cases(0, 100).size(), 4U);
}

}  // namespace
}  // namespace parcours::store
