#include "base/write_access.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parcours {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct stat status(mode_t mode, uid_t owner = ::geteuid()) {
  struct stat status{};
  status.st_mode = mode, status.st_uid = owner;
  return status;
}

TEST(OthersMayWrite, NotWhatOnlyItsOwnerOrRootWrites) {
  EXPECT_THAT(others_may_write("f", status(S_IFREG | 0644)), IsEmpty());
  EXPECT_THAT(others_may_write("f", status(S_IFREG | 0644, 0)), IsEmpty());
}

TEST(OthersMayWrite, WhatTheGroupOrAnybodyWritesWithTheCommandThatCorrectsIt) {
  EXPECT_THAT(others_may_write("some/f", status(S_IFREG | 0660)), HasSubstr("chmod go-w 'some/f'"));
  EXPECT_THAT(others_may_write("f", status(S_IFREG | 0602)), HasSubstr("others may write"));
}

TEST(OthersMayWrite, WhatBelongsToAnotherUser) {
  EXPECT_THAT(others_may_write("f", status(S_IFREG | 0600, ::geteuid() + 12345)), HasSubstr("belongs to user"));
}

TEST(OthersMayWrite, AStickyFolderUnlessTheCallerAcceptsIt) {
  const auto temporary = status(S_IFDIR | S_ISVTX | 0777);

  EXPECT_THAT(others_may_write("d", temporary), HasSubstr("others may write"));
  EXPECT_THAT(others_may_write("d", temporary, Sticky::accepted), IsEmpty());
  EXPECT_THAT(others_may_write("f", status(S_IFREG | S_ISVTX | 0666), Sticky::accepted), HasSubstr("others may write"));
}

}  // namespace
}  // namespace parcours
