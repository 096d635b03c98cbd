// Reads `by` and `not_by`, and the names of people and texts.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/model/protection.hpp"
#include "definition/model/types.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/people.hpp"

namespace parcours::definition {
namespace {

std::vector<std::string> step_names(const Draft& draft) {
  std::vector<std::string> names;
  for (const auto& step : draft.workflow.steps) names.push_back(step.name);
  return names;
}

// Returns `x` of `steps.x.by`; nothing for a text of another form.
std::optional<std::string> performer(const std::string& text) {
  if (!text.starts_with("steps.") || !text.ends_with(".by") || text.size() <= 9) return std::nullopt;
  return text.substr(6, text.size() - 9);
}

// Checks that the step exists and that people perform it.
void check_step(const std::string& name, Span at, Draft& draft) {
  using Kind = Step::Kind;
  const auto found = draft.step_index.find(name);
  if (found != draft.step_index.end()) {
    const auto kind = draft.step(found->second).kind;
    if (kind == Kind::decide || kind == Kind::split || kind == Kind::merge)
      draft.sink.report("no-doer", at, {{"step", name}});
    return;
  }
  draft.sink.report("unknown-step", at, {{"step", name}}, draft.sink.full() ? "" : nearest(name, step_names(draft)));
}

// The list that a text with several of the names means, "[elu, dpo]" of "elu et dpo" and of "elu dpo"; empty for
// another text.
std::string list_meant(std::string_view text, const std::vector<std::string>& names) {
  std::string list;
  int count = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find_first_of(" ,;"));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty() || word == "et" || word == "ou" || word == "and" || word == "or") continue;
    if (std::find(names.begin(), names.end(), word) == names.end()) return {};
    list += (list.empty() ? "" : ", ") + std::string(word), ++count;
  }
  return count > 1 ? "[" + list + "]" : std::string();
}

void report_nobody(const std::string& name, Span at, Draft& draft) {
  auto names = draft.role_names();
  for (const auto& field : draft.workflow.fields)
    if (field.type == Type::actor || field.type == Type::structure) names.push_back(field.name);
  const auto list = list_meant(name, names);
  draft.sink.report("unknown-who", at, {{"name", name}}, list.empty() ? nearest(name, names) : list);
}

// "besoin" of "besoin.destinataire".
std::string element_of(const std::string& name) { return name.substr(0, std::min(name.find('.'), name.size())); }

// Reads a field that names an actor: of the case, or of a visible element.
std::optional<ActorSelector> read_field(const Node& node, const Field& field, const Scope& scope, Draft& draft) {
  const auto element = element_of(node.text);
  if (element != node.text && !is_element_at(element, scope.block, draft.workflow)) {
    draft.sink.report("element-outside", node.span,
                      {{"item", element}, {"list", draft.workflow.list_of(element)->name}});
    return std::nullopt;
  }
  if (field.type == Type::actor || field.type == Type::structure)
    return ActorSelector{ActorSelector::Kind::field, node.text};
  draft.sink.report("not-a-person", node.span, {{"field", node.text}, {"type", std::string(name_of(field.type))}});
  return std::nullopt;
}

std::optional<ActorSelector> read_who(const Node& node, const std::string& key, const Scope& scope, Draft& draft) {
  const auto text = read_word(node, key, draft.sink);
  if (!text) return std::nullopt;
  if (*text == "case.opened_by") return ActorSelector{ActorSelector::Kind::opener, {}};
  if (const auto step = performer(*text)) {
    check_step(*step, node.span, draft);
    return ActorSelector{ActorSelector::Kind::performer, *step};
  }
  if (const auto* field = draft.workflow.field(*text)) return read_field(node, *field, scope, draft);
  if (!is_name(*text) || !draft.is_role(*text)) {
    report_nobody(*text, node.span, draft);
    return std::nullopt;
  }
  return ActorSelector{ActorSelector::Kind::role, *text};
}

void read_not_by(const Pair& pair, Step& step, Draft& draft) {
  for (const Node* node : one_or_list(pair.value))
    if (const auto name = read_word(*node, "not_by", draft.sink)) {
      check_step(*name, node->span, draft);
      step.not_by.push_back(*name);
    }
}

}  // namespace

std::vector<ActorSelector> read_people(const Pair& pair, const Scope& scope, Draft& draft) {
  std::vector<ActorSelector> people;
  if (pair.value.is_list() && !expect_list(pair, draft.sink)) return people;
  for (const Node* node : one_or_list(pair.value)) {
    auto who = read_who(*node, pair.key.text, scope, draft);
    if (!who) continue;
    const auto is_same = [&](const ActorSelector& each) { return each.kind == who->kind && each.name == who->name; };
    if (std::any_of(people.begin(), people.end(), is_same))
      draft.sink.report("who-twice", node->span, {{"name", node->text}});
    people.push_back(std::move(*who));
  }
  return people;
}

std::string read_text_name(const Pair& pair, Index block, Draft& draft) {
  const auto name = read_word(pair, draft.sink);
  if (!name) return {};
  const auto& texts = draft.workflow.texts;
  if (const auto known = texts.find(*name); known != texts.end()) {
    for (const auto& quoted : names_quoted(known->second))
      report_row_outside(quoted, *name, pair.value.span, draft, block);
    return *name;
  }
  std::vector<std::string> names;
  for (const auto& [known, text] : texts) names.push_back(known);
  draft.sink.report("unknown-text", pair.value.span, {{"text", *name}}, draft.sink.full() ? "" : nearest(*name, names));
  return {};
}

void resolve_people(const RoutedDraft& in) {
  auto& draft = in.draft();
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& source = draft.source(index);
    if (source.by) draft.step(index).by = read_people(*source.by, scope_of(draft.step(index)), draft);
    if (source.not_by) read_not_by(*source.not_by, draft.step(index), draft);
  }
}

}  // namespace parcours::definition
