// Reads the facts that a bilan declares.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/bilan_key_sets.hpp"
#include "definition/read/bilan_draft.hpp"

namespace parcours::definition {
namespace {

using Period = DeclaredFact::Period;

Period read_period(const Pair& pair, BilanDraft& draft) {
  const auto word = read_one_of(pair, {"year", "school_year", "quarter", "month"}, draft.sink);
  if (word == "school_year") return Period::school_year;
  if (word == "quarter") return Period::quarter;
  return word == "month" ? Period::month : Period::year;
}

void read_reference(const Pair& pair, DeclaredFact& fact, BilanDraft& draft) {
  const auto name = read_word(pair, draft.sink);
  if (!name) return;
  std::vector<std::string> known;
  for (const auto& [each, values] : draft.around.references) known.push_back(each);
  if (std::find(known.begin(), known.end(), *name) == known.end())
    draft.sink.report("bilan-reference-unknown", pair.value.span, {{"name", *name}}, nearest(*name, known));
  fact.reference = *name;
}

// Whether a figure is one of persons must be known: then it is a number of different ones, and small ones are withheld.
void check_unit(const Pair& pair, const DeclaredFact& fact, BilanDraft& draft) {
  const auto* counted = draft.counted(fact.name);
  const auto* unit = pair.value.is_map() ? pair_in(pair.value, "unit") : nullptr;
  if (counted && counted->of_persons) {
    if (fact.persons == false) draft.sink.report("bilan-unit-of-persons", unit->value.span, {{"fact", fact.name}});
  } else if (!fact.persons && !unit) {
    draft.sink.report("bilan-unit-missing", pair.key.span, {{"fact", std::string(pair.key.text)}});
  }
}

void check_counted(const Pair& pair, const DeclaredFact& fact, BilanDraft& draft) {
  if (!fact.reference.empty()) return;
  if (draft.counted(fact.name)) return check_unit(pair, fact, draft);
  std::vector<std::string> known;
  const auto prefix = draft.bilan.name + ".";
  for (const auto& [name, counted] : draft.around.counted)
    if (name.starts_with(prefix)) known.push_back(name.substr(prefix.size()));
  draft.sink.report("bilan-fact-uncounted", pair.key.span, {{"fact", fact.name}},
                    draft.sink.full() ? "" : nearest(std::string(pair.key.text), known));
}

void read_fact(const Pair& pair, BilanDraft& draft) {
  if (!check_name(pair.key.text, pair.key.span, draft.sink)) return;
  DeclaredFact fact{draft.full_name(std::string(pair.key.text))};
  if (is_automatic_fact(pair.key.text))
    draft.sink.report("count-reserved", pair.key.span, {{"name", std::string(pair.key.text)}});
  if (check_keys(pair.value, pair.key.span, bilan_key_sets::fact, draft.sink)) {
    if (const auto* title = pair_in(pair.value, "title")) fact.title = read_text(*title, draft.sink);
    if (const auto* unit = pair_in(pair.value, "unit"))
      if (const auto word = read_one_of(*unit, {"persons", "things"}, draft.sink)) fact.persons = *word == "persons";
    if (const auto* period = pair_in(pair.value, "period")) fact.period = read_period(*period, draft);
    if (const auto* reference = pair_in(pair.value, "reference")) read_reference(*reference, fact, draft);
  }
  check_counted(pair, fact, draft);
  draft.bilan.facts.push_back(std::move(fact));
}

}  // namespace

void read_bilan_facts(const Pair& facts, BilanDraft& draft) {
  if (!expect_map(facts, draft.sink)) return;
  for (const auto& pair : facts.value.pairs) read_fact(pair, draft);
}

}  // namespace parcours::definition
