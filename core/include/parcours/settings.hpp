// What an engine is opened with.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "parcours/clock.hpp"
#include "parcours/log.hpp"

namespace parcours {

// The settings of an engine. The configuration file with the same settings is described in core/README.md.
// A value: it may be copied, and an engine keeps its own copy.
struct Settings {
  // "sqlite3:FILE", "sqlite3::memory:", or PostgreSQL: "postgresql:host=... dbname=...", "postgresql://...".
  std::string database;
  // Folders that are searched for sheets, or single libraries. No other library is loaded.
  std::vector<std::filesystem::path> plugins{};
  // The file with the key of the journal's chain. Empty: the file FILE.key next to a SQLite database, created on first
  // use, and a random key for a database in memory. A PostgreSQL database needs a file.
  std::filesystem::path key{};
  // Actors who may deploy and grant, in addition to those with the role `admin_fonctionnel`.
  std::vector<std::string> administrators{};
  // The time zone of the city, by its IANA name. Dates and hours are those of this zone, not of the process.
  std::string zone = "Europe/Paris";
  // The hours of duty of every working day, "HH:MM-HH:MM". `1 duty hour` counts only these.
  std::string duty = "09:00-17:00";
  // True: Good Friday and 26 December are holidays too.
  bool alsace_moselle = false;
  // The clock of the engine; null: the clock of the machine. Not owned: it must outlive every engine that is opened
  // with it, and any thread that uses the engine may ask it.
  const Clock* clock = nullptr;
  // Receives what the engine reports to who keeps it running: an action, a delivery or a wake-up that failed, a sheet
  // that running cases need and that is not loaded. Called on the thread of the call that it is about, perhaps before
  // that call is undone. It must not call the engine. An exception of it is dropped. Null: nobody receives it.
  std::function<void(const LogEntry&)> log{};
};

// Reads a configuration file (INFO format). Relative paths in it are relative to its folder.
// Throws Error::configuration with the file and the line of every mistake, and when the file cannot be read.
// Any number of threads may call it.
Settings read_settings(const std::filesystem::path& file);

}  // namespace parcours
