// The reads of readers: what each selects is decided by the rights of the actor who reads.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
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

// A case that has one of these words in one of the fields: `low` and those after it up to `high`.
struct WordCondition {
  std::vector<std::int64_t> fields;  // terms of the kind "field"
  std::string low, high;
};

// The conditions of a query, as the statements know them. A default is no condition. They select no more than the
// reader's scopes, memberships and audiences; whether the reader may see what meets a condition, the engine decides.
struct CaseConditions {
  std::string phase, step, ended_as;
  std::int64_t status = 0, assigned = 0;                                                         // an actor
  std::int64_t opened_from = std::numeric_limits<std::int64_t>::min(), opened_until = for_ever;  // until before it
  std::int64_t due_until = no_due;
  std::optional<std::vector<std::int64_t>> within;  // scopes; those of the reach are among them
  // Words that are equal: each is met. The search goes by the first of them, or else by the first range; `levels` are
  // those of its fields, 1 to 3. The statements compare the first three words, and the first range.
  std::vector<WordCondition> words, ranges;
  std::vector<std::int64_t> levels;
};

// Where a page begins. By opening: after the case of that number. By the last event: before that journal row.
struct CasePlace {
  bool by_last_event = false;
  std::int64_t at = 0;
};

// What faces read of cases. Each statement selects only what its parameters reach: an actor, scopes, structures,
// audiences or levels. `limit` bounds the number of rows.
class ViewReader {
 public:
  virtual ~ViewReader() = default;
  // A case for a reader: one statement. Which columns it has, `reach` decides. Without a reference, the reader alone.
  virtual ViewInput view(std::string_view reference, std::string_view actor, std::int64_t now, const Reach& reach) = 0;
  // Of the cases in the scopes of `reach`, those that the actor opened and those that name them or their structures:
  // the first `limit` after the case `after_id`, ordered by id. One statement.
  virtual std::vector<ViewedRow> viewed_cases(std::string_view actor, const Reach& reach, std::int64_t after_id,
                                              std::size_t limit) = 0;
  // The open tasks of the audiences, ordered by (due, case, token). The first page has an `after.case_id` of 0. One
  // statement for up to 256 audiences.
  virtual std::vector<TaskRow> tasks(const std::vector<std::int64_t>& audiences, const TaskRow& after,
                                     std::size_t limit) = 0;
  // Of the cases of viewed_cases() those that meet the conditions, the first `limit` from a place on. By the last
  // event: of the first `most_ordered` of each scope. One statement for up to 32 fields.
  virtual std::vector<ViewedRow> cases_of_query(std::string_view actor, const Reach& reach,
                                                const CaseConditions& conditions, const CasePlace& from,
                                                std::size_t limit) = 0;
  static constexpr std::size_t most_ordered = 10'000;
  // How many meet the conditions, up to `most_ordered` + 1.
  virtual std::int64_t count_of_query(std::string_view actor, const Reach& reach, const CaseConditions& conditions) = 0;
  // Of the tasks of tasks() those whose case meets the conditions; `step` and `due_until` are those of the task.
  virtual std::vector<TaskRow> tasks_of_query(const std::vector<std::int64_t>& audiences,
                                              const CaseConditions& conditions, const TaskRow& after,
                                              std::size_t limit) = 0;
  // The cases of these numbers, in any order. The caller knows them from rows that the reader reaches.
  virtual std::vector<ViewedRow> viewed_of_numbers(std::string_view actor, const Reach& reach,
                                                   const std::vector<std::int64_t>& numbers) = 0;
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
