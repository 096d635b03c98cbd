// A database that an earlier build wrote opens, verifies and goes on.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <future>

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
    ask(golden("database_before_rooms.sql"));
    settings_.database = "sqlite3:" + file_.string();
    settings_.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"};
    settings_.key = folder_.write("journal.key", kKey);
    settings_.administrators = {"admin"};
    std::filesystem::permissions(settings_.key,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }

  // The values of a row, with blanks between them: the last row of the answer.
  std::string ask(const std::string& sql) const {
    ::sqlite3* database = nullptr;
    EXPECT_EQ(SQLITE_OK, ::sqlite3_open(file_.c_str(), &database));
    std::string answer;
    const auto keep = [](void* kept, int columns, char** values, char**) {
      auto& text = *static_cast<std::string*>(kept);
      text.clear();
      for (int i = 0; i < columns; ++i) text += (i ? " " : "") + std::string(values[i] ? values[i] : "null");
      return 0;
    };
    EXPECT_EQ(SQLITE_OK, ::sqlite3_exec(database, sql.c_str(), keep, &answer, nullptr)) << ::sqlite3_errmsg(database);
    ::sqlite3_close(database);
    return answer;
  }

  testing::TempFolder folder_;
  std::filesystem::path file_ = folder_.path() / "cases.db";
  Settings settings_;
};

TEST_F(AnEarlierDatabase, OpensAndVerifies) {
  Engine engine(settings_);

  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(AnEarlierDatabase, ShowsNoCaseByARoleBeforeTheCityHasDeployedItsRoles) {
  Engine engine(settings_);
  EXPECT_TRUE(engine.cases({"nadia"}).items.empty());

  EXPECT_TRUE(engine.deploy(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", {"admin"}).empty());

  const auto cases = engine.cases({"nadia"}).items;
  EXPECT_EQ(8u, cases.size());
  for (const auto& each : cases) EXPECT_FALSE(each.ended_as.empty()) << each.reference;
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(AnEarlierDatabase, HasPlacesAndMembersOnceAnEngineHasOpenedIt) {
  { const Engine engine(settings_); }

  EXPECT_EQ(ask("select count(*) from case_file where phase is null or scope = 0 or opened_by = 0"), "0");
  EXPECT_EQ(
      ask("select s.workflow, t.name, a.name, c.phase from case_file as c join scope as s on s.id = c.scope join term "
          "as t on t.id = s.territory join actor as a on a.id = c.opened_by where c.ref = 'P2-2026-00001'"),
      "presence-educative monaque claire bilan");
  EXPECT_EQ(
      ask("select a.name, m.structure, m.role from member as m join actor as a on a.id = m.actor where m.case_id = 1"),
      "karim 0 educateur_rue");
}

TEST_F(AnEarlierDatabase, KeepsWhatItHasCounted) {
  const auto counted = ask("select count(*), sum(n), sum(day) from fact");
  { const Engine engine(settings_); }

  EXPECT_EQ(ask("select count(*), sum(n), sum(day) from fact"), counted);
  EXPECT_EQ(ask("select name, seq, nth, list_row, person, dims, n from fact where case_id = 1 and seq = 15"),
            R"(p2.i2 15 1 0 0 {"activite":"sport","serie":"besoin_9_14"} 1)");
  EXPECT_EQ(ask("select count(*) from sqlite_master where name = 'fact_before'"), "0");
}

TEST_F(AnEarlierDatabase, IsPlacedOnceByTwoEnginesThatOpenItAtOnce) {
  const auto open = [&] { return Engine(settings_).verify().empty(); };
  auto one = std::async(std::launch::async, open), two = std::async(std::launch::async, open);

  EXPECT_TRUE(one.get());
  EXPECT_TRUE(two.get());
  EXPECT_EQ(ask("select count(*) from case_file where phase is null"), "0");
  EXPECT_EQ(ask("select count(*) from member where case_id = 1"), "1");
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
