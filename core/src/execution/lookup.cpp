#include "execution/lookup.hpp"

#include <algorithm>

#include "base/json.hpp"

namespace parcours::execution {
namespace {

const std::string kByNumber = "number:", kByKey = "key:";

// Of "2/1": "2/1", then "2", then "": a step is counted in the rows of every enclosing `each`.
std::string_view parent_path(std::string_view rows) {
  const auto slash = rows.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : rows.substr(0, slash);
}

const std::string* row_outcome(const Case& c, std::string_view list, std::int64_t row) {
  const auto at = c.row_outcomes.find(list);
  if (at == c.row_outcomes.end() || row > static_cast<std::int64_t>(at->second.size())) return nullptr;
  const auto& outcome = at->second[static_cast<std::size_t>(row - 1)];
  return outcome.empty() ? nullptr : &outcome;
}

}  // namespace

const StepSummary* step_summary(const Case& c, const std::string& step, std::int64_t frame) {
  const std::string path = c.row_path(frame);
  for (std::string_view rows = path;; rows = parent_path(rows)) {
    if (auto at = c.steps.find(in_row_path(step, std::string(rows))); at != c.steps.end()) return &at->second;
    if (rows.empty()) return nullptr;
  }
}

const List* rows_of(const Case& c, std::string_view list) {
  const auto at = c.fields.find(list);
  return at == c.fields.end() ? nullptr : at->second.value.get_if<List>();
}

bool has_row_outcome(const Case& c, std::string_view list, std::int64_t row) {
  return row_outcome(c, list, row) != nullptr;
}

Value row_at(const definition::Field& list, const Case& c, std::int64_t row) {
  const auto* rows = rows_of(c, list.name);
  if (!rows || row < 1 || row > static_cast<std::int64_t>(rows->size())) return {};
  Record record = (*rows)[static_cast<std::size_t>(row - 1)].as<Record>();
  const auto* outcome = row_outcome(c, list.name, row);
  record.set("outcome", outcome ? *outcome : std::string());
  return record;
}

std::string key_text(const Value& key) {
  if (const auto* text = key.get_if<std::string>()) return *text;
  auto text = json::write_plain(key);
  const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string row_name(const definition::Field& list, const Record& row, std::int64_t number) {
  const auto* key = list.key.empty() ? nullptr : row.find(list.key);
  return key ? key_text(*key) : std::to_string(number);
}

bool is_row_named(const definition::Workflow& workflow, const Case& c, const Token& branch, const std::string& text,
                  NamedBy by) {
  const auto* step = branch.row > 0 ? workflow.step(branch.step) : nullptr;
  const auto* list = step ? workflow.field(step->list) : nullptr;
  const auto row = list ? row_at(*list, c, branch.row) : Value();
  if (row.is_null()) return false;
  const auto name = row_name(*list, row.as<Record>(), branch.row);
  if (by == NamedBy::key) return text == name;
  const auto path = c.row_path(branch.id);
  return text == path || text == kByNumber + path || (!list->key.empty() && (text == name || text == kByKey + name));
}

std::int64_t row_named(const definition::Field& list, const List& rows, const std::string& text) {
  const auto count = static_cast<std::int64_t>(rows.size());
  for (std::int64_t n = 1; n <= count; ++n)
    if (text == std::to_string(n) || text == kByNumber + std::to_string(n)) return n;
  for (std::int64_t n = 1; n <= count; ++n) {
    const auto name = row_name(list, rows[static_cast<std::size_t>(n - 1)].as<Record>(), n);
    if (!list.key.empty() && (text == name || text == kByKey + name)) return n;
  }
  return 0;
}

bool is_ambiguous_row(const definition::Field& list, const List& rows, const std::string& text) {
  const auto numbered = row_named(list, rows, kByNumber + text);
  const auto keyed = row_named(list, rows, kByKey + text);
  return numbered > 0 && keyed > 0 && numbered != keyed;
}

bool is_ambiguous_row(const definition::Workflow& workflow, const Case& c, const std::string& text) {
  return std::any_of(c.tokens.begin(), c.tokens.end(), [&](const Token& token) {
    const auto* step = token.row > 0 ? workflow.step(token.step) : nullptr;
    const auto* list = step ? workflow.field(step->list) : nullptr;
    const auto* rows = list && !list->key.empty() ? rows_of(c, list->name) : nullptr;
    return rows && is_ambiguous_row(*list, *rows, text);
  });
}

std::int64_t row_of(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                    std::string_view list) {
  for (const Token* t = a_case.token(frame); t; t = a_case.token(t->parent)) {
    const auto* step = t->row > 0 ? workflow.step(t->step) : nullptr;
    if (step && step->list == list) return t->row;
  }
  return 0;
}

std::vector<const definition::Field*> enclosing_lists(const definition::Workflow& workflow,
                                                      const definition::Step& step) {
  std::vector<const definition::Field*> lists;
  for (const auto* at = &step; at->block != 0;) {
    at = &workflow.steps[static_cast<std::size_t>(workflow.blocks[static_cast<std::size_t>(at->block)].owner)];
    if (const auto* list = at->list.empty() ? nullptr : workflow.field(at->list)) lists.push_back(list);
  }
  return lists;
}

const Value* field_value(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                         std::string_view name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) {
    const auto at = a_case.fields.find(name);
    return at == a_case.fields.end() ? nullptr : &at->second.value;
  }
  const auto* list = workflow.list_of(name.substr(0, dot));
  const auto* rows = list ? rows_of(a_case, list->name) : nullptr;
  const auto n = list ? row_of(workflow, a_case, frame, list->name) : 0;
  if (!rows || n < 1 || n > static_cast<std::int64_t>(rows->size())) return nullptr;
  return (*rows)[static_cast<std::size_t>(n - 1)].as<Record>().find(name.substr(dot + 1));
}

}  // namespace parcours::execution
