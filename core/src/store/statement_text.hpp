// What a sheet's SQL may say: one portable statement about the sheet's own tables. Everything else is refused by name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::store {

// A statement that was read and found harmless.
struct StatementText {
  std::vector<std::string> parameters;  // each once, in order of appearance
  bool reads = false;                   // it is a select
};

// Reads a declared statement or check of `sheet`. Throws Error::plugin saying what is not allowed; no statement's text
// is in it.
StatementText read_statement(std::string_view sheet, std::string_view sql);

// Reads one statement of a migration: create table, create index, alter table, drop, or a change of rows.
void read_migration_statement(std::string_view sheet, std::string_view sql);

// Refuses a sheet's name under which it would own tables of the engine. Throws Error::plugin.
void check_sheet_name(std::string_view sheet);

}  // namespace parcours::store
