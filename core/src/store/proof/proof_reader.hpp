// Reads of every table, for verify. The rows come in the order of the cases that they belong to.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace parcours::store {

class Database;

// The cases with a number above `after`, up to `until`. A row of another table is in the range of its `case_id`,
// whether that case exists or not.
struct CaseRange {
  std::int64_t after = 0, until = 0;
};

// A group of cases: the highest of their numbers, and how many they are.
struct CaseGroup {
  std::int64_t until = 0, size = 0;
};

// A journal row that the case `owner` reaches from its head. `row.case_id` is what the row itself contains.
struct OwnedJournalRow {
  JournalRow row;
  std::int64_t owner = 0;
};

// Where a journal row belongs.
struct JournalPlace {
  std::int64_t id = 0, case_id = 0, seq = 0;
};

// An incident as it is stored.
struct StoredIncident : IncidentRow {
  std::optional<std::int64_t> closed_at{};  // empty: it is open
};

// The key of a command, and the journal row that the command wrote.
struct RequestRow {
  std::string key;
  std::int64_t case_id = 0, seq = 0, at = 0;
};

// The last number that was taken of a series of references.
struct CounterRow {
  std::string name;
  std::int64_t next = 0;
};

// All reads see one state of the database, and nothing is written. Errors are those of Reader. One thread.
class ProofReader : public Definitions {
 public:
  virtual ~ProofReader() = default;
  virtual std::int64_t count_cases() = 0;
  // The first `size` cases above `after`, or fewer when no more are left.
  virtual CaseGroup group(std::int64_t after, std::size_t size) = 0;
  virtual std::vector<CaseRow> cases(CaseRange range, std::size_t limit) = 0;
  // By `owner`, then by number. A row whose `prev` is not below its own number ends the walk of its case.
  virtual std::vector<OwnedJournalRow> journals(CaseRange range) = 0;
  // All rows of the range, by case.
  virtual std::vector<TaskRow> tasks(CaseRange range) = 0;
  virtual std::vector<FactRow> facts(CaseRange range) = 0;
  virtual std::vector<EffectRow> effects(CaseRange range) = 0;
  virtual std::vector<StoredIncident> incidents(CaseRange range) = 0;
  virtual std::vector<RequestRow> requests(CaseRange range) = 0;
  virtual std::vector<StoredMember> members(CaseRange range) = 0;  // ordered by actor, structure and role too
  virtual std::vector<StoredNote> notes(CaseRange range) = 0;      // ordered by author and field too
  virtual std::vector<StoredFound> words(CaseRange range) = 0;     // ordered by field and word too
  virtual std::vector<ScopeRow> scopes() = 0;
  // The persons of personal audiences, by audience and person; and the numbers of the personal audiences.
  virtual std::vector<std::pair<std::int64_t, std::string>> audience_persons() = 0;
  virtual std::vector<std::int64_t> personal_audiences() = 0;
  virtual std::vector<CounterRow> counters() = 0;
  // Every row of the journal, by id.
  virtual std::vector<JournalPlace> journal_places(std::int64_t after, std::size_t limit) = 0;
  // Whether a case reaches that row of the journal from its head.
  virtual bool is_linked(const JournalPlace& row) = 0;
  // The components of the schema and the newest migration of each.
  virtual std::vector<std::pair<std::string, std::int64_t>> components() = 0;
  // What the database finds wrong with its own files, at most 20 texts without values. It takes long on SQLite.
  virtual std::vector<std::string> damage() = 0;
  // Names by their numbers. `kind`: actor, audience, or that of a term.
  virtual std::vector<std::pair<std::int64_t, std::string>> names(std::string_view kind) = 0;
  // Whether references have no gaps, see Capabilities::numbers_without_gap.
  virtual bool numbers_without_gap() const = 0;
};

// Opens a database that exists, for reading alone: nothing of it is created, migrated or written. Throws as open()
// does, and Error::store for a database in memory, one that does not exist, and one that an older engine wrote.
// `alone`: a SQLite file that nobody has open is read as one that nobody writes, which needs no file next to it; see
// Store::was_written_meanwhile().
std::unique_ptr<Store> open_for_reading(std::string_view database, bool alone = true);

// Throws DatabaseError.
std::unique_ptr<ProofReader> make_proof_reader(std::shared_ptr<Database> database);

}  // namespace parcours::store
