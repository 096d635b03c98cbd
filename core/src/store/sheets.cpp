#include "store/sheets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <mutex>

#include "parcours/localized_error.hpp"
#include "store/schema.hpp"
#include "store/statement_text.hpp"

namespace parcours::store {

namespace {

// Runs `work`. An error names the sheet, and the part of the sheet that `work` is about.
template <class Work>
auto about(std::string_view sheet, const std::string& what, Work work) {
  const auto where = fmt::format("sheet '{}', {}", sheet, what);
  try {
    return work();
  } catch (const DatabaseError& error) {
    const auto engine_error = to_error(error);
    if (engine_error.code() == Error::Code::busy) throw engine_error.within(where);  // no fault of the sheet
    throw Error(Error::Code::plugin, where + ": " + error.text);
  } catch (const LocalizedError& error) {
    throw error.within(where);
  } catch (const Error& error) {
    throw error.within(where);
  }
}

// What is wrong with the parts of a sheet, all of it.
class Refusals {
 public:
  explicit Refusals(std::string_view sheet) : sheet_(sheet) {}
  // Runs `work`, which is about one part. What it refuses is kept for throw_any().
  template <class Work>
  void collect(const std::string& what, Work work) {
    try {
      about(sheet_, what, work);
    } catch (const Error& error) {
      if (error.code() != Error::Code::plugin) throw;
      texts_.emplace_back(error.what());
    }
  }
  void throw_any() const {
    if (!texts_.empty()) throw Error(Error::Code::plugin, fmt::format("{}", fmt::join(texts_, "\n")));
  }

 private:
  std::string_view sheet_;
  std::vector<std::string> texts_;
};

[[noreturn]] void refuse(const std::string& why) { throw Error(Error::Code::plugin, why); }

std::vector<SchemaMigration> migrations_of(std::string_view sheet, const std::vector<sdk::Migration>& migrations,
                                           const Capabilities& capabilities) {
  std::vector<SchemaMigration> adopted;
  for (const auto& migration : migrations)
    about(sheet, fmt::format("migration {}", migration.number), [&] {
      if (migration.number <= (adopted.empty() ? 0 : adopted.back().number))
        refuse("migrations are numbered upwards from 1");
      for (const auto& statement : migration.statements)
        read_migration_statement(sheet, render_sql(statement, capabilities));
      adopted.push_back({migration.number, migration.statements});
    });
  return adopted;
}

constexpr std::string_view kRules = "1";  // another one whenever checked() or describe() refuses more

// Prepares the statement here, every parameter given as null.
StatementInfo describe(Session& session, std::string_view sheet, const SheetStatement& statement) {
  std::vector<Binding> nulls;
  for (const auto& name : statement.parameters) nulls.push_back({name, {}});
  auto info = session.describe(statement.query.text, nulls);
  for (const auto& table : info.tables)
    if (!table.starts_with(std::string(sheet) + "_")) refuse(fmt::format("it touches the table '{}'", table));
  return info;
}

// The digest of the declaration that was checked last: next to those of the sheet's migrations, under the number 0.
const Query checked_query{"select digest from schema_version where component = :component and number = 0", "t"};
const Query change_checked_query{
    "update schema_version set digest = :digest where component = :component and number = 0", ""};
const Query add_checked_query{"insert into schema_version (component, number, digest) values (:component, 0, :digest)",
                              ""};

bool is_checked(Session& session, std::string_view sheet, const std::string& digest) {
  auto rows = session.ask(checked_query, {{"component", sheet}});
  return rows.next() && rows.text(0) == digest;
}

// Spares the next start the work. What the database refuses is left out.
void record_checked(Session& session, std::string_view sheet, const std::string& digest) {
  const std::initializer_list<Binding> row{{"digest", digest}, {"component", sheet}};
  try {
    if (session.run_without_waiting(change_checked_query, row) == 0)
      session.run_without_waiting(add_checked_query, row);
  } catch (const DatabaseError&) {  // a reader, a writer at work, or another engine was first
    return;
  }
}

// The statements that are declared, by which rules they are checked, and against what.
std::vector<std::string> parts_of(const SheetDeclaration& declared, std::string database) {
  std::vector<std::string> parts{std::string(kRules), std::move(database)};
  for (const auto& each : declared.statements) {
    parts.insert(parts.end(), {each.name, each.sql, std::to_string(each.limit)});
    for (const auto& [name, type] : each.columns)
      parts.insert(parts.end(), {name, fmt::format("{}", fetched_as(type))});
  }
  return parts;
}

std::shared_ptr<const SheetStatement> checked(Session& session, std::string_view sheet, const sdk::Statement& declared,
                                              bool is_known) {
  auto text = read_statement(sheet, declared.sql);
  auto made = std::make_shared<SheetStatement>();
  made->name = declared.name;
  made->parameters = std::move(text.parameters);
  made->columns = declared.columns;
  made->limit = declared.limit;
  made->query = {declared.sql, "", true};
  for (const auto& [name, type] : declared.columns) made->query.columns += fetched_as(type);
  if (const auto none = made->query.columns.find(' '); none != std::string::npos)
    refuse(fmt::format("column '{}' has a type that no column can have", declared.columns[none].first));
  if (declared.limit < 0) refuse("its limit is negative");
  if (is_known) return made;
  const auto info = describe(session, sheet, *made);
  if (info.columns != declared.columns.size())
    refuse(fmt::format("it answers {} columns and declares {}", info.columns, declared.columns.size()));
  return made;
}

std::shared_ptr<const SheetStatement> checked(Session& session, std::string_view sheet, const sdk::Check& declared) {
  const auto text = read_statement(sheet, declared.sql);
  if (!text.reads) refuse("a check is a select");
  if (!text.parameters.empty()) refuse("a check has no parameters");
  auto made = std::make_shared<SheetStatement>();
  made->name = declared.name;
  made->query = {declared.sql, "", true};
  made->query.columns.assign(describe(session, sheet, *made).columns, 't');
  return made;
}

}  // namespace

void Sheets::adopt(Session& session, const Capabilities& capabilities, const SheetDeclaration& declared) {
  const auto sheet = declared.sheet;
  if (declared.migrations.empty() && declared.statements.empty() && declared.checks.empty()) return;
  check_sheet_name(sheet);
  const auto migrations = migrations_of(sheet, declared.migrations, capabilities);
  about(sheet, "its tables", [&] {
    if (declared.for_reading) return require_schema(session, sheet, migrations);
    migrate_schema(session, capabilities, sheet, migrations);
  });
  const auto digest = digest_of(parts_of(declared, session.fingerprint()));
  const bool is_known = !declared.for_reading && is_checked(session, sheet, digest);
  Named statements, checks;
  Refusals refusals(sheet);
  for (const auto& each : declared.statements)
    refusals.collect(fmt::format("statement '{}'", each.name), [&] {
      if (!statements.emplace(each.name, checked(session, sheet, each, is_known)).second)
        refuse("it is declared twice");
    });
  for (const auto& each : declared.checks)
    refusals.collect(fmt::format("check '{}'", each.name), [&] { checks[each.sql] = checked(session, sheet, each); });
  refusals.throw_any();
  if (!is_known && !declared.for_reading) record_checked(session, sheet, digest);

  std::unique_lock lock(mutex_);
  auto& current = statements_[std::string(sheet)];
  for (const auto& [name, statement] : current) retired_.push_back(statement);
  current = std::move(statements);
  checks_.insert(checks.begin(), checks.end());
}

std::shared_ptr<const SheetStatement> Sheets::find(std::string_view sheet, std::string_view statement) const {
  std::shared_lock lock(mutex_);
  const auto named = statements_.find(sheet);
  if (named == statements_.end()) return nullptr;
  const auto found = named->second.find(statement);
  return found == named->second.end() ? nullptr : found->second;
}

std::shared_ptr<const SheetStatement> Sheets::check(const std::string& sql) const {
  std::shared_lock lock(mutex_);
  const auto found = checks_.find(sql);
  return found == checks_.end() ? nullptr : found->second;
}

}  // namespace parcours::store
