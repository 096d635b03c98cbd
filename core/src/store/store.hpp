// The database as the engine sees it: sessions, one transaction a command or a batch, whole changes written at once.
// SOCI and SQL stay behind this header. Every statement is prepared once a session, drained and counted.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/sdk/action.hpp"
#include "store/stored.hpp"

namespace parcours::store {

// The declared statements of one sheet, for one action of one case; see sdk::Rows. Lives no longer than its
// transaction.
class SheetRows : public sdk::Rows {
 public:
  virtual ~SheetRows() = default;
};

// What happened on the wire since it was last asked; for tests and `--explain`.
struct StatementCounts {
  std::int64_t statements = 0, control = 0, sheet = 0;
};  // control: begin, savepoint, commit...

// A transaction: on SQLite the only writer. Rolled back unless committed. Of one thread. After a failed call every
// other throws the same again, until rollback_to() has undone it.
class Transaction {
 public:
  virtual ~Transaction() = default;

  // One statement each.
  virtual CommandInput load_for_command(std::string_view reference, std::string_view actor, std::string_view key,
                                        std::int64_t now) = 0;
  virtual OpeningInput load_for_opening(std::string_view workflow, std::string_view counter, std::string_view actor,
                                        std::string_view key, std::int64_t now) = 0;
  // Of an earlier command, this transaction's own too. Throws Error::store when there is no such row.
  virtual StoredReceipt find_receipt(std::int64_t case_id, std::int64_t seq) = 0;
  // Throws Conflict when the case is not at `change.case_row.revision` - 1 any more.
  virtual void apply(const Change& change) = 0;

  // Of the outbox: whether it was still there as it was read, since another engine may have been first. `postpone`
  // writes `attempts` (one more than was read), `next` and `code`.
  virtual bool remove_effect(const EffectRow& effect) = 0;
  virtual bool postpone(const EffectRow& effect) = 0;
  // What was given up is due again at `now`, as if it had never failed, and its incident ends. Whether it was given up.
  virtual bool retry(const EffectRow& effect, std::int64_t now) = 0;
  // A case that could not be woken: not again before `case_row.wake`. Whether it was still at `case_row.revision`.
  virtual bool postpone(const CaseRow& case_row) = 0;
  // Opens an incident, or counts one more attempt of the one that is open for that token.
  virtual void record_incident(const IncidentRow& row) = 0;

  // Around each member of a batch, and around every deed; they nest. Each savepoint is ended once: kept by `release`,
  // or undone by `rollback_to` (which needs no `release` after it).
  virtual void savepoint() = 0;
  virtual void release() = 0;
  virtual void rollback_to() = 0;
  // Whether a failed statement has destroyed the transaction (SQLite: a full disk, a time-out in a write).
  virtual bool lost() const = 0;
  // The declared statements of one sheet, each with :case_id, :seq, :now bound.
  virtual std::unique_ptr<SheetRows> rows(std::string_view sheet, std::int64_t case_id, std::int64_t seq,
                                          std::int64_t now) = 0;
  // Durable when it returns; throws and has changed nothing when it cannot. On PostgreSQL a command without a savepoint
  // is written here, in one call: so Conflict may come from here as well as from apply(). When the server goes away
  // meanwhile, whether it was kept is not known (Error::busy says so): the same key, asked again, tells.
  virtual void commit() = 0;

  // The small names that rows hold numbers of; made when new.
  virtual std::int64_t actor(std::string_view name) = 0;
  virtual std::int64_t term(std::string_view kind, std::string_view name) = 0;  // kind: territory, structure
  virtual std::int64_t audience(std::string_view spec) = 0;
  virtual void grant(std::int64_t actor, std::string_view role, std::int64_t structure, std::int64_t territory,
                     std::int64_t since, std::int64_t until) = 0;
  // The row of that name and digest, version as it was, in force from now; or a new one with the next version.
  virtual WorkflowRow deploy(const WorkflowRow& row) = 0;
  // Those named; the others stay as they are.
  virtual void set_parameters(const std::vector<std::pair<std::string, std::string>>& values, std::int64_t now) = 0;
};

// Reads outside a command: consistent in themselves, no lock that a writer waits for.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual CommandInput load_for_command(std::string_view reference, std::string_view actor, std::int64_t now) = 0;
  virtual std::optional<WorkflowRow> workflow(std::int64_t id) = 0;
  virtual std::vector<WorkflowRow> workflows_in_force() = 0;  // without source
  virtual std::vector<std::pair<std::string, std::string>> parameters() = 0;
  virtual std::vector<JournalRow> journal(std::int64_t head, std::size_t limit) = 0;  // walks `prev`, newest first
  virtual std::optional<JournalRow> journal_row(std::int64_t case_id, std::int64_t seq) = 0;
  // In the order (due, case, token), from behind `after`; from the beginning when `after.case_id` is 0.
  virtual std::vector<TaskRow> tasks(const std::vector<std::int64_t>& audiences, const TaskRow& after,
                                     std::size_t limit) = 0;
  virtual std::vector<TaskRow> tasks_of(std::int64_t case_id) = 0;                   // for verify
  virtual std::vector<CaseRow> cases(std::int64_t after_id, std::size_t limit) = 0;  // in the order of ids
  // Cases whose wake is not after `until`, in the order (wake, case), from behind `after`; ended ones have none.
  virtual std::vector<WakeRow> due(std::int64_t until, const WakeRow& after, std::size_t limit) = 0;
  // What the engine has to deliver by then, in the order of (next, entry, n).
  virtual std::vector<EffectRow> deliveries(std::int64_t until, std::size_t limit) = 0;
  // When the first of either is to be done; empty: nothing waits.
  virtual std::optional<std::int64_t> next_due() = 0;
  // What the engine does not deliver, in the order of (entry, n), from behind `after`.
  virtual std::vector<EffectRow> outbox(const EffectRow& after, std::size_t limit) = 0;
  virtual std::optional<EffectRow> effect(std::int64_t entry, std::int64_t n) = 0;
  virtual bool has_incident(std::int64_t case_id, std::int64_t token) = 0;  // one that is open
  virtual std::int64_t
  stray_effects() = 0;  // how many rows of the outbox belong to no journal row of a case; for verify
  virtual std::vector<FactRow> facts(std::int64_t from_day,
                                     std::int64_t until_day) = 0;  // summed by indicator, territory, dims
  virtual std::vector<std::pair<std::int64_t, std::string>> audiences() = 0;
  virtual std::vector<std::pair<std::int64_t, std::string>> actors() = 0;
  virtual std::vector<std::pair<std::int64_t, std::string>> terms(std::string_view kind) = 0;
  virtual std::vector<std::string> run_check(const sdk::Check& check) = 0;  // one text for each row that it answers
};

// One database. Threads: any number may begin transactions and readers at once; each is for one thread.
class Store {
 public:
  virtual ~Store() = default;
  virtual std::unique_ptr<Transaction> begin() = 0;
  // In memory it waits for the transaction under way; that transaction's own thread reads along and sees what it wrote.
  virtual std::unique_ptr<Reader> read() = 0;
  // Runs the sheet's migrations that are not there yet, and checks every statement and check on this database.
  // Throws Error::plugin that names the statement.
  virtual void adopt(std::string_view sheet, const std::vector<sdk::Migration>& migrations,
                     const std::vector<sdk::Statement>& statements, const std::vector<sdk::Check>& checks) = 0;
  virtual StatementCounts counts() const = 0;  // of all sessions together
  virtual std::string path() const = 0;        // of a SQLite case_row; empty otherwise
};

// Opens and migrates. "sqlite3:FILE", "sqlite3::memory:" (a database of this Store alone), "postgresql:WHAT LIBPQ
// TAKES". Throws Error::store: cannot be opened, is newer than this engine, is no database of Parcours.
std::unique_ptr<Store> open(std::string_view database);

}  // namespace parcours::store
