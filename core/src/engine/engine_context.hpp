// The parts of an engine, which the functions of this layer share.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "base/calendar.hpp"
#include "engine/catalogue.hpp"
#include "parcours/engine.hpp"
#include "plugin/registry.hpp"
#include "store/store.hpp"
#include "trust/chain.hpp"

namespace parcours::engine {

// Threads: any number may use it at once. Its constructor opens and migrates the database and loads the sheets; it
// throws Error (configuration, store, plugin) when one of these fails.
struct EngineContext {
  explicit EngineContext(Settings given);

  Settings settings;
  const Clock& clock;
  Calendar calendar;
  plugin::Registry sheets;
  std::unique_ptr<store::Store> store;
  trust::Key key;
  Catalogue catalogue;
  // Outcomes of actions that are not run, by the action. Stories alone set them, before any command.
  std::map<std::string, std::string, std::less<>> stubbed_outcomes;
};

// The calendar of the city. Throws Error::configuration for hours of duty or a time zone that do not exist.
Calendar calendar_of(const Settings& settings);

// Rows contain instants as microseconds UTC.
inline std::int64_t micros(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant(std::int64_t at) { return Instant(Duration(at)); }

// The hash of a journal row, over `previous` (the hash of the row before it; empty for the first), its header and the
// digest of its events. The header contains the actor by name, since numbers differ between databases.
std::string chain_hash(const trust::Key& key, std::string_view previous, const store::JournalRow& row,
                       std::string_view actor);

}  // namespace parcours::engine
