// The SQL that a sheet may use: one portable statement on the sheet's own tables. Everything else is refused by name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::store {

// A statement that is allowed.
struct StatementText {
  std::vector<std::string> parameters;  // each once, in order of appearance
  bool reads = false;                   // whether it is a select
};

// Reads a declared statement or check of `sheet`. Throws Error::plugin, which names what is not allowed, without the
// text of the statement.
StatementText read_statement(std::string_view sheet, std::string_view sql);

// Reads one statement of a migration: create table, create index, alter table, drop, or a change of rows. Throws as
// read_statement().
void read_migration_statement(std::string_view sheet, std::string_view sql);

// Throws Error::plugin for the name of a sheet that would own tables of the engine.
void check_sheet_name(std::string_view sheet);

}  // namespace parcours::store
