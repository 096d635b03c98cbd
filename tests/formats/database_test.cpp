// A database that an earlier build wrote opens, verifies and goes on.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "golden.hpp"
#include "parcours/engine.hpp"
#include "parcours/error.hpp"
#include "support/temp_folder.hpp"

namespace parcours::formats {
namespace {

constexpr const char* kKey = "f154K9w6cQUK02YVfHwAqhdvv2VD9xJ3QaN69Xxn+ro=\n";  // it protects synthetic data alone

class AnEarlierDatabase : public ::testing::Test {
 protected:
  AnEarlierDatabase() {
    const auto file = folder_.path() / "cases.db";
    ::sqlite3* database = nullptr;
    EXPECT_EQ(SQLITE_OK, ::sqlite3_open(file.c_str(), &database));
    const auto sql = golden("database_before_rooms.sql");
    EXPECT_EQ(SQLITE_OK, ::sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr));
    ::sqlite3_close(database);
    settings_.database = "sqlite3:" + file.string();
    settings_.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins" / "p2.so"};
    settings_.key = folder_.write("journal.key", kKey);
    settings_.administrators = {"admin"};
    std::filesystem::permissions(settings_.key,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }

  testing::TempFolder folder_;
  Settings settings_;
};

TEST_F(AnEarlierDatabase, OpensAndVerifies) {
  Engine engine(settings_);

  EXPECT_TRUE(engine.verify().empty());
  const auto cases = engine.cases({"nadia"}).items;
  EXPECT_EQ(7u, cases.size());  // the round in the street is not for her
  for (const auto& each : cases) EXPECT_FALSE(each.ended_as.empty()) << each.reference;
}

TEST_F(AnEarlierDatabase, TakesNewCommandsAndStillVerifies) {
  Engine engine(settings_);
  const Record report{{"quartier", "monaque"}, {"origine", "ecole"}, {"faits", List{"isolement"}}};

  const auto opened = engine.submit({.what = Open{.workflow = "presence-educative", .with = report}, .by = {"claire"}});

  ASSERT_TRUE(opened);
  EXPECT_EQ(1, opened->revision);
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(AnEarlierDatabase, OpensUnderNoOtherKey) {
  auto other = settings_;
  other.key = folder_.write("another.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
  std::filesystem::permissions(other.key, std::filesystem::perms::owner_read);

  EXPECT_THROW(Engine{other}, Error);
  EXPECT_TRUE(Engine(settings_).verify().empty());
  EXPECT_THROW(Engine{other}, Error);
}

TEST_F(AnEarlierDatabase, HasAHeadAndStaysTheSameSinceIt) {
  Engine engine(settings_);
  const auto head = engine.head();

  EXPECT_TRUE(engine.grant({"claire", "coordonnateur_prevention", {}, {}, {}, {}}, {"admin"}).empty());
  EXPECT_TRUE(engine.verify({head}).empty());
}

}  // namespace
}  // namespace parcours::formats
