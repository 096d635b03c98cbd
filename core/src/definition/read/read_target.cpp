// Reads targets: a step of the same block, an end, or `stay`.
#include "base/nearest.hpp"
#include "definition/read/draft.hpp"

namespace parcours::definition {
namespace {

void report_unknown(const std::string& name, Span at, Index block, Draft& draft) {
  if (draft.sink.full()) return draft.sink.report("unknown-target", at);
  std::vector<std::string> names{"end"};
  for (const auto index : draft.block(block).steps) names.push_back(draft.step(index).name);
  draft.sink.report("unknown-target", at, {{"target", name}}, nearest(name, names));
}

std::optional<Target> read_end(const std::string& text, Span at, const std::string& outcome, Index block,
                               Draft& draft) {
  const auto begin = text.find_first_not_of(' ', 3);
  const auto name = begin == std::string::npos ? outcome : text.substr(begin);
  if (name.empty()) {
    draft.sink.report("bare-end", at);
    return std::nullopt;
  }
  if (!check_name(name, at, draft.sink)) return std::nullopt;
  if (block == 0 && !draft.ends.empty() && !draft.ends.contains(name)) {
    std::vector<std::string> names;
    for (const auto& [declared, where] : draft.ends) names.push_back(declared);
    draft.sink.report("unknown-end", at, {{"end", name}, {"outcomes", listed(names)}}, nearest(name, names));
  }
  return Target{none, name};
}

}  // namespace

std::optional<Target> read_target(const Pair& pair, Index block, const std::string& outcome, Draft& draft,
                                  bool allows_stay) {
  if (pair.value.is_list()) {
    draft.sink.report("one-target", pair.value.span, {{"key", pair.key.text}});
    return std::nullopt;
  }
  const auto text = read_word(pair, draft.sink);
  if (!text) return std::nullopt;
  const auto at = pair.value.span;
  if (*text == "end" || text->starts_with("end ")) return read_end(*text, at, outcome, block, draft);
  if (*text == "stay" && allows_stay) return Target{none, {}, true};
  const auto found = draft.step_index.find(*text);
  const auto* step = found == draft.step_index.end() ? nullptr : &draft.step(found->second);
  if (*text == "stay")
    draft.sink.report("stay-outside", at);
  else if (!step)
    report_unknown(*text, at, block, draft);
  else if (step->offer)
    draft.sink.report("target-anytime", at, {{"target", *text}});
  else if (step->block != block)
    draft.sink.report("target-elsewhere", at, {{"target", *text}});
  else
    return Target{found->second, {}};
  return std::nullopt;
}

}  // namespace parcours::definition
