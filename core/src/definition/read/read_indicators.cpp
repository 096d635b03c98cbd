// Reads the indicators of a bilan.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/bilan_key_sets.hpp"
#include "definition/read/bilan_draft.hpp"

namespace parcours::definition {
namespace {

using Computed = Indicator::Kind;

// One indicator that is being read.
struct IndicatorReader {
  const Pair& pair;
  const Pair& kind;  // `sum: contact`
  Indicator& indicator;
  BilanDraft& draft;

  const Pair* part(std::string_view key) const { return pair_in(pair.value, key); }
  const CountedFact* fact() const { return draft.counted(indicator.fact); }
  const CountedFact* other() const { return draft.counted(indicator.other); }
  bool has_two() const { return indicator.kind == Computed::ratio || indicator.kind == Computed::cohort; }
  // The fact that `where` filters: of a cohort, the second one.
  const CountedFact* filtered() const { return indicator.kind == Computed::cohort ? other() : fact(); }
};

bool is_declared(const std::string& name, const BilanDraft& draft) {
  const auto dot = name.find('.');
  if (draft.counted(name) && is_automatic_fact(std::string_view(name).substr(dot + 1))) return true;
  if (draft.around.declared.contains(name)) return true;
  const auto& facts = draft.bilan.facts;
  return std::any_of(facts.begin(), facts.end(), [&](const auto& each) { return each.name == name; });
}

// A workflow may be given where its stock is meant.
bool is_workflow(const std::string& name, const BilanDraft& draft) {
  return draft.counted(name + ".opened") != nullptr;
}

std::string read_fact_name(const Node& node, const IndicatorReader& in) {
  const auto word = read_word(node, in.kind.key.text, in.draft.sink);
  if (!word) return {};
  if (in.indicator.kind == Computed::stock && is_workflow(*word, in.draft)) return *word;
  auto name = in.draft.full_name(*word);
  if (is_declared(name, in.draft)) return name;
  std::vector<std::string> known;
  for (const auto& fact : in.draft.bilan.facts) known.push_back(fact.name.substr(in.draft.bilan.name.size() + 1));
  known.insert(known.end(), in.draft.around.declared.begin(), in.draft.around.declared.end());
  in.draft.sink.report("bilan-fact-unknown", node.span, {{"fact", *word}},
                       in.draft.sink.full() ? "" : nearest(*word, known));
  return {};
}

void read_facts_of(const IndicatorReader& in) {
  const auto& value = in.kind.value;
  if (!in.has_two()) {
    in.indicator.fact = read_fact_name(value, in);
    return;
  }
  if (!value.is_list() || value.items.size() != 2)
    return in.draft.sink.report("bilan-two-facts", in.kind.key.span, {{"kind", std::string(in.kind.key.text)}});
  in.indicator.fact = read_fact_name(value.items[0], in);
  in.indicator.other = read_fact_name(value.items[1], in);
}

// What lasts has a stock and different persons, and no sum.
void check_kind(const IndicatorReader& in) {
  const auto* fact = in.fact();
  const auto kind = in.indicator.kind;
  const auto at = in.kind.value.span;
  const DiagnosticTable::Arguments arguments{{"fact", in.indicator.fact}, {"kind", std::string(in.kind.key.text)}};
  if (!fact || fact->by_sheet) return;
  if (kind == Computed::stock && !fact->lasts) in.draft.sink.report("bilan-not-lasting", at, arguments);
  if (fact->lasts && kind != Computed::stock && kind != Computed::distinct)
    in.draft.sink.report("bilan-lasts", at, arguments);
  if ((kind == Computed::mean || kind == Computed::median) && !fact->measured)
    in.draft.sink.report("bilan-unmeasured", at, arguments);
}

// Which keys go with one kind alone, and are required there.
void check_keys_of_kind(const IndicatorReader& in) {
  struct Rule {
    const char* key;
    std::vector<Computed> kinds;
    bool required;
  };
  const Rule rules[] = {{"is", {Computed::share, Computed::cohort}, in.indicator.kind == Computed::share},
                        {"within", {Computed::cohort}, true},
                        {"least", {Computed::weeks}, false},
                        {"by", {Computed::list}, true}};
  for (const auto& rule : rules) {
    const bool goes = std::find(rule.kinds.begin(), rule.kinds.end(), in.indicator.kind) != rule.kinds.end();
    const auto* part = in.part(rule.key);
    if (part && !goes)
      in.draft.sink.report("bilan-key-elsewhere", part->key.span,
                           {{"key", rule.key}, {"kind", std::string(in.kind.key.text)}});
    if (!part && goes && rule.required) in.draft.sink.report("missing-key", in.pair.key.span, {{"key", rule.key}});
  }
}

// A dimension of the fact; of a cohort, of one of its two facts.
std::string read_dimension_name(const Node& node, std::string_view key, const IndicatorReader& in) {
  const auto word = read_word(node, key, in.draft.sink);
  if (!word) return {};
  const auto* fact = in.fact();
  const bool of_other = in.indicator.kind == Computed::cohort && in.other() && in.other()->dimensions.contains(*word);
  if (!of_other) check_dimension(*word, fact, node.span, in.draft);
  if (in.indicator.kind == Computed::ratio) check_dimension(*word, in.other(), node.span, in.draft);
  return *word;
}

void read_tables(const IndicatorReader& in) {
  if (const auto* by = in.part("by")) in.indicator.by = read_dimension_name(by->value, "by", in);
  if (const auto* rows = in.part("rows")) in.indicator.rows = read_dimension_name(rows->value, "rows", in);
  const auto* columns = in.part("columns");
  if (!columns) return;
  const auto nodes = one_or_list(columns->value);
  if (nodes.empty() || nodes.size() > 2) return in.draft.sink.report("bilan-columns", columns->key.span);
  for (const Node* node : nodes) in.indicator.columns.push_back(read_dimension_name(*node, "columns", in));
}

void read_series_of(const Pair& pair, const IndicatorReader& in) {
  const auto& all = in.draft.bilan.series;
  std::vector<std::string> known;
  for (const auto& each : all) known.push_back(each.name);
  for (const Node* node : one_or_list(pair.value)) {
    const auto word = read_word(*node, "series", in.draft.sink);
    if (!word) continue;
    const auto at = std::find(known.begin(), known.end(), *word);
    if (at == known.end())
      in.draft.sink.report("bilan-series-unknown", node->span, {{"name", *word}}, nearest(*word, known));
    else
      check_filters(all[static_cast<std::size_t>(at - known.begin())].where, in.filtered(), node->span, in.draft);
    in.indicator.series.push_back(*word);
  }
}

void read_filters_of(const IndicatorReader& in) {
  if (const auto* where = in.part("where")) {
    in.indicator.where = read_filters(*where, in.draft);
    check_filters(in.indicator.where, in.filtered(), where->value.span, in.draft);
  }
  if (const auto* is = in.part("is")) {
    in.indicator.is = read_filters(*is, in.draft);
    check_filters(in.indicator.is, in.fact(), is->value.span, in.draft);
  }
  if (const auto* series = in.part("series")) read_series_of(*series, in);
}

// Returns the key that gives the kind. Reports an indicator without one or with two, and returns null.
const Pair* kind_in(const Pair& pair, BilanDraft& draft) {
  const Pair* kind = nullptr;
  for (const auto& each : pair.value.pairs) {
    if (!indicator_kind(each.key.text)) continue;
    if (kind) {
      draft.sink.report("bilan-kinds", each.key.span,
                        {{"one", std::string(kind->key.text)}, {"other", std::string(each.key.text)}});
      return nullptr;
    }
    kind = &each;
  }
  if (!kind) draft.sink.report("bilan-no-kind", pair.key.span, {{"kinds", listed(strings(bilan_key_sets::kinds))}});
  return kind;
}

Indicator read_indicator(const Pair& pair, BilanDraft& draft) {
  Indicator indicator{std::string(pair.key.text)};
  check_name(pair.key.text, pair.key.span, draft.sink);
  if (!check_keys(pair.value, pair.key.span, bilan_key_sets::indicator, draft.sink)) return indicator;
  const auto* kind = kind_in(pair, draft);
  if (!kind) return indicator;
  indicator.kind = *indicator_kind(kind->key.text);
  const IndicatorReader in{pair, *kind, indicator, draft};
  if (const auto* title = in.part("title")) indicator.title = read_text(*title, draft.sink);
  read_facts_of(in);
  check_kind(in);
  check_keys_of_kind(in);
  read_filters_of(in);
  read_tables(in);
  if (const auto* within = in.part("within")) indicator.within = read_delay(*within, draft.sink);
  if (const auto* least = in.part("least")) indicator.least = read_count(*least, 1, 1'000, draft.sink).value_or(1);
  if (const auto* target = in.part("target")) indicator.target = read_count(*target, 0, 1'000'000'000, draft.sink);
  return indicator;
}

}  // namespace

void read_results(const Pair& results, BilanDraft& draft) {
  if (!expect_list(results, draft.sink)) return;
  std::vector<std::string> names;
  for (const auto& node : results.value.items) {
    if (!check_keys(node, node.span, bilan_key_sets::result, draft.sink)) continue;
    ExpectedResult result;
    if (const auto* answers = pair_in(node, "answers")) result.answers = read_text(*answers, draft.sink);
    const auto* show = pair_in(node, "show");
    if (!show || !expect_map(*show, draft.sink)) continue;
    for (const auto& pair : show->value.pairs) {
      if (std::find(names.begin(), names.end(), pair.key.text) != names.end())
        draft.sink.report("bilan-twice", pair.key.span, {{"name", std::string(pair.key.text)}});
      names.emplace_back(pair.key.text);
      result.show.push_back(read_indicator(pair, draft));
    }
    draft.bilan.results.push_back(std::move(result));
  }
}

}  // namespace parcours::definition
