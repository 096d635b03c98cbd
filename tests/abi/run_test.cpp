// Actions of a loaded library that go wrong: whatever they do, the engine gets an error and no exception of theirs.
#include <gmock/gmock.h>

#include "scratch.hpp"

namespace parcours::plugin {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class LockedRows final : public sdk::Rows {
 public:
  std::int64_t run(std::string_view, const Record&) override {
    throw Error(Error::Code::busy, "the database is locked");
  }
  std::vector<Record> ask(std::string_view, const Record&) override { return {}; }
};

std::string failure_of(const std::string& action) {
  static const Record none;
  static Registry registry;
  if (registry.sheets().empty()) registry.load(fixture("actions"));
  LockedRows rows;
  try {
    run(*registry.action("failing." + action), {none, none, none, "", "", "", "", {}, Instant{}, Date{}, 1, 2, 1},
        &rows);
  } catch (const Error& failed) {
    EXPECT_EQ(failed.code(), Error::Code::plugin);
    return failed.what();
  }
  return "";
}

TEST(ALoadedAction, ThatThrowsFailsWithoutItsText) {
  EXPECT_THAT(failure_of("throws"), AllOf(HasSubstr("Hidden"), Not(HasSubstr("Nadia"))));
}

TEST(ALoadedAction, ThatReadsWhatIsNotThereFailsWithOurText) {
  EXPECT_THAT(failure_of("throws_error"), HasSubstr("action 'failing.throws_error': no value is named 'motif'"));
}

TEST(ALoadedAction, ThatOverrunsFails) {
  EXPECT_THAT(failure_of("overruns"), HasSubstr("took longer than its limit of 10 ms"));
}

TEST(ALoadedAction, ThatEndsOtherwiseThanItSaidFails) {
  EXPECT_THAT(failure_of("unknown_outcome"), HasSubstr("did you mean 'done'?"));
}

TEST(ALoadedAction, ThatGivesWhatItNeverDeclaredFails) {
  EXPECT_THAT(failure_of("undeclared_output"), HasSubstr("output 'score'"));
}

TEST(ALoadedAction, ThatSwallowsAnErrorFailsAllTheSame) {
  EXPECT_THAT(failure_of("swallows"), HasSubstr("it went on after an error"));
}

}  // namespace
}  // namespace parcours::plugin
