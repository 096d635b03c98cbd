// backup: copies a database while it is used.
#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "parcours/backup.hpp"

namespace parcours::cli {

Exit backup(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const auto file = request.paths.front();
  const auto key = back_up(settings, file).string();
  screen.done(fill(screen.in(phrases::backed_up), {file.string()}));
  screen.line(phrases::keep_with_backup, {key});
  screen.document(Record{{"backup", file.string()}, {"key", key}});
  return Exit::done;
}

}  // namespace parcours::cli
