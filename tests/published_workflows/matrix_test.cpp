// Who may do what in which state: every row of the published tables of three municipal services, played through the
// engine.
#include <gtest/gtest.h>

#include "municipal.hpp"

namespace parcours::municipal {
namespace {

class Municipal : public ::testing::TestWithParam<Service> {};

TEST_P(Municipal, AllowsAndRefusesExactlyWhatItsTableSays) {
  auto table = table_of(GetParam());
  if (table.empty()) GTEST_SKIP() << "no tables under " << vectors();
  Town town(GetParam(), std::move(table));
  std::size_t allowed = 0;
  for (const auto& row : town.table()) {
    const auto reference = town.bring_to(row.state);
    const auto done = town.act(reference, row);
    ASSERT_EQ(static_cast<bool>(done), row.allowed) << row << " " << (done ? "" : done.problems().front().code);
    const auto now = town.state_of(done ? done->reference : reference);
    ASSERT_EQ(now, done ? row.next : row.state) << row;
    allowed += row.allowed ? 1 : 0;
  }
  EXPECT_GT(allowed, 10u);
}

INSTANTIATE_TEST_SUITE_P(Services, Municipal, ::testing::ValuesIn(services),
                         [](const auto& each) { return std::string(each.param.table); });

}  // namespace
}  // namespace parcours::municipal
