// Finds the mistakes in the declarations of a sheet (registry.hpp).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "plugin/names.hpp"
#include "plugin/registry.hpp"

namespace parcours::plugin {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds max_limit_length{60'000};
constexpr int max_rows = 100'000;
constexpr std::size_t max_sql_length = 100'000;
constexpr std::size_t max_of_a_kind = 1000;

// Collects the mistakes of a sheet. Each text begins with the part of the sheet that it is about.
class DeclarationCheck {
 public:
  explicit DeclarationCheck(const LoadedSheet& sheet) : sheet_(sheet) {}
  std::vector<std::string> run();

 private:
  void report(const std::string& where, const std::string& what) { found_.push_back(where + ": " + what); }
  void name(const std::string& where, const char* kind, const std::string& name);
  void own_name(const std::string& where, const std::string& name);
  void text(const std::string& where, const Text& text);
  void sql(const std::string& where, const std::string& sql);
  void data(const std::string& where, const char* kind, const std::vector<Datum>& data);
  void datum(const std::string& where, const Datum& datum);
  template <class List, class Name>
  void unique(const std::string& where, const char* kind, const List& list, Name name_of);
  void names(const std::string& where, const char* kind, const std::vector<std::string>& names);

  void sheet();
  void action(const Action& action);
  void contract(const std::string& where, const Contract& contract);
  void migrations();
  void statements();
  void checks();
  void roles_and_indicators();

  const LoadedSheet& sheet_;
  std::vector<std::string> found_;
};

template <class List, class Name>
void DeclarationCheck::unique(const std::string& where, const char* kind, const List& list, Name name_of) {
  if (list.size() > max_of_a_kind) report(where, fmt::format("more than {} {}s", max_of_a_kind, kind));
  std::set<std::string> seen, reported;
  for (const auto& each : list)
    if (const std::string& name = name_of(each); !seen.insert(name).second && reported.insert(name).second)
      report(where, fmt::format("{} '{}' is declared twice", kind, printable(name)));
}

void DeclarationCheck::name(const std::string& where, const char* kind, const std::string& name) {
  if (!is_name(name)) report(where, fmt::format("{} '{}' is no name: {}", kind, printable(name), name_rule));
}

void DeclarationCheck::own_name(const std::string& where, const std::string& name) {
  const auto prefix = sheet_.name + ".";
  if (!name.starts_with(prefix))
    report(where, fmt::format("its name does not begin with '{}'", prefix));
  else if (!is_name(name.substr(prefix.size())))
    report(where, fmt::format("what follows '{}' is no name: {}", prefix, name_rule));
}

void DeclarationCheck::names(const std::string& where, const char* kind, const std::vector<std::string>& names) {
  for (const auto& each : names) name(where, kind, each);
  unique(where, kind, names, [](const auto& each) -> const auto& { return each; });
}

void DeclarationCheck::text(const std::string& where, const Text& text) {
  for (const auto& [language, words] : text.translations())
    if (find_invalid(words) != std::string_view::npos || find_invalid(language) != std::string_view::npos)
      report(where, "a text of it is not UTF-8");
}

void DeclarationCheck::sql(const std::string& where, const std::string& sql) {
  if (sql.find_first_not_of(" \t\r\n") == std::string::npos) report(where, "has no SQL");
  if (sql.size() > max_sql_length) report(where, fmt::format("its SQL is longer than {} bytes", max_sql_length));
  if (find_invalid(sql) != std::string::npos) report(where, "its SQL is not UTF-8");
}

void DeclarationCheck::datum(const std::string& where, const Datum& datum) {
  const bool chooses = datum.type == Type::choice || datum.type == Type::choices;
  if (!datum.of.empty() && !chooses)
    report(where, fmt::format("'{}' lists values and is no choice", printable(datum.name)));
  if (datum.type < Type::text || datum.type > Type::list)
    report(where, fmt::format("'{}' has no type", printable(datum.name)));
  names(where + ", values of '" + printable(datum.name) + "'", "value", datum.of);
  text(where, datum.title);
}

void DeclarationCheck::data(const std::string& where, const char* kind, const std::vector<Datum>& data) {
  for (const auto& each : data) {
    name(where, kind, each.name);
    datum(where, each);
  }
  unique(where, kind, data, [](const auto& each) -> const auto& { return each.name; });
}

void DeclarationCheck::contract(const std::string& where, const Contract& contract) {
  text(where, contract.title);
  data(where, "setting", contract.settings);
  data(where, "input", contract.input);
  data(where, "output", contract.output);
  for (const auto& setting : contract.settings)
    if (std::any_of(contract.input.begin(), contract.input.end(),
                    [&](const auto& each) { return each.name == setting.name; }))
      report(where, fmt::format("'{}' is a setting and an input: `with` could mean either", printable(setting.name)));
  names(where, "field read", contract.reads);
  if (contract.outcomes.empty()) report(where, "has no outcome");
  names(where, "outcome", contract.outcomes);
  for (const auto& code : contract.problems)
    if (!is_code(code)) report(where, fmt::format("problem '{}' is no code: {}", printable(code), code_rule));
  unique(where, "problem", contract.problems, [](const auto& each) -> const auto& { return each; });
  if (contract.limit <= milliseconds::zero() || contract.limit > max_limit_length)
    report(where,
           fmt::format("its limit is {} ms, not between 1 and {}", contract.limit.count(), max_limit_length.count()));
}

void DeclarationCheck::action(const Action& action) {
  const auto where = fmt::format("action '{}'", printable(action.contract.action));
  own_name(where, action.contract.action);
  if (std::visit([](auto function) { return function == nullptr; }, action.run)) report(where, "has no function");
  contract(where, action.contract);
}

void DeclarationCheck::sheet() {
  if (!is_sheet_name(sheet_.name))
    report("sheet", fmt::format("'{}' is no name of a sheet: {}", printable(sheet_.name), sheet_name_rule));
  text("title", sheet_.title);
  for (const auto& each : sheet_.actions) action(each);
  unique("sheet", "action", sheet_.actions, [](const auto& each) -> const auto& { return each.contract.action; });
}

void DeclarationCheck::migrations() {
  for (std::size_t i = 0; i < sheet_.migrations.size(); ++i) {
    const auto& migration = sheet_.migrations[i];
    const auto where = fmt::format("migration {}", migration.number);
    if (migration.number != static_cast<int>(i) + 1)
      report(where, fmt::format("stands where number {} should: 1, 2, 3 without gaps", i + 1));
    if (migration.statements.empty()) report(where, "has no statement");
    for (const auto& each : migration.statements) sql(where, each);
  }
}

void DeclarationCheck::statements() {
  for (const auto& each : sheet_.statements) {
    const auto where = fmt::format("statement '{}'", printable(each.name));
    name(where, "its name", each.name);
    sql(where, each.sql);
    std::vector<std::string> columns;
    for (const auto& [column, type] : each.columns) columns.push_back(column);
    names(where, "column", columns);
    if (each.limit < 1 || each.limit > max_rows)
      report(where, fmt::format("its limit is {} rows, not between 1 and {}", each.limit, max_rows));
  }
  unique("sheet", "statement", sheet_.statements, [](const auto& each) -> const auto& { return each.name; });
}

void DeclarationCheck::checks() {
  for (const auto& each : sheet_.checks) {
    const auto where = fmt::format("check '{}'", printable(each.name));
    name(where, "its name", each.name);
    sql(where, each.sql);
    text(where, each.message);
    if (each.message.empty()) report(where, "has no message");
  }
  unique("sheet", "check", sheet_.checks, [](const auto& each) -> const auto& { return each.name; });
}

void DeclarationCheck::roles_and_indicators() {
  for (const auto& each : sheet_.roles) {
    name("sheet", "role", each.name);
    text(fmt::format("role '{}'", printable(each.name)), each.title);
  }
  unique("sheet", "role", sheet_.roles, [](const auto& each) -> const auto& { return each.name; });
  for (const auto& each : sheet_.indicators) {
    const auto where = fmt::format("indicator '{}'", printable(each.id));
    own_name(where, each.id);
    text(where, each.title);
    text(where, each.answers);
    if (each.title.empty()) report(where, "has no title");
  }
  unique("sheet", "indicator", sheet_.indicators, [](const auto& each) -> const auto& { return each.id; });
}

std::vector<std::string> DeclarationCheck::run() {
  sheet();
  migrations();
  statements();
  checks();
  roles_and_indicators();
  return std::move(found_);
}

}  // namespace

std::vector<std::string> declaration_errors(const LoadedSheet& sheet) { return DeclarationCheck(sheet).run(); }

}  // namespace parcours::plugin
