// backup: copies a database while it is used.
#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/backup.hpp"

namespace parcours::cli {
namespace {

// The file of the journal's key: the one that is named, else the one next to the database.
std::string key_file_of(const Settings& settings) {
  if (!settings.key.empty()) return settings.key.string();
  return settings.database.substr(settings.database.find(':') + 1) + ".key";
}

}  // namespace

Exit backup(const Request& request, const Screen& screen) {
  if (request.paths.size() != 1) throw Usage{phrases::missing, "FILE"};
  const auto settings = settings_with_database(request);
  const auto file = request.paths.front();
  back_up(settings, file);
  const auto key = key_file_of(settings);
  screen.done(fill(screen.in(phrases::backed_up), {file.string()}));
  screen.line(phrases::keep_with_backup, {key});
  screen.document(Record{{"backup", file.string()}, {"key", key}});
  return Exit::done;
}

}  // namespace parcours::cli
