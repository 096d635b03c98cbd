#include "engine/verification/case_replay.hpp"

#include <algorithm>

#include "engine/command/derived_rows.hpp"
#include "engine/command/placement.hpp"
#include "engine/journal.hpp"
#include "engine/verification/sent_effects.hpp"

namespace parcours::engine {
namespace {

class CaseReplay {
 public:
  CaseReplay(const ProofContext& context, const CaseEvidence& evidence) : context_(context), evidence_(evidence) {}

  ReplayedCase run() {
    for (const auto& [row, owner] : evidence_.journal) take(row);
    return std::move(made_);
  }

 private:
  void take(const store::JournalRow& row) {
    const auto events = events_of(row, store::Level::c4, Dropped::refused);
    const auto incidents = stalled();
    SentEffects sent(context_.engine.catalogue.workflow(context_.reader, row.workflow)->workflow, row, events);
    for (std::size_t i = 0; i < events.size(); ++i) {
      sent.before(made_.state, i);
      execution::evolve(made_.state, events[i], {row.seq, instant(row.at)});
      sent.after(made_.state, i);
    }
    auto rows = std::move(sent).rows();
    std::move(rows.begin(), rows.end(), std::back_inserter(made_.effects));
    made_.other_cases.push_back(senders_in(events));
    add_facts(row, events);
    add_notes(row, events);
    change_incidents(row, incident_changes(incidents, made_.state.tokens));
  }

  std::vector<execution::Token> stalled() const {
    std::vector<execution::Token> found;
    std::copy_if(made_.state.tokens.begin(), made_.state.tokens.end(), std::back_inserter(found),
                 [](const execution::Token& t) { return t.is_incident(); });
    return found;
  }
  void add_facts(const store::JournalRow& row, const std::vector<execution::Event>& events) {
    auto case_row = evidence_.row;  // as the case was then
    const auto& territory = made_.state.place.territory;
    case_row.territory = territory.empty() ? 0 : context_.names.territories.number(territory);
    auto facts = fact_rows(events, {case_row, row.seq, fact_day(context_.engine.calendar, instant(row.at))},
                           [&](const std::string& name) { return context_.names.territories.number(name); });
    std::move(facts.begin(), facts.end(), std::back_inserter(made_.facts));
  }
  void add_notes(const store::JournalRow& row, const std::vector<execution::Event>& events) {
    const auto number = [&](const std::string& name) { return context_.names.actors.number(name); };
    for (auto& note : note_rows(events, row.seq, number)) {
      std::erase_if(made_.notes,
                    [&](const auto& before) { return before.field == note.field && before.author == note.author; });
      if (!note.value.empty()) made_.notes.push_back(std::move(note));
    }
  }
  void change_incidents(const store::JournalRow& row, const IncidentChanges& changes) {
    for (auto& incident : made_.incidents)
      if (!incident.closed_at &&
          std::find(changes.closed.begin(), changes.closed.end(), incident.token) != changes.closed.end())
        incident.closed_at = row.at;
    for (const auto& t : changes.opened)
      made_.incidents.push_back({{evidence_.row.id, t.id, t.stalled, t.attempts, row.at}, std::nullopt});
  }
  static std::vector<std::string> senders_in(const std::vector<execution::Event>& events) {
    std::vector<std::string> found;
    for (const auto& event : events) {
      if (const auto* e = std::get_if<execution::Opened>(&event)) found.push_back(e->origin.reference);
      if (const auto* e = std::get_if<execution::MessageTaken>(&event)) found.push_back(e->from);
      if (const auto* e = std::get_if<execution::MessageKept>(&event)) found.push_back(e->by.empty() ? e->from : e->by);
      if (const auto* e = std::get_if<execution::Answered>(&event)) found.push_back(e->from);
    }
    return found;
  }

  const ProofContext& context_;
  const CaseEvidence& evidence_;
  ReplayedCase made_;
};

}  // namespace

ReplayedCase replay(const ProofContext& context, const CaseEvidence& evidence) {
  return CaseReplay(context, evidence).run();
}

}  // namespace parcours::engine
