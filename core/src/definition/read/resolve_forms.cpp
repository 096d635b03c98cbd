// Reads forms, checks and due dates of steps.
#include <algorithm>
#include <unordered_set>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/checks.hpp"
#include "definition/read/due.hpp"
#include "definition/read/forms.hpp"
#include "definition/read/passes.hpp"
#include "definition/source/meant_words.hpp"

namespace parcours::definition {
namespace {

// The fields that a form can ask: those of the case and of visible elements, or those of a row that it adds.
struct Asked {
  Visibility visibility;
  const Field* list = nullptr;  // of a row
};

std::vector<FormField> read_form(const Pair& pair, const Asked& asked, Draft& draft);

// Reads `form:` of an entry: the fields of a new element. Its conditions may read the element too.
std::vector<FormField> read_element_form(const Pair& pair, const Field& list, const Asked& asked, Draft& draft) {
  if (list.type != Type::list) {
    draft.sink.report("form-of-no-list", pair.key.span,
                      {{"field", list.name}, {"type", std::string(name_of(list.type))}});
    return {};
  }
  auto visibility = asked.visibility;
  visibility.element = list.item;
  return read_form(pair, Asked{std::move(visibility), &list}, draft);
}

// Reads `rows:` of an entry: which elements it asks. Without fields to ask of them it asks nothing.
void read_rows_of(const Pair& rows, const Field& list, const Asked& asked, FormField& entry, Draft& draft) {
  if (list.type != Type::list)
    return draft.sink.report("rows-of-no-list", rows.key.span,
                             {{"field", list.name}, {"type", std::string(name_of(list.type))}});
  if (entry.form.empty()) draft.sink.report("missing-key", rows.key.span, {{"key", "form"}});
  auto visibility = asked.visibility;
  visibility.element = list.item;
  entry.rows = compile(rows.value, "rows", visibility, expression::Type::Kind::boolean, draft);
}

void read_details(const Pair& pair, const Field& field, const Asked& asked, FormField& entry, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, key_sets::entry, draft.sink)) return;
  if (const auto* when = pair_in(pair.value, "when"))
    entry.when = compile(when->value, "when", asked.visibility, expression::Type::Kind::boolean, draft);
  if (const auto* optional = pair_in(pair.value, "optional"))
    entry.optional = read_flag(*optional, draft.sink).value_or(false);
  if (const auto* fresh = pair_in(pair.value, "fresh")) entry.fresh = read_flag(*fresh, draft.sink).value_or(false);
  const auto* form = pair_in(pair.value, "form");
  if (form) entry.form = read_element_form(*form, field, asked, draft);
  if (const auto* rows = pair_in(pair.value, "rows")) read_rows_of(*rows, field, asked, entry, draft);
}

void read_entry_options(const Pair& pair, const Field& field, const Asked& asked, FormField& entry, Draft& draft) {
  if (pair.value.is_map()) return read_details(pair, field, asked, entry, draft);
  const auto& word_given = pair.value.text;
  if (means_required(word_given) || word_given == "oui" || word_given == "true")
    return draft.sink.report("asked-anyway", pair.value.span, {{"word", word_given}, {"field", pair.key.text}});
  const auto word = read_one_of(pair, {"optional", "show", "fresh"}, draft.sink);
  entry.optional = word == "optional";
  entry.shown = word == "show";
  entry.fresh = word == "fresh";
}

const Field* find_in(const std::vector<Field>& fields, const std::string& name) {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

// Returns the field of that name that the form can ask; null when there is none.
const Field* find(const std::string& name, const Asked& asked, const Draft& draft) {
  if (asked.list) return find_in(asked.list->fields, name);
  const auto at = draft.field_index.find(name);
  if (at != draft.field_index.end()) return &draft.workflow.fields[static_cast<std::size_t>(at->second)];
  const auto dot = name.find('.');
  if (dot == std::string::npos || !sees_element(name.substr(0, dot), asked.visibility, draft.workflow)) return nullptr;
  return draft.workflow.field(name);
}

// Returns the names of all fields that a form can ask, for hints.
std::vector<std::string> names_in(const Asked& asked, const Draft& draft) {
  std::vector<std::string> names;
  for (const auto& field : asked.list ? asked.list->fields : draft.workflow.fields) {
    names.push_back(field.name);
    if (!asked.list && field.type == Type::list && sees_element(field.item, asked.visibility, draft.workflow))
      for (const auto& inner : field.fields) names.push_back(field.item + "." + inner.name);
  }
  return names;
}

// The hint for "motif" is "besoin.motif" when there is one, else the nearest name.
void report_unknown(const Node& name, const Asked& asked, Draft& draft) {
  std::string near;
  const auto names = draft.sink.full() ? std::vector<std::string>{} : names_in(asked, draft);
  for (const auto& each : names)
    if (each.ends_with("." + name.text)) near = each;
  draft.sink.report("unknown-field", name.span, {{"field", name.text}},
                    near.empty() ? nearest(name.text, names) : near);
}

// `origine`, `naissance: optional`, `motif: { when: ... }`
std::optional<FormField> read_entry(const Node& node, const Asked& asked, Draft& draft) {
  const bool pair = node.is_map() && node.pairs.size() == 1;
  const Node& name = pair ? node.pairs.front().key : node;
  if (!name.is_scalar()) {
    draft.sink.report("bad-entry", node.span);
    return std::nullopt;
  }
  const auto* field = find(name.text, asked, draft);
  if (!field) {
    report_unknown(name, asked, draft);
    return std::nullopt;
  }
  FormField entry;
  entry.field = name.text;
  if (pair) read_entry_options(node.pairs.front(), *field, asked, entry, draft);
  const bool asks_rows = pair && node.pairs.front().value.is_map() && pair_in(node.pairs.front().value, "rows");
  if (entry.fresh && ((field->type == Type::list && !asks_rows) || asked.list))
    draft.sink.report("fresh-of-rows", name.span, {{"field", name.text}});
  if (!field->computed.empty() && !entry.shown) draft.sink.report("computed-asked", name.span, {{"field", name.text}});
  return entry;
}

std::vector<FormField> read_form(const Pair& pair, const Asked& asked, Draft& draft) {
  std::vector<FormField> form;
  if (!expect_list(pair, draft.sink)) return form;
  std::unordered_set<std::string> seen;
  for (const auto& node : pair.value.items) {
    auto entry = read_entry(node, asked, draft);
    if (!entry) continue;
    if (!seen.insert(entry->field).second) draft.sink.report("asked-twice", node.span, {{"field", entry->field}});
    form.push_back(std::move(*entry));
  }
  return form;
}

// Returns the type of `outcome` in the form of a step: its outcomes.
expression::Type outcome_of(const Step& step) {
  std::vector<std::string> outcomes;
  for (const auto& route : step.next) outcomes.push_back(route.outcome);
  return expression::Type::choice_of(outcomes);
}

}  // namespace

std::vector<FormField> read_form(const Pair& pair, const Visibility& visibility, Draft& draft) {
  return read_form(pair, Asked{visibility, nullptr}, draft);
}

void resolve_forms(const SuppliedDraft& in) {
  auto& draft = in.draft();
  auto& outcome = std::find_if(draft.environment.begin(), draft.environment.end(), [](const auto& name) {
                    return name.first == "outcome";
                  })->second;
  const auto any = outcome;
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& source = draft.source(index);
    auto& step = draft.step(index);
    const auto visibility = names_at(step.block, draft);
    outcome = outcome_of(step);
    if (source.form && !step.handover) step.form = read_form(*source.form, visibility, draft);
    if (source.checks) read_checks(*source.checks, step.name, visibility, step.checks, draft);
    outcome = any;
    if (source.due) step.due = read_due(*source.due, visibility, true, draft);
  }
}

}  // namespace parcours::definition
