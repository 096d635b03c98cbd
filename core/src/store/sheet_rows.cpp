// Runs the statements of a sheet, for one action of one case.
#include <fmt/format.h>

#include "store/sheet_values.hpp"
#include "store/transaction.hpp"

namespace parcours::store {

namespace {

struct Stamp {
  std::string sheet;
  std::int64_t case_id = 0, seq = 0, now = 0;
};

class StampedRows final : public SheetRows {
 public:
  StampedRows(CommonTransaction& transaction, const Sheets& sheets, Stamp stamp)
      : transaction_(transaction), sheets_(sheets), stamp_(std::move(stamp)) {}

  std::int64_t run(std::string_view statement, const Record& values) override {
    return transaction_.attempt([&] {
      std::deque<std::string> made;
      const auto& found = ready(statement);
      return transaction_.writing().run(found.query, bound(found, values, made));
    });
  }

  std::vector<Record> ask(std::string_view statement, const Record& values) override {
    return transaction_.attempt([&] {
      std::deque<std::string> made;
      const auto& found = ready(statement);
      std::vector<Record> answer;
      auto rows = transaction_.writing().ask(found.query, bound(found, values, made));
      while (answer.size() < static_cast<std::size_t>(found.limit) && rows.next())
        answer.push_back(record_of(rows, found));
      return answer;
    });
  }

 private:
  const SheetStatement& ready(std::string_view statement) {
    const auto found = sheets_.find(stamp_.sheet, statement);
    if (!found)
      throw Error(Error::Code::misuse, fmt::format("sheet '{}' declares no statement '{}'", stamp_.sheet, statement));
    return *(used_ = found);
  }

  std::vector<Binding> bound(const SheetStatement& statement, const Record& values,
                             std::deque<std::string>& made) const {
    std::vector<Binding> bindings;
    for (const auto& name : statement.parameters) bindings.push_back({name, cell(statement, name, values, made)});
    return bindings;
  }

  Cell cell(const SheetStatement& statement, const std::string& name, const Record& values,
            std::deque<std::string>& made) const {
    if (name == "case_id") return stamp_.case_id;
    if (name == "seq") return stamp_.seq;
    if (name == "now") return stamp_.now;
    const auto* value = values.find(name);
    if (!value)
      throw Error(Error::Code::misuse, fmt::format("statement '{}' needs the parameter ':{}'", statement.name, name));
    return to_cell(*value, made);
  }

  static Record record_of(const Cursor& row, const SheetStatement& statement) {
    Record record;
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
      const auto& [name, type] = statement.columns[i];
      record.set(name, from_column(row, i, name, type));
    }
    return record;
  }

  CommonTransaction& transaction_;
  const Sheets& sheets_;
  const Stamp stamp_;
  std::shared_ptr<const SheetStatement> used_;
};

}  // namespace

std::unique_ptr<SheetRows> CommonTransaction::rows(std::string_view sheet, std::int64_t case_id, std::int64_t seq,
                                                   std::int64_t now) {
  return std::make_unique<StampedRows>(*this, database_->sheets, Stamp{std::string(sheet), case_id, seq, now});
}

}  // namespace parcours::store
