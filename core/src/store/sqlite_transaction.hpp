// On SQLite: the only writer, from its first statement to its commit; a change is written row by row.
#pragma once
#include <optional>

#include "store/transaction.hpp"

namespace parcours::store {

class SqliteTransaction final : public CommonTransaction {
 public:
  explicit SqliteTransaction(std::shared_ptr<Database> database);
  ~SqliteTransaction() override;
  Standing stand(std::string_view ref, std::string_view actor, std::string_view key, std::int64_t now) override;
  Session& writing() override { return session(); }

 protected:
  Session& reading() override { return session(); }
  const Query& opening() override { return queries().open; }
  void write(const Change& change) override;
  void finish() override;
  bool begun() const override { return true; }

 private:
  void write_file(const Change& change);
  void write_entry(const Change& change);
  void write_tasks(const Change& change);
  void write_rest(const Change& change);
  bool moved(const CaseRow& file) const;

  // Where the case stood: an index whose columns are not set is not rewritten.
  struct Place {
    std::int64_t id, structure, territory;
    Status status;
  };
  std::optional<Place> stood_;
};

}  // namespace parcours::store
