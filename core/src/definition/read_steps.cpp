// Which steps there are: phases, blocks and the kind of each step. Where they lead is told later, when all are known.
#include <algorithm>

#include "definition/draft.hpp"
#include "definition/places.hpp"

namespace parcours::definition {
namespace {

bool holds(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

// The key that says what the step is; null when there is none or several, which is said.
const Pair* kind_of(const Pair& pair, Draft& draft) {
  const Pair* kind = nullptr;
  for (const auto& each : pair.value.pairs) {
    if (!holds(places::kinds, each.key.text) && !holds(places::later_kinds, each.key.text)) continue;
    if (kind) {
      draft.sink.say("two-kinds", each.key.span, {{"step", pair.key.text}, {"one", kind->key.text}, {"other", each.key.text}});
      return nullptr;
    }
    kind = &each;
  }
  if (!kind) draft.sink.say("no-kind", pair.key.span, {{"step", pair.key.text}, {"kinds", listed(strings(places::kinds))}});
  return kind;
}

void read_block(const Pair& pair, const Place& place, Index block, Index phase, Draft& draft);

void read_task(const Pair& pair, Index index, Draft& draft) {
  draft.step(index).kind = Step::Kind::task;
  draft.step(index).title = read_text(pair, draft.sink);
}

void read_action(const Pair& pair, Index index, Draft& draft) {
  draft.step(index).kind = Step::Kind::action;
  if (auto name = read_word(pair, draft.sink)) draft.step(index).use = Use{*name, {}, {}, {}, {}, {}, {}, false};
}

void read_decide(const Pair& pair, Index index, Draft& draft) {
  draft.step(index).kind = Step::Kind::decide;
  want_list(pair, draft.sink);
}

void read_body(const Pair& pair, Index index, Draft& draft) {
  const auto body = static_cast<Index>(draft.workflow.blocks.size());
  draft.step(index).kind = Step::Kind::block;
  draft.step(index).body = body;
  Block block;
  block.name = draft.step(index).name;
  block.owner = index;
  draft.workflow.blocks.push_back(std::move(block));
  read_block(pair, places::block, body, draft.step(index).phase, draft);
}

struct Kind {
  std::string_view key;
  const Place& place;
  void (*read)(const Pair& pair, Index index, Draft& draft);
};
const Kind kinds[] = {{"task", places::task, read_task},
                      {"action", places::action, read_action},
                      {"decide", places::decide, read_decide},
                      {"block", places::block_step, read_body}};

// What every step may have; each is read when all names are known.
void note_parts(const Node& node, StepSource& source) {
  source.by = pair_in(node, "by");
  source.not_by = pair_in(node, "not_by");
  source.form = pair_in(node, "form");
  source.with = pair_in(node, "with");
  source.due = pair_in(node, "due");
  source.next = pair_in(node, "next");
}

void read_kind(const Pair& pair, Index index, Draft& draft) {
  const auto* key = kind_of(pair, draft);
  if (!key) return;
  const auto kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& each) { return each.key == key->key.text; });
  if (kind == std::end(kinds)) return draft.sink.say("not-run-yet", key->key.span, {{"key", key->key.text}});
  check_keys(pair.value, pair.key.span, kind->place, draft.sink);
  draft.source(index).kind = key;
  note_parts(pair.value, draft.source(index));
  kind->read(*key, index, draft);
  if (const auto* title = pair_in(pair.value, "title"); title && kind->key != "task")
    draft.step(index).title = read_text(*title, draft.sink);
}

void read_step(const Pair& pair, Index block, Index phase, Draft& draft) {
  if (!check_name(pair.key.text, pair.key.span, draft.sink)) return;
  const auto index = static_cast<Index>(draft.workflow.steps.size());
  if (!draft.step_index.emplace(pair.key.text, index).second)
    return draft.sink.say("step-twice", pair.key.span, {{"step", pair.key.text}});
  Step step;
  step.name = pair.key.text;
  step.block = block;
  step.phase = phase;
  step.line = static_cast<int>(draft.sink.source().line_number(pair.key.span.at));
  draft.workflow.steps.push_back(std::move(step));
  draft.sources.push_back({pair.key.span, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, pair.key.span});
  draft.block(block).steps.push_back(index);
  if (block == 0) draft.workflow.phases[static_cast<std::size_t>(phase)].steps.push_back(index);
  if (pair.value.is_map())
    read_kind(pair, index, draft);
  else
    draft.sink.say("no-kind", pair.key.span, {{"step", pair.key.text}, {"kinds", listed(strings(places::kinds))}});
}

void read_block(const Pair& pair, const Place& place, Index block, Index phase, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, place, draft.sink)) return;
  if (const auto* title = pair_in(pair.value, "title")) {
    auto text = read_text(*title, draft.sink);
    (block == 0 ? draft.workflow.phases.back().title : draft.block(block).title) = std::move(text);
  }
  const auto* steps = pair_in(pair.value, "steps");
  if (!steps || !want_map(*steps, draft.sink, most_steps)) return;
  for (const auto& each : steps->value.pairs) read_step(each, block, phase, draft);
  auto& made = draft.block(block);
  if (made.entry == none && !made.steps.empty()) made.entry = made.steps.front();
}

}  // namespace

void read_phases(const Node& root, Draft& draft) {
  draft.workflow.blocks.emplace_back();
  const auto* pair = pair_in(root, "phases");
  if (!pair || !want_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    if (!check_name(each.key.text, each.key.span, draft.sink)) continue;
    draft.workflow.phases.push_back({each.key.text, {}, {}});
    read_block(each, places::phase, 0, static_cast<Index>(draft.workflow.phases.size() - 1), draft);
  }
}

}  // namespace parcours::definition
