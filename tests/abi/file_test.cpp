// Files that are no library of this machine's kind, or that others may write: refused before anything of them runs.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "scratch.hpp"

namespace parcours::plugin {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

class AFile : public Scratch {};

TEST_F(AFile, ThatIsEmptyIsRefused) {
  EXPECT_THAT(refusal_of(write("empty.so", "")), HasSubstr("is no shared library"));
}

TEST_F(AFile, OfTextIsRefused) {
  EXPECT_THAT(refusal_of(write("text.so", std::string(1000, 'x'))),
              AllOf(HasSubstr("text.so: "), HasSubstr("is no shared library")));
}

TEST_F(AFile, ThatIsAProgramIsRefused) { EXPECT_THAT(refusal_of(fixture("program")), HasSubstr("is a program")); }

TEST_F(AFile, ThatIsNotThereIsRefused) { EXPECT_THAT(refusal_of(folder_ / "none.so"), HasSubstr("No such file")); }

TEST_F(AFile, ThatIsAQueueIsRefused) {
  const auto queue = folder_ / "queue.so";
  ASSERT_EQ(::mkfifo(queue.c_str(), 0600), 0);

  EXPECT_THAT(refusal_of(queue), HasSubstr("is not a regular file"));
}

TEST_F(AFile, Of32BitsIsRefused) {
  auto bytes = bytes_of(fixture("good"));
  bytes[4] = 1;
  EXPECT_THAT(refusal_of(write("small.so", bytes)), HasSubstr("is not a 64-bit library"));
}

TEST_F(AFile, OfTheOtherByteOrderIsRefused) {
  auto bytes = bytes_of(fixture("good"));
  bytes[5] = 2;
  EXPECT_THAT(refusal_of(write("big.so", bytes)), HasSubstr("is big-endian"));
}

TEST_F(AFile, OfAnotherMachineIsRefused) {
  auto bytes = bytes_of(fixture("good"));
  bytes[18] = 22;
  EXPECT_THAT(refusal_of(write("other.so", bytes)), HasSubstr("is built for another machine (ELF 22)"));
}

TEST_F(AFile, CutOffAnywhereIsRefused) {
  const auto whole = bytes_of(fixture("good"));
  for (std::size_t size = 0; size < whole.size(); size += size < 4096 ? 37 : 997)
    ASSERT_THAT(refusal_of(write("cut.so", whole.substr(0, size))), HasSubstr("cut.so")) << size;
  EXPECT_THAT(refusal_of(write("cut.so", whole.substr(0, whole.size() - 1))), HasSubstr("is cut off"));
}

TEST_F(AFile, WithAForgedHeaderNeverKills) {
  const auto whole = bytes_of(fixture("good"));
  for (std::size_t at = 16; at < 64; ++at) {
    auto forged = whole;
    forged[at] = static_cast<char>(0xff);
    Registry registry;
    const auto refusal = refusal_of(write("forged" + std::to_string(at) + ".so", forged), registry);
    EXPECT_NE(refusal.empty(), registry.sheets().empty()) << at;
  }
}

// Every number that decides what is mapped, in every segment that is loaded: far too large.
TEST_F(AFile, WithAForgedSegmentIsRefused) {
  const auto whole = bytes_of(fixture("good"));
  int forgeries = 0;
  for (std::size_t header = 64; header < 64 + 56u * static_cast<unsigned char>(whole[56]); header += 56) {
    if (whole.compare(header, 4, std::string("\x01\0\0\0", 4)) != 0) continue;  // PT_LOAD
    for (const std::size_t field : {8, 16, 32, 40, 48}) {  // p_offset, p_vaddr, p_filesz, p_memsz, p_align
      auto forged = whole;
      forged.replace(header + field, 8, std::string(8, '\xff'));
      const auto name = "forged" + std::to_string(header) + "_" + std::to_string(field) + ".so";
      EXPECT_THAT(refusal_of(write(name, forged)), HasSubstr(name)) << header << " " << field;
      ++forgeries;
    }
  }
  EXPECT_GE(forgeries, 10);
}

TEST_F(AFile, ThatIsEmptyAfterItsFirstPagesIsRefused) {
  auto bytes = bytes_of(fixture("good"));
  std::fill(bytes.begin() + 8192, bytes.end(), '\0');
  EXPECT_THAT(refusal_of(write("partly.so", bytes)), HasSubstr("copy it again"));
}

TEST_F(AFile, ThatOthersMayWriteIsRefused) {
  const auto file = copy("good");
  std::filesystem::permissions(file, std::filesystem::perms::others_write, std::filesystem::perm_options::add);

  EXPECT_THAT(refusal_of(file),
              AllOf(HasSubstr("others may write to it"), HasSubstr("chmod go-w '" + file.string() + "'")));
}

TEST_F(AFile, ThatItsGroupMayWriteIsRefused) {
  const auto file = copy("good");
  std::filesystem::permissions(file, std::filesystem::perms::group_write, std::filesystem::perm_options::add);

  EXPECT_THAT(refusal_of(file), HasSubstr("others may write to it"));
}

TEST_F(AFile, InAFolderThatOthersMayWriteInIsRefused) {
  const auto file = copy("good");
  std::filesystem::permissions(folder_, std::filesystem::perms::others_write, std::filesystem::perm_options::add);

  EXPECT_THAT(refusal_of(file), HasSubstr("chmod go-w '" + folder_.string() + "'"));
  EXPECT_THAT(refusal_of(folder_), HasSubstr("others may write to it"));
}

TEST_F(AFile, OfAStrangerIsRefused) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file to somebody else";
  const auto file = copy("good");
  ASSERT_EQ(::chown(file.c_str(), 12345, 12345), 0);

  EXPECT_THAT(refusal_of(file), HasSubstr("it belongs to user 12345"));
}

TEST_F(AFile, ThatIsALinkIsLoadedFromWhereItLeads) {
  std::filesystem::create_symlink(fixture("good"), folder_ / "link.so");
  Registry registry;
  registry.load(folder_ / "link.so");

  EXPECT_EQ(registry.sheet("good")->library, std::filesystem::canonical(fixture("good")));
}

TEST_F(AFile, BehindALinkIsJudgedWhereItIs) {
  const auto file = copy("good");
  std::filesystem::create_symlink(file, folder_ / "link.so");
  std::filesystem::permissions(file, std::filesystem::perms::others_write, std::filesystem::perm_options::add);

  EXPECT_THAT(refusal_of(folder_ / "link.so"), HasSubstr("others may write to it"));
}

}  // namespace
}  // namespace parcours::plugin
