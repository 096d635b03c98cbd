#include "cli/settings.hpp"

#include <charconv>
#include <cstdlib>
#include <iostream>

#include "cli/result_texts.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/json.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::cli {
namespace {

// The folder of sheets of the build or of the installation, found from the path of the program.
std::vector<std::filesystem::path> bundled_plugins() {
  std::error_code none;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
  if (none) return {};
  const auto home = program.parent_path().parent_path();
  for (const auto& folder : {home / "plugins", home / "lib" / "parcours" / "plugins"})
    if (std::filesystem::is_directory(folder, none)) return {folder};
  return {};
}

// A path alone is a SQLite file.
std::string database_of(const std::string& given) {
  if (given.starts_with("sqlite3:") || given.starts_with("postgresql:")) return given;
  if (given.substr(0, given.find('/')).find(':') != std::string::npos) throw Usage{phrases::not_a_database, given};
  return "sqlite3:" + given;
}

// A mistyped path must not create an empty database: only deploy and grant, with which an operator begins, create one.
void require_database(const Request& request, const std::string& database) {
  const std::string_view scheme = "sqlite3:";
  if (!database.starts_with(scheme) || request.command == "deploy" || request.command == "grant") return;
  const auto file = database.substr(scheme.size());
  std::error_code none;
  if (file != ":memory:" && !std::filesystem::exists(file, none))
    throw LocalizedError(Error::Code::configuration, phrases::no_such_database.text()).within(file);
}

// The name and value of `field=value` or `field:=JSON`.
Record::Entry read_field(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos || equals == 0) throw Usage{phrases::not_a_field, word};
  const std::string value = word.substr(equals + 1);
  if (word[equals - 1] != ':') return {word.substr(0, equals), value};
  const std::string name = word.substr(0, equals - 1);
  if (name.empty()) throw Usage{phrases::not_a_field, word};
  try {
    return {name, json::read_plain(value)};
  } catch (const Error&) {
    throw Usage{phrases::not_json, name};
  }
}

bool read_number(std::string_view text, unsigned& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size();
}

void write_log(const LogEntry& entry, const Screen& screen) {
  const auto of = entry.reference.empty() ? std::string() : entry.reference + ": ";
  std::cerr << "parcours: " << of << sanitized(screen.in(entry.text)) << "  [" << sanitized(entry.code) << "]\n";
}

}  // namespace

Settings settings_of(const Request& request) {
  Settings settings;
  if (!request.config.empty()) settings = read_settings(request.config);
  if (!request.database.empty()) settings.database = database_of(request.database);
  if (!request.journal_key.empty()) settings.key = request.journal_key;
  if (!request.plugins.empty()) settings.plugins = request.plugins;
  if (settings.plugins.empty() && request.config.empty()) settings.plugins = bundled_plugins();
  return settings;
}

Settings settings_of_files(const Request& request) {
  const char* named = std::getenv("PARCOURS_CONFIG");
  std::error_code none;
  if (!named || request.config != named || std::filesystem::exists(request.config, none)) return settings_of(request);
  std::cerr << "parcours: "
            << fill(phrases::left_out_configuration.in(request.language), {sanitized(request.config.string())}) << '\n';
  auto without = request;
  without.config.clear();
  return settings_of(without);
}

Settings settings_with_database(const Request& request) {
  auto settings = settings_of(request);
  if (settings.database.empty()) throw Usage{phrases::no_database, {}};
  require_database(request, settings.database);
  // A user who may open the database without a configuration file could change it in any case.
  if (request.config.empty() &&
      (request.command == "deploy" || request.command == "grant" || request.command == "grants" ||
       request.command == "revoke" || request.command == "migrate"))
    settings.administrators = {request.actor};
  return settings;
}

Settings settings_with_log(const Request& request, const Screen& screen) {
  auto settings = settings_with_database(request);
  settings.log = [&screen](const LogEntry& entry) { write_log(entry, screen); };
  return settings;
}

Settings settings_with_log_of_cases(const Request& request, const Screen& screen) {
  auto settings = settings_with_database(request);
  settings.log = [&screen](const LogEntry& entry) {
    if (!entry.reference.empty()) write_log(entry, screen);
  };
  return settings;
}

std::filesystem::path workflows_of(const Request& request) {
  if (!request.paths.empty()) return request.paths.front();
  if (request.workflows.empty()) throw Usage{phrases::no_workflows, {}};
  return request.workflows;
}

ParsedWords read_words(const std::vector<std::string>& words, bool outcome_first) {
  ParsedWords parsed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 && outcome_first && words[i].find('=') == std::string::npos) {
      parsed.outcome = words[i];
      continue;
    }
    auto [name, value] = read_field(words[i]);
    if (parsed.with.find(name)) throw Usage{phrases::field_twice, name};
    parsed.with.set(name, std::move(value));
  }
  return parsed;
}

Date read_date(const std::string& given) {
  unsigned year = 0, month = 0, day = 0;
  const bool french = given.size() == 10 && given[2] == '/' && given[5] == '/';
  const auto text = french ? given.substr(6) + "-" + given.substr(3, 2) + "-" + given.substr(0, 2) : given;
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const std::string_view all = text;
  if (!shaped || !read_number(all.substr(0, 4), year) || !read_number(all.substr(5, 2), month) ||
      !read_number(all.substr(8), day))
    throw Usage{phrases::not_a_date, given};
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || year == 0) throw Usage{phrases::not_a_date, given};
  return date;
}

}  // namespace parcours::cli
