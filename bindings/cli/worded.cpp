#include "cli/worded.hpp"

#include <algorithm>

#include "cli/form_texts.hpp"
#include "parcours/explain.hpp"

namespace parcours::cli {
namespace {

std::string with_blanks(std::string name) {
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return name;
}

// A row of a list: "Motif : trop loin, Jour : 28/03/2026".
std::string worded_row(const Titles& titles, const std::string& list, const Record& row, const Screen& screen) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : row) {
    if (value.is_null()) continue;
    const auto field = list + "." + name;
    parts.push_back(worded(titles.field(field), screen) + std::string(screen.in(phrases::colon)) +
                    worded(titles, field, value, screen));
  }
  return with_commas(parts);
}

bool is_row(const Value& value) {
  const auto* record = value.get_if<Record>();
  return record && !record->find("label") && !record->find("on");
}

}  // namespace

std::string with_commas(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string worded(const Text& title, const Screen& screen) { return sanitized(screen.in(title)); }

std::string worded(const Titles& titles, const std::string& field, const Value& value, const Screen& screen) {
  if (value.get_if<Date>() || value.get_if<Instant>()) return screen.format(value);
  if (is_row(value)) return worded_row(titles, field, value.as<Record>(), screen);
  const auto* list = value.get_if<List>();
  if (list && std::any_of(list->begin(), list->end(), is_row)) {
    std::string all;
    for (const auto& row : *list) all += (all.empty() ? "" : " ; ") + worded(titles, field, row, screen);
    return all;
  }
  auto text = sanitized(titles.value(field, value, screen.language()));
  return text.empty() ? screen.format(value) : text;
}

WorkflowTitles workflow_titles(Engine& engine) {
  WorkflowTitles titles;
  for (auto& each : engine.in_force()) titles.emplace(each.workflow, std::move(each.title));
  return titles;
}

std::string worded(const WorkflowTitles& titles, const std::string& workflow, const Screen& screen) {
  const auto at = titles.find(workflow);
  return at == titles.end() || at->second.empty() ? with_blanks(workflow) : worded(at->second, screen);
}

std::string meaning_of(const std::string& code, const Screen& screen) {
  const auto found = parcours::explain(code);
  if (!found) return sanitized(code);
  auto message = worded(found->front().wordings.front().message, screen);
  for (const std::string_view known : {" ‹action›", " '‹action›'", " « ‹action› »", " '‹sheet›'", " « ‹sheet› »"})
    if (const auto at = message.find(known); at != std::string::npos) message.erase(at, known.size());
  return message.find("‹") == std::string::npos ? message : sanitized(code);  // it names what is known elsewhere
}

}  // namespace parcours::cli
