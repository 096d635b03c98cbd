// An engine on a database that is there already.
#include "parcours/engine.hpp"

#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;
using testing::Kind;
using testing::Trial;
using testing::usual_kind;

// These tests need a database that outlives its engine: one in memory does not.
class EngineThatIsOpenedAgain : public ::testing::Test {
 protected:
  Trial t{usual_kind() == Kind::memory ? Kind::file : usual_kind()};
  void SetUp() override { reference = t.open()->reference; }
  std::string reference;
};

TEST_F(EngineThatIsOpenedAgain, UnderAnotherKeyIsRefused) {
  auto settings = t.settings();
  settings.key = t.folder.path() / "another.key";

  EXPECT_THROW(Engine{settings}, Error);
  EXPECT_FALSE(std::filesystem::exists(settings.key));
}

TEST_F(EngineThatIsOpenedAgain, HasWhatWasAcknowledged) {
  t.close();
  t.open_again();

  EXPECT_EQ(t.engine.read({"chloe"}, reference)->revision, 1);
  EXPECT_THAT(t.engine.verify(), IsEmpty());
}

TEST_F(EngineThatIsOpenedAgain, ShowsFiguresBeforeAnythingElse) {
  t.close();
  t.open_again();

  EXPECT_TRUE(t.engine.bilan({"chloe"}, {"tx", "2026-11"}));
}

}  // namespace
}  // namespace parcours
