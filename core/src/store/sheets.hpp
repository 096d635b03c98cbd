// The declared statements of the sheets that use this database: read, checked, prepared, ready to be asked by name.
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

// One declared statement, or a check. Never changes once it is adopted, so that sessions may know its query by address.
struct SheetStatement {
  std::string name;
  Query query;
  std::vector<std::string> parameters;
  std::vector<std::pair<std::string, Type>> columns;
  int limit = 0;
};

// The letter that a column of that type is fetched by (session.hpp); a space when no column may have it.
char fetched_as(Type type);

class Sheets {
 public:
  // Takes the sheet's migrations that are missing and checks its statements and checks on this database.
  // Throws Error::plugin that names what is refused and why; Error::store when the sheet's tables are newer than it.
  void adopt(Session& session, const Capabilities& capabilities, std::string_view sheet,
             const std::vector<sdk::Migration>& migrations, const std::vector<sdk::Statement>& statements,
             const std::vector<sdk::Check>& checks);
  // Null when the sheet declares no statement of that name.
  std::shared_ptr<const SheetStatement> find(std::string_view sheet, std::string_view statement) const;
  // A check as a statement; null when no adopted sheet has it.
  std::shared_ptr<const SheetStatement> check(const std::string& sql) const;

 private:
  using Named = std::map<std::string, std::shared_ptr<const SheetStatement>, std::less<>>;
  mutable std::shared_mutex mutex_;
  std::map<std::string, Named, std::less<>> statements_;
  Named checks_;                                                // by their text
  std::vector<std::shared_ptr<const SheetStatement>> retired_;  // of an earlier adoption: sessions may still know them
};

}  // namespace parcours::store
