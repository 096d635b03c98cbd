#include "store/sheets.hpp"

#include <fmt/format.h>

#include <mutex>

#include "parcours/localized_error.hpp"
#include "store/schema.hpp"
#include "store/statement_text.hpp"

namespace parcours::store {

namespace {

// Runs `work`; what it throws is told with what it was about.
template <class Work>
auto about(std::string_view sheet, const std::string& what, Work work) {
  const auto where = fmt::format("sheet '{}', {}", sheet, what);
  try {
    return work();
  } catch (const DatabaseError& error) {
    const auto passing = to_error(error);  // what may succeed later is nothing against the sheet
    if (passing.code() == Error::Code::busy) throw passing.within(where);
    throw Error(Error::Code::plugin, where + ": " + error.text);
  } catch (const LocalizedError& error) {
    throw error.within(where);
  } catch (const Error& error) {
    throw error.within(where);
  }
}

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

// Prepares the statement here, every parameter given as null.
StatementInfo describe(Session& session, std::string_view sheet, const SheetStatement& statement) {
  std::vector<Binding> nulls;
  for (const auto& name : statement.parameters) nulls.push_back({name, {}});
  auto info = session.describe(statement.query.text, nulls);
  for (const auto& table : info.tables)
    if (!table.starts_with(std::string(sheet) + "_")) refuse(fmt::format("it touches the table '{}'", table));
  return info;
}

std::shared_ptr<const SheetStatement> checked(Session& session, std::string_view sheet,
                                              const sdk::Statement& declared) {
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

void Sheets::adopt(Session& session, const Capabilities& capabilities, std::string_view sheet,
                   const std::vector<sdk::Migration>& migrations, const std::vector<sdk::Statement>& statements,
                   const std::vector<sdk::Check>& checks) {
  if (migrations.empty() && statements.empty() && checks.empty()) return;
  check_sheet_name(sheet);
  const auto adopted = migrations_of(sheet, migrations, capabilities);
  about(sheet, "its tables", [&] { migrate_schema(session, capabilities, sheet, adopted); });
  Named named, checking;
  for (const auto& declared : statements) {
    const bool first = named
                           .emplace(declared.name, about(sheet, fmt::format("statement '{}'", declared.name),
                                                         [&] { return checked(session, sheet, declared); }))
                           .second;
    if (!first) refuse(fmt::format("sheet '{}' declares the statement '{}' twice", sheet, declared.name));
  }
  for (const auto& declared : checks)
    checking[declared.sql] =
        about(sheet, fmt::format("check '{}'", declared.name), [&] { return checked(session, sheet, declared); });

  std::unique_lock lock(mutex_);
  auto& mine = statements_[std::string(sheet)];
  for (const auto& [name, statement] : mine) retired_.push_back(statement);
  mine = std::move(named);
  checks_.insert(checking.begin(), checking.end());
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
