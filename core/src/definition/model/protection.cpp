#include "definition/model/protection.hpp"

#include <algorithm>
#include <string_view>

namespace parcours::definition {
namespace {

bool is_part_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// Returns whether the text contains the name as a whole word.
bool names(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || !is_part_of_word(text[at - 1])) && (end == text.size() || !is_part_of_word(text[end]))) return true;
  }
  return false;
}

bool may_contain_rows(const expression::Type& type) {
  using Kind = expression::Type::Kind;
  return type.kind() == Kind::list || type.kind() == Kind::record || type.kind() == Kind::any;
}

Protection own(const Field& field) {
  Protection protection;
  protection.level = field.level;
  if (!field.seen_by.empty()) protection.seen_by = field.seen_by;
  return protection;
}

// Returns the protection of a name that a program reads.
Protection protection_of_name(const std::string& path, const Program& program, const Workflow& workflow) {
  const auto head = path.substr(0, path.find('.'));
  if (const auto* list = workflow.list_of(head)) {
    const auto* field = workflow.field(path);
    if (path == head) return protection_of(*list);
    return field ? protection_of_row_field(*list, *field) : own(*list);
  }
  if (const auto* field = workflow.field(head)) {
    auto protection = own(*field);
    for (const auto& inner : field->fields)
      if (may_contain_rows(program.type()) || names(program.text(), inner.name)) protection.add(own(inner));
    return protection;
  }
  Protection protection;
  protection.level = head == "steps" || head == "case" || head == "outcome" || head == "actor" ? 1 : 0;
  return protection;
}

}  // namespace

void Protection::add(const Protection& part) {
  level = std::max(level, part.level);
  if (!part.seen_by) return;
  if (!seen_by) {
    seen_by = part.seen_by;
    return;
  }
  const auto& others = *part.seen_by;
  std::erase_if(*seen_by,
                [&](const std::string& role) { return std::find(others.begin(), others.end(), role) == others.end(); });
}

Protection protection_of(const Field& field) {
  auto protection = own(field);
  for (const auto& inner : field.fields) protection.add(own(inner));
  return protection;
}

Protection protection_of_row_field(const Field& list, const Field& field) {
  auto protection = own(list);
  protection.add(own(field));
  return protection;
}

std::optional<Protection> protection_of_field(const Workflow& workflow, std::string_view name) {
  const auto* field = workflow.field(name);
  if (!field) return std::nullopt;
  const auto dot = name.find('.');
  const auto* list = dot == std::string_view::npos ? nullptr : workflow.list_of(name.substr(0, dot));
  return list ? protection_of_row_field(*list, *field) : protection_of(*field);
}

std::string reason_of(const Protection& protection) {
  return protection.level > 1 ? "C" + std::to_string(protection.level) : "seen_by";
}

Protection protection_of(const Program& program, const Workflow& workflow) {
  Protection protection;
  for (const auto& path : program.reads()) protection.add(protection_of_name(path, program, workflow));
  return protection;
}

Protection protection_of(const Due& due, const Workflow& workflow) {
  const auto* program = std::get_if<Program>(&due);
  return program ? protection_of(*program, workflow) : Protection();
}

Protection protection_of_date(const Line& line, const Workflow& workflow) {
  Protection protection;
  if (line.delay) protection.add(protection_of(*line.delay, workflow));
  if (line.at) protection.add(protection_of(*line.at, workflow));
  return protection;
}

Protection protection_of_reads(const Field& computed, const Workflow& workflow) {
  Protection protection;
  for (const auto& row : computed.computed) {
    if (row.guard) protection.add(protection_of(*row.guard, workflow));
    if (const auto* program = std::get_if<Program>(&row.value)) protection.add(protection_of(*program, workflow));
  }
  return protection;
}

std::vector<std::string> names_quoted(const Text& text) {
  std::vector<std::string> names;
  for (const auto& [language, translation] : text.translations()) {
    std::string_view rest = translation;
    while (!rest.empty()) {
      const auto open = rest.find('{'), close = rest.find('}', open);
      if (close == std::string_view::npos) break;
      const auto name = rest.substr(open + 1, close - open - 1);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
      rest.remove_prefix(close + 1);
    }
  }
  return names;
}

}  // namespace parcours::definition
