// Reads what a command needs before it decides: who sends it, the case, what was done under the same key.
#pragma once
#include <string>

#include "engine/command/command_context.hpp"

namespace parcours::engine {

// The loader of every command. Of one transaction and one thread; one statement a call, and another for a command that
// was carried out before. Throws store::Conflict when the command has to be run again, Error when the database cannot.
class CommandLoader {
 public:
  CommandLoader(EngineContext& engine_context, store::Transaction& transaction)
      : engine_context_(engine_context), tx_(transaction) {}

  // A command on the case `reference`. Problems: not-found (no such case, or the sender follows a link), key-used.
  Checked<Prepared> load(Sender sender, const char* verb, const std::string& reference) const;
  // A command that opens a case of `workflow` with the values `with`. Problems: unknown-workflow, not-found (the sender
  // follows a link), key-used.
  Checked<Prepared> load_opening(Sender sender, const char* verb, const std::string& workflow,
                                 const Record& with) const;

 private:
  // Fills `prepared.replayed` when the command was carried out before.
  Problems find_replayed(Prepared& prepared, const store::RequesterRow& requester, std::string_view reference) const;
  // The row of a case that is about to be opened. The name of its territory is written when it is new.
  store::CaseRow new_row(const store::OpeningInput& input, const std::string& series,
                         const std::string& territory) const;
  Receipt seen_receipt(Receipt receipt, const store::RequesterRow& requester, const std::string& actor) const;
  // Adds who asks, and what was deployed when they asked.
  void add_requester(CommandContext& context, const store::RequesterRow& requester) const;

  EngineContext& engine_context_;
  store::Transaction& tx_;
};

// Who reads a receipt, and by which rights.
struct ReceiptReader {
  ActorGrants who;
  const definition::Roles& roles;
  NumberOf structure;
};
// The receipt without what its reader may not know of the case: to who does not know of it remain the revision that
// they made, their own tasks, and whether a message was kept.
Receipt seen_receipt(Receipt receipt, const LoadedCase& after, const ReceiptReader& reader);
// What a transaction that carries out the command does, for store::Transaction::describe.
std::string description_of(const char* verb);

// What a command did, from the events of its journal row. Pure.
Receipt receipt_of(const std::string& reference, std::int64_t revision, const std::vector<execution::Event>& events);

}  // namespace parcours::engine
