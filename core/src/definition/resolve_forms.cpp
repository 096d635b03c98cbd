// What a step asks, and by when it is due.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/nearest.hpp"
#include "definition/draft.hpp"
#include "definition/places.hpp"
#include "definition/types.hpp"

namespace parcours::definition {
namespace {

// What a form is about: the fields of the case, or of an element of a list.
struct Asked {
  Asked(const std::vector<Field>& of, const expression::Environment& may_read) : fields(of), names(may_read) {
    for (const auto& field : fields) by_name.emplace(field.name, &field);
  }
  const std::vector<Field>& fields;
  const expression::Environment& names;
  std::unordered_map<std::string_view, const Field*> by_name;
};

std::vector<Entry> read_form(const Pair& pair, const Asked& asked, Draft& draft);

// `form:` of an entry: the fields of a new element; its conditions may read the element too.
std::vector<Entry> read_element_form(const Pair& pair, const Field& list, const Asked& asked, Draft& draft) {
  if (list.type != Type::list) {
    draft.sink.say("form-of-no-list", pair.key.span, {{"field", list.name}, {"type", std::string(name_of(list.type))}});
    return {};
  }
  auto names = asked.names;
  if (!list.item.empty()) names.emplace_back(list.item, element_type(list));
  return read_form(pair, Asked{list.fields, names}, draft);
}

void read_details(const Pair& pair, const Field& field, const Asked& asked, Entry& entry, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, places::entry, draft.sink)) return;
  if (const auto* when = pair_in(pair.value, "when"))
    entry.when = compile(when->value, "when", asked.names, expression::Type::Kind::boolean, draft);
  if (const auto* optional = pair_in(pair.value, "optional")) entry.optional = read_flag(*optional, draft.sink).value_or(false);
  if (const auto* form = pair_in(pair.value, "form")) entry.form = read_element_form(*form, field, asked, draft);
}

void read_manner(const Pair& pair, const Field& field, const Asked& asked, Entry& entry, Draft& draft) {
  if (pair.value.is_map()) return read_details(pair, field, asked, entry, draft);
  const auto word = read_one_of(pair, {"optional", "show"}, draft.sink);
  entry.optional = word == "optional";
  entry.shown = word == "show";
}

// `origine`, `naissance: optional`, `motif: { when: ... }`
std::optional<Entry> read_entry(const Node& node, const Asked& asked, Draft& draft) {
  const bool pair = node.is_map() && node.pairs.size() == 1;
  const Node& name = pair ? node.pairs.front().key : node;
  if (!name.is_scalar()) {
    draft.sink.say("bad-entry", node.span);
    return std::nullopt;
  }
  const auto found = asked.by_name.find(name.text);
  if (found == asked.by_name.end()) {
    std::vector<std::string> names;
    for (const auto& each : asked.fields) names.push_back(each.name);
    draft.sink.say("unknown-field", name.span, {{"field", name.text}}, draft.sink.full() ? "" : nearest(name.text, names));
    return std::nullopt;
  }
  Entry entry;
  entry.field = name.text;
  if (pair) read_manner(node.pairs.front(), *found->second, asked, entry, draft);
  return entry;
}

std::vector<Entry> read_form(const Pair& pair, const Asked& asked, Draft& draft) {
  std::vector<Entry> form;
  if (!want_list(pair, draft.sink)) return form;
  std::unordered_set<std::string> seen;
  for (const auto& node : pair.value.items) {
    auto entry = read_entry(node, asked, draft);
    if (!entry) continue;
    if (!seen.insert(entry->field).second) draft.sink.say("asked-twice", node.span, {{"field", entry->field}});
    form.push_back(std::move(*entry));
  }
  return form;
}

bool is_instant(const expression::Type& type) {
  using Kind = expression::Type::Kind;
  return type.kind() == Kind::date || type.kind() == Kind::instant || type.kind() == Kind::any;
}

// A delay when it begins with a digit, else an expression of a date or an instant.
std::optional<Due> read_due(const Pair& pair, Draft& draft) {
  const auto text = read_word(pair, draft.sink);
  if (!text) return std::nullopt;
  if (text->front() >= '0' && text->front() <= '9') {
    const auto delay = read_delay(pair, draft.sink);
    return delay ? std::optional<Due>(*delay) : std::nullopt;
  }
  auto program = compile(pair.value, "due", draft.environment, {}, draft);
  if (program && !is_instant(program->type())) {
    draft.sink.say("due-is-no-date", pair.value.span, {{"type", program->type().name()}});
    return std::nullopt;
  }
  return program ? std::optional<Due>(std::move(*program)) : std::nullopt;
}

}  // namespace

void resolve_forms(Draft& draft) {
  const Asked asked(draft.workflow.fields, draft.environment);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& source = draft.source(index);
    if (source.form) draft.step(index).form = read_form(*source.form, asked, draft);
    if (source.due) draft.step(index).due = read_due(*source.due, draft);
  }
}

}  // namespace parcours::definition
