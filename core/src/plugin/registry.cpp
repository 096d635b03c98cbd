#include "plugin/registry.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plugin/file.hpp"
#include "plugin/library.hpp"

namespace parcours::plugin {
namespace {

using Sheets = std::vector<std::shared_ptr<const LoadedSheet>>;

[[noreturn]] void refuse(const std::string& why) { throw Error(Error::Code::plugin, why); }

std::string origin(const LoadedSheet& sheet) {
  return sheet.library.empty() ? "a sheet that is linked in" : sheet.library.string();
}

void check_declared(const LoadedSheet& sheet) {
  const auto mistakes = declaration_errors(sheet);
  if (mistakes.empty()) return;
  refuse(fmt::format("{}: sheet '{}' is not declared rightly:\n  {}", origin(sheet), sheet.name,
                     fmt::join(mistakes, "\n  ")));
}

void check_new(const Sheets& there, const LoadedSheet& sheet) {
  for (const auto& other : there)
    if (other->name == sheet.name)
      refuse(fmt::format("{}: sheet '{}' is loaded already, from {}", origin(sheet), sheet.name, origin(*other)));
}

LoadedSheet read_library(const std::filesystem::path& given) {
  const auto file = resolve(given);
  check_trusted(file);
  check_library(file);
  const auto library = open_library(file);
  LoadedSheet sheet;
  try {
    sheet = describe(*library.descriptor);
  } catch (const Error& failed) {
    throw failed.within(file.string());
  }
  sheet.keep_loaded = library.keep_loaded;
  sheet.library = file;
  return sheet;
}

// What an action counts is compared with the indicators of its sheet.
void share_indicators(LoadedSheet& sheet) {
  auto names = std::make_shared<std::vector<std::string>>();
  for (const auto& indicator : sheet.indicators) names->push_back(indicator.id);
  for (auto& action : sheet.actions) action.indicators = names;
}

void stage(Sheets& staged, LoadedSheet sheet) {
  check_declared(sheet);
  check_new(staged, sheet);
  share_indicators(sheet);
  staged.push_back(std::make_shared<const LoadedSheet>(std::move(sheet)));
}

std::vector<std::filesystem::path> libraries(const std::filesystem::path& given) {
  const auto path = resolve(given);
  return std::filesystem::is_directory(path) ? libraries_in(path) : std::vector{path};
}

}  // namespace

void Registry::load(const std::filesystem::path& file_or_folder) {
  auto staged = sheets_;
  std::vector<std::string> refused;
  for (const auto& file : libraries(file_or_folder)) {
    try {
      stage(staged, read_library(file));
    } catch (const Error& failed) {
      refused.emplace_back(failed.what());
    }
  }
  if (!refused.empty()) refuse(fmt::format("{}", fmt::join(refused, "\n")));
  sheets_ = std::move(staged);
}

void Registry::add(LoadedSheet sheet) { stage(sheets_, std::move(sheet)); }

// Copies of the registry share the sheet, so the change is made in a copy of the sheet.
void Registry::suppose(std::string_view name, Supposed supposed) {
  const auto* of = owner(name);
  const auto is_it = [&](const Action& each) { return each.contract.action == name; };
  if (!of) throw Error(Error::Code::misuse, fmt::format("no action '{}' is loaded", name));
  auto changed = std::make_shared<LoadedSheet>(*of);
  std::find_if(changed->actions.begin(), changed->actions.end(), is_it)->supposed = std::move(supposed);
  *std::find_if(sheets_.begin(), sheets_.end(), [&](const auto& each) { return each.get() == of; }) = changed;
}

const LoadedSheet* Registry::sheet(std::string_view name) const {
  const auto found = std::find_if(sheets_.begin(), sheets_.end(), [&](const auto& each) { return each->name == name; });
  return found == sheets_.end() ? nullptr : found->get();
}

const LoadedSheet* Registry::owner(std::string_view action) const { return find(action).first; }
const Action* Registry::action(std::string_view name) const { return find(name).second; }

std::pair<const LoadedSheet*, const Action*> Registry::find(std::string_view name) const {
  if (const auto* of = sheet(name.substr(0, name.find('.'))))
    for (const auto& each : of->actions)
      if (each.contract.action == name) return {of, &each};
  return {};
}

}  // namespace parcours::plugin
