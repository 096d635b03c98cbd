#include "trust/chain.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

namespace parcours::trust {
namespace {

// The key of bytes 0, 1, 2...: any other BLAKE2b gives the same expected texts.
class ChainVectors : public ::testing::Test {
 protected:
  ChainVectors() {
    std::ofstream(file_) << "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";
    std::filesystem::permissions(file_, std::filesystem::perms::owner_read);
  }
  ~ChainVectors() override { std::filesystem::remove(file_); }

  const std::filesystem::path file_ =
      std::filesystem::path(::testing::TempDir()) / ("chain_test_key." + std::to_string(::getpid()));
};

TEST_F(ChainVectors, AgreeWithAnotherImplementation) {
  const auto key = Key::read(file_);

  EXPECT_EQ(chain(key, "previous", "header", "digest"), "y81kbWJwG1A4567ZAeU520Ma2povntMNLyDCoo5MZZc=");
  EXPECT_EQ(chain(key, "", "", ""), "erybmSnuRZLSgXsiVPsFAGNLiWZNc0b2FxQ7iqrZmxo=");
  EXPECT_EQ(chain(key, "previous", "header", "digest", {{"c2", "two"}, {"c4", "four"}}),
            "F/3Py3fEg2YGM993kammuVWiXbVcHolDS5fAw5Vv60Q=");
}

TEST(Digest, AgreesWithAnotherImplementation) {
  EXPECT_EQ(digest(""), "DldRwCblQ7Loqy6wYJnaodHl30d3j3eH+qtFzfEv46g=");
  EXPECT_EQ(digest("abc"), "vd2BPGNCOXIxce8/7phXm5SWTjuxyz5CcmLIwGjVIxk=");
}

TEST(Chain, IsOtherWhenAnyPartIs) {
  const auto key = Key::random();
  const std::set<std::string> hashes = {chain(key, "p", "h", "e"), chain(key, "q", "h", "e"), chain(key, "p", "i", "e"),
                                        chain(key, "p", "h", "f"), chain(Key::random(), "p", "h", "e")};

  EXPECT_EQ(hashes.size(), 5U);
}

TEST(Chain, IsOtherWhenALevelColumnIs) {
  const auto key = Key::random();
  const auto with = [&](const std::vector<ColumnDigest>& columns) { return chain(key, "p", "h", "e", columns); };
  const std::set<std::string> hashes = {with({}),
                                        with({{"c2", "a"}}),
                                        with({{"c2", "b"}}),
                                        with({{"c3", "a"}}),
                                        with({{"c2", "a"}, {"c3", "b"}}),
                                        with({{"c2", "b"}, {"c3", "a"}}),
                                        with({{"c3", "b"}, {"c2", "a"}})};

  EXPECT_EQ(hashes.size(), 7U);
}

TEST(Chain, StaysWhenALevelIsReplacedByItsDigest) {
  const auto key = Key::random();
  const auto with = [&](const std::string& column) {
    return chain(key, "p", "h", "e", {{"c3", column_digest(column)}});
  };
  const std::string column = R"(["confidential"])";

  EXPECT_EQ(with(dropped_column(column)), with(column));
  EXPECT_EQ(dropped_column(dropped_column(column)), dropped_column(column));
  EXPECT_NE(with(dropped_column(R"(["other"])")), with(column));
  EXPECT_EQ(dropped_column(column).find("confidential"), std::string::npos);
}

TEST(Chain, KnowsWhereOnePartEndsAndTheNextBegins) {
  const auto key = Key::random();
  const std::set<std::string> hashes = {chain(key, "ab", "c", ""), chain(key, "a", "bc", ""), chain(key, "abc", "", ""),
                                        chain(key, "", "abc", ""), chain(key, "", "", "abc"), chain(key, "a", "b", "c"),
                                        chain(key, "", "ab", "c")};

  EXPECT_EQ(hashes.size(), 7U);
}

TEST(Chain, IsTheSameForTheSame) {
  const auto key = Key::random();
  const Key copy = key;

  EXPECT_EQ(chain(key, "p", "h", "e"), chain(copy, "p", "h", "e"));
  EXPECT_EQ(chain(key, "p", "h", "e").size(), 44U);
}

TEST(Chain, TakesEveryBit) {
  const auto key = Key::random();
  const std::string header(100, 'h');
  std::set<std::string> hashes = {chain(key, "p", header, "e")};
  for (std::size_t bit = 0; bit < 8 * header.size(); ++bit) {
    auto changed = header;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    hashes.insert(chain(key, "p", changed, "e"));
  }

  EXPECT_EQ(hashes.size(), 801U);
}

TEST(Fingerprint, IsThatOfItsKeyAloneAndNoHashOfARow) {
  const auto key = Key::random();

  EXPECT_EQ(fingerprint(key), fingerprint(Key(key)));
  EXPECT_NE(fingerprint(key), fingerprint(Key::random()));
  EXPECT_EQ(fingerprint(key).size(), 44U);
  EXPECT_NE(fingerprint(key), chain(key, "", "", "parcours key"));
}

TEST(RandomName, IsAnotherEachTime) {
  EXPECT_EQ(random_name().size(), 32U);
  EXPECT_NE(random_name(), random_name());
}

TEST(Key, IsAnotherEachTime) { EXPECT_NE(Key::random().bytes(), Key::random().bytes()); }

}  // namespace
}  // namespace parcours::trust
