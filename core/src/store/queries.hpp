// The statements of the layer, in the SQL of one database. A session knows a statement by its address.
#pragma once
#include <array>
#include <map>
#include <mutex>

#include "store/capabilities.hpp"
#include "store/journal_row.hpp"
#include "store/session.hpp"

namespace parcours::store {

// Made once a store. Must outlive the sessions of the store, and never changes.
class Queries {
 public:
  // Renders every statement but the lists.
  explicit Queries(const Capabilities& capabilities);
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;

  // The one read of a command. The first columns are the requester, see requester_of().
  Query load_for_command, load_for_opening, load_for_opening_relaxed;
  // A whole change, row by row (SQLite).
  Query case_insert, case_update, case_update_with_wake, journal_insert_first, journal_insert, task_replace,
      task_delete, task_insert, fact_insert, facts_insert, incident_insert, incident_close, request_insert,
      effect_insert, case_move, case_place, member_insert, member_delete, note_write, note_delete, words_insert,
      words_delete;
  Query apply;  // a whole change in one call (PostgreSQL)
  // Wakes, the outbox and incidents. Those that change a row change it only in the state that was read.
  Query due, deliveries, next_due, outbox, effect, unhashed, effect_delete, effect_postpone, effect_set_aside,
      effect_retry, effect_close, wake_postpone, incident_repeat, incident_open, failure_write, failure, contracts,
      running_cases;
  // Names, grants, workflows and parameters. `_find` reads a row, `_insert` makes it, `_end` ends what is in force.
  Query actor_find, actor_insert, term_find, term_insert, audience_find, audience_insert, audience_insert_personal,
      audience_person_insert, scope_find, scope_insert, grant_end, grant, granted_to, deploys_next, workflow_find,
      workflow_redeploy, workflow_insert, parameter_current, parameter_end, parameter_insert;
  // Reads of whole tables.
  Query workflow, workflows_in_force, parameters, journal_row, reference_of, tasks_of, cases, unplaced, facts_each,
      facts_by_case, facts_by_dimensions, facts_before, fact_first_day, total, total_keep, corrections, audiences,
      actors, terms;
  // The engine's own journal, and what its verification reads.
  Query act_last, act_insert, acts_after, acts_before, deployments, journal_hashes, incidents, granted_rows,
      parameter_rows, deployed_rows;
  // The reads of a proof reader, see proof/proof_queries.cpp.
  Query proof_count, proof_group, proof_cases, proof_journals, proof_tasks, proof_facts, proof_effects, proof_incidents,
      proof_requests, proof_counters, proof_numbers, proof_linked, proof_components, proof_damage, proof_members,
      proof_notes, proof_persons, proof_personal, proof_words;
  // The reads of a reader whose rights decide: each selects only what its parameters reach.
  std::map<Level, Query> journal;  // by the highest level whose column is read
  Query journal_given, reader, view, scopes, audiences_of, notes;
  using ByArms = std::array<Query, 5>;  // one statement for each number of arms: 0, 8, 16, 64, 256
  // By the number of scopes of the reader.
  const Query& viewed_cases(std::size_t scopes) const;
  // The cases and tasks of a query, see query/find_queries.cpp. By scopes or by fields: as many arms as `find_arms`.
  // For cases: a page by opening, a page by the last event, and how many there are.
  static constexpr std::array<std::size_t, 4> find_arms{0, 1, 8, 32};
  struct Found {
    Query by_opening, by_last_event, count;
  };
  struct Lists {
    ByArms tasks, viewed_by_arms;
    Query viewed_among_many;  // of no scope, of more scopes
    std::array<Found, find_arms.size()> found_by_scopes, found_by_words, found_by_range;
    Found found_among_many;                              // of more scopes
    std::array<Query, find_arms.size()> tasks_of_query;  // the first has none
    Query viewed_of_numbers;
  };
  // These are most of the text of all statements, so the first list renders them. Any number of threads may call it.
  const Lists& lists() const;
  // The structures that have an arm each. The cases of further ones are sorted for each page.
  static constexpr std::size_t structure_arms = 4;
  static constexpr std::size_t arms_of(std::size_t i) { return std::array<std::size_t, 5>{0, 8, 16, 64, 256}[i]; }
  static constexpr std::size_t most_arms() { return arms_of(4); }
  // The statement with the fewest arms that suffice.
  static const Query& by_arms(const ByArms& queries, std::size_t arms);

 private:
  // `columns` are those of Query.
  using Define = std::function<void(Query&, const std::string& text, const std::string& columns)>;
  static Define definition_in(const Capabilities& capabilities);
  void define_case(const Define& define);
  void define_rest_of_change(const Define& define);
  void define_facts(const Define& define);
  void define_apply(const Define& define);
  void define_effects(const Define& define);
  void define_names(const Define& define);
  void define_definitions(const Define& define);
  void define_history(const Define& define);
  void define_lists(const Define& define);
  void define_audit(const Define& define);
  void define_failures(const Define& define);
  // The columns of four tables, as the reads above have them, and their letters.
  struct Columns {
    const std::string &cases, &case_letters, &journal, &journal_letters, &tasks, &task_letters, &effects,
        &effect_letters;
  };
  void define_proof(const Define& define, const Columns& columns);
  void define_proof_of_journal(const Define& define, const Columns& columns);
  void define_rights(const Define& define);
  static void define_lists_of_cases(const Define& define, bool laterally, Lists& lists);
  static void define_finding(const Define& define, const Capabilities& capabilities, Lists& lists);
  static void define_tasks_of_queries(const Define& define, bool laterally, Lists& lists);

  const Capabilities& capabilities_;
  mutable std::once_flag lists_are_rendered_;
  mutable Lists lists_;
};

}  // namespace parcours::store
