// A transaction on SQLite. It is the only writer from its first statement to its commit, and writes a change row by
// row.
#pragma once
#include <memory>

#include "store/transaction.hpp"

namespace parcours::store {

class SqliteTransaction final : public CommonTransaction {
 public:
  // Begins the transaction. Throws DatabaseError (busy) when the writer before does not end.
  explicit SqliteTransaction(std::shared_ptr<Database> database);
  // Rolls back what is not committed.
  ~SqliteTransaction() override;
  Session& writing() override { return session(); }

 protected:
  Session& reading() override { return session(); }
  const Query& opening_query() override { return queries().load_for_opening; }
  void write(const Change& change) override;
  void finish() override;
  bool begun() const override { return true; }

 private:
  // The parts of write(), one for each table.
  void write_case(const Change& change);
  void write_entry(const Change& change);
  void write_tasks(const Change& change);
  void write_members(const Change& change);  // and notes
  void write_facts(const Change& change);    // in one statement
  void write_words(const Change& change);
  void write_rest(const Change& change);
  void write_effects(const Change& change);
};

}  // namespace parcours::store
