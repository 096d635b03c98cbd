// The reads of readers: what each selects is decided by the rights of the actor who reads.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/stored.hpp"

namespace parcours::store {

// What a reader may reach, from an earlier read of their grants. Numbers of scopes and of structures.
struct Reach {
  std::vector<std::int64_t> scopes;      // where they know of cases
  std::vector<std::int64_t> c2, c3;      // where they read values of level 2, of level 3
  std::vector<std::int64_t> structures;  // for which something is granted to them
};

// A case for a reader. `case_row.c2` and `c3` are empty where neither its scope nor a membership reaches that level.
struct ViewedRow {
  CaseRow case_row;
  std::vector<MemberRow> memberships;  // the reader, and the structures of Reach, as the case names them
};

// Who reads, at this moment, and the case that they name, if there is one.
struct ViewInput {
  RequesterRow requester;   // without an earlier command
  std::int64_t scopes = 0;  // the highest number of a scope
  std::optional<ViewedRow> viewed;
};

// What faces read of cases. Each statement selects only what its parameters reach: an actor, scopes, structures,
// audiences or levels. `limit` bounds the number of rows.
class ViewReader {
 public:
  virtual ~ViewReader() = default;
  // A case for a reader: one statement. Which columns it has, `reach` decides.
  virtual ViewInput view(std::string_view reference, std::string_view actor, std::int64_t now, const Reach& reach) = 0;
  // Of the cases in the scopes of `reach`, those that the actor opened and those that name them or their structures:
  // the first `limit` after the case `after_id`, ordered by id. One statement.
  virtual std::vector<ViewedRow> viewed_cases(std::string_view actor, const Reach& reach, std::int64_t after_id,
                                              std::size_t limit) = 0;
  // The open tasks of the audiences, ordered by (due, case, token). The first page has an `after.case_id` of 0. One
  // statement for up to 256 audiences.
  virtual std::vector<TaskRow> tasks(const std::vector<std::int64_t>& audiences, const TaskRow& after,
                                     std::size_t limit) = 0;
  virtual std::vector<ScopeRow> scopes(std::int64_t after_id) = 0;  // ordered by number
  // The audiences after that number that a role reaches, by number; then the personal ones of the actor.
  virtual std::vector<AudienceRow> audiences_of(std::string_view actor, std::int64_t after_id) = 0;
  virtual std::vector<NoteRow> notes(std::int64_t case_id, std::int64_t author) = 0;
  // From the journal row `head` backwards, newest first. The statement names `events` and the columns of the levels up
  // to `level` alone; the others are empty in the answer, and its hash cannot be checked then.
  virtual std::vector<JournalRow> journal(std::int64_t head, std::size_t limit, Level level) = 0;
  // The same with `events` alone, and with c2 and c3 of the rows that the actor wrote.
  virtual std::vector<JournalRow> journal_given(std::int64_t head, std::size_t limit, std::int64_t actor) = 0;
};

}  // namespace parcours::store
