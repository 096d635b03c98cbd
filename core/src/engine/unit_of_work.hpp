// One command inside a transaction that somebody else began and will commit: load, authorise, decide with its actions,
// write.
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

// Of one transaction and one thread. Each call may be run again after a rollback: nothing outside the transaction has
// changed, and it does not know who commits. Answers the receipt, or every problem; with problems the caller undoes
// what was written since. Throws store::Conflict when another changed the case in between, Error when the engine
// cannot.
class UnitOfWork {
 public:
  UnitOfWork(House& house, store::Transaction& transaction) : house_(house), tx_(transaction) {}

  // Of a person.
  Checked<Receipt> process(const Command& command);
  // Of the engine itself, which asks nobody's leave. `ring`: what is due in that case. `deliver`: what one case has for
  // another; `confirmed`: questions that are answered with yes.
  Checked<Receipt> process_own(const std::string& ref, const char* verb, const execution::Input& input,
                               const std::string& key);
  Checked<Receipt> ring(const std::string& ref);
  Checked<Receipt> deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed = {});
  // Of an administrator: has the case go on in that version of its workflow.
  Checked<Receipt> process_migration(const std::string& actor, const std::string& ref,
                                     std::shared_ptr<const Deployed> to, const execution::Migration& migration);
  // Whether the receipt tells of something that was done before: then there is nothing to commit.
  bool replayed() const { return replayed_; }

 private:
  Checked<Receipt> submit(const Open& what, const Sender& sender);
  Checked<Receipt> submit(const Complete& what, const Sender& sender);
  Checked<Receipt> submit(const Retry& what, const Sender& sender);
  Checked<Receipt> submit(const Start& what, const Sender& sender);
  Checked<Receipt> submit(const Deliver& what, const Sender& sender);
  Checked<Receipt> submit(const Reopen& what, const Sender& sender);
  Checked<Receipt> submit(const Suspend& what, const Sender& sender);
  Checked<Receipt> submit(const Resume& what, const Sender& sender);

  // Fills the scene, or answers at once: there is no such case, or none for the sender; it was done before under the
  // same key.
  using Answer = std::optional<Checked<Receipt>>;
  Answer enter(Scene& scene, const std::string& ref);
  Answer enter_known(Scene& scene, const std::string& ref);
  Answer enter_new(Scene& scene, const std::string& workflow, const Record& with);
  Answer told_before(const Scene& scene, const store::Asker& asker, std::string_view ref);

  bool is_known_here(const Scene& scene) const;
  Answer unless_eligible(const Scene& scene, const std::vector<execution::Eligible>& who, const std::string& roles);
  Answer unless_of_workflow(const Scene& scene) const;

  Checked<Receipt> take_over(const store::EffectRow& effect, const Sender& sender);
  Checked<Receipt> take_message(const store::EffectRow& effect, const Sender& sender);
  Checked<Receipt> take_reply(const store::EffectRow& effect, const Sender& sender);

  Checked<Receipt> carry_out(const Scene& scene, const execution::Input& input);
  Checked<Receipt> look_again(const Scene& scene);
  store::Change change(const Scene& scene, const execution::Case& after, const Happened& happened);
  store::JournalRow entry(const Scene& scene, const std::vector<execution::Event>& events);
  std::vector<store::TaskRow> tasks(const Deployed& deployed, const store::CaseRow& file,
                                    const execution::Case& a_case);

  House& house_;
  store::Transaction& tx_;
  bool replayed_ = false;
};

// `process_own` in a transaction of its own, done again when another was first.
Checked<Receipt> carry_out(House& house, const std::string& ref, const char* verb, const execution::Input& input,
                           const std::string& key = {});

// What a command did, from its journal row.
Receipt receipt_of(const std::string& ref, std::int64_t revision, const std::vector<execution::Event>& events);

}  // namespace parcours::engine
