#include "parcours/problem.hpp"

#include <gtest/gtest.h>

#include "parcours/error.hpp"

namespace parcours {
namespace {

template <class Work>
Error::Code misuse_of(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return Error::Code::internal;
}

TEST(ACheckedResult, ThatIsProblemsIsNoValueToRead) {
  Checked<std::string> refused(Problem{.code = "not-found"});
  const auto& fixed = refused;
  EXPECT_EQ(misuse_of([&] { (void)*refused; }), Error::Code::misuse);
  EXPECT_EQ(misuse_of([&] { (void)*fixed; }), Error::Code::misuse);
  EXPECT_EQ(misuse_of([&] { (void)refused->size(); }), Error::Code::misuse);
  EXPECT_EQ(refused.problems().front().code, "not-found");
}

TEST(ACheckedResult, ThatIsAValueHasNoProblemsToRead) {
  const Checked<std::string> done(std::string("done"));
  EXPECT_EQ(misuse_of([&] { (void)done.problems(); }), Error::Code::misuse);
  EXPECT_EQ(*done, "done");
}

}  // namespace
}  // namespace parcours
