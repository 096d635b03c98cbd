// The databases that the suite runs on. A database supplies itself by a connection string, nothing more.
//
// PostgreSQL is used when PARCOURS_TEST_POSTGRES holds libpq keywords (scripts/postgres.sh prints them); each test makes a
// schema of its own there and drops it.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/capabilities.hpp"
#include "store/store.hpp"

namespace parcours::store {

// A fresh database, gone when this goes.
class Fresh {
 public:
  virtual ~Fresh() = default;
  virtual std::string connection() const = 0;  // as open() takes it
  virtual const Capabilities& capabilities() const = 0;
  virtual bool shared() const { return true; }  // another store, and ask(), can open the same
  // The first value that a query of the test itself answers, past the store; empty when it answers none.
  virtual std::string ask(const std::string& sql) const = 0;
};

enum class Kind { memory, file, postgresql };
std::string name_of(Kind kind);
// Why that database cannot be used here; empty when it can.
std::string reason_to_skip(Kind kind);
std::unique_ptr<Fresh> make_fresh(Kind kind);

// A folder of its own, removed with everything in it.
class Folder {
 public:
  Folder();
  ~Folder();
  std::filesystem::path path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// One test on one database, opened.
class OnDatabase : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override;
  const Capabilities& can() const { return fresh->capabilities(); }
  std::unique_ptr<Store> another() const { return open(fresh->connection()); }

  std::unique_ptr<Fresh> fresh;
  std::unique_ptr<Store> store;
};

// Changes of a case, as an engine would make them.
inline constexpr std::int64_t noon = 1'790'000'000'000'000;
// The case that an opening stands for, with one task.
Change opening(const OpeningStanding& standing, const std::string& ref, std::int64_t audience = 1);
// The next command: the task goes, another opens.
Change next_of(const Change& before);
// Opens a case in a transaction of its own, and answers what was applied.
Change open_case(Store& store, const std::string& counter = "P2-2026");
// Applies in a transaction of its own.
void apply(Store& store, const Change& change);
// How many rows a transaction's standing has for the case: its revision, or 0 when there is none.
std::int64_t revision_of(Store& store, const std::string& ref);

}  // namespace parcours::store

// Instantiates a suite over every database.
#define ON_EVERY_DATABASE(Suite)                                                                                        \
  INSTANTIATE_TEST_SUITE_P(                                                                                             \
      Databases, Suite,                                                                                                 \
      ::testing::Values(parcours::store::Kind::memory, parcours::store::Kind::file, parcours::store::Kind::postgresql), \
      [](const auto& each) { return parcours::store::name_of(each.param); })
