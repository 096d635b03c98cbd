#include "engine/house.hpp"

#include <fmt/format.h>

namespace parcours::engine {
namespace {

// Beside a SQLite file its own key; a database that dies with this engine is chained under a key that does too.
trust::Key key_of(const Settings& settings, const store::Store& store) {
  if (!settings.key.empty()) return trust::Key::read_or_make(settings.key);
  if (!store.path().empty()) return trust::Key::read_or_make(store.path() + ".key");
  if (settings.database == "sqlite3::memory:") return trust::Key::random();
  throw Error(Error::Code::configuration, "the setting 'key' is missing: a file that holds the key of the journal's chain, made when it is not there");
}

}  // namespace

House::House(Settings given)
    : settings(std::move(given)),
      clock(settings.clock ? *settings.clock : system_clock()),
      calendar(settings.zone),
      store(store::open(settings.database)),
      key(key_of(settings, *store)),
      catalogue(*store) {
  for (const auto& folder : settings.plugins) sheets.load(folder);
  for (const auto& sheet : sheets.sheets()) store->adopt(sheet->name, sheet->migrations, sheet->statements, sheet->checks);
}

std::string chain_hash(const trust::Key& key, std::string_view previous, const store::JournalRow& row) {
  const auto header = fmt::format("{}|{}|{}|{}|{}|{}", row.case_id, row.seq, row.at, row.actor, row.workflow, row.verb);
  return trust::chain(key, previous, header, trust::digest(row.events));
}

}  // namespace parcours::engine
