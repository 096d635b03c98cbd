// Who does a step, and who may not.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/draft.hpp"
#include "definition/types.hpp"

namespace parcours::definition {
namespace {

std::vector<std::string> step_names(const Draft& draft) {
  std::vector<std::string> names;
  for (const auto& step : draft.workflow.steps) names.push_back(step.name);
  return names;
}

// `steps.x.by`: who last ended x; empty when it is none of that form.
std::optional<std::string> doer(const std::string& text) {
  if (!text.starts_with("steps.") || !text.ends_with(".by") || text.size() <= 9) return std::nullopt;
  return text.substr(6, text.size() - 9);
}

void check_step(const std::string& name, Span at, Draft& draft) {
  if (draft.step_index.contains(name)) return;
  draft.sink.say("unknown-step", at, {{"step", name}}, draft.sink.full() ? "" : nearest(name, step_names(draft)));
}

void say_nobody(const std::string& name, Span at, Draft& draft) {
  auto names = draft.role_names();
  for (const auto& field : draft.workflow.fields)
    if (field.type == Type::actor || field.type == Type::structure) names.push_back(field.name);
  draft.sink.say("unknown-who", at, {{"name", name}}, nearest(name, names));
}

std::optional<Who> read_who(const Node& node, Draft& draft) {
  const auto text = read_word(node, "by", draft.sink);
  if (!text) return std::nullopt;
  if (*text == "case.opened_by") return Who{Who::Kind::opener, {}};
  if (const auto step = doer(*text)) {
    check_step(*step, node.span, draft);
    return Who{Who::Kind::doer, *step};
  }
  if (const auto* field = draft.workflow.field(*text)) {
    if (field->type == Type::actor || field->type == Type::structure) return Who{Who::Kind::field, *text};
    draft.sink.say("not-a-person", node.span, {{"field", *text}, {"type", std::string(name_of(field->type))}});
    return std::nullopt;
  }
  if (!is_name(*text) || !draft.is_role(*text)) {
    say_nobody(*text, node.span, draft);
    return std::nullopt;
  }
  return Who{Who::Kind::role, *text};
}

void read_by(const Pair& pair, Step& step, Draft& draft) {
  if (pair.value.is_list() && !want_list(pair, draft.sink)) return;
  for (const Node* node : one_or_list(pair.value))
    if (auto who = read_who(*node, draft)) step.by.push_back(std::move(*who));
}

void read_not_by(const Pair& pair, Step& step, Draft& draft) {
  for (const Node* node : one_or_list(pair.value))
    if (const auto name = read_word(*node, "not_by", draft.sink)) {
      check_step(*name, node->span, draft);
      step.not_by.push_back(*name);
    }
}

}  // namespace

void resolve_people(Draft& draft) {
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& source = draft.source(index);
    if (source.by) read_by(*source.by, draft.step(index), draft);
    if (source.not_by) read_not_by(*source.not_by, draft.step(index), draft);
  }
}

}  // namespace parcours::definition
