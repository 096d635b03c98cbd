// Calls the registration function of a plugin and records its declarations (registry.hpp).
#include <fmt/format.h>

#include <array>

#include "plugin/registry.hpp"

namespace parcours::plugin {
namespace {

constexpr std::size_t max_described = 1000;

// Records the declarations of a sheet. An exception of its limits passes through the plugin, whose wrapper returns its
// text.
class SheetRecorder final : public sdk::Sheet {
 public:
  explicit SheetRecorder(LoadedSheet& into) : into_(into) {}

  void title(Text title) override { into_.title = std::move(title); }
  void action(Contract contract, sdk::Rule rule) override {
    keep(into_.actions, {std::move(contract), rule}, "actions");
  }
  void action(Contract contract, sdk::Deed deed) override {
    keep(into_.actions, {std::move(contract), deed}, "actions");
  }
  void tables(std::vector<sdk::Migration> migrations) override {
    for (auto& migration : migrations) keep(into_.migrations, std::move(migration), "migrations");
  }
  void statement(sdk::Statement statement) override { keep(into_.statements, std::move(statement), "statements"); }
  void check(sdk::Check check) override { keep(into_.checks, std::move(check), "checks"); }
  void role(sdk::Role role) override { keep(into_.roles, std::move(role), "roles"); }
  void indicator(sdk::Indicator indicator) override { keep(into_.indicators, std::move(indicator), "indicators"); }

 private:
  template <class T>
  static void keep(std::vector<T>& list, T thing, const char* kind) {
    if (list.size() == max_described)
      throw Error(Error::Code::plugin, fmt::format("more than {} {}", max_described, kind));
    list.push_back(std::move(thing));
  }

  LoadedSheet& into_;
};

}  // namespace

LoadedSheet describe(const parcours_plugin& plugin) {
  LoadedSheet sheet;
  sheet.name = plugin.name;
  sheet.version = plugin.version;
  SheetRecorder declaration(sheet);
  std::array<char, 1024> error{};
  if (plugin.describe(static_cast<sdk::Sheet*>(&declaration), error.data(), error.size()) != 0) {
    error.back() = '\0';
    throw Error(Error::Code::plugin, fmt::format("sheet '{}' could not be described: {}", sheet.name, error.data()));
  }
  return sheet;
}

}  // namespace parcours::plugin
