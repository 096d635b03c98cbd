// The rows of the outbox that the events of one journal row made.
#pragma once
#include <string>
#include <vector>

#include "definition/model/workflow.hpp"
#include "execution/event.hpp"
#include "store/stored.hpp"

namespace parcours::engine {

// Called around each event of the row. Everything of a row of the outbox follows from the events, except its payload:
// that is not in the journal. A reply has none. Refers to values of the caller.
class SentEffects {
 public:
  SentEffects(const definition::Workflow& workflow, const store::JournalRow& row,
              const std::vector<execution::Event>& events)
      : workflow_(workflow), row_(row), events_(events) {}
  // `a_case`: before the event of that index, and after it.
  void before(const execution::Case& a_case, std::size_t index);
  void after(const execution::Case& a_case, std::size_t index);
  // In the order of the outbox.
  std::vector<store::EffectRow> rows() && { return std::move(rows_); }

 private:
  void add(const char* kind, const std::string& what, const std::vector<std::string>& to, std::int64_t token);
  void add_sent(const execution::Sent& sent, std::size_t index);
  void add_handover(const execution::HandedOver& handover, const execution::Case& a_case);
  void add_reply(const execution::Case& a_case, const std::string& outcome);
  bool waits_for_acceptance() const;

  const definition::Workflow& workflow_;
  const store::JournalRow& row_;
  const std::vector<execution::Event>& events_;
  std::vector<store::EffectRow> rows_;
};

}  // namespace parcours::engine
