// One command inside a transaction that somebody else began and will commit: load, authorise, decide with its actions, write.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/house.hpp"
#include "engine/scene.hpp"
#include "parcours/engine.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// Of one transaction and one thread. `process` may be run again with the same command after a rollback: nothing outside the
// transaction has changed, and it does not know who commits.
class UnitOfWork {
 public:
  UnitOfWork(House& house, store::Transaction& transaction) : house_(house), tx_(transaction) {}

  // The receipt, or every problem; with problems the caller undoes what was written since. Throws store::Conflict when another
  // changed the case in between, Error when the engine cannot.
  Checked<Receipt> process(const Command& command);
  // The same for what the engine does of itself: it asks nobody's leave.
  Checked<Receipt> process_own(const std::string& ref, const char* verb, const execution::Input& input, const std::string& key);
  // Has the case go on in that version of its workflow.
  Checked<Receipt> process_migration(const Command& command, const std::string& ref, std::shared_ptr<const Deployed> to, const execution::Migration& migration);
  // Whether the receipt is that of an earlier command with the same key: then there is nothing to commit.
  bool replayed() const { return replayed_; }

 private:
  Checked<Receipt> begin(const Command& command, const Open& what);
  Checked<Receipt> begin(const Command& command, const Complete& what);
  Checked<Receipt> begin(const Command& command, const Retry& what);
  Checked<Receipt> begin(const Command& command, const Start& what);
  Checked<Receipt> begin(const Command& command, const Deliver& what);
  Checked<Receipt> begin(const Command& command, const Reopen& what);
  Checked<Receipt> begin(const Command& command, const Suspend& what);
  Checked<Receipt> begin(const Command& command, const Resume& what);
  Checked<Receipt> move(const Command& command, const std::string& ref, const char* verb, const execution::Input& input, bool own = false);
  std::optional<Problem> denied(const Scene& scene, const execution::Input& input);
  std::optional<Problem> denied(const Scene& scene, const std::vector<execution::Eligible>& who, const std::vector<definition::Who>& asked);
  Checked<Receipt> carry_out(const Scene& scene, const execution::Input& input);
  store::Change change(const Scene& scene, const execution::Case& after, const std::vector<execution::Event>& events);
  store::JournalRow entry(const Scene& scene, const std::vector<execution::Event>& events) const;
  std::vector<store::TaskRow> tasks(const Deployed& deployed, const store::CaseRow& file, const execution::Case& a_case);
  Checked<Receipt> told_before(const store::Asker& asker, std::string_view verb, std::string_view ref);

  House& house_;
  store::Transaction& tx_;
  bool replayed_ = false;
};

// Who acts in the journal when the engine does something of itself; no grant is ever given under this name.
inline constexpr std::string_view kItself = "parcours";
// What the engine does of itself in a case: rings what is due, gives messages and answers on. In a transaction of its own, done again
// when another was first.
Checked<Receipt> carry_out(House& house, const std::string& ref, const char* verb, const execution::Input& input, const std::string& key = {});

// What a command did, from its journal row.
Receipt receipt_of(const std::string& ref, std::int64_t revision, const std::vector<execution::Event>& events);

}  // namespace parcours::engine
