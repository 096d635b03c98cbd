// The statements of the layer, in the words of one database.
#pragma once
#include "store/capabilities.hpp"
#include "store/session.hpp"

namespace parcours::store {

inline constexpr std::int64_t for_ever = std::numeric_limits<std::int64_t>::max();  // `until` of what is in force

// All of them, made once a store: sessions know them by their addresses.
class Queries {
 public:
  explicit Queries(const Capabilities& words);
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;

  // The one read of a command. Answers the asker first (four columns), then the rest.
  Query stand, open, open_relaxed;
  // A whole change, piece by piece (SQLite).
  Query case_new, case_changed, case_rescheduled, journal_first, journal_next, task_swap, task_gone, task_new, fact_new,
      incident_new, incident_mended, request_new, effect_new;
  Query apply;  // the same in one call (PostgreSQL)
  // What cases do by themselves, and what leaves them.
  Query due, deliveries, next_due, outbox, effect, stray_effects, effect_gone, effect_later, effect_again,
      effect_mended, wake_later, incident_again, incident_open;
  // Names and definitions.
  Query actor_find, actor_new, term_find, term_new, audience_find, audience_new, grant_end, grant, deploys_next,
      workflow_find, workflow_again, workflow_new, parameter_now, parameter_end, parameter_new;
  // Reads.
  Query workflow, workflows_in_force, parameters, journal, journal_row, ref_of, tasks, tasks_of, cases, facts,
      audiences, actors, terms;

 private:
  using Say = std::function<void(Query&, const std::string& text, const std::string& columns)>;
  void say_case(const Say& say);
  void say_rest_of_change(const Say& say);
  void say_apply(const Say& say);
  void say_effects(const Say& say);
  void say_names(const Say& say);
  void say_definitions(const Say& say);
  void say_history(const Say& say);
  void say_lists(const Say& say);
};

}  // namespace parcours::store
