#include "base/boundary.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

namespace parcours {
namespace {

struct Inner : InnerException {
  [[noreturn]] void leave() const override { throw Error(Error::Code::store, "from inside"); }
};

// The code of the Error that leaves when `thrown` is thrown inside.
template <class Thrown>
Error leaving(const Thrown& thrown) {
  try {
    errors_only([&]() -> int { throw thrown; });
  } catch (const Error& error) {
    return error;
  }
  return Error(Error::Code::misuse, "nothing was thrown");
}

TEST(ErrorsOnly, ReturnsWhatTheWorkReturns) {
  int one = 1;
  EXPECT_EQ(&errors_only([&]() -> int& { return one; }), &one);
}
TEST(ErrorsOnly, LetsAnErrorPassUnchanged) {
  EXPECT_EQ(leaving(Error(Error::Code::plugin, "a sheet")).code(), Error::Code::plugin);
}
TEST(ErrorsOnly, AsksAnInnerExceptionWhatItIsOutside) { EXPECT_STREQ(leaving(Inner()).what(), "from inside"); }
TEST(ErrorsOnly, MakesTooLittleMemoryBusy) { EXPECT_EQ(leaving(std::bad_alloc()).code(), Error::Code::busy); }
TEST(ErrorsOnly, MakesAnyOtherAFaultOfTheEngineWithoutItsText) {
  const auto error = leaving(std::runtime_error("Lina"));
  EXPECT_EQ(error.code(), Error::Code::internal);
  EXPECT_EQ(std::string(error.what()).find("Lina"), std::string::npos);
  EXPECT_EQ(leaving(7).code(), Error::Code::internal);
}

}  // namespace
}  // namespace parcours
