#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <thread>

#include "parcours/error.hpp"
#include "trust/chain.hpp"

namespace parcours::trust {
namespace {

namespace fs = std::filesystem;

class KeyFile : public ::testing::Test {
 protected:
  KeyFile() {
    std::string name = ::testing::TempDir() + "key_file_test.XXXXXX";
    folder_ = ::mkdtemp(name.data());
    file_ = folder_ / "parcours.key";
  }
  ~KeyFile() override { fs::remove_all(folder_); }

  void write(std::string_view text) const {
    std::ofstream(file_, std::ios::binary) << text;
    fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
  }
  // The text of the refusal; the test fails when there is none.
  std::string refusal() const {
    try {
      Key::read(file_);
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Error::Code::configuration);
      EXPECT_NE(std::string(e.what()).find(file_.string()), std::string::npos) << e.what();
      return e.what();
    }
    ADD_FAILURE() << "was read";
    return {};
  }
  std::size_t count_files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_, file_;
};

TEST_F(KeyFile, IsMadeOnceAndReadFromThenOn) {
  const auto made = Key::read_or_create(file_);

  EXPECT_EQ(Key::read_or_create(file_).bytes(), made.bytes());
  EXPECT_EQ(Key::read(file_).bytes(), made.bytes());
}

TEST_F(KeyFile, IsForItsOwnerAloneWhateverTheMask) {
  const auto before = ::umask(0);
  Key::read_or_create(file_);
  ::umask(before);

  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::file_size(file_), 45U);
}

TEST_F(KeyFile, LeavesNothingElseBehind) {
  Key::read_or_create(file_);

  EXPECT_EQ(count_files(), 1U);
}

TEST_F(KeyFile, OfProcessesThatRaceIsTheSameForAll) {
  constexpr int count = 8;
  for (int child = 0; child < count; ++child)
    if (::fork() == 0) {
      std::ofstream(folder_ / std::to_string(child), std::ios::binary) << Key::read_or_create(file_).bytes();
      ::_exit(0);
    }
  for (int child = 0; child < count; ++child) ::wait(nullptr);

  std::set<std::string> keys;
  for (int child = 0; child < count; ++child) {
    std::ifstream in(folder_ / std::to_string(child), std::ios::binary);
    keys.emplace(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  EXPECT_EQ(keys, std::set<std::string>{std::string(Key::read(file_).bytes())});
  EXPECT_EQ(count_files(), 1U + count);
}

TEST_F(KeyFile, OfThreadsThatRaceIsTheSameForAll) {
  std::vector<std::string> keys(8);
  {
    std::vector<std::jthread> threads;
    for (auto& key : keys) threads.emplace_back([&] { key = Key::read_or_create(file_).bytes(); });
  }

  EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), 1U);
}

TEST_F(KeyFile, ThatOthersMayUseIsRefusedWithTheMeansToMendIt) {
  Key::read_or_create(file_);
  for (const auto perm :
       {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write, fs::perms::others_exec}) {
    fs::permissions(file_, fs::perms::owner_read | perm);
    EXPECT_NE(refusal().find("chmod 600 '" + file_.string() + "'"), std::string::npos);
    EXPECT_THROW(Key::read_or_create(file_), Error);
  }
}

TEST_F(KeyFile, ThatIsMissingIsNamed) {
  EXPECT_NE(refusal().find("cannot be opened: No such file"), std::string::npos);
}

TEST_F(KeyFile, ThatIsDamagedIsRefusedAndNeverReplaced) {
  const std::string good = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  for (const auto& text :
       {std::string(), good.substr(1), good + "\n\n", good + good, good.substr(0, 43) + "!", "\n" + good.substr(0, 43),
        std::string(1 << 20, 'A'), good.substr(0, 42) + "==", good + "A"}) {
    write(text);
    EXPECT_NE(refusal().find("damaged"), std::string::npos);
    EXPECT_THROW(Key::read_or_create(file_), Error);
    EXPECT_EQ(fs::file_size(file_), text.size());
  }
}

TEST_F(KeyFile, NeedsNoLineEnd) {
  write("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  EXPECT_EQ(Key::read(file_).bytes()[31], 31);
}

TEST_F(KeyFile, NeverShowsItsKeyInAnError) {
  write("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8!");

  EXPECT_EQ(refusal().find("AAECAw"), std::string::npos);
}

TEST_F(KeyFile, ThatIsAFolderOrAPipeIsRefusedWithoutWaiting) {
  fs::create_directory(file_);
  EXPECT_NE(refusal().find("not a regular file"), std::string::npos);
  fs::remove(file_);

  ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
  EXPECT_NE(refusal().find("not a regular file"), std::string::npos);
}

TEST_F(KeyFile, InAFolderThatIsNotThereCannotBeMade) {
  file_ = folder_ / "none" / "parcours.key";

  try {
    Key::read_or_create(file_);
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Error::Code::configuration);
    EXPECT_EQ(std::string(e.what()), "key file '" + file_.string() + "': cannot be made: No such file or directory");
  }
}

TEST_F(KeyFile, MayBeReachedThroughALink) {
  const auto made = Key::read_or_create(folder_ / "real.key");
  fs::create_symlink("real.key", file_);

  EXPECT_EQ(Key::read_or_create(file_).bytes(), made.bytes());
}

TEST_F(KeyFile, InAFolderThatOthersMayWriteIsNeitherReadNorMade) {
  fs::permissions(folder_, fs::perms::group_write, fs::perm_options::add);
  EXPECT_THROW(Key::read_or_create(file_), Error);
  EXPECT_FALSE(fs::exists(file_));

  fs::permissions(folder_, fs::perms::group_write, fs::perm_options::remove);
  Key::read_or_create(file_);
  fs::permissions(folder_, fs::perms::others_write, fs::perm_options::add);
  EXPECT_NE(refusal().find("chmod go-w '" + folder_.string() + "'"), std::string::npos);
}

TEST_F(KeyFile, BehindALinkMustBeInASafeFolderItself) {
  const auto open_folder = folder_ / "open";
  fs::create_directory(open_folder);
  Key::read_or_create(open_folder / "real.key");
  fs::permissions(open_folder, fs::perms::others_write, fs::perm_options::add);
  fs::create_symlink("open/real.key", file_);

  EXPECT_NE(refusal().find("chmod go-w '" + open_folder.string() + "'"), std::string::npos);
}

TEST_F(KeyFile, InAStickyFolderIsSafeSinceNobodyElseReplacesIt) {
  fs::permissions(folder_, fs::perms::all | fs::perms::sticky_bit);

  const auto made = Key::read_or_create(file_);
  EXPECT_EQ(Key::read(file_).bytes(), made.bytes());
}

TEST_F(KeyFile, OfAnotherUserIsRefused) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root makes a file of another user";
  Key::read_or_create(file_);
  ASSERT_EQ(::chown(file_.c_str(), 12345, 12345), 0);

  EXPECT_NE(refusal().find("it belongs to user 12345"), std::string::npos);
}

TEST_F(KeyFile, IsMadeBesideTheCallerWhenItsNameHasNoFolder) {
  const auto before = fs::current_path();
  fs::current_path(folder_);
  const auto made = Key::read_or_create("parcours.key");
  fs::current_path(before);

  EXPECT_EQ(Key::read(file_).bytes(), made.bytes());
}

}  // namespace
}  // namespace parcours::trust
