// What a sender says about their command: its key, and what they have seen.
#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using testing::Trial;

TEST(EngineOfAnEarlierVersion, BindsAKeyToItsCaseAlone) {
  Trial t{testing::make_fresh(testing::shared_kind())};
  const auto opened = [&](std::int64_t kilos) {
    return t.engine.submit({Open{"essais", {{"kilos", kilos}}, {}}, {"chloe"}, 0, "k1", {}});
  };
  const auto reference = opened(12)->reference;
  t.database->ask("update request set digest = ''");

  EXPECT_EQ(opened(13)->reference, reference);
}

TEST(ASender, OfATaskThatNeverWasIsNoConflict) {
  Trial t;
  auto& engine = t.engine;
  const auto reference = t.open()->reference;

  EXPECT_EQ(code(engine.submit({Complete{{reference, 99}, {}, "fin"}, {"chloe"}})), "unknown-task");
  EXPECT_EQ(code(engine.submit({Complete{{reference, -1}, {}, "fin"}, {"chloe"}})), "unknown-task");
}

TEST(ASender, HasNotSeenARevisionThatIsYetToCome) {
  Trial t;
  auto& engine = t.engine;
  const auto reference = t.open()->reference;
  const auto task = engine.read({"chloe"}, reference)->tasks.front().id;

  for (const std::int64_t seen : {-1, 2, 99})
    EXPECT_EQ(code(engine.submit({Complete{task, {}, "fin"}, {"chloe"}, seen, {}, {}})), "conflict");
  EXPECT_TRUE(engine.submit({Complete{task, {}, "fin"}, {"chloe"}, 1, {}, {}}));
}

}  // namespace
}  // namespace parcours
