// The configuration file. (Boost.PropertyTree lives here alone.)
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/property_tree/info_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <fstream>
#include <sstream>

#include "base/calendar.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "parcours/engine.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;
using boost::property_tree::ptree;

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kMostDepth = 4;

[[noreturn]] void wrong(const std::vector<std::string>& mistakes) {
  throw Error(Error::Code::configuration, fmt::format("{}", fmt::join(mistakes, "\n")));
}

// The keys of the file in the order of its lines: PropertyTree keeps no line.
class Lines {
 public:
  explicit Lines(const std::string& text) {
    std::istringstream in(text);
    std::string line;
    while (std::getline(in, line)) texts_.push_back(line);
  }
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
  const std::vector<std::string>& all() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::size_t next_ = 0;
};

// What the parser must not see: it follows `#include` to any file and overflows the stack on deep nesting.
void refuse_dangers(const fs::path& file, const std::string& text, const Lines& lines) {
  if (text.size() > kMostBytes) wrong({fmt::format("{}: a configuration file has at most {} bytes", file.string(), kMostBytes)});
  if (find_invalid(text) != std::string_view::npos) wrong({fmt::format("{}: it is not UTF-8 text", file.string())});
  std::vector<std::string> mistakes;
  std::size_t depth = 0, n = 0;
  for (const auto& line : lines.all()) {
    ++n;
    const auto begin = line.find_first_not_of(" \t");
    if (begin != std::string::npos && line[begin] == '#') mistakes.push_back(fmt::format("{}:{}: directives such as #include are not read; comments begin with ;", file.string(), n));
    for (const char c : line) depth += c == '{' ? 1 : 0;
  }
  if (depth > kMostDepth * 16) mistakes.push_back(fmt::format("{}: too many braces", file.string()));
  if (!mistakes.empty()) wrong(mistakes);
}

class SettingsReader {
 public:
  SettingsReader(const fs::path& file, const std::string& text) : file_(file), lines_(text) {}

  Settings read(const ptree& tree) {
    for (const auto& [key, node] : tree) take(key, node);
    if (settings_.database.empty()) mistakes_.push_back(fmt::format("{}: the setting 'database' is missing", file_.string()));
    if (!mistakes_.empty()) wrong(mistakes_);
    return std::move(settings_);
  }

 private:
  void take(const std::string& key, const ptree& node) {
    const std::size_t line = lines_.find(key);
    if (key == "database") return once(line, key, node, settings_.database);
    if (key == "zone") return once(line, key, node, zone_), void(settings_.zone = zone_);
    if (key == "duty") return once(line, key, node, duty_), take_duty(line);
    if (key == "holidays") return once(line, key, node, holidays_), take_holidays(line);
    if (key == "key") {
      std::string path;
      once(line, key, node, path);
      settings_.key = beside(path);
    } else if (key == "plugins") {
      each(node, "folder", [&](const std::string& v) { settings_.plugins.push_back(beside(v)); });
    } else if (key == "administrators") {
      for (const auto& [name, inside] : node) lines_.find(name), settings_.administrators.push_back(name);
    } else {
      unknown(line, key, {"database", "zone", "duty", "holidays", "key", "plugins", "administrators"});
    }
  }
  void take_duty(std::size_t line) {
    if (!parse_duty(duty_)) mistakes_.push_back(fmt::format("{}:{}: 'duty' is one stretch of an hour or more, such as 09:00-17:00", file_.string(), line));
    settings_.duty = duty_;
  }
  void take_holidays(std::size_t line) {
    if (holidays_ != "france" && holidays_ != "alsace-moselle") mistakes_.push_back(fmt::format("{}:{}: 'holidays' are those of france or of alsace-moselle", file_.string(), line));
    settings_.alsace_moselle = holidays_ == "alsace-moselle";
  }
  void once(std::size_t line, const std::string& key, const ptree& node, std::string& to) {
    if (!to.empty()) mistakes_.push_back(fmt::format("{}:{}: '{}' stands twice", file_.string(), line, key));
    if (node.data().empty() || !node.empty()) mistakes_.push_back(fmt::format("{}:{}: '{}' is one text, in quotes when it holds spaces", file_.string(), line, key));
    to = node.data();
  }
  template <class F>
  void each(const ptree& node, const std::string& name, F take_one) {
    for (const auto& [key, inside] : node) {
      const std::size_t line = lines_.find(key);
      if (key != name)
        unknown(line, key, {name});
      else if (inside.data().empty())
        mistakes_.push_back(fmt::format("{}:{}: '{}' has no value", file_.string(), line, key));
      else
        take_one(inside.data());
    }
  }
  void unknown(std::size_t line, const std::string& key, const std::vector<std::string>& known) {
    const std::string near = nearest(key, known);
    const std::string hint = near.empty() ? fmt::format("the settings are: {}", fmt::join(known, ", ")) : fmt::format("did you mean '{}'?", near);
    mistakes_.push_back(fmt::format("{}:{}: unknown setting '{}'; {}", file_.string(), line, key, hint));
  }
  // Paths are relative to the file that names them.
  fs::path beside(const std::string& path) const { return path.empty() ? fs::path() : fs::absolute(file_).parent_path() / path; }

  const fs::path& file_;
  Lines lines_;
  Settings settings_;
  std::string zone_, duty_, holidays_;
  std::vector<std::string> mistakes_;
};

std::string contents(const fs::path& file) {
  std::error_code ignored;
  std::ifstream in(file, std::ios::binary);
  if (!fs::is_regular_file(file, ignored) || !in) wrong({fmt::format("{}: there is no such configuration file, or it cannot be read", file.string())});
  std::string text(kMostBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

}  // namespace

Settings read_settings(const fs::path& file) {
  const std::string text = contents(file);
  refuse_dangers(file, text, Lines(text));
  std::istringstream in(text);
  ptree tree;
  try {
    boost::property_tree::read_info(in, tree);
  } catch (const boost::property_tree::info_parser_error& e) {
    wrong({fmt::format("{}:{}: {}", file.string(), e.line(), e.message())});
  }
  return SettingsReader(file, text).read(tree);
}

}  // namespace parcours
