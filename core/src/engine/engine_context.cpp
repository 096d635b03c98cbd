#include "engine/engine_context.hpp"

#include <fmt/format.h>

#include "engine/acts/first_act.hpp"
#include "engine/command/placement.hpp"
#include "engine/diagnostics.hpp"
#include "engine/operation/sheet_contracts.hpp"
#include "parcours/localized_error.hpp"
#include "store/proof/proof_reader.hpp"

namespace parcours::engine {
namespace {

bool is_empty(store::Reader& reader) { return reader.acts(0, 1).empty() && reader.cases(0, 1).empty(); }

// A new key is made for an empty database only: an existing journal cannot be verified under another key. The key of a
// database in memory ends with it.
trust::Key key_of(const Settings& settings, store::Store& store) {
  const auto file = key_file(settings, store.path());
  if (file.empty()) return trust::Key::random();
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored) || is_empty(*store.read())) return trust::Key::read_or_create(file);
  throw LocalizedError(Error::Code::configuration, {diagnostics().problem("key-missing", {}, file.string())});
}

// Next to the file itself, whatever links lead to it. A key that an earlier version made next to the link stays valid.
std::filesystem::path key_next_to(const std::filesystem::path& database) {
  const auto named = [](std::filesystem::path file) { return file += ".key"; };
  std::error_code failed;
  const auto resolved = std::filesystem::canonical(database, failed);
  if (failed) return named(database);
  const bool next_to_link_only =
      !std::filesystem::exists(named(resolved), failed) && std::filesystem::exists(named(database), failed);
  return named(next_to_link_only ? database : resolved);
}

trust::Key existing_key_of(const Settings& settings, const store::Store& store) {
  const auto file = key_file(settings, store.path());
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return trust::Key::read(file);
  throw LocalizedError(Error::Code::configuration, {diagnostics().problem("key-missing", {}, file.string())});
}

}  // namespace

std::filesystem::path key_file(const Settings& settings, const std::filesystem::path& database) {
  if (!settings.key.empty()) return settings.key;
  if (!database.empty()) return key_next_to(database);
  if (settings.database == "sqlite3::memory:") return {};
  throw LocalizedError(Error::Code::configuration, {diagnostics().problem("key-unnamed")});
}

Calendar calendar_of(const Settings& settings) {
  const auto duty = parse_duty(settings.duty);
  if (!duty) throw LocalizedError(Error::Code::configuration, {diagnostics().problem("settings-duty")});
  return Calendar(CalendarSettings{settings.zone, settings.alsace_moselle, duty->first, duty->second});
}

plugin::Registry load_sheets(const Settings& settings) {
  plugin::Registry sheets;
  for (const auto& plugin : settings.plugins) sheets.load(plugin);
  return sheets;
}

EngineContext::EngineContext(Settings given) : EngineContext(std::move(given), plugin::Registry()) {
  sheets = load_sheets(settings);
  adopt_sheets();
  log_changed_sheets(*this);
}

EngineContext::EngineContext(Settings given, plugin::Registry loaded)
    : settings(std::move(given)),
      clock(settings.clock ? *settings.clock : system_clock()),
      shared_calendar(std::make_shared<const Calendar>(calendar_of(settings))),
      calendar(*shared_calendar),
      sheets(std::move(loaded)),
      store(store::open(settings.database)),
      key(key_of(settings, *store)) {
  identify(*this);
  adopt_sheets();
  place_old_cases(*this);
}

EngineContext::EngineContext(Settings given, ForReading reading)
    : settings(std::move(given)),
      clock(settings.clock ? *settings.clock : system_clock()),
      shared_calendar(std::make_shared<const Calendar>(calendar_of(settings))),
      calendar(*shared_calendar),
      sheets(load_sheets(settings)),
      store(store::open_for_reading(settings.database, reading.alone)),
      key(existing_key_of(settings, *store)) {
  check_identity(*this);
  for (const auto& sheet : sheets.sheets()) try {
      store->adopt(sheet->name, sheet->migrations, sheet->statements, sheet->checks);
    } catch (const Error& error) {
      if (error.code() == Error::Code::busy) throw;
    }
}

void EngineContext::adopt_sheets() {
  for (const auto& sheet : sheets.sheets())
    store->adopt(sheet->name, sheet->migrations, sheet->statements, sheet->checks);
}

std::string chain_hash(const trust::Key& key, std::string_view previous, const store::JournalRow& row,
                       std::string_view actor) {
  const auto header = fmt::format("{}|{}|{}|{}|{}|{}", row.case_id, row.seq, row.at, row.workflow, row.verb, actor);
  std::vector<trust::ColumnDigest> columns;
  for (const auto& [name, column] : {std::pair("c2", &row.c2), {"c3", &row.c3}, {"c4", &row.c4}})
    if (!column->empty()) columns.push_back({name, trust::column_digest(*column)});
  return trust::chain(key, previous, header, trust::digest(row.events), columns);
}

}  // namespace parcours::engine
