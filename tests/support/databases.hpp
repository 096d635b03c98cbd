// The databases on which tests run. A test knows its database by a connection string.
//
// PostgreSQL is used when PARCOURS_TEST_POSTGRES contains libpq keywords (scripts/postgres.sh prints them). Each test
// makes its own schema there and drops it.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/capabilities.hpp"

namespace parcours::testing {

enum class Kind { memory, file, postgresql };
std::string name_of(Kind kind);
// The reason why that database cannot be used here; empty when it can.
std::string reason_to_skip(Kind kind);

// A new database. It is removed with this object.
class Fresh {
 public:
  virtual ~Fresh() = default;
  virtual std::string connection() const = 0;  // for store::open() and Settings
  virtual const store::Capabilities& capabilities() const = 0;
  virtual bool shared() const { return true; }  // another store, and ask(), can open it too
  // Runs a query without the store. Returns its first value, empty when there is none. Throws when the query fails.
  virtual std::string ask(const std::string& sql) const = 0;
};
std::unique_ptr<Fresh> make_fresh(Kind kind);
// A new schema on another PostgreSQL, which the libpq `keywords` reach.
std::unique_ptr<Fresh> make_fresh_on(const std::string& keywords);

// The database of tests of an engine that name none: PostgreSQL when PARCOURS_TEST_DATABASE is `postgresql`, else
// SQLite in memory. Without a PostgreSQL, every test of the program is then skipped, with the reason.
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
