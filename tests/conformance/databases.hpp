// The suite of the store: a test on each database, and changes as an engine makes them.
#pragma once
#include "store/store.hpp"
#include "support/databases.hpp"
#include "support/temp_folder.hpp"

namespace parcours::store {

using testing::Fresh;
using testing::Kind;
using testing::make_fresh;
using testing::name_of;
using testing::reason_to_skip;
using testing::TempFolder;

// A test with an open store on a fresh database.
class OnDatabase : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override;
  const Capabilities& can() const { return fresh->capabilities(); }
  // A second store on the same database.
  std::unique_ptr<Store> another() const { return open(fresh->connection()); }

  std::unique_ptr<Fresh> fresh;
  std::unique_ptr<Store> store;
};

// Changes of a case, as an engine makes them.
inline constexpr std::int64_t noon = 1'790'000'000'000'000;
// The change that opens a case, with one task.
Change opening(const OpeningInput& input, const std::string& reference, std::int64_t audience = 1);
// The next change of the case: its task closes, another opens.
Change next_of(const Change& before);
// Opens a case in a transaction of its own, and returns the change.
Change open_case(Store& store, const std::string& counter = "P2-2026");
// Applies a change in its own transaction.
void apply(Store& store, const Change& change);
// The revision of the case, as a transaction reads it; 0 when there is no such case.
std::int64_t revision_of(Store& store, const std::string& reference);

}  // namespace parcours::store
