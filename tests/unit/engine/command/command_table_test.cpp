#include "engine/command/command_table.hpp"

#include <gmock/gmock.h>

namespace parcours::engine {
namespace {

using ::testing::ElementsAre;

std::string verb(const CommandBody& what) { return verb_of(what); }

TEST(VerbOf, EachCommandIsTheNameThatJournalsContain) {
  const std::vector<std::string> verbs{verb(Open{}),    verb(Complete{}), verb(Retry{}),
                                       verb(Start{}),   verb(Deliver{}),  verb(Reopen{}),
                                       verb(Suspend{}), verb(Resume{}),   verb(Correct{})};

  EXPECT_THAT(verbs,
              ElementsAre("open", "complete", "retry", "start", "message", "reopen", "suspend", "resume", "correct"));
}

TEST(CheckTexts, LooksAtTheReferenceOfEveryCommandOnACase) {
  const std::string bad("\xff", 1);
  const std::vector<CommandBody> commands{Complete{{bad}}, Retry{{bad}}, Start{bad, "x"}, Deliver{bad, "x"},
                                          Reopen{bad},     Suspend{bad}, Resume{bad},     Correct{bad, "x"}};
  for (const auto& what : commands) {
    InputCheck check;
    check_texts(check, what);
    const auto problems = std::move(check).done();
    ASSERT_EQ(problems.size(), 1U) << verb_of(what);
    EXPECT_EQ(problems.front().code, "not-text");
    EXPECT_EQ(problems.front().where, "of");
  }
}

}  // namespace
}  // namespace parcours::engine
