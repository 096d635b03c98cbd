// Converts places, notices and lists from outside (coerce.hpp), and checks changes of rows (row_changes.hpp).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "base/nearest.hpp"
#include "definition/model/coerce.hpp"
#include "definition/model/row_changes.hpp"
#include "definition/source/diagnostic_sink.hpp"

namespace parcours::definition {
namespace {

Field part(const char* name, Type type) {
  Field field;
  field.name = name;
  field.type = type;
  return field;
}

Field degrees(const char* name, int most) {
  auto field = part(name, Type::number);
  field.decimals = 7;
  field.minimum = Value(-most);
  field.maximum = Value(most);
  return field;
}

const std::vector<Field>& parts_of_place() {
  static const std::vector<Field> parts{degrees("lat", 90), degrees("lon", 180), part("label", Type::text)};
  return parts;
}
const std::vector<Field>& parts_of_notice() {
  static const std::vector<Field> parts{part("on", Type::date), part("how", Type::text), part("by", Type::text)};
  return parts;
}

void append(Problems& to, const Problems& from) { to.insert(to.end(), from.begin(), from.end()); }

// Converts every part by its field. Refuses a part without a field, and leaves out empty parts.
Checked<Value> coerce_record(const InputValue& given, const Record& record, const std::vector<Field>& fields) {
  Problems problems;
  Record out;
  std::vector<std::string> names;
  for (const auto& field : fields) {
    names.push_back(field.name);
    const auto* value = record.find(field.name);
    if (!value) continue;
    const auto where = given.where + "." + field.name;
    auto checked = coerce_part({field, where, *value, given.calendar});
    if (!checked)
      append(problems, checked.problems());
    else if (!checked->is_null())
      out.set(field.name, std::move(*checked));
  }
  for (const auto& [name, value] : record)
    if (std::find(names.begin(), names.end(), name) == names.end())
      append(problems, given.refuse("unknown-part", {{"allowed", listed(names)}}));
  if (!problems.empty()) return problems;
  return Value(std::move(out));
}

// The values of a field of which no two rows may have the same.
class UniqueCheck {
 public:
  UniqueCheck(std::string where, const std::string& name) : where_(std::move(where)), name_(name) {}
  void add_known(const List& rows) {
    for (const auto& row : rows)
      if (const auto* value = row.as<Record>().find(name_)) seen_.insert(json::write_exact(*value));
  }
  void add(const List& rows, Problems& problems) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto* value = rows[i].as<Record>().find(name_);
      if (!value || seen_.insert(json::write_exact(*value)).second) continue;
      problems.push_back(diagnostics().problem("not-unique", {}, fmt::format("{}[{}].{}", where_, i + 1, name_)));
    }
  }

 private:
  std::string where_;
  const std::string& name_;
  std::set<std::string> seen_;
};

// Reports rows with the same value of a `key` or `unique` field as another.
void check_distinct(const Field& list, const std::string& where, const List& there, const List& more,
                    Problems& problems) {
  for (const auto& field : list.fields) {
    if (!field.unique && field.name != list.key) continue;
    UniqueCheck distinct(where, field.name);
    distinct.add_known(there);
    distinct.add(more, problems);
  }
}

}  // namespace

Problems check_added_rows(const Field& list, const List& there, const List& more) {
  if (there.size() + more.size() > max_elements)
    return {diagnostics().problem("too-many", {{"most", std::to_string(max_elements)}}, list.name)};
  Problems problems;
  check_distinct(list, list.name, there, more, problems);
  return problems;
}

Problems check_changed_row(const Field& list, const List& there, const RowChange& change) {
  if (!change.field.unique && change.field.name != list.key) return {};
  for (std::size_t i = 0; i < there.size(); ++i) {
    const auto* other = there[i].as<Record>().find(change.field.name);
    if (other && *other == change.value && static_cast<std::int64_t>(i) + 1 != change.row)
      return {diagnostics().problem("not-unique", {}, change.where)};
  }
  return {};
}

Checked<Value> coerce_place(const InputValue& given) {
  const auto* record = given.value.get_if<Record>();
  if (!record) return coerce_text(given);
  auto checked = coerce_record(given, *record, parts_of_place());
  if (!checked || !checked->as<Record>().find("lat") == !checked->as<Record>().find("lon")) return checked;
  return given.refuse("half-a-place");
}

Checked<Value> coerce_notice(const InputValue& given) {
  const auto* record = given.value.get_if<Record>();
  if (record && !record->find("on")) return given.refuse("notice-without-date");
  return coerce_record(given, record ? *record : Record{{"on", given.value}}, parts_of_notice());
}

Checked<Value> coerce_list(const InputValue& given) {
  const auto* list = given.value.get_if<List>();
  if (!list) return given.refuse("not-a-list");
  if (list->size() > max_elements) return given.refuse("too-many", {{"most", std::to_string(max_elements)}});
  Problems problems;
  List rows;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto where = fmt::format("{}[{}]", given.where, i + 1);
    const InputValue row{given.field, where, (*list)[i], given.calendar};
    const auto* record = row.value.get_if<Record>();
    auto checked =
        record ? coerce_record(row, *record, given.field.fields) : Checked<Value>(row.refuse("not-a-record"));
    if (checked)
      rows.push_back(std::move(*checked));
    else
      append(problems, checked.problems());
  }
  if (problems.empty()) check_distinct(given.field, given.where, {}, rows, problems);
  if (!problems.empty()) return problems;
  return rows.empty() ? Value() : Value(std::move(rows));
}

}  // namespace parcours::definition
