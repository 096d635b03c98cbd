#include "store/statement_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "parcours/error.hpp"
#include "store/schema.hpp"
#include "store/tokens.hpp"

namespace parcours::store {

namespace {

using Words = std::set<std::string_view>;

[[noreturn]] void refuse_statement(const std::string& why) { throw Error(Error::Code::plugin, why); }

const Words beginnings{"select", "insert", "update", "delete", "with"};
const Words migration_beginnings{"create", "alter", "drop", "insert", "update", "delete"};
const Words functions{"abs",   "avg",        "cast",  "coalesce", "count",  "dense_rank", "length",
                      "lower", "ltrim",      "max",   "min",      "nullif", "rank",       "replace",
                      "round", "row_number", "rtrim", "substr",   "sum",    "trim",       "upper"};
// The words before a parenthesis that are no functions.
const Words openers{"all",      "and",       "as",           "between",  "by",        "case",   "check",
                    "conflict", "decimal",   "default",      "distinct", "else",      "except", "exists",
                    "filter",   "from",      "having",       "in",       "intersect", "into",   "join",
                    "key",      "like",      "materialized", "not",      "numeric",   "on",     "or",
                    "over",     "partition", "returning",    "select",   "set",       "then",   "union",
                    "unique",   "using",     "values",       "varchar",  "char",      "when",   "where"};
const Words never{"attach",
                  "authorization",
                  "begin",
                  "commit",
                  "copy",
                  "current_catalog",
                  "current_date",
                  "current_role",
                  "current_schema",
                  "current_time",
                  "current_timestamp",
                  "current_user",
                  "detach",
                  "execute",
                  "grant",
                  "indexed",
                  "lateral",
                  "localtime",
                  "localtimestamp",
                  "only",
                  "pragma",
                  "prepare",
                  "procedure",
                  "reindex",
                  "release",
                  "revoke",
                  "rollback",
                  "savepoint",
                  "session_user",
                  "tablesample",
                  "temp",
                  "temporary",
                  "trigger",
                  "truncate",
                  "vacuum",
                  "view",
                  "virtual"};
// The words that end the list of tables of a `from`.
const Words after_tables{"except", "fetch",     "for",    "group", "having", "intersect", "limit", "offset",
                         "order",  "returning", "select", "set",   "union",  "values",    "where", "window"};
// The words that a table name follows.
const Words before_tables{"from", "join", "into", "references", "table", "update"};

class Reading {
 public:
  Reading(std::string_view sheet, std::string_view sql, bool migration)
      : prefix_(std::string(sheet) + "_"), tokens_(tokens_of(sql)), migration_(migration) {}

  StatementText read() {
    if (tokens_.empty()) refuse_statement("it is empty");
    if (!(migration_ ? migration_beginnings : beginnings).contains(word(0)))
      refuse_statement(migration_ ? "it begins with none of: create, alter, drop, insert, update, delete"
                                  : "it begins with none of: select, insert, update, delete, with");
    if (migration_) read_object();
    for (at_ = 0; at_ < tokens_.size(); ++at_) take();
    if (depth_.size() != 1) refuse_statement("its parentheses do not match");
    text_.reads = word(0) == "select";
    return std::move(text_);
  }

 private:
  struct Level {
    bool tables = false;  // inside a list of tables, where another follows a comma
  };

  std::string_view word(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::word ? std::string_view(tokens_[i].text)
                                                                      : std::string_view{};
  }
  bool sign(std::size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::sign && tokens_[i].text[0] == c;
  }

  // create table T, create [unique] index I on T, alter table T, drop table T, drop index I.
  void read_object() {
    std::size_t i = 1;
    if (!(word(0) == "create" || word(0) == "alter" || word(0) == "drop")) return;
    if (word(0) == "create" && word(1) == "unique") ++i;
    if (word(i) != "table" && word(i) != "index")
      refuse_statement("it makes or changes something else than a table or an index");
    const bool index = word(i++) == "index";
    if (word(i) == "if") i += word(i + 1) == "not" ? 3 : 2;
    own(i);
    if (index && word(0) == "create" && (word(i + 1) != "on" || !owned(i + 2)))
      refuse_statement("its index is on another's table");
    if (word(0) == "drop" && i + 1 != tokens_.size()) refuse_statement("it drops more than one thing");
    if (word(0) == "alter" && word(i + 1) == "rename" && word(i + 2) == "to") own(i + 3);
    if (word(0) == "alter" && word(i + 1) == "rename" && word(i + 2) == "constraint") own(i + 5);
  }

  bool owned(std::size_t i) const { return word(i).starts_with(prefix_) && !sign(i + 1, '.'); }
  void own(std::size_t i) const {
    if (!owned(i)) refuse_statement(fmt::format("it names a table that does not begin with '{}'", prefix_));
  }

  void take() {
    switch (tokens_[at_].kind) {
      case Token::Kind::word:
        return take_word();
      case Token::Kind::sign:
        return take_sign();
      case Token::Kind::parameter:
        return take_parameter();
      default:
        expects_table("a value");
    }
  }

  void expects_table(const char* found) {
    if (table_due_) refuse_statement(fmt::format("{} stands where a table is named", found));
  }

  void take_parameter() {
    expects_table("a parameter");
    if (migration_) refuse_statement("a migration has no parameters");
    auto& known = text_.parameters;
    if (std::find(known.begin(), known.end(), tokens_[at_].text) == known.end()) known.push_back(tokens_[at_].text);
  }

  void take_word() {
    const auto text = word(at_);
    if (never.contains(text)) refuse_statement(fmt::format("it says '{}'", text));
    if (text.starts_with("pg_") || text.starts_with("sqlite_") || text == "information_schema")
      refuse_statement("it names something of the database's own");
    if (table_due_) return take_table();
    if (sign(at_ + 1, '(')) check_call(text);
    if (text == "with" || (in_with() && text == "recursive")) return;
    // A constraint names an index.
    if (migration_ && text == "constraint" && at_ > 0 && word(at_ - 1) != "rename" && word(at_ - 1) != "drop")
      own(at_ + 1);
    if (text == "into" && !inserting()) refuse_statement("it says 'into' without 'insert'");
    if (text == "in" && !sign(at_ + 1, '(')) refuse_statement("it says 'in' without a list or a query in parentheses");
    if (text == "using" && !sign(at_ + 1, '(')) refuse_statement("it says 'using' without columns in parentheses");
    follow(text);
  }

  bool in_with() const { return at_ > 0 && word(at_ - 1) == "with"; }
  bool inserting() const {
    return at_ > 0 && (word(at_ - 1) == "insert" || (at_ > 2 && word(at_ - 2) == "or" && word(at_ - 3) == "insert"));
  }

  void follow(std::string_view text) {
    auto& level = depth_.back();
    // `do update`, `for update` and `on update` name no table.
    const bool clause =
        text == "update" && at_ > 0 && (word(at_ - 1) == "do" || word(at_ - 1) == "for" || word(at_ - 1) == "on");
    if (text == "table" && migration_) return;  // read_object() has checked it
    if (before_tables.contains(text) && !clause) table_due_ = true;
    if (text == "from")
      level.tables = true;
    else if (after_tables.contains(text) || clause)
      level.tables = false;
  }

  void take_table() {
    if (word(at_) == "if" || word(at_) == "not" || word(at_) == "exists") return;
    if (word(at_) == "or" && word(at_ - 1) == "update") refuse_statement("it says 'update or'");
    own(at_);
    table_due_ = false;
  }

  // A name before a parenthesis is a function, unless it is a table of the sheet or a word of SQL.
  void check_call(std::string_view text) const {
    if (functions.contains(text) || openers.contains(text) || text.starts_with(prefix_)) return;
    refuse_statement(
        fmt::format("it calls '{}', which is none of the functions that are alike on every database", text));
  }

  void take_sign() {
    const char c = tokens_[at_].text[0];
    if (c == '(') return open();
    expects_table("a sign");
    if (c == ')' && depth_.size() == 1) refuse_statement("its parentheses do not match");
    if (c == ')') return depth_.pop_back();
    if (c == ',' && depth_.back().tables) table_due_ = true;
  }

  // In `from (a join b)` the parenthesis contains tables; in `from (select ...)` a query.
  void open() {
    const auto next = word(at_ + 1);
    const bool query = next == "select" || next == "with" || next == "values";
    table_due_ = table_due_ && !query;
    depth_.push_back({table_due_});
  }

  const std::string prefix_;
  const std::vector<Token> tokens_;
  const bool migration_;
  StatementText text_;
  std::size_t at_ = 0;
  std::vector<Level> depth_{Level{}};
  bool table_due_ = false;
};

}  // namespace

StatementText read_statement(std::string_view sheet, std::string_view sql) { return Reading(sheet, sql, false).read(); }

void read_migration_statement(std::string_view sheet, std::string_view sql) { Reading(sheet, sql, true).read(); }

void check_sheet_name(std::string_view sheet) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  // PostgreSQL derives the names of indexes and sequences from those of tables: the name alone is taken, too.
  const auto takes = [&](std::string_view name) { return name == sheet || name.starts_with(std::string(sheet) + "_"); };
  if (sheet.empty() || !std::all_of(sheet.begin(), sheet.end(), plain) || sheet[0] < 'a')
    refuse_statement(fmt::format("a sheet that has tables is named by small letters and digits, not '{}'", sheet));
  if (sheet.size() > 32) refuse_statement("the name of a sheet that has tables has 32 letters at most");
  static const auto names = engine_names();
  if (std::any_of(names.begin(), names.end(), takes) || sheet == "sqlite" || sheet == "pg")
    refuse_statement(fmt::format("the name '{}' is the engine's own", sheet));
}

}  // namespace parcours::store
