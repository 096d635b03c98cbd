// Reads the head of a workflow: its name, its sheet, its subject, its purpose and its retention.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/passes.hpp"

namespace parcours::definition {
namespace {

void read_name(const Pair& pair, Draft& draft) {
  const auto name = read_word(pair, draft.sink);
  if (name && !is_workflow_name(*name)) draft.sink.report("bad-workflow-name", pair.value.span, {{"name", *name}});
  draft.workflow.name = name.value_or("");
}

void read_language(const Pair& pair, Draft& draft) {
  const auto version = read_word(pair, draft.sink);
  if (version && *version != "1") draft.sink.report("other-language", pair.value.span, {{"version", *version}});
}

void read_title(const Pair& pair, Draft& draft) { draft.workflow.title = read_text(pair, draft.sink); }
void read_purpose(const Pair& pair, Draft& draft) { draft.workflow.purpose = read_text(pair, draft.sink); }
void read_basis(const Pair& pair, Draft& draft) { draft.workflow.basis = read_text(pair, draft.sink); }

void read_sheet(const Pair& pair, Draft& draft) {
  const auto name = read_word(pair, draft.sink);
  if (!name) return;
  draft.workflow.sheet = *name;
  std::vector<std::string> loaded;
  for (const auto& sheet : draft.surroundings.sheets) {
    loaded.push_back(sheet.name);
    if (sheet.name == *name) draft.sheet = &sheet;
  }
  if (draft.sheet) return;
  draft.sink.report("sheet-not-loaded", pair.value.span,
                    {{"sheet", *name}, {"loaded", loaded.empty() ? "-" : listed(loaded)}}, nearest(*name, loaded));
}

void read_subject(const Pair& pair, Draft& draft) {
  const auto word = read_one_of(pair, {"person", "group", "place", "project", "none"}, draft.sink);
  if (word) draft.workflow.subject = *subject_named(*word);
}

// `2 years after last_event`
void read_active(const Pair& pair, Draft& draft) {
  const auto text = read_word(pair, draft.sink);
  if (!text) return;
  const auto after = text->find(" after ");
  const auto from = after == std::string::npos ? "" : text->substr(after + 7);
  draft.workflow.keep_active = parse_delay(std::string_view(*text).substr(0, after));
  draft.workflow.keep_from = from;
  if (!draft.workflow.keep_active || (from != "last_event" && from != "end"))
    draft.sink.report("bad-keep", pair.value.span);
}

void read_keep(const Pair& pair, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, key_sets::keep, draft.sink)) return;
  if (const auto* active = pair_in(pair.value, "active")) read_active(*active, draft);
  if (const auto* archive = pair_in(pair.value, "archive"))
    draft.workflow.keep_archive = read_delay(*archive, draft.sink);
  if (const auto* age = pair_in(pair.value, "until_age"))
    draft.workflow.keep_until_age = read_count(*age, 1, 150, draft.sink);
}

// Reads a map from names to texts. `read` is the reader of one.
std::map<std::string, Text> read_texts_of(const Pair& pair, Text (*read)(const Pair&, DiagnosticSink&), Draft& draft) {
  std::map<std::string, Text> texts;
  if (!expect_map(pair, draft.sink)) return texts;
  for (const auto& each : pair.value.pairs)
    if (check_name(each.key.text, each.key.span, draft.sink)) texts[each.key.text] = read(each, draft.sink);
  return texts;
}

void read_outcomes(const Pair& pair, Draft& draft) {
  draft.workflow.outcomes = read_texts_of(pair, read_text, draft);
  for (const auto& each : pair.value.pairs) draft.ends[each.key.text] = each.key.span;
}
void read_texts(const Pair& pair, Draft& draft) { draft.workflow.texts = read_texts_of(pair, read_template, draft); }
void read_told(const Pair& pair, Draft& draft) { draft.workflow.told = read_texts_of(pair, read_template, draft); }

struct HeadReader {
  std::string_view key;
  void (*read)(const Pair& pair, Draft& draft);
};
constexpr HeadReader head_readers[] = {
    {"workflow", read_name},     {"language", read_language}, {"title", read_title}, {"sheet", read_sheet},
    {"subject", read_subject},   {"purpose", read_purpose},   {"basis", read_basis}, {"keep", read_keep},
    {"outcomes", read_outcomes}, {"texts", read_texts},       {"told", read_told},
};

// A case about a person needs a legal basis and a retention.
void check_person(const Node& root, Draft& draft) {
  if (draft.workflow.subject != Subject::person) return;
  const auto at = pair_in(root, "subject")->value.span;
  if (!pair_in(root, "basis")) draft.sink.report("no-basis", at);
  if (!pair_in(root, "keep")) draft.sink.report("no-keep", at);
}

}  // namespace

void read_head(const Node& root, Draft& draft) {
  const auto name = pair_in(root, "workflow");
  check_keys(root, name ? name->key.span : Span{0, 1}, key_sets::workflow, draft.sink);
  for (const auto& reader : head_readers)
    if (const auto* pair = pair_in(root, reader.key)) reader.read(*pair, draft);
  check_person(root, draft);
}

}  // namespace parcours::definition
