// The titles of what views name (parcours/titles.hpp).
#include <algorithm>

#include "base/boundary.hpp"
#include "base/texts.hpp"
#include "definition/model/spoken_value.hpp"
#include "definition/model/titles.hpp"
#include "engine/forms/form_view.hpp"
#include "engine/forms/titles_content.hpp"
#include "execution/decide.hpp"
#include "execution/lines.hpp"
#include "parcours/titles.hpp"

namespace parcours {
namespace {

using definition::Field;
using definition::Line;
using definition::title_of_end;
using definition::title_of_outcome;
using definition::title_or_name;
using definition::Workflow;

// A name whose blanks are `_`: nobody reads these.
Text named(std::string_view name) { return name.empty() ? Text() : title_or_name({}, name); }
Text titled(const Text& title, std::string_view name) { return name.empty() ? Text() : title_or_name(title, name); }

template <class Part>
const Part* part_named(const std::vector<Part>& all, std::string_view name) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Part& part) { return part.name == name; });
  return at == all.end() ? nullptr : &*at;
}

Text around(const Text& before, const Text& title) {
  return {before.in("fr") + " « " + title.in("fr") + " »", before.in("en") + " '" + title.in("en") + "'"};
}

const Field* field_of(const Workflow& workflow, std::string_view name) {
  const auto dot = name.find('.');
  if (const auto* field = workflow.field(name); field || dot == std::string_view::npos) return field;
  const auto* list = workflow.field(name.substr(0, dot));
  return list ? part_named(list->fields, name.substr(dot + 1)) : nullptr;
}

Text title_of_step(const Workflow& workflow, std::string_view name) {
  if (const auto* step = workflow.step(name)) return titled(step->title, name);
  if (const auto* block = part_named(workflow.blocks, name)) return titled(block->title, name);
  return name == execution::kAccepts ? Text("Accueillir ce relais", "Take this handover") : named(name);
}

Text effect_of(const Workflow& workflow, const definition::Target& to) {
  if (to.step != definition::none) {
    const auto& step = workflow.steps[static_cast<std::size_t>(to.step)];
    return around({"passe à", "goes on to"}, titled(step.title, step.name));
  }
  if (to.end.empty()) return {"se termine", "ends"};
  return around({"se termine", "ends"}, title_of_end(workflow, to.end));
}

Text effects_of(const Workflow& workflow, const Line& line) {
  std::vector<Text> all;
  if (!line.remind.empty()) all.emplace_back("rappel", "reminder");
  for (const auto start : definition::starts_of(line)) {
    const auto& step = workflow.steps[static_cast<std::size_t>(start)];
    all.push_back(around({"commence", "starts"}, titled(step.title, step.name)));
  }
  for (const auto& route : line.next) all.push_back(effect_of(workflow, route.to));
  return all.empty() ? Text("décompte", "count") : joined(all);
}

// Of "trier/1" the step, of "/accompagnement/1" the phase; empty for a line of the whole workflow.
Text owner_of(const Workflow& workflow, std::string_view key) {
  const bool of_phase = execution::is_of_phase(key);
  auto owner = key.substr(of_phase ? 1 : 0);
  owner = owner.substr(0, owner.find('/'));
  if (!of_phase) return title_of_step(workflow, owner);
  const auto* phase = part_named(workflow.phases, owner);
  return phase ? titled(phase->title, owner) : named(owner);
}

Text title_of_line(const Workflow& workflow, std::string_view key) {
  const auto owner = owner_of(workflow, key);
  const auto* line = execution::find_line(workflow, key);
  auto what = line ? effects_of(workflow, *line) : Text("échéance", "due date");
  if (owner.empty()) return what;
  const auto where = execution::is_of_phase(key) ? Text(", phase", ", phase") : Text(", étape", ", step");
  return around(joined({what, where}, ""), owner);
}

// Without a workflow, an outcome has the word of the engine or its name.
const Workflow& workflow_of(const std::shared_ptr<const Titles::Content>& content) {
  static const Workflow none;
  return content && content->deployed ? content->deployed->workflow : none;
}

template <class Title>
Text title(const std::shared_ptr<const Titles::Content>& content, std::string_view name, const Title& of) {
  return errors_only(
      [&] { return content && content->deployed && !name.empty() ? of(content->deployed->workflow) : named(name); });
}

}  // namespace

Text Titles::workflow() const {
  return errors_only([&] {
    if (!content_ || !content_->deployed) return Text();
    const auto& workflow = content_->deployed->workflow;
    return titled(workflow.title, workflow.name);
  });
}

Text Titles::phase(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) {
    const auto* phase = part_named(workflow.phases, name);
    return phase ? titled(phase->title, name) : named(name);
  });
}

Text Titles::step(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) { return title_of_step(workflow, name); });
}

Text Titles::branch(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) {
    const auto* block = part_named(workflow.blocks, name);
    return block && !block->title.empty() ? block->title : title_of_step(workflow, name);
  });
}

Text Titles::field(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) {
    const auto* field = field_of(workflow, name);
    return field ? titled(field->title, field->name) : named(name);
  });
}

Text Titles::outcome(std::string_view name) const {
  return errors_only([&] { return name.empty() ? Text() : title_of_outcome(workflow_of(content_), name); });
}

Text Titles::end(std::string_view name) const {
  return errors_only([&] { return name.empty() ? Text() : title_of_end(workflow_of(content_), name); });
}

Text Titles::message(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) { return definition::title_of_message(workflow, name); });
}

Text Titles::territory(std::string_view name) const {
  return title(content_, name, [&](const Workflow& workflow) {
    for (const auto& field : workflow.fields)
      if (const auto* option = field.type == Type::territory ? part_named(field.options, name) : nullptr)
        return titled(option->title, name);
    return named(name);
  });
}

Text Titles::role(std::string_view name) const {
  return errors_only(
      [&] { return content_ && content_->roles ? definition::title_of_role(*content_->roles, name) : named(name); });
}

Text Titles::recipient(std::string_view to) const {
  return errors_only([&] {
    const auto colon = to.find(':');
    const auto kind = to.substr(0, colon);
    if (colon == std::string_view::npos || kind != "role") return Text(std::string(to.substr(to.find(':') + 1)));
    const auto who = to.substr(colon + 1);
    const auto at = who.find('@');
    auto title = role(who.substr(0, at));
    if (at == std::string_view::npos) return title;
    return in_brackets(title, named(who.substr(at + 1)));
  });
}

Text Titles::line(std::string_view key) const {
  return title(content_, key, [&](const Workflow& workflow) { return title_of_line(workflow, key); });
}

std::string Titles::value(std::string_view field, const Value& value, std::string_view language) const {
  return errors_only([&] {
    if (!content_ || !content_->deployed || !content_->calendar) return std::string();
    const Field unknown;
    const auto* known = field_of(content_->deployed->workflow, field);
    const auto* text = value.get_if<std::string>();
    if (text && known && known->type == Type::structure) return named(*text).in(language);
    return definition::spoken(known ? *known : unknown, value, *content_->calendar, language);
  });
}

}  // namespace parcours
