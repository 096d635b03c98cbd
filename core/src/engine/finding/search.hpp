// A query of one reader: checked, as the statements ask it, and as it is met by what the reader sees.
#pragma once
#include <string>
#include <vector>

#include "definition/model/types.hpp"
#include "engine/seen_case.hpp"
#include "parcours/query.hpp"

namespace parcours::engine {

// Whether cases are found by the words of the field.
inline bool is_text(const definition::Field& field) { return definition::find_kind_of(field.type) == WordKind::text; }

// Who asks, at one moment of the database. Refers to values of the caller.
struct QueryContext {
  EngineContext& engine_context;
  store::Reader& store;
  const ActorGrants& who;
  const definition::Roles& roles;
  const store::Reach& reach;
  Instant now;
};

// The statements select by conditions(), which may leave in what the reader may not see. met_by() decides, from the
// SeenCase alone: so what a reader may not see finds nothing for them.
class Search {
 public:
  // Problems: those of Query.
  static Checked<Search> of(const QueryContext& context, const Query& query);

  // Whether it has no condition and no order of its own.
  bool is_plain() const { return is_plain_; }
  bool by_last_event() const { return query_.order == Query::Order::last_event; }
  const store::CaseConditions& conditions() const { return conditions_; }
  // Its names that no workflow in force has. A case of an earlier version may meet them all the same: they are refused
  // where the reader is shown no case.
  const Problems& unknown_names() const { return unknown_names_; }
  // The reach of the reader, without the scopes that the query leaves out.
  const store::Reach& reach() const { return reach_; }

  // Whether the case, as the reader sees it, meets every condition.
  bool met_by(const SeenCase& seen) const;
  // The same for the case of a task: the task itself shows its step and its date.
  bool met_by_case_of_task(const SeenCase& seen) const;
  // Whether a condition asks what a task does not show.
  bool asks_of_case() const;

 private:
  friend class SearchBuilder;
  // A condition on a field, in words: all of `words`, or one from `low` to `high`.
  struct FieldCondition {
    std::string field;
    std::vector<std::string> words;
    std::string low, high;
  };
  bool meets_fields(const SeenCase& seen) const;

  Query query_;
  bool is_plain_ = false;
  std::vector<std::string> words_;
  std::vector<FieldCondition> fields_;
  store::CaseConditions conditions_;
  store::Reach reach_;
  Problems unknown_names_;
};

}  // namespace parcours::engine
