#include "store/sqlite/cause.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace parcours::store {
namespace {

TEST(ACause, IsInBothLanguagesWhereItIsACommonOne) {
  EXPECT_EQ(cause("file is not a database").in("fr"), "ce fichier n'est pas une base de données");
  EXPECT_EQ(cause("file is not a database").in("en"), "file is not a database");
}

TEST(ACause, IsAsItWasWrittenElsewhere) {
  EXPECT_EQ(cause("no such table: x").in("fr"), "no such table: x");
  EXPECT_EQ(cause("no such table: x").in("en"), "no such table: x");
}

TEST(ACause, OfTheSystemIsFoundByItsNumber) {
  for (const int error : {ENOENT, EACCES, ENOSPC, EISDIR, ENOTDIR, EROFS})
    EXPECT_NE(cause_of_errno(error).in("fr"), cause_of_errno(error).in("en")) << error;
}

}  // namespace
}  // namespace parcours::store
