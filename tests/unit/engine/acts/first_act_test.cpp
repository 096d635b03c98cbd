#include "engine/acts/first_act.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "parcours/localized_error.hpp"
#include "support/acts.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;

using testing::ActsTrial;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class TheKeyOfADatabase : public ::testing::Test {
 protected:
  // Why an engine on these settings is refused; empty when it opens.
  static std::string refusal(const Settings& settings) {
    try {
      Engine engine(settings);
      return {};
    } catch (const LocalizedError& error) {
      EXPECT_EQ(error.code(), Error::Code::configuration);
      return error.what();
    }
  }
  Settings under_another_key() const {
    auto settings = t.settings();
    settings.key = t.folder.path() / "another.key";
    trust::Key::read_or_create(settings.key);
    return settings;
  }
  // What a database of an earlier version is: the same without acts.
  void forget_acts() { t.ask("delete from act"); }

  ActsTrial t;
};

TEST_F(TheKeyOfADatabase, IsNamedByTheFingerprintInItsFirstAct) {
  EXPECT_THAT(t.acts().front().body, HasSubstr(trust::fingerprint(trust::Key::read(t.key))));
}

TEST_F(TheKeyOfADatabase, IsTheOnlyOneUnderWhichItOpens) {
  EXPECT_THAT(refusal(under_another_key()), HasSubstr("not the key of this database"));
  EXPECT_EQ(refusal(t.settings()), "");
}

TEST_F(TheKeyOfADatabase, IsNotMadeAnewWhenItIsMissingEvenWithoutACase) {
  auto settings = t.settings();
  settings.key = t.folder.path() / "missing.key";

  EXPECT_THAT(refusal(settings), HasSubstr("is missing"));
  EXPECT_FALSE(fs::exists(settings.key));
}

TEST_F(TheKeyOfADatabase, OfAnEarlierVersionIsTheOneThatMadeItsJournal) {
  t.open();
  forget_acts();

  EXPECT_THAT(refusal(under_another_key()), HasSubstr("not the key of this database"));
  EXPECT_THAT(t.acts(), IsEmpty());
  EXPECT_EQ(refusal(t.settings()), "");
  ASSERT_EQ(t.acts().size(), 2U);
  EXPECT_EQ(t.acts()[1].kind, "baseline");
  EXPECT_THAT(t.faults(), IsEmpty());
  t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"root"});
  t.engine.deploy(t.folder.path(), {"root"});
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(TheKeyOfADatabase, OfAnEarlierVersionIsFoundBehindADamagedRow) {
  t.open();
  t.open();
  t.ask("update journal set hash = 'x' where id = (select min(id) from journal)");
  forget_acts();

  EXPECT_THAT(refusal(under_another_key()), HasSubstr("not the key of this database"));
  EXPECT_EQ(refusal(t.settings()), "");
}

TEST_F(TheKeyOfADatabase, StaysTheSameWhenItsFirstActIsChanged) {
  t.ask("update act set at = at + 1 where seq = 1");

  EXPECT_EQ(refusal(t.settings()), "");
  EXPECT_THAT(refusal(under_another_key()), HasSubstr("not the key of this database"));
  EXPECT_THAT(t.faults(), ElementsAre("acts-broken"));
}

TEST_F(TheKeyOfADatabase, ThatEnginesOpenAtOnceIsNamedOnce) {
  forget_acts();
  std::vector<std::thread> running;
  for (int i = 0; i < 4; ++i) running.emplace_back([&] { EXPECT_EQ(refusal(t.settings()), ""); });
  for (auto& thread : running) thread.join();

  EXPECT_EQ(t.acts().size(), 2U);
  EXPECT_THAT(t.faults(), IsEmpty());
}

// A SQLite file whose key has no name of its own.
class TheKeyNextToAFile : public ::testing::Test {
 protected:
  Settings at(const char* name) const {
    Settings settings;
    settings.database = "sqlite3:" + (folder.path() / name).string();
    settings.administrators = {"root"};
    return settings;
  }
  void make(const char* name) const { Engine{at(name)}.grant({"anna", "chef", {}, {}, {}, {}}, {"root"}); }
  testing::TempFolder folder;
};

TEST_F(TheKeyNextToAFile, IsFoundThroughASymbolicLink) {
  make("cases.db");
  fs::create_directory(folder.path() / "links");
  fs::create_symlink("../cases.db", folder.path() / "links/link.db");

  EXPECT_THAT(Engine{at("links/link.db")}.verify(), IsEmpty());
  EXPECT_FALSE(fs::exists(folder.path() / "links/link.db.key"));
}

TEST_F(TheKeyNextToAFile, IsMadeNextToTheFileItselfThroughASymbolicLink) {
  folder.write("data/cases.db", "");
  fs::create_symlink("data/cases.db", folder.path() / "link.db");
  make("link.db");

  EXPECT_TRUE(fs::exists(folder.path() / "data/cases.db.key"));
  EXPECT_FALSE(fs::exists(folder.path() / "link.db.key"));
}

TEST_F(TheKeyNextToAFile, IsStillFoundNextToTheLinkWhereAnEarlierVersionMadeIt) {
  make("cases.db");
  fs::create_symlink("cases.db", folder.path() / "link.db");
  fs::rename(folder.path() / "cases.db.key", folder.path() / "link.db.key");

  EXPECT_THAT(Engine{at("link.db")}.verify(), IsEmpty());
}

}  // namespace
}  // namespace parcours
