// Compiles the expressions of a workflow. Faults are reported at their place, and names must be visible.
#include <algorithm>
#include <functional>

#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

// Returns the place of a part of an expression in the source.
using Locator = std::function<Span(std::size_t at, std::size_t length)>;

// "besoin" of "besoin.motif", "steps.lire" of "steps.lire.times".
std::string head_of(const std::string& path) {
  const auto dot = path.find('.');
  if (path.substr(0, dot) != "steps" || dot == std::string::npos) return path.substr(0, dot);
  return path.substr(0, path.find('.', dot + 1));
}

// Reports names in the expression that are not visible. Returns true when there are none.
bool check_visibility(const Program& program, const Locator& place, const Visibility& visibility, Draft& draft) {
  bool fine = true;
  for (const auto& path : program.reads()) {
    const auto head = head_of(path);
    const auto found = program.text().find(head);
    const auto at = found == std::string::npos ? place(0, program.text().size()) : place(found, head.size());
    const auto* list = draft.workflow.list_of(head);
    const auto step = head.starts_with("steps.") ? draft.step_index.find(head.substr(6)) : draft.step_index.end();
    if (list && !sees_element(head, visibility, draft.workflow))
      draft.sink.report("element-outside", at, {{"item", head}, {"list", list->name}}), fine = false;
    if (step != draft.step_index.end() && !is_read_at(draft.step(step->second), visibility.block, draft.workflow))
      draft.sink.report("step-outside", at, {{"step", step->first}}), fine = false;
  }
  return fine;
}

// A field of C4 is a note of its author: it has one value for each, and no expression reads it. Returns true when the
// program reads none.
bool check_notes(const Program& program, const Locator& place, Draft& draft) {
  for (const auto& path : program.reads()) {
    const auto* field = draft.workflow.field(path.substr(0, path.find('.')));
    if (!field || field->level < 4) continue;
    const auto found = std::min(program.text().find(field->name), program.text().size());
    draft.sink.report("reads-c4", place(found, field->name.size()), {{"field", field->name}});
    return false;
  }
  return true;
}

// Reports functions for which the city has no data. Returns true when there are none.
bool check_city(const Program& program, const Locator& place, Draft& draft) {
  const auto& city = draft.surroundings.city;
  bool fine = true;
  const auto check = [&](const std::string& function, std::string_view code, bool known) {
    if (known || !program.calls(function)) return;
    draft.sink.report(code, place(program.text().find(function), function.size()), {{"function", function}});
    fine = false;
  };
  check("in_territory", "no-outlines", !city.outlines.empty());
  check("territory_at", "no-outlines", !city.outlines.empty());
  check("school_day", "no-school-years", !city.school_years.empty());
  return fine;
}

// Returns the choice that is shown as this word, between quotes; empty when there is none.
std::string choice_titled(const std::string& word, const Draft& draft) {
  for (const auto& field : draft.workflow.fields)
    for (const auto& option : field.options)
      for (const auto& [language, title] : option.title.translations())
        if (title == word) return "'" + option.name + "'";
  return {};
}

std::optional<Program> compiled(const std::string& text, const Locator& place, const Visibility& visibility,
                                const expression::Type& wanted, Draft& draft) {
  auto made = Program::compile(text, draft.environment, wanted);
  auto* program = std::get_if<Program>(&made);
  if (program && check_visibility(*program, place, visibility, draft) && check_notes(*program, place, draft) &&
      check_city(*program, place, draft))
    return std::move(*program);
  if (program) return std::nullopt;
  for (const auto& fault : std::get<1>(made)) {
    const auto choice = fault.code == "unknown-name" ? choice_titled(text.substr(fault.at, fault.length), draft) : "";
    draft.sink.add({fault.code,
                    {},
                    fault.message,
                    choice.empty() ? fault.hint : did_you_mean(choice),
                    {},
                    Problem::Severity::error},
                   place(fault.at, fault.length));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Program> compile(const Node& node, std::string_view key, const Visibility& visibility,
                               const expression::Type& wanted, Draft& draft) {
  const auto text = read_word(node, key, draft.sink);
  if (!text) return std::nullopt;
  const auto place = [&](std::size_t at, std::size_t length) {
    const auto begin = yaml::position_in(draft.sink.source(), node, at);
    return Span{begin, std::max(yaml::position_in(draft.sink.source(), node, at + length), begin + 1)};
  };
  return compiled(*text, place, visibility, wanted, draft);
}

std::optional<Program> compile_made(const std::string& text, Span at, const Visibility& visibility, Draft& draft) {
  return compiled(
      text, [&](std::size_t, std::size_t) { return at; }, visibility, expression::Type::Kind::boolean, draft);
}

}  // namespace parcours::definition
