// Reads the kinds of steps. Parts that need names from further down are located here and read when all names are known.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/steps.hpp"
#include "definition/source/meant_words.hpp"

namespace parcours::definition {
namespace {

bool contains(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

// Returns the kind that a key names or was meant to name, as `Task`, `tsk` or `tâche`; empty for another key.
std::string kind_meant(const std::string& key) { return word_meant(key, strings(key_sets::kinds)); }

// Returns the first key that looks like a misspelt kind. The check of the keys of that kind then reports it.
const Pair* slip_of_kind(const Node& step) {
  const auto slip = std::find_if(step.pairs.begin(), step.pairs.end(),
                                 [](const Pair& each) { return !kind_meant(each.key.text).empty(); });
  return slip == step.pairs.end() ? nullptr : &*slip;
}

// Returns the key that gives the kind. Reports a step without one or with several, and returns null.
const Pair* kind_of(const Pair& pair, Draft& draft) {
  const Pair* kind = nullptr;
  for (const auto& each : pair.value.pairs) {
    if (!contains(key_sets::kinds, each.key.text)) continue;
    if (kind) {
      draft.sink.report("two-kinds", each.key.span,
                        {{"step", pair.key.text}, {"one", kind->key.text}, {"other", each.key.text}});
      return nullptr;
    }
    kind = &each;
  }
  if (!kind) kind = slip_of_kind(pair.value);
  if (!kind)
    draft.sink.report("no-kind", pair.key.span, {{"step", pair.key.text}, {"kinds", listed(strings(key_sets::kinds))}});
  return kind;
}

// One step that is being read: its map and the pair of its kind.
struct StepReading {
  const Node& node;
  const Pair& kind;
  Index index;
  Draft& draft;

  Step& step() const { return draft.step(index); }
  const Pair* part(std::string_view key) const { return pair_in(node, key); }
};

void read_task(const StepReading& in) { in.step().title = read_text(in.kind, in.draft.sink); }
void read_wait(const StepReading& in) { in.step().title = read_text(in.kind, in.draft.sink); }
void read_decide(const StepReading& in) { expect_list(in.kind, in.draft.sink); }

void read_action(const StepReading& in) {
  auto name = read_word(in.kind, in.draft.sink);
  if (!name) return;
  in.step().binding.emplace();
  in.step().binding->action = std::move(*name);
}

void read_send(const StepReading& in) {
  if (read_word(in.kind, in.draft.sink)) in.step().send.emplace();
}

Handover::Await read_await(const Pair& pair, Draft& draft) {
  const auto word = read_one_of(pair, {"nothing", "answer", "end"}, draft.sink);
  if (word == "nothing") return Handover::Await::nothing;
  return word == "end" ? Handover::Await::end : Handover::Await::answer;
}

void read_handover(const StepReading& in) {
  const auto name = read_word(in.kind, in.draft.sink);
  if (!name) return;
  if (!is_workflow_name(*name)) in.draft.sink.report("bad-workflow-name", in.kind.value.span, {{"name", *name}});
  Handover handover;
  handover.workflow = *name;
  if (const auto* frame = in.part("frame")) handover.frame = read_text(*frame, in.draft.sink);
  if (const auto* await = in.part("await")) handover.await = read_await(*await, in.draft);
  if (const auto* within = in.part("within")) handover.within = read_delay(*within, in.draft.sink);
  if (!in.part("frame") && in.draft.workflow.subject == Subject::person)
    in.draft.sink.report("no-frame", in.kind.key.span, {{"step", in.step().name}});
  if (in.part("within") && handover.await == Handover::Await::nothing)
    in.draft.sink.report("within-nothing", in.part("within")->key.span);
  in.step().handover = std::move(handover);
}

void read_body(const StepReading& in) {
  const auto body = read_block(in.kind, key_sets::block, in.step().name, in.index, in.draft);
  in.step().body = body;
}

void read_parallel(const StepReading& in) {
  if (!expect_map(in.kind, in.draft.sink)) return;
  for (const auto& pair : in.kind.value.pairs) {
    if (!declare_step_name(pair.key, in.draft)) continue;
    const auto branch = read_block(pair, key_sets::branch, pair.key.text, in.index, in.draft);
    in.step().branches.push_back(branch);
  }
}

// Inside an `each`, the element of its list already has a meaning.
bool is_inside_each_of(const std::string& list, const StepReading& in) {
  for (auto block = in.step().block; block != 0;) {
    const auto& owner = in.draft.step(in.draft.block(block).owner);
    if (owner.kind == Step::Kind::each && owner.list == list) return true;
    block = owner.block;
  }
  return false;
}

void read_list(const StepReading& in) {
  const auto name = read_word(in.kind, in.draft.sink);
  if (!name) return;
  const auto at = in.kind.value.span;
  std::vector<std::string> lists;
  for (const auto& field : in.draft.workflow.fields)
    if (field.type == Type::list) lists.push_back(field.name);
  const auto* field = in.draft.workflow.field(*name);
  if (!field)
    in.draft.sink.report("unknown-field", at, {{"field", *name}}, nearest(*name, lists));
  else if (field->type != Type::list)
    in.draft.sink.report("each-of-no-list", at, {{"field", *name}, {"type", std::string(name_of(field->type))}});
  else if (is_inside_each_of(*name, in))
    in.draft.sink.report("each-in-itself", at, {{"field", *name}});
  else
    in.step().list = *name;
}

void read_each(const StepReading& in) {
  read_list(in);
  const auto* branch = in.part("branch");
  if (!branch) return;
  const auto body = read_block(*branch, key_sets::block, in.step().name, in.index, in.draft);
  in.step().body = body;
}

// Splits and merges need not nest, so they are allowed on the main path only.
void check_top_level(const StepReading& in) {
  if (in.step().block != 0 || in.step().offer)
    in.draft.sink.report("split-inside", in.kind.key.span, {{"kind", in.kind.key.text}});
}

void read_split(const StepReading& in) {
  check_top_level(in);
  expect_list(in.kind, in.draft.sink);
}

void read_merge(const StepReading& in) {
  check_top_level(in);
  read_one_of(in.kind, {"all"}, in.draft.sink);
}

struct Kind {
  std::string_view key;
  Step::Kind kind;
  const KeySet &key_set, &anytime;
  void (*read)(const StepReading& in);
};
const Kind kinds[] = {
    {"task", Step::Kind::task, key_sets::task, key_sets::anytime_task, read_task},
    {"action", Step::Kind::action, key_sets::action, key_sets::anytime_action, read_action},
    {"decide", Step::Kind::decide, key_sets::decide, key_sets::anytime_decide, read_decide},
    {"wait", Step::Kind::wait, key_sets::wait, key_sets::anytime_wait, read_wait},
    {"send", Step::Kind::send, key_sets::send, key_sets::anytime_send, read_send},
    {"handover", Step::Kind::handover, key_sets::handover, key_sets::anytime_handover, read_handover},
    {"block", Step::Kind::block, key_sets::block_step, key_sets::anytime_block, read_body},
    {"parallel", Step::Kind::parallel, key_sets::parallel, key_sets::anytime_parallel, read_parallel},
    {"each", Step::Kind::each, key_sets::each, key_sets::anytime_each, read_each},
    {"split", Step::Kind::split, key_sets::split, key_sets::split, read_split},
    {"merge", Step::Kind::merge, key_sets::merge, key_sets::merge, read_merge},
};

// Locates the parts of a step that are read when all names are known.
void locate_parts(const Node& node, StepSource& source) {
  const std::pair<std::string_view, const Pair**> parts[] = {
      {"by", &source.by},         {"not_by", &source.not_by},
      {"form", &source.form},     {"with", &source.with},
      {"due", &source.due},       {"next", &source.next},
      {"also", &source.also},     {"meanwhile", &source.meanwhile},
      {"when", &source.when},     {"until", &source.until},
      {"checks", &source.checks}, {"offered_to", &source.offered_to},
      {"carry", &source.carry},   {"to", &source.to},
      {"for", &source.row},       {"outcome", &source.outcome},
      {"count", &source.count},
  };
  for (const auto& [key, pair] : parts) *pair = pair_in(node, key);
}

// Reads the further keys of an anytime step.
void read_offer(const StepReading& in) {
  if (!in.step().offer) return;
  in.step().offer->offered = in.part("offered_to");
  const auto* at_end = in.part("at_end");
  if (at_end && read_one_of(*at_end, {"wait", "drop"}, in.draft.sink) == "drop") in.step().offer->dropped_at_end = true;
  if (in.step().kind == Step::Kind::task && !in.part("by") && !in.part("offered_to"))
    in.draft.sink.report("missing-key", in.draft.source(in.index).name, {{"key", "by"}});
}

}  // namespace

void read_kind(const Pair& pair, Index index, Draft& draft) {
  const auto* key = kind_of(pair, draft);
  if (!key) return;
  const auto meant = kind_meant(key->key.text);
  const auto& kind =
      *std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& each) { return each.key == meant; });
  check_keys(pair.value, pair.key.span, draft.step(index).offer ? kind.anytime : kind.key_set, draft.sink);
  draft.source(index).kind = key;
  draft.step(index).kind = kind.kind;
  locate_parts(pair.value, draft.source(index));
  const StepReading in{pair.value, *key, index, draft};
  if (const auto* title = in.part("title"); title && draft.step(index).title.empty())
    draft.step(index).title = read_text(*title, draft.sink);
  kind.read(in);
  read_offer(in);
}

}  // namespace parcours::definition
