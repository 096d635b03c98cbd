// The configuration file. (Boost.PropertyTree lives here alone.)
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/property_tree/info_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <fstream>
#include <sstream>

#include "base/boundary.hpp"
#include "base/calendar.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "engine/diagnostics.hpp"
#include "parcours/localized_error.hpp"
#include "parcours/settings.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;
using boost::property_tree::ptree;

constexpr std::size_t kMaxConfigurationBytes = std::size_t{64} * 1024;
constexpr std::size_t kMaxBraces = 64;
constexpr std::size_t kMaxMistakes = 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // which some editors write before the text

// The problems of one file.
class Mistakes {
 public:
  explicit Mistakes(const fs::path& file) : file_(file.string()) {}
  // Line 0 is the whole file.
  void report(std::size_t line, std::string_view code, DiagnosticTable::Arguments arguments = {}) {
    const auto where = line == 0 ? file_ : fmt::format("{}:{}", file_, line);
    all_.push_back(engine::diagnostics().problem(code, arguments, where));
  }
  void report_unknown(std::size_t line, const std::string& key, const std::vector<std::string>& known) {
    report(line, "settings-unknown", {{"key", key}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
    const auto near = nearest(key, known);
    if (!near.empty())
      all_.back().hint = Text(fmt::format("vouliez-vous '{}' ?", near), fmt::format("did you mean '{}'?", near));
  }
  std::size_t count() const { return all_.size(); }
  void refuse() const { throw LocalizedError(Error::Code::configuration, all_); }
  void refuse_any() const {
    if (!all_.empty()) refuse();
  }

 private:
  std::string file_;
  Problems all_;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Finds the lines of keys, because PropertyTree does not keep them.
class Lines {
 public:
  explicit Lines(const std::string& text) : texts_(lines_of(text)) {}
  // The first line from `next_` on that begins with this key; keys come in the order of the file.
  std::size_t find(const std::string& key) {
    for (std::size_t i = next_; i < texts_.size(); ++i) {
      const auto begin = texts_[i].find_first_not_of(" \t\"{");
      if (begin == std::string::npos || texts_[i].compare(begin, key.size(), key) != 0) continue;
      next_ = i + 1;
      return i + 1;
    }
    return next_;
  }

 private:
  std::vector<std::string> texts_;
  std::size_t next_ = 0;
};

// Refuses what would overflow the stack of the parser.
void refuse_too_much(const std::string& text, Mistakes& mistakes) {
  if (text.size() > kMaxConfigurationBytes)
    mistakes.report(0, "settings-too-long", {{"most", std::to_string(kMaxConfigurationBytes)}});
  if (find_invalid(text) != std::string_view::npos) mistakes.report(0, "settings-not-utf8");
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '{')) > kMaxBraces)
    mistakes.report(0, "settings-too-deep");
  mistakes.refuse_any();
}

// What stays of a line that is taken out: its braces, behind a key without a name, so that their content is read.
std::string braces_of(const std::string& line) {
  std::string braces;
  for (const char c : line)
    if (c == '{' || c == '}') braces += c;
  return braces.starts_with('{') ? "\"\" " + braces : braces;
}

std::string joined(const std::vector<std::string>& lines) { return fmt::format("{}\n", fmt::join(lines, "\n")); }

// The text without its directives: the parser would follow `#include` to any file.
std::string without_directives(const std::string& text, Mistakes& mistakes) {
  auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto begin = lines[i].find_first_not_of(" \t\r\f\v");  // what the parser skips
    if (begin == std::string::npos || lines[i][begin] != '#') continue;
    mistakes.report(i + 1, "settings-directive");
    lines[i] = braces_of(lines[i]);
  }
  return joined(lines);
}

std::string without_line(const std::string& text, std::size_t line) {
  auto lines = lines_of(text);
  lines[line - 1] = braces_of(lines[line - 1]);
  return joined(lines);
}

// Continues without the lines that cannot be read, so that all of them are reported.
ptree parsed(std::string text, Mistakes& mistakes) {
  std::size_t stopped = 0;
  while (mistakes.count() < kMaxMistakes) {
    try {
      std::istringstream in(text);
      ptree tree;
      boost::property_tree::read_info(in, tree);
      return tree;
    } catch (const boost::property_tree::info_parser_error& e) {
      const auto line = std::clamp<std::size_t>(e.line(), 1, lines_of(text).size());
      if (line == stopped) break;
      stopped = line;
      mistakes.report(stopped, "settings-syntax");
      text = without_line(text, stopped);
    }
  }
  mistakes.refuse();
  return {};
}

bool is_zone(const std::string& name) {
  try {
    return (Calendar(name), true);
  } catch (const Error&) {
    return false;
  }
}

class SettingsReader {
 public:
  SettingsReader(const fs::path& file, const std::string& text, Mistakes& mistakes)
      : file_(file), lines_(text), mistakes_(mistakes) {}

  Settings read(const ptree& tree) {
    const bool whole = mistakes_.count() == 0;
    for (const auto& [key, node] : tree) take(key, node);
    if (whole && settings_.database.empty()) mistakes_.report(0, "settings-missing", {{"key", "database"}});
    mistakes_.refuse_any();
    return std::move(settings_);
  }

 private:
  void take(const std::string& key, const ptree& node) {
    if (key.empty()) return;
    const std::size_t line = lines_.find(key);
    if (key == "database") return once(line, key, node, database_), void(settings_.database = next_to_file(database_));
    if (key == "zone") return once(line, key, node, zone_), take_zone(line);
    if (key == "duty") return once(line, key, node, duty_), take_duty(line);
    if (key == "holidays") return once(line, key, node, holidays_), take_holidays(line);
    if (key == "key") {
      std::string path;
      once(line, key, node, path);
      settings_.key = relative_to_file(path);
    } else if (key == "plugins") {
      refuse_value(line, key, node);
      each(node, "folder", [&](const std::string& v) { settings_.plugins.push_back(relative_to_file(v)); });
    } else if (key == "administrators") {
      refuse_value(line, key, node);
      for (const auto& [name, inside] : node) take_administrator(name, inside);
    } else {
      mistakes_.report_unknown(line, key, {"database", "zone", "duty", "holidays", "key", "plugins", "administrators"});
    }
  }
  // A second name on the line would be lost: the format takes it for the value of the first.
  void take_administrator(const std::string& name, const ptree& inside) {
    const auto line = lines_.find(name);
    if (!inside.data().empty() || !inside.empty()) mistakes_.report(line, "settings-one-name", {{"name", name}});
    settings_.administrators.push_back(name);
  }
  void refuse_value(std::size_t line, const std::string& key, const ptree& node) {
    if (!node.data().empty()) mistakes_.report(line, "settings-not-group", {{"key", key}});
  }
  void take_zone(std::size_t line) {
    if (!zone_.empty() && !is_zone(zone_)) mistakes_.report(line, "settings-zone", {{"zone", zone_}});
    settings_.zone = zone_;
  }
  void take_duty(std::size_t line) {
    if (!parse_duty(duty_)) mistakes_.report(line, "settings-duty");
    settings_.duty = duty_;
  }
  void take_holidays(std::size_t line) {
    if (holidays_ != "france" && holidays_ != "alsace-moselle") mistakes_.report(line, "settings-holidays");
    settings_.alsace_moselle = holidays_ == "alsace-moselle";
  }
  void once(std::size_t line, const std::string& key, const ptree& node, std::string& to) {
    if (!to.empty()) mistakes_.report(line, "settings-twice", {{"key", key}});
    if (node.data().empty() || !node.empty()) mistakes_.report(line, "settings-not-text", {{"key", key}});
    to = node.data();
  }
  template <class F>
  void each(const ptree& node, const std::string& name, F take_one) {
    for (const auto& [key, inside] : node) {
      const std::size_t line = lines_.find(key);
      if (key != name)
        mistakes_.report_unknown(line, key, {name});
      else if (inside.data().empty())
        mistakes_.report(line, "settings-no-value", {{"key", key}});
      else
        take_one(inside.data());
    }
  }
  // Paths are relative to the file that names them.
  fs::path relative_to_file(const std::string& path) const {
    return path.empty() ? fs::path() : fs::absolute(file_).parent_path() / path;
  }

  // A SQLite file is next to the file that names it, unless its path is absolute.
  std::string next_to_file(const std::string& database) const {
    const std::string scheme = "sqlite3:";
    const auto path = database.starts_with(scheme) ? database.substr(scheme.size()) : std::string();
    return path.empty() || path == ":memory:" ? database : scheme + relative_to_file(path).string();
  }

  const fs::path& file_;
  Lines lines_;
  Mistakes& mistakes_;
  Settings settings_;
  std::string database_, zone_, duty_, holidays_;
};

std::string contents(const fs::path& file, Mistakes& mistakes) {
  std::error_code ignored;
  // Opening a pipe would wait for its writer.
  if (!fs::is_regular_file(file, ignored)) mistakes.report(0, "settings-unreadable");
  mistakes.refuse_any();
  std::ifstream in(file, std::ios::binary);
  if (!in) mistakes.report(0, "settings-unreadable");
  mistakes.refuse_any();
  std::string text(kMaxConfigurationBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

}  // namespace

Settings read_settings(const fs::path& file) {
  return errors_only([&] {
    Mistakes mistakes(file);
    const std::string text = contents(file, mistakes);
    refuse_too_much(text, mistakes);
    const auto tree = parsed(without_directives(text, mistakes), mistakes);
    return SettingsReader(file, text, mistakes).read(tree);
  });
}

}  // namespace parcours
