// Reads the guards of rows: cells and a condition become one guard.
#include <fmt/format.h>

#include <algorithm>

#include "base/decimal.hpp"
#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/check_guards.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/rows.hpp"
#include "definition/read/scope.hpp"
#include "expression/operation.hpp"

namespace parcours::definition {
namespace {

// Returns a value as an expression; empty for a value that no cell can have.
std::string literal(const Value& value) {
  if (const auto* text = value.get_if<std::string>()) {
    std::string out = "'";
    for (const char c : *text) out += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    return out + "'";
  }
  if (const auto* flag = value.get_if<bool>()) return *flag ? "true" : "false";
  if (const auto* whole = value.get_if<std::int64_t>()) return std::to_string(*whole);
  if (const auto* exact = value.get_if<Decimal>()) return parcours::to_text(*exact);
  if (const auto* day = value.get_if<Date>()) return fmt::format("date('{}')", parcours::to_text(*day));
  return {};
}

// One cell: a field and its allowed values.
struct Cell {
  const Pair& pair;
  Field field;  // of a parameter: a field like it
  Draft& draft;

  std::optional<Value> read(const Node& node, std::string_view text) const {
    auto one = field;
    if (one.type == Type::choices) one.type = Type::choice;
    Node part = node;
    part.text = text;
    return read_literal(part, one, draft);
  }
  bool ordered() const { return field.type == Type::number || field.type == Type::money || field.type == Type::date; }
};

// `8..14`, `..7`, `15..`
std::optional<std::string> range(const Cell& cell, const Node& node) {
  const auto dots = node.text.find("..");
  std::string guard;
  std::vector<Value> bounds;
  const auto side = [&](std::string_view text, std::string_view comparison) {
    if (text.empty()) return true;
    const auto bound = cell.read(node, text);
    if (!bound) return false;
    guard += fmt::format("{}{} {} {}", guard.empty() ? "" : " && ", cell.field.name, comparison, literal(*bound));
    bounds.push_back(*bound);
    return true;
  };
  const std::string_view text = node.text;
  if (!side(text.substr(0, dots), ">=") || !side(text.substr(dots + 2), "<=")) return std::nullopt;
  const bool backward = bounds.size() == 2 && expression::order(bounds[0], bounds[1]) == std::partial_ordering::greater;
  if (!guard.empty() && !backward) return guard;
  cell.draft.sink.report(backward ? "backward-range" : "empty-range", node.span, {{"range", node.text}});
  return std::nullopt;
}

// "8..14" of "8-14" and of "8 à 14"; empty for another text.
std::string range_meant(const std::string& text) {
  const auto is_number = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  for (const std::string_view between : {"-", " - ", " à ", " et ", "..."})
    if (const auto at = text.find(between); at != std::string::npos) {
      const auto from = text.substr(0, at), until = text.substr(at + between.size());
      if (is_number(from) && is_number(until)) return fmt::format("{}..{}", from, until);
    }
  return {};
}

bool is_number(const Cell& cell) { return cell.ordered() && cell.field.type != Type::date; }

std::optional<std::string> guard_of(const Cell& cell, const Node& node) {
  if (!read_word(node, cell.pair.key.text, cell.draft.sink)) return std::nullopt;
  const bool ranges = node.text.find("..") != std::string::npos;
  if (cell.ordered() && ranges) return range(cell, node);
  if (const auto meant = is_number(cell) ? range_meant(node.text) : std::string(); !meant.empty()) {
    cell.draft.sink.report("not-a-range", node.span, {{"range", node.text}}, meant);
    return std::nullopt;
  }
  if (ranges && cell.field.options.empty()) {
    cell.draft.sink.report("range-of-text", node.span,
                           {{"field", cell.field.name}, {"type", std::string(name_of(cell.field.type))}});
    return std::nullopt;
  }
  const auto value = cell.read(node, node.text);
  if (!value) return std::nullopt;
  if (cell.field.type == Type::choices) return fmt::format("{}.holds({})", cell.field.name, literal(*value));
  return fmt::format("{} == {}", cell.field.name, literal(*value));
}

std::optional<std::string> guard_of(const Cell& cell) {
  std::string guard;
  for (const Node* node : one_or_list(cell.pair.value)) {
    const auto one = guard_of(cell, *node);
    if (!one) return std::nullopt;
    guard += fmt::format("{}{}", guard.empty() ? "" : " || ", *one);
  }
  return guard;
}

bool is_allowed_in_cell(Type type) {
  constexpr Type not_in_cells[] = {Type::birth, Type::datetime, Type::duration, Type::place,
                                   Type::files, Type::notice,   Type::list};
  return std::find(std::begin(not_in_cells), std::end(not_in_cells), type) == std::end(not_in_cells);
}

// Returns the field of a cell. A parameter counts as a field.
std::optional<Field> cell_field(const Node& key, Draft& draft) {
  if (const auto* field = draft.workflow.field(key.text)) {
    auto named = *field;
    named.name = key.text;  // "besoin.motif" of an element
    return named;
  }
  std::vector<std::string> names = draft.field_names();
  for (const auto& parameter : draft.workflow.parameters) {
    names.push_back(parameter.name);
    if (parameter.name != key.text) continue;
    Field like;
    like.name = key.text;
    like.type = parameter.type;
    like.decimals = parameter.default_value.is<Decimal>() ? 9 : 0;
    return like;
  }
  draft.sink.report("unknown-field", key.span, {{"field", key.text}}, nearest(key.text, names));
  return std::nullopt;
}

// Returns the cells of a row as one condition. Reports a wrong cell and returns nothing.
std::optional<std::string> cells_of(const Pair& is, Draft& draft) {
  if (!expect_map(is, draft.sink)) return std::nullopt;
  std::string guard;
  for (const auto& pair : is.value.pairs) {
    const auto field = cell_field(pair.key, draft);
    if (!field) return std::nullopt;
    if (!is_allowed_in_cell(field->type)) {
      draft.sink.report("not-in-cell", pair.key.span,
                        {{"field", field->name}, {"type", std::string(name_of(field->type))}});
      return std::nullopt;
    }
    const auto one = guard_of(Cell{pair, *field, draft});
    if (!one) return std::nullopt;
    guard += fmt::format("{}({})", guard.empty() ? "" : " && ", *one);
  }
  return guard;
}

void resolve_row(const Node& node, bool last, Index index, Row& row, Draft& draft) {
  if (!check_keys(node, node.span, key_sets::row, draft.sink)) return;
  check_row(node, last, "next", draft);
  row.guard = read_guard(node, names_at(draft.step(index).block, draft), draft);
}

// Checks the rows of a `decide` together.
void check_rows(Index index, GuardCheck& check, Draft& draft) {
  Guards guards;
  std::vector<Span> places;
  for (const auto& row : draft.step(index).rows) guards.push_back(row.guard ? &*row.guard : nullptr);
  for (const auto& node : draft.source(index).kind->value.items) places.push_back(node.pairs.front().key.span);
  check.rows(guards, draft.step(index).name, draft.source(index).name, places);
}

}  // namespace

void check_row(const Node& node, bool last, std::string_view gives, Draft& draft) {
  const bool guarded = pair_in(node, "is") || pair_in(node, "when");
  const auto* otherwise = pair_in(node, "otherwise");
  const Span at = node.pairs.empty() ? node.span : node.pairs.front().key.span;
  const std::string key(gives);
  if (otherwise && (guarded || pair_in(node, gives))) draft.sink.report("otherwise-beside", otherwise->key.span);
  if (otherwise && !last) draft.sink.report("otherwise-not-last", otherwise->key.span);
  if (!otherwise && !guarded) draft.sink.report("row-without-guard", at, {{"key", key}});
  if (!otherwise && !pair_in(node, gives)) draft.sink.report("missing-key", at, {{"key", key}});
}

std::optional<Program> read_guard(const Node& node, const Visibility& visibility, Draft& draft) {
  const auto* is = pair_in(node, "is");
  const auto* when = pair_in(node, "when");
  const auto cells = is ? cells_of(*is, draft) : std::nullopt;
  auto condition =
      when ? compile(when->value, "when", visibility, expression::Type::Kind::boolean, draft) : std::nullopt;
  if (!cells || (when && !condition)) return condition;
  const auto both = condition ? fmt::format("{} && ({})", *cells, condition->text()) : *cells;
  return compile_made(both, is->key.span, visibility, draft);
}

void resolve_rows(const FormedDraft& in) {
  auto& draft = in.draft();
  GuardCheck check(in);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto* kind = draft.source(index).kind;
    if (!kind || draft.step(index).kind != Step::Kind::decide) continue;
    const auto& items = kind->value.items;
    const auto before = draft.sink.errors();
    for (std::size_t i = 0; i < items.size(); ++i)
      resolve_row(items[i], i + 1 == items.size(), index, draft.step(index).rows[i], draft);
    if (in.routes_known() && draft.sink.errors() == before) check_rows(index, check, draft);
  }
}

}  // namespace parcours::definition
