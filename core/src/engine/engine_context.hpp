// Everything an engine is made of, shared by the parts of this layer.
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

struct EngineContext {
  explicit EngineContext(Settings given);

  Settings settings;
  const Clock& clock;
  Calendar calendar;
  plugin::Registry sheets;
  std::unique_ptr<store::Store> store;
  trust::Key key;
  Catalogue catalogue;
  std::map<std::string, std::string, std::less<>>
      stubbed_outcomes;  // actions that end so unasked; of stories alone, set before any command
};

// The calendar of the city. Throws Error::configuration when its hours of duty or its zone are none.
Calendar calendar_of(const Settings& settings);

// Rows hold instants as microseconds.
inline std::int64_t micros(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant(std::int64_t at) { return Instant(Duration(at)); }

// The hash of a journal row: over its header, in which its actor stands by name, and the digest of its events, after
// the hash of the row before it.
std::string chain_hash(const trust::Key& key, std::string_view previous, const store::JournalRow& row,
                       std::string_view actor);

}  // namespace parcours::engine
