// Rows as stored, and the input and output of a command. Plain values. Instants are microseconds UTC. Numbers of
// actors, terms, audiences and workflows are those of their own tables. core/FORMATS.md describes the texts in the
// rows.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/journal_row.hpp"
#include "store/placed.hpp"

namespace parcours::store {

inline constexpr std::int64_t for_ever = std::numeric_limits<std::int64_t>::max();  // `until` of a row that is in force
inline constexpr std::int64_t no_due = std::numeric_limits<std::int64_t>::max();    // sorts last in a worklist
// Stored as a number: do not change a number.
enum class Status : std::int64_t { open = 1, suspended = 2, ended = 3, archived = 4, purged = 5 };

// The longest reference, key or name, in bytes: the index of every database takes it. A longer one is Error::misuse.
inline constexpr std::size_t longest_name = 2000;

// The current state of a case. The columns `state`, `c2` and `c3` are those of execution::Columns.
struct CaseRow {
  std::int64_t id = 0;
  std::string reference;
  std::int64_t workflow = 0, revision = 0;
  Status status = Status::open;
  std::int64_t structure = 0, territory = 0;  // terms; 0: none
  std::int64_t scope = 0;                     // where it is: a row of the table `scope`
  std::int64_t opened_by = 0;                 // an actor
  std::int64_t head = 0;                      // the last journal row
  std::string head_hash;
  std::int64_t opened_at = 0;
  std::string ended_as;         // empty: open
  std::string phase, waits_at;  // the phase, and the steps where the case waits: "/recevoir/trier/"
  std::string state, c2, c3;
  std::optional<std::int64_t> wake{};  // when the engine looks at the case again by itself; empty: never
  std::int64_t due = no_due;           // the earliest date of its open tasks
};

// An open task. The columns up to `token` are its key; a worklist shows the others.
struct TaskRow {
  std::int64_t audience = 0, due = no_due, case_id = 0, token = 0;
  std::int64_t workflow = 0;
  std::string reference, step;
  std::string about{};  // the rows of the lists that the task is about: "2", "2/1"; empty: none
  friend bool operator==(const TaskRow&, const TaskRow&) = default;
};

// A count that outlives its case. The dims identify nobody. `day` counts days from 1970-01-01. The numbers of the row
// and of the person are only ever compared.
struct FactRow {
  std::string indicator;
  std::int64_t day = 0, territory = 0;
  std::string dims;
  std::int64_t n = 1, case_id = 0, seq = 0;
  std::int64_t nth = 0;                   // its place among the facts of its journal row, from 1
  std::int64_t list_row = 0, person = 0;  // the row of a list that it is about; who it is about, where a register knows
};

// A failure that waits for an operator. Token 0: the case itself could not be woken.
struct IncidentRow {
  std::int64_t case_id = 0, token = 0;
  std::string code;
  std::int64_t attempts = 0, at = 0;
};

// A row of the outbox: a message, reminder, handover or answer for one receiver, written with the change of its case.
// It is deleted once it is delivered. The payload may be personal, and is kept nowhere else.
struct EffectRow {
  std::int64_t entry = 0, n = 1;  // the key: the journal row of the change, and the place among the rows of that change
  std::int64_t case_id = 0, seq = 0, at = 0;
  std::string reference;  // of the sending case; `workflow` is the number of its workflow
  std::int64_t workflow = 0;
  std::string kind, what, target, payload;
  std::int64_t token = 0;
  std::int64_t attempts = 0;           // the number that failed
  std::optional<std::int64_t> next{};  // when the engine delivers it; empty: the host does, or the engine has given up
  std::string code{}, hash{};  // why the last attempt failed; over what never changes (empty: of before migration 6)
};

// A case that is to be woken.
struct WakeRow {
  std::int64_t wake = 0, case_id = 0;
  std::string reference;
};

// The actor of a command, and the earlier command with the same key, from the one read of the command.
struct RequesterRow {
  std::int64_t actor = 0;        // 0: not known to the engine
  std::vector<GrantRow> grants;  // those in force at `now`
  // Case and seq of the command that had this key.
  std::optional<std::pair<std::int64_t, std::int64_t>> earlier_command;
  std::int64_t deploys = 0;  // grows with every deployment; caches of parameters compare it
};

// The input of a command on a case. `case_row` is empty when there is no such case.
struct CommandInput {
  RequesterRow requester;
  std::optional<CaseRow> case_row;
};

// The input of a command that opens a case: the new case gets that id, and that number of its counter.
struct OpeningInput {
  RequesterRow requester;
  std::int64_t number = 0, case_id = 0;
  std::int64_t workflow = 0;  // 0: none of that name is in force
};

// One whole change of one case. The store fills in `case_row.head`, and the entry, case_id, seq, at and reference of
// the effects.
struct Change {
  CaseRow case_row;                           // after the change; revision 1 opens the case
  std::optional<std::int64_t> wake_before{};  // `case_row.wake` before the change; an equal wake is not written
  JournalRow entry;                           // its seq is `case_row.revision`
  std::vector<TaskRow> removed_tasks, added_tasks;
  std::vector<FactRow> facts;
  std::vector<IncidentRow> incidents;          // opened by the change
  std::vector<std::int64_t> closed_incidents;  // the tokens whose incidents the change closes
  std::vector<EffectRow> effects;
  bool moved = false;  // the scope differs from the scope before the change
  std::vector<MemberRow> removed_members, added_members;
  std::vector<NoteRow> notes;
  std::vector<FoundRow> removed_words, added_words;
  std::string key;         // of the command; empty: none
  std::string key_digest;  // of the command that has the key; empty: none
};

// An earlier command: its journal row, and the reference of its case.
struct StoredReceipt {
  std::string reference;
  JournalRow row;
  std::string key_digest;  // empty: of before migration 10, or of a command of the engine
};

}  // namespace parcours::store
