// Grants, where a case is, who is named in it, and its notes: the rows by which the reads of readers go. Plain values.
#pragma once
#include <cstdint>
#include <string>

namespace parcours::store {

// A role that is granted to an actor.
struct GrantRow {
  std::string role;
  std::int64_t territory = 0, structure = 0;  // 0: everywhere, every structure
};

// Where cases are that one rule of rights covers: of a workflow, in a territory, of a structure as `role`.
struct ScopeRow {
  std::int64_t id = 0;
  std::string workflow;
  std::int64_t territory = 0, structure = 0;  // terms; 0: none
  std::string role;                           // of the structure; empty: none
  friend bool operator==(const ScopeRow&, const ScopeRow&) = default;
};

// An actor or a structure that a field of the case names, and the role that the field is of.
struct MemberRow {
  std::int64_t actor = 0, structure = 0;  // one of them is 0
  std::string role;
  friend bool operator==(const MemberRow&, const MemberRow&) = default;
};

struct StoredMember : MemberRow {
  std::int64_t case_id = 0;
};

// A note: a field of level 4, which its author alone reads. One for each field and author of a case.
struct NoteRow {
  std::string field;
  std::int64_t author = 0, revision = 0;
  std::string value;  // execution::encode_record of {"value": ...}; empty: the note is removed
};
struct StoredNote : NoteRow {
  std::int64_t case_id = 0;
};

// That a field of the case contains a word. `field`: a term of the kind "field", "workflow/field/level".
struct FoundRow {
  std::int64_t field = 0;
  std::string word;
  friend bool operator==(const FoundRow&, const FoundRow&) = default;
};
struct StoredFound : FoundRow {
  std::int64_t case_id = 0;
};

// The people of a task, as trust::to_spec writes them. To a personal one belong only persons that it names.
struct AudienceRow {
  std::int64_t id = 0;
  std::string spec;
  bool personal = false;
};

}  // namespace parcours::store
