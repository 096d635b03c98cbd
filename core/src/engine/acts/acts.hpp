// The engine's own journal: what changes rights, workflows and parameters, and the closings of the journal of cases.
// core/FORMATS.md describes its rows.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/administration.hpp"
#include "store/store.hpp"
#include "trust/chain.hpp"

namespace parcours::engine {

// What happened, by kind. Kinds that a later version adds (such as `roles`) come with a migration of the database.
struct Act {
  enum class Kind { database, baseline, granted, deployed, closed };
  Kind kind;
  Record body;
};

// Reads a row. Throws Error::store for a kind or a body that this version does not know.
Act act_of(const store::ActRow& row);

// The hash of a row, over `previous` (the hash of the row before it; empty for the first), its number, time and kind,
// and the digest of its body.
std::string act_hash(const trust::Key& key, std::string_view previous, const store::ActRow& row);

// Appends acts in the transaction that makes them true. It is made before the transaction reads or writes anything
// else: the changes of several engines are then in the order of their acts.
class ActWriter {
 public:
  // Reads the last act.
  ActWriter(store::Transaction& transaction, const trust::Key& key);
  // The act is at `now`, but not before the last one. Throws store::Conflict when another engine came first: the caller
  // runs its transaction again.
  void append(const Act& act, std::int64_t now);
  // The last act; its seq is 0 when there is none.
  const store::ActRow& last() const { return last_; }

 private:
  store::Transaction& transaction_;
  const trust::Key& key_;
  store::ActRow last_;
};

// A grant from `since` until before `until`, by the administrator `by`.
Act granted_act(const Grant& grant, std::int64_t since, std::int64_t until, std::string_view by);

// Workflows and parameters as one deployment gives them to the store, in that order. `at` is when they are deployed.
using ParameterTexts = std::vector<std::pair<std::string, std::string>>;
Act deployed_act(const std::vector<store::WorkflowRow>& workflows, const ParameterTexts& parameters, std::int64_t at,
                 std::string_view by);

}  // namespace parcours::engine
