// One command inside a transaction that somebody else began and will commit: load, authorise, decide with its actions,
// write.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command_context.hpp"
#include "engine/engine_context.hpp"
#include "parcours/engine.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// Of one transaction and one thread. Each call may be run again after a rollback: nothing outside the transaction has
// changed, and it does not know who commits. Answers the receipt, or every problem; with problems the caller undoes
// what was written since. Throws store::Conflict when another changed the case in between, Error when the engine
// cannot.
class UnitOfWork {
 public:
  UnitOfWork(EngineContext& engine_context, store::Transaction& transaction)
      : engine_context_(engine_context), tx_(transaction) {}

  // Of a person.
  Checked<Receipt> process(const Command& command);
  // Of the engine itself, which asks nobody's leave. `ring`: what is due in that case. `deliver`: what one case has for
  // another; `confirmed`: questions that are answered with yes.
  Checked<Receipt> process_internal(const std::string& reference, const char* verb, const execution::Input& input,
                                    const std::string& key);
  Checked<Receipt> fire_timers(const std::string& reference);
  Checked<Receipt> deliver(const store::EffectRow& effect, const std::vector<std::string>& confirmed = {});
  // Of an administrator: has the case go on in that version of its workflow.
  Checked<Receipt> process_migration(const std::string& actor, const std::string& reference,
                                     std::shared_ptr<const Deployed> to, const execution::MigrationInput& migration);
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

  // Fills the context, or answers at once: there is no such case, or none for the sender; it was done before under the
  // same key.
  using EarlyResult = std::optional<Checked<Receipt>>;
  EarlyResult load_context(CommandContext& context, const std::string& reference);
  EarlyResult load_visible(CommandContext& context, const std::string& reference);
  EarlyResult load_opening(CommandContext& context, const std::string& workflow, const Record& with);
  EarlyResult replayed_receipt(const CommandContext& context, const store::RequesterRow& requester,
                               std::string_view reference);

  void add_requester(CommandContext& context, const store::RequesterRow& requester);
  bool is_visible(const CommandContext& context) const;
  EarlyResult require_eligible(const CommandContext& context, const std::vector<execution::Eligible>& who,
                               const std::string& roles);
  EarlyResult require_workflow_role(const CommandContext& context) const;

  Checked<Receipt> deliver_handover(const store::EffectRow& effect, const Sender& sender);
  Checked<Receipt> deliver_message(const store::EffectRow& effect, const Sender& sender);
  Checked<Receipt> deliver_reply(const store::EffectRow& effect, const Sender& sender);

  Checked<Receipt> execute(const CommandContext& context, const execution::Input& input);
  Checked<Receipt> reschedule(const CommandContext& context);
  store::Change make_change(const CommandContext& context, const execution::Case& after, const Emitted& emitted);
  store::JournalRow make_journal_row(const CommandContext& context, const std::vector<execution::Event>& events);
  std::vector<store::TaskRow> make_task_rows(const Deployed& deployed, const store::CaseRow& case_row,
                                             const execution::Case& a_case);

  EngineContext& engine_context_;
  store::Transaction& tx_;
  bool replayed_ = false;
};

// `process_internal` in a transaction of its own, done again when another was first.
Checked<Receipt> execute(EngineContext& engine_context, const std::string& reference, const char* verb,
                         const execution::Input& input, const std::string& key = {});

// What a command did, from its journal row.
Receipt receipt_of(const std::string& reference, std::int64_t revision, const std::vector<execution::Event>& events);

}  // namespace parcours::engine
