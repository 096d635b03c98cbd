// What each kind of requester may do.
#include "engine/command/requester.hpp"

#include <gmock/gmock.h>

#include "engine/command/unit_of_work.hpp"
#include "support/trial.hpp"

namespace parcours::engine {
namespace {

using parcours::testing::Trial;

class ALink : public ::testing::Test {
 protected:
  std::string refusal(const CommandBody& what) {
    EngineContext engine_context(t.settings());
    const auto transaction = engine_context.store->begin();
    const auto result = UnitOfWork(engine_context, *transaction).process(what, {LinkRequester{"abc"}});
    return result ? std::string() : result.problems().front().code;
  }
  Trial t{parcours::testing::shared_kind()};
};

TEST_F(ALink, OpensNoCase) { EXPECT_EQ(refusal(Open{"essais", {{"kilos", 12}}}), "not-found"); }

TEST_F(ALink, DoesNothingInACaseThatIsThere) {
  const auto reference = t.open()->reference;

  EXPECT_EQ(refusal(Complete{{reference, 3}, {}, "fin"}), "not-found");
  EXPECT_EQ(refusal(Deliver{reference, "avis"}), "not-found");
  EXPECT_EQ(refusal(Suspend{reference}), "not-found");
  EXPECT_EQ(t.engine.read({"chloe"}, reference)->revision, 1);
}

TEST(ActorOf, ALinkIsNobody) {
  EXPECT_EQ(actor_of(ActorRequester{"nadia"}), "nadia");
  EXPECT_EQ(actor_of(EngineRequester{}), kEngineActor);
  EXPECT_EQ(actor_of(LinkRequester{"abc"}), "");
}

}  // namespace
}  // namespace parcours::engine
