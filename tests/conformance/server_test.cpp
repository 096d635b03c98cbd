// A server is killed under load, and started again.
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "databases.hpp"
#include "support/server.hpp"

namespace parcours::store {
namespace {

// Runs the work again while the database is busy, as every caller does.
std::int64_t revision_at_last(Store& store, const std::string& reference) {
  for (int tries = 0; tries < 10; ++tries) {
    try {
      return revision_of(store, reference);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Error::Code::busy);
    }
  }
  return 0;
}

TEST(AServerThatIsKilled, HasEveryCommandThatWasAcknowledgedAndNoneHalf) {
  if (const auto why = reason_to_skip(Kind::postgresql); !why.empty()) GTEST_SKIP() << why;
  testing::Server server;
  ASSERT_TRUE(server.start());
  const auto store = open("postgresql:" + server.keywords());
  std::mutex mutex;
  std::map<std::string, std::int64_t> acknowledged;  // the revision whose commit returned
  std::atomic<bool> done{false};
  std::atomic<int> refused{0};
  const auto work = [&] {
    auto change = open_case(*store);
    while (!done) {
      try {
        change = next_of(change);
        apply(*store, change);
        std::lock_guard lock(mutex);
        acknowledged[change.case_row.reference] = change.case_row.revision;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), Error::Code::busy) << error.what();
        ++refused;
        return;
      }
    }
  };
  std::vector<std::thread> clerks;
  for (int i = 0; i < 3; ++i) clerks.emplace_back(work);
  const auto some = [&] {
    std::lock_guard lock(mutex);
    std::int64_t least = acknowledged.size() < 3 ? 0 : 1'000'000;
    for (const auto& [reference, revision] : acknowledged) least = std::min(least, revision);
    return least > 20;
  };
  while (!some()) std::this_thread::yield();
  ASSERT_TRUE(server.kill());
  done = true;
  for (auto& clerk : clerks) clerk.join();
  EXPECT_GT(refused, 0);
  ASSERT_TRUE(server.start());

  for (const auto& [reference, told] : acknowledged) {
    const auto revision = revision_at_last(*store, reference);
    // The command under way may have been committed without an acknowledgement; then it was committed whole.
    EXPECT_TRUE(revision == told || revision == told + 1) << reference << " " << revision << " " << told;
    const auto reader = store->read();
    const auto case_row = reader->load_for_command(reference, "", noon).case_row.value();
    EXPECT_EQ(reader->journal_row(case_row.id, revision)->id, case_row.head);
    EXPECT_EQ(reader->tasks_of(case_row.id).at(0).token, revision);
  }
  EXPECT_NO_THROW(open_case(*store));
}

}  // namespace
}  // namespace parcours::store
