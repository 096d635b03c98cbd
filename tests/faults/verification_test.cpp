// `verify` on a database that nobody has open, that is damaged, or that changes meanwhile. It never writes.
#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "engine/verification/cases_proof.hpp"
#include "support/relay.hpp"

namespace parcours {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;
using testing::Kind;
using ::testing::Not;
using testing::Relay;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class VerifyOnAFile : public ::testing::Test {
 protected:
  VerifyOnAFile() {
    for (int i = 0; i < 3; ++i) t_.open();
    t_.close();
    file_ = t_.settings().database.substr(std::string("sqlite3:").size());
  }
  Verification verify() { return Engine::verify_database(t_.settings()); }
  void overwrite(std::size_t from, const std::string& with) {
    std::fstream out(file_, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>(from));
    out << with;
  }

  testing::Trial t_{testing::make_fresh(Kind::file)};
  std::filesystem::path file_;
};

TEST_F(VerifyOnAFile, ChangesNoByteOfItAndMakesNoKey) {
  const auto before = bytes_of(file_), key = bytes_of(t_.key);
  const auto files = std::distance(std::filesystem::directory_iterator(file_.parent_path()), {});

  EXPECT_THAT(verify().problems, IsEmpty());
  EXPECT_EQ(bytes_of(file_), before);
  EXPECT_EQ(bytes_of(t_.key), key);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file_.parent_path()), {}), files);

  std::filesystem::remove(t_.key);
  EXPECT_THROW(verify(), Error);
  EXPECT_FALSE(std::filesystem::exists(t_.key));
}

TEST_F(VerifyOnAFile, MakesNoFile) {
  std::filesystem::remove(file_);

  EXPECT_THROW(verify(), Error);
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(VerifyOnAFile, DoesNotTakeAnEmptiedFileForASoundOne) {
  std::filesystem::resize_file(file_, 0);

  EXPECT_THROW(verify(), Error);
  EXPECT_EQ(bytes_of(file_), "");
}

TEST_F(VerifyOnAFile, DoesNotMigrateWhatAnOlderVersionWrote) {
  t_.database->ask("delete from schema_version where component = 'core' and number > 2");
  const auto before = bytes_of(file_);

  EXPECT_THROW(verify(), Error);
  EXPECT_EQ(bytes_of(file_), before);
}

TEST_F(VerifyOnAFile, DoesNotMigrateTheTablesOfASheet) {
  t_.database->ask("update schema_version set number = 9 where component = 'tx' and number > 0");

  EXPECT_THAT(verify().problems, Contains(Field(&Problem::code, "sheet-differs")));
}

TEST_F(VerifyOnAFile, FindsOneThatWasCutOff) {
  std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
  bool sound = false;
  try {
    sound = verify().problems.empty();
  } catch (const Error&) {}
  EXPECT_FALSE(sound);
}

// Nothing else reads this index.
TEST_F(VerifyOnAFile, AsksTheDatabaseWhetherItIsWhole) {
  const auto page = std::stoul(t_.database->ask("select rootpage from sqlite_master where name = 'case_opened_by'"));
  const auto size = std::stoul(t_.database->ask("pragma page_size"));
  overwrite((page - 1) * size + size - 64, std::string(64, '\x55'));

  const auto problems = verify().problems;
  EXPECT_THAT(problems, Not(IsEmpty()));
  EXPECT_THAT(problems, Each(Field(&Problem::code, "database-damaged")));
}

class VerifyMeanwhile : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    t_ = std::make_unique<Relay>(testing::make_fresh(GetParam()));
  }
  std::unique_ptr<Relay> t_;
};

TEST_P(VerifyMeanwhile, AccusesNoCaseThatMoves) {
  std::atomic<bool> done{false};
  std::thread mover([&] {
    for (int i = 0; i < 40; ++i) {
      const auto reference = t_->open()->reference;
      t_->go(reference, "refuser");
      t_->go(reference, "fin");
      const auto one = t_->answered();
      t_->go(t_->answered({{"autre", one}}), "prevenir");
      t_->engine.run_due();
    }
    done = true;
  });
  int times = 0;
  for (; !done || times == 0; ++times)
    for (const auto& p : Engine::verify_database(t_->settings()).problems)
      ADD_FAILURE() << p.code << " " << p.message.in("en");
  mover.join();
  EXPECT_GT(times, 0);
}

TEST_P(VerifyMeanwhile, IsNotAllowedToWrite) {
  const auto store = store::open_for_reading(t_->settings().database);

  EXPECT_THROW(store->begin()->actor("somebody new"), Error);
  EXPECT_EQ(t_->database->ask("select count(*) from actor where name = 'somebody new'"), "0");
}

TEST_P(VerifyMeanwhile, ProvesCasesInGroups) {
  for (int i = 0; i < 7; ++i) t_->open();
  t_->database->ask("update fact set n = 2 where case_id = (select max(id) from case_file)");
  t_->database->ask("update task set case_id = 0 where case_id = (select min(case_id) from task)");
  const engine::EngineAccess opened(t_->settings(), engine::load_sheets(t_->settings()));
  engine::Findings findings;
  std::vector<std::int64_t> progress;

  VerifyOptions options;
  options.on_progress = [&](std::int64_t done, std::int64_t) {
    progress.push_back(done);
    throw std::runtime_error("of the host");  // it is dropped, and is no damage
  };
  prove_cases(opened.context, findings, options, 3);

  const auto found = std::move(findings).result();
  EXPECT_THAT(progress, ::testing::ElementsAre(3, 6, 7));
  ASSERT_EQ(found.problems.size(), 3u);  // the stray task is missed by its case too
  EXPECT_THAT(found.problems, Contains(Field(&Problem::code, "stray-rows")));
  EXPECT_THAT(found.problems, Contains(Field(&Problem::code, "tasks-differ")));
  EXPECT_THAT(found.problems, Contains(Field(&Problem::code, "facts-differ")));
}

INSTANTIATE_TEST_SUITE_P(Databases, VerifyMeanwhile, ::testing::Values(Kind::file, Kind::postgresql),
                         [](const auto& each) { return testing::name_of(each.param); });

}  // namespace
}  // namespace parcours
