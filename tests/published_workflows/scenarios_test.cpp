// The published walks through three municipal services: each is the life of one case, from its first step to where it
// is left.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "municipal.hpp"

namespace parcours::municipal {
namespace {

// What is played of a service, so that nothing of the material can get lost on the way.
struct Played {
  std::size_t walks = 0, done = 0, refused = 0;
  std::size_t without_case = 0;  // of the refused: sent before there was a case, as the outcome of the first step
  friend bool operator==(const Played&, const Played&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Played& p) {
    return out << p.walks << " walks, " << p.done << " done, " << p.refused << " refused, " << p.without_case
               << " without a case";
  }
};
const std::map<std::string, Played> whole{
    {"PGR", {10, 38, 22, 8}}, {"PT_CREATE", {10, 39, 26, 9}}, {"NewTL", {10, 58, 35, 4}}};

// What cannot be told of a case here as it is told there: by state, how many walks end so.
struct Different {
  const char* service;
  const char* state;
  std::size_t walks;
  const char* why;
};
constexpr Different called_terminal[] = {
    {"PGR", "rejected", 5,
     "called terminal though RATE and REOPEN lead out of it: here the case is open, the rating is its task"},
    {"PGR", "resolved", 3, "as rejected: an ended case could be reopened, and could not be rated"},
};

bool is_open_here(const Service& service, const std::string& state) {
  return std::any_of(std::begin(called_terminal), std::end(called_terminal), [&](const Different& each) {
    return each.service == std::string(service.table) && each.state == state;
  });
}

// One case that lives a walk.
class Life {
 public:
  Life(Town& town, Played& played) : town_(town), played_(played) {}

  void live(const Walk& walk) {
    for (const auto& row : walk.rows) row.allowed ? do_it(row) : have_it_refused(row);
    EXPECT_EQ(town_.state_of(reference_), walk.final_state);
  }
  bool has_ended() { return town_.has_ended(reference_); }

 private:
  void do_it(const Row& row) {
    const auto before = town_.revision_of(reference_);
    const auto done = town_.act(reference_, row);
    ASSERT_TRUE(done) << row << " " << done.problems().front().code;
    EXPECT_TRUE(reference_.empty() || done->reference == reference_) << row;
    reference_ = done->reference;
    EXPECT_EQ(town_.revision_of(reference_), done->revision) << row;
    EXPECT_GT(done->revision, before) << row;
    EXPECT_EQ(town_.state_of(reference_), row.next) << row;
    ++played_.done;
  }
  void have_it_refused(const Row& row) {
    const auto cases = town_.count_cases();
    const auto before = town_.revision_of(reference_);
    EXPECT_FALSE(town_.act(reference_, row)) << row;
    EXPECT_EQ(town_.count_cases(), cases) << row;
    EXPECT_EQ(town_.revision_of(reference_), before) << row;
    EXPECT_EQ(town_.state_of(reference_), row.state) << row;
    ++played_.refused;
    if (reference_.empty()) ++played_.without_case;
  }

  Town& town_;
  Played& played_;
  std::string reference_;
};

class MunicipalLife : public ::testing::TestWithParam<Service> {};

TEST_P(MunicipalLife, GoesAsEveryWalkTells) {
  const auto walks = walks_of(GetParam());
  if (walks.empty()) GTEST_SKIP() << "no walks under " << vectors();
  Town town(GetParam(), table_of(GetParam()));
  Played played;
  std::map<std::string, std::size_t> open;
  for (const auto& walk : walks) {
    SCOPED_TRACE("scenarios.jsonl:" + std::to_string(walk.line));
    Life life(town, played);
    life.live(walk);
    ++played.walks;
    EXPECT_EQ(town.count_cases(), played.walks);
    const bool differs = is_open_here(GetParam(), walk.final_state);
    EXPECT_EQ(life.has_ended(), walk.terminal && !differs);
    if (differs && walk.terminal) ++open[walk.final_state];
  }
  EXPECT_EQ(played, whole.at(GetParam().table));
  for (const auto& each : called_terminal)
    if (each.service == std::string(GetParam().table)) {
      EXPECT_EQ(open[each.state], each.walks) << each.state << ": " << each.why;
    }
}

INSTANTIATE_TEST_SUITE_P(Services, MunicipalLife, ::testing::ValuesIn(services),
                         [](const auto& each) { return std::string(each.param.table); });

TEST(MunicipalLives, AreAllOfTheseServices) {
  std::size_t told = 0;
  for (const auto& service : services) told += walks_of(service).size();
  if (told == 0) GTEST_SKIP() << "no walks under " << vectors();
  EXPECT_EQ(told, count_walks());
}

}  // namespace
}  // namespace parcours::municipal
