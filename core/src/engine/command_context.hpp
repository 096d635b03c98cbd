// One command being carried out: who asks, about which case, when.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/catalogue.hpp"
#include "engine/loaded_case.hpp"
#include "engine/rights.hpp"
#include "execution/decide.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// Who acts in the journal when the engine does something of itself; no person bears this name, and no grant is given
// under it.
inline constexpr std::string_view kEngineActor = "parcours";

struct Sender {
  std::string id;
  std::string key{};                     // no two senders share one; empty: none
  std::vector<std::string> confirmed{};  // codes of questions answered with yes
  std::int64_t seen = 0;                 // the revision on their screen
  bool is_engine() const { return id == kEngineActor; }
};

struct CommandContext {
  const Sender& sender;
  const char* verb;        // as the journal names it
  Instant at{};            // never before the case's last event
  std::int64_t actor = 0;  // the sender's number; 0: the database does not know them yet
  ActorGrants who{};
  LoadedCase before{};                         // an opening: of its row only id, reference, workflow and territory
  std::shared_ptr<const Deployed> deployed{};  // the workflow version that decides
  std::shared_ptr<const Record> parameters{};
  std::shared_ptr<const City> city{};

  const definition::Workflow& workflow() const { return deployed->workflow; }
  std::int64_t revision() const { return before.row.revision + 1; }  // that this command makes
  execution::DecisionContext decision_context(const Calendar& calendar) const {
    return {{at, calendar, *city}, revision(), sender.id, *parameters, sender.confirmed};
  }
};

// What a command makes of its case, over all its decisions.
struct Emitted {
  std::vector<execution::Event> events;
  std::vector<execution::Effect> effects;
  void add(const execution::Decision& decision) {
    events.insert(events.end(), decision.events.begin(), decision.events.end());
    effects.insert(effects.end(), decision.effects.begin(), decision.effects.end());
  }
};

}  // namespace parcours::engine
