// Reads which values of dimensions an indicator takes.
#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"
#include "definition/read/bilan_draft.hpp"

namespace parcours::definition {
namespace {

// `8..14`, `..7`, `15..`; nothing for another text.
std::optional<std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> range_in(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos || text.size() == 2) return std::nullopt;
  const auto side = [](const std::string& part, std::optional<std::int64_t>& bound) {
    if (part.empty()) return true;
    std::int64_t n = 0;
    const auto* end = part.data() + part.size();
    if (std::from_chars(part.data(), end, n).ptr != end) return false;
    bound = n;
    return true;
  };
  std::optional<std::int64_t> least, most;
  if (!side(text.substr(0, dots), least) || !side(text.substr(dots + 2), most)) return std::nullopt;
  return std::pair(least, most);
}

Filter read_filter(const Pair& pair, BilanDraft& draft) {
  Filter filter{std::string(pair.key.text), {}, {}, {}};
  for (const Node* node : one_or_list(pair.value)) {
    const auto word = read_word(*node, pair.key.text, draft.sink);
    if (!word) continue;
    const auto range = range_in(*word);
    if (range && !pair.value.is_list())
      filter.least = range->first, filter.most = range->second;
    else
      filter.values.push_back(*word);
  }
  return filter;
}

}  // namespace

Filters read_filters(const Pair& where, BilanDraft& draft) {
  Filters filters;
  if (!expect_map(where, draft.sink)) return filters;
  for (const auto& pair : where.value.pairs)
    if (check_name(pair.key.text, pair.key.span, draft.sink)) filters.push_back(read_filter(pair, draft));
  return filters;
}

void check_dimension(const std::string& dimension, const CountedFact* fact, Span at, BilanDraft& draft) {
  if (!fact || fact->by_sheet || fact->dimensions.contains(dimension)) return;
  std::vector<std::string> known;
  for (const auto& [name, values] : fact->dimensions) known.push_back(name);
  draft.sink.report("bilan-dimension-unknown", at,
                    {{"dimension", dimension}, {"fact", fact->name}, {"known", listed(known)}},
                    draft.sink.full() ? "" : nearest(dimension, known));
}

void check_filters(const Filters& filters, const CountedFact* fact, Span at, BilanDraft& draft) {
  for (const auto& filter : filters) {
    check_dimension(filter.dimension, fact, at, draft);
    if (!fact || fact->by_sheet) continue;
    const auto found = fact->dimensions.find(filter.dimension);
    if (found == fact->dimensions.end()) continue;
    const auto& known = found->second;
    for (const auto& value : filter.values)
      if (!known.empty() && std::find(known.begin(), known.end(), value) == known.end())
        draft.sink.report("bilan-value-unknown", at,
                          {{"value", value}, {"dimension", filter.dimension}, {"known", listed(known)}},
                          draft.sink.full() ? "" : nearest(value, known));
  }
}

}  // namespace parcours::definition
