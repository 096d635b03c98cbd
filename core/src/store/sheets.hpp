// The declared statements of the sheets that use this database, checked and found by name.
#pragma once
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"
#include "store/capabilities.hpp"
#include "store/session.hpp"

namespace parcours::store {

// One declared statement, or a check. It never changes once it is adopted: sessions know its query by address.
struct SheetStatement {
  std::string name;
  Query query;
  std::vector<std::string> parameters;                // in the order of the text
  std::vector<std::pair<std::string, Type>> columns;  // those of the answer, in order
  int limit = 0;                                      // rows of the answer
};

// The letter by which a column of that type is fetched (Query::columns); a space when no column may have that type.
char fetched_as(Type type);

// What a sheet declares about its database. It refers to the declaration of the caller.
struct SheetDeclaration {
  std::string_view sheet;  // the name of the sheet, and of its component in the schema
  const std::vector<sdk::Migration>& migrations;
  const std::vector<sdk::Statement>& statements;
  const std::vector<sdk::Check>& checks;
  bool for_reading = false;  // a missing migration is an error
};

// Threads: any.
class Sheets {
 public:
  // Runs the missing migrations of the sheet, and checks its statements and checks on this database. Statements that
  // were prepared there before are not prepared again as long as neither they nor the tables change. Throws
  // Error::plugin, which names all that is refused and why, one a line; Error::store when the tables are newer than the
  // sheet.
  void adopt(Session& session, const Capabilities& capabilities, const SheetDeclaration& declared);
  // Null when the sheet declares no statement of that name.
  std::shared_ptr<const SheetStatement> find(std::string_view sheet, std::string_view statement) const;
  // A check as a statement; null when no adopted sheet has it.
  std::shared_ptr<const SheetStatement> check(const std::string& sql) const;

 private:
  using Named = std::map<std::string, std::shared_ptr<const SheetStatement>, std::less<>>;
  mutable std::shared_mutex mutex_;
  std::map<std::string, Named, std::less<>> statements_;
  Named checks_;                                                // by their SQL
  std::vector<std::shared_ptr<const SheetStatement>> retired_;  // of an earlier adoption, which sessions may still use
};

}  // namespace parcours::store
