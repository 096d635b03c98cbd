// Rows as stored, and what a command brings and takes. Plain values. Instants are microseconds UTC.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parcours::store {

inline constexpr std::int64_t no_due = std::numeric_limits<std::int64_t>::max();  // sorts last in a worklist
enum class Status : std::int64_t { open = 1, suspended = 2, ended = 3, archived = 4, purged = 5 };

// The longest reference, key or name, in bytes: what an index of every database takes. A longer one is Error::misuse.
inline constexpr std::size_t longest_name = 2000;

// A case as it stands. Fields by level: those below C2 are in `state`.
struct CaseRow {
  std::int64_t id = 0;
  std::string reference;
  std::int64_t workflow = 0, revision = 0;
  Status status = Status::open;
  std::int64_t structure = 0, territory = 0;  // of `term`; 0: none
  std::int64_t head = 0;                      // last journal row
  std::string head_hash;
  std::int64_t opened_at = 0;
  std::string ended_as;  // empty: not ended
  std::string state, c2, c3;
  std::optional<std::int64_t> wake{};  // when the engine has to look at it again by itself; empty: never
};

// What one command did to its case.
struct JournalRow {
  std::int64_t id = 0, case_id = 0, seq = 0, prev = 0;  // prev 0: the first
  std::int64_t at = 0, actor = 0, workflow = 0;
  std::string verb, events, hash;
};

// An open task. The columns up to `token` are its key; the rest is what a worklist shows.
struct TaskRow {
  std::int64_t audience = 0, due = no_due, case_id = 0, token = 0;
  std::int64_t workflow = 0;
  std::string reference, step;
  std::string about{};  // of which row of the case's lists it is: "2", "2/1"; empty: of none
  friend bool operator==(const TaskRow&, const TaskRow&) = default;
};

// A count that outlives its case. `dims` identify nobody.
struct FactRow {
  std::string indicator;
  std::int64_t day = 0, territory = 0;
  std::string dims;
  std::int64_t n = 1, case_id = 0, seq = 0;
};

// A step that waits for somebody who keeps the engine running.
struct IncidentRow {
  std::int64_t case_id = 0, token = 0;
  std::string code;
  std::int64_t attempts = 0, at = 0;
};

// What has to leave a case once its change is kept: one to one receiver. Taken out when it has left, and its payload
// with it: that may be personal, and stands nowhere else.
struct EffectRow {
  std::int64_t entry = 0, n = 1;  // its key: the journal row that it came from, and its place among those of that row
  std::int64_t case_id = 0, seq = 0, at = 0;
  std::string reference;  // of the case it leaves, and its workflow's number
  std::int64_t workflow = 0;
  std::string kind, what, target, payload;
  std::int64_t token = 0;
  std::int64_t attempts = 0;           // that failed
  std::optional<std::int64_t> next{};  // when the engine tries to deliver it; empty: it never does, or not any more
  std::string code{};                  // why the last attempt failed
};

// A case whose wake has come.
struct WakeRow {
  std::int64_t wake = 0, case_id = 0;
  std::string reference;
};

// A role of the requester.
struct GrantRow {
  std::string role;
  std::int64_t territory = 0, structure = 0;  // 0: everywhere, every structure
};

// A deployed workflow. `version` is given by the store.
struct WorkflowRow {
  std::int64_t id = 0;
  std::string name;
  std::int64_t version = 0;
  std::string digest, contracts, source, compiled;
  std::int64_t deployed_at = 0, deployed_by = 0;
};

// Who asks, and what was asked before under the same key: brought by the one read of a command.
struct RequesterRow {
  std::int64_t actor = 0;        // 0: nobody the engine knows
  std::vector<GrantRow> grants;  // in force at `now`
  std::optional<std::pair<std::int64_t, std::int64_t>>
      earlier_command;       // case and seq of the command that had this key
  std::int64_t deploys = 0;  // grows with every deployment: caches of parameters ask it
};
// What a command on a case begins with; no case_row when there is no such case.
struct CommandInput {
  RequesterRow requester;
  std::optional<CaseRow> case_row;
};
// What a command that opens a case begins with: the case will have that id and that number of its counter.
struct OpeningInput {
  RequesterRow requester;
  std::int64_t number = 0, case_id = 0;
  std::int64_t workflow = 0;  // 0: none of that name is in force
};

// One whole change of one case.
struct Change {
  CaseRow case_row;                           // as it is afterwards (`head` is filled in); opens when its revision is 1
  std::optional<std::int64_t> wake_before{};  // `case_row.wake` as it was: written only when it is another
  JournalRow entry;                           // seq = case_row.revision; prev, hash as computed
  std::vector<TaskRow> removed_tasks, added_tasks;
  std::vector<FactRow> facts;
  std::vector<IncidentRow> incidents;          // opened now
  std::vector<std::int64_t> closed_incidents;  // tokens whose incidents close now
  std::vector<EffectRow> effects;              // entry, case_id, seq, at and reference are those of this change
  std::string key;                             // empty: none
};

// Another command came between (the case changed, the key was used, the database chose another to go first): nothing of
// this command stays written; run the whole command again.
struct Conflict {};

// A command of the past: the journal row it made, of the case with that reference.
struct StoredReceipt {
  std::string reference;
  JournalRow row;
};

}  // namespace parcours::store
