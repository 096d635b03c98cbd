// The parts of an engine, which the functions of this layer share.
#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "base/calendar.hpp"
#include "engine/reach.hpp"
#include "parcours/engine.hpp"
#include "plugin/registry.hpp"
#include "store/store.hpp"
#include "trust/chain.hpp"

namespace parcours::engine {

// Opens an engine that only reads: nothing is created, migrated or written.
struct ForReading {
  bool alone = true;  // as store::open_for_reading
};

// Threads: any number may use it at once. Only `catalogue`, `reaches`, `closing_asked` and the database behind `store`
// change after construction.
struct EngineContext {
  // Opens the database, checks its key and loads the plugins of the settings. Throws Error: configuration, store, busy,
  // plugin.
  explicit EngineContext(Settings given);
  // The same with these sheets instead of the plugins.
  EngineContext(Settings given, plugin::Registry loaded);
  // The same for a database that exists, of this version, with its key. Throws Error: configuration, store, busy,
  // plugin. A sheet whose tables are not here, or of another version, is loaded all the same.
  EngineContext(Settings given, ForReading);

  Settings settings;
  const Clock& clock;
  std::shared_ptr<const Calendar> shared_calendar;  // a form keeps it longer than the engine
  const Calendar& calendar;
  plugin::Registry sheets;
  std::unique_ptr<store::Store> store;
  trust::Key key;
  std::int64_t unhashed_until = 0;  // rows of the outbox of later journal rows have a hash
  Catalogue catalogue;
  std::atomic<std::int64_t> closing_asked{0};  // when this engine last asked whether the journal is to be closed
  bool checks_references = true;               // a story plays one case: the cases that its fields name are not there
  Reaches reaches{catalogue};

 private:
  void adopt_sheets();
};

// The sheets of the plugins that the settings name. Throws Error::plugin when one cannot be loaded.
plugin::Registry load_sheets(const Settings& settings);

// The file of the key; empty for a database in memory, which has a key of its own. `database`: the file of a SQLite
// database, otherwise empty. Throws Error::configuration when none is named and there is no place for one.
std::filesystem::path key_file(const Settings& settings, const std::filesystem::path& database);

// The calendar of the city. Throws Error::configuration for hours of duty or a time zone that do not exist.
Calendar calendar_of(const Settings& settings);

// Rows contain instants as microseconds UTC.
inline std::int64_t micros(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant(std::int64_t at) { return Instant(Duration(at)); }

// The hash of a journal row, over `previous` (the hash of the row before it; empty for the first), its header, the
// digest of its events, and the name and digest of each level column that is not empty. The row contains all columns.
// The header contains the actor by name, since numbers differ between databases.
std::string chain_hash(const trust::Key& key, std::string_view previous, const store::JournalRow& row,
                       std::string_view actor);

}  // namespace parcours::engine

namespace parcours {

// The private part of an engine under the name that its public header declares.
struct Engine::Implementation : engine::EngineContext {
  using EngineContext::EngineContext;
};

namespace engine {

// An engine together with its context, for the layers above it in this library. Neither copied nor moved.
struct EngineAccess {
  // An engine with the sheets of `loaded` instead of the plugins of `settings`. Throws as Engine does.
  EngineAccess(Settings settings, plugin::Registry loaded)
      : EngineAccess(std::make_unique<Engine::Implementation>(std::move(settings), std::move(loaded))) {}

  EngineContext& context;  // owned by `engine`
  Engine engine;

 private:
  explicit EngineAccess(std::unique_ptr<Engine::Implementation> implementation)
      : context(*implementation), engine(std::move(implementation)) {}
};

}  // namespace engine
}  // namespace parcours
