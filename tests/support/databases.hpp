// The databases that tests run on. A database supplies itself by a connection string, nothing more.
//
// PostgreSQL is used when PARCOURS_TEST_POSTGRES holds libpq keywords (scripts/postgres.sh prints them); each test
// makes a schema of its own there and drops it.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/capabilities.hpp"

namespace parcours::testing {

enum class Kind { memory, file, postgresql };
std::string name_of(Kind kind);
// Why that database cannot be used here; empty when it can.
std::string reason_to_skip(Kind kind);

// A fresh database, gone when this goes.
class Fresh {
 public:
  virtual ~Fresh() = default;
  virtual std::string connection() const = 0;  // as store::open() and Settings take it
  virtual const store::Capabilities& capabilities() const = 0;
  virtual bool shared() const { return true; }  // another store, and ask(), can open the same
  // The first value that a query of the test itself answers, past the store; empty when it answers none.
  virtual std::string ask(const std::string& sql) const = 0;
};
std::unique_ptr<Fresh> make_fresh(Kind kind);
// On another PostgreSQL than that of the environment, which `keywords` reach.
std::unique_ptr<Fresh> make_fresh_on(const std::string& keywords);

// What tests of an engine run on when they do not say: SQLite in memory, or PostgreSQL when PARCOURS_TEST_DATABASE is
// `postgresql`; then every test of the program is skipped, with the reason, where there is none.
Kind usual_kind();

}  // namespace parcours::testing

// Instantiates a suite over every database, or over those that several processes can open.
#define PARCOURS_ON_DATABASES(Suite, ...)                                    \
  INSTANTIATE_TEST_SUITE_P(Databases, Suite, ::testing::Values(__VA_ARGS__), \
                           [](const auto& each) { return parcours::testing::name_of(each.param); })
#define ON_EVERY_DATABASE(Suite)                                                               \
  PARCOURS_ON_DATABASES(Suite, parcours::testing::Kind::memory, parcours::testing::Kind::file, \
                        parcours::testing::Kind::postgresql)
#define ON_EVERY_SHARED_DATABASE(Suite) \
  PARCOURS_ON_DATABASES(Suite, parcours::testing::Kind::file, parcours::testing::Kind::postgresql)
