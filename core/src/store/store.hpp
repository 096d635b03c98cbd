// The database as the engine sees it: transactions that write whole changes of cases, and readers. SOCI and SQL stay
// inside this layer. Every statement is prepared once a session, read to its end, and counted.
//
// Errors of every call: Error::busy for what may succeed later, Error::store for the rest, Error::misuse for a text
// that is not UTF-8, contains a NUL, or is a name longer than `longest_name`. No error contains the value of a field.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/sdk/action.hpp"
#include "store/audit.hpp"
#include "store/definitions.hpp"
#include "store/query/facts.hpp"
#include "store/viewed.hpp"

namespace parcours::store {

// The declared statements of one sheet, for one action of one case; see sdk::Rows. Its transaction outlives it.
class SheetRows : public sdk::Rows {
 public:
  virtual ~SheetRows() = default;
};

// Statements that were sent since the last call of Store::counts(), for tests and `--explain`.
struct StatementCounts {
  std::int64_t statements = 0, control = 0, sheet = 0;  // control: begin, savepoint, commit...
  std::int64_t rows = 0;                                // that were read
};

// A transaction; on SQLite, the only writer. It is rolled back unless it is committed. One thread at a time. After a
// failed call every call throws the same error, until rollback_to() has undone the failure.
class Transaction : public AuditWriter, public Definitions {
 public:
  // What the transaction does, as "the action 'p2.triage'": Error::busy names it to those who wait in this process.
  virtual void describe(std::string doing) = 0;
  // What a command begins with, in one statement. `now` decides which grants are in force.
  virtual CommandInput load_for_command(std::string_view reference, std::string_view actor, std::string_view key,
                                        std::int64_t now) = 0;
  // The same for a command that opens a case. It takes the next number of `counter`.
  virtual OpeningInput load_for_opening(std::string_view workflow, std::string_view counter, std::string_view actor,
                                        std::string_view key, std::int64_t now) = 0;
  // The journal row of an earlier command with that key, of this transaction too. Throws Error::store without one.
  virtual StoredReceipt find_receipt(std::int64_t case_id, std::int64_t seq, std::string_view key) = 0;
  // Writes the change. Throws Conflict when the revision of the case is no longer `change.case_row.revision` - 1.
  virtual void apply(const Change& change) = 0;

  // Deletes a row of the outbox. Returns false when another engine has deleted it.
  virtual bool remove_effect(const EffectRow& effect) = 0;
  // Writes `attempts` (one more than was read), `next` and `code`. Returns false when the row has changed since.
  virtual bool postpone(const EffectRow& effect) = 0;
  virtual bool set_aside(const EffectRow& effect, const std::string& code) = 0;  // gives it up; false: it is not due
  // Makes a delivery that was given up due at `now`, with no failed attempt, and closes its incident. Returns false
  // when the delivery was not given up.
  virtual bool retry(const EffectRow& effect, std::int64_t now) = 0;
  // Writes `case_row.wake`. Returns false when the case is no longer at `case_row.revision`.
  virtual bool postpone(const CaseRow& case_row) = 0;
  // Writes where a case is, and its members, for a row of Reader::unplaced. Returns false when the case has changed or
  // is placed.
  virtual bool place(const CaseRow& case_row, const std::vector<MemberRow>& members) = 0;
  // Opens an incident, or counts one more attempt of the open incident of that token.
  virtual void record_incident(const IncidentRow& row) = 0;

  // Savepoints nest: one around each member of a batch and each call of an action. Each ends once, by release() or by
  // rollback_to(), which undoes everything since the savepoint.
  virtual void savepoint() = 0;
  virtual void release() = 0;
  virtual void rollback_to() = 0;
  // Whether a failed statement has ended the transaction (SQLite: a full disk, a time-out in a write).
  virtual bool lost() const = 0;
  // The declared statements of one sheet. :case_id, :seq and :now are bound in each.
  virtual std::unique_ptr<SheetRows> rows(std::string_view sheet, std::int64_t case_id, std::int64_t seq,
                                          std::int64_t now) = 0;
  // The change is durable when this returns; nothing has changed when it throws. On PostgreSQL a command without a
  // savepoint is written here, so Conflict may come from here too. When the server goes away during the call, the
  // outcome is not known (Error::busy); a command with the same key finds out.
  virtual void commit() = 0;

  // The number of a name; a new name gets one. The kinds of term are territory and structure.
  virtual std::int64_t actor(std::string_view name) = 0;
  virtual std::int64_t term(std::string_view kind, std::string_view name) = 0;
  // `persons`: of an audience that these persons alone can belong to; empty where a role reaches others too.
  virtual std::int64_t audience(std::string_view spec, const std::vector<std::string>& persons = {}) = 0;
  virtual std::int64_t scope(const ScopeRow& scope) = 0;  // its id is ignored
  // In force from `since` until before `until`. The same grant of that actor that is in force ends at `since`.
  virtual void grant(std::int64_t actor, const GrantRow& grant, std::int64_t since, std::int64_t until) = 0;
  // Puts a workflow in force. Returns the row of that name and digest with its version, or a new row with the next
  // version.
  virtual WorkflowRow deploy(const WorkflowRow& row) = 0;
  // Sets the named parameters from `now` on. The others keep their values.
  virtual void set_parameters(const std::vector<std::pair<std::string, std::string>>& values, std::int64_t now) = 0;
  virtual void keep_total(const TotalRow& row) = 0;  // what is kept already stays
};

// Reads outside a command. All reads see one state of the database, and no writer waits for them. `limit` bounds the
// number of rows; pages continue after the row `after`. What is shown to readers comes from ViewReader.
class Reader : public AuditReader, public ViewReader, public FactReader, public Definitions {
 public:
  virtual CommandInput load_for_command(std::string_view reference, std::string_view actor, std::int64_t now) = 0;
  virtual std::optional<JournalRow> journal_row(std::int64_t case_id, std::int64_t seq) = 0;  // Level::c1
  virtual std::vector<TaskRow> tasks_of(std::int64_t case_id) = 0;                            // for verify
  virtual std::vector<CaseRow> cases(std::int64_t after_id, std::size_t limit) = 0;           // ordered by id
  // Cases that an earlier version wrote, which knew nothing of scopes and members.
  virtual std::vector<CaseRow> unplaced(std::int64_t after_id, std::size_t limit) = 0;
  // Cases to be woken at `until` or before, ordered by (wake, case). A case that has ended is never woken.
  virtual std::vector<WakeRow> due(std::int64_t until, const WakeRow& after, std::size_t limit) = 0;
  // Deliveries of the engine that are due at `until` or before, ordered by (next, entry, n).
  virtual std::vector<EffectRow> deliveries(std::int64_t until, std::size_t limit) = 0;
  // The earliest wake or delivery; empty when nothing waits.
  virtual std::optional<std::int64_t> next_due() = 0;
  // Rows that the engine does not deliver, ordered by (entry, n).
  virtual std::vector<EffectRow> outbox(const EffectRow& after, std::size_t limit) = 0;
  virtual std::optional<EffectRow> effect(std::int64_t entry, std::int64_t n) = 0;
  virtual bool has_incident(std::int64_t case_id, std::int64_t token) = 0;  // an open one
  virtual std::int64_t unhashed_until() = 0;  // the last journal row of before migration 6, whose effects have no hash
  virtual std::vector<std::pair<std::int64_t, std::string>> audiences() = 0;
  virtual std::vector<std::pair<std::int64_t, std::string>> actors() = 0;
  virtual std::vector<std::pair<std::int64_t, std::string>> terms(std::string_view kind) = 0;
  virtual std::vector<std::string> run_check(const sdk::Check& check) = 0;  // one text for each row of the answer
};

class ProofReader;
// One database. Threads: any number begin transactions and readers at once; each of those is for one thread.
class Store {
 public:
  virtual ~Store() = default;
  virtual std::unique_ptr<Transaction> begin() = 0;
  // A database in memory waits for the transaction under way. The thread of that transaction reads its own writes.
  virtual std::unique_ptr<Reader> read() = 0;
  virtual std::unique_ptr<ProofReader> read_for_proof() = 0;  // as read()
  // Runs the missing migrations of the sheet, and checks every statement and check on this database. Throws
  // Error::plugin, which names the statement. Opened for reading, it throws Error::store when a migration is missing.
  virtual void adopt(std::string_view sheet, const std::vector<sdk::Migration>& migrations,
                     const std::vector<sdk::Statement>& statements, const std::vector<sdk::Check>& checks) = 0;
  virtual StatementCounts counts() const = 0;  // of all sessions together
  virtual std::string path() const = 0;        // of a SQLite file; empty otherwise
  // Whether a file was written that was opened as one that nobody writes: what was read is worth nothing.
  virtual bool was_written_meanwhile() const = 0;
};

// Opens and migrates a database: "sqlite3:FILE", "sqlite3::memory:" (of this Store alone) or "postgresql:KEYWORDS",
// where the keywords are those of libpq. Throws Error::store when the database cannot be opened, is newer than this
// engine, or is not one of Parcours.
std::unique_ptr<Store> open(std::string_view database);

}  // namespace parcours::store
