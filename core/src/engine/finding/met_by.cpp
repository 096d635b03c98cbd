// Whether a case meets a query, by what its reader sees of it.
#include <algorithm>
#include <set>

#include "base/words.hpp"
#include "engine/finding/search.hpp"

namespace parcours::engine {

bool Search::asks_of_case() const {
  const auto& q = query_;
  return !q.phase.empty() || !q.status.empty() || !q.ended_as.empty() || !q.territory.empty() ||
         !q.assigned_to.empty() || q.opened_from || q.opened_until || !words_.empty() || !fields_.empty();
}

bool Search::met_by(const SeenCase& seen) const {
  return is_plain_ || ((query_.step.empty() || seen.waits_at(query_.step)) &&
                       (!query_.overdue || seen.shown().overdue) && met_by_case_of_task(seen));
}

bool Search::met_by_case_of_task(const SeenCase& seen) const {
  const auto& [c, q] = std::pair<const Case&, const Query&>(seen.shown(), query_);
  const auto is = [](const std::string& asked, const std::string& found) { return asked.empty() || asked == found; };
  const auto opened = micros(c.opened_at);
  return is(q.workflow, c.workflow) && is(q.sheet, seen.workflow().sheet) && is(q.phase, c.phase) &&
         is(q.status, c.status) && is(q.ended_as, c.ended_as) && is(q.territory, c.territory) &&
         opened >= conditions_.opened_from && opened < conditions_.opened_until && meets_fields(seen);
}

bool Search::meets_fields(const SeenCase& seen) const {
  std::set<std::string> in_texts;
  bool is_named = query_.assigned_to.empty();
  for (const auto& [name, value] : seen.shown().fields) {
    const auto* field = seen.workflow().field(name);
    if (!field) continue;
    is_named = is_named || (field->type == Type::actor && value == Value(query_.assigned_to));
    if (field->find && is_text(*field))
      for (auto& word : words_of(value, WordKind::text)) in_texts.insert(std::move(word));
  }
  const auto is_in_text = [&](const std::string& word) { return in_texts.contains(word); };
  const auto is_met = [&](const FieldCondition& condition) {
    const auto* field = seen.workflow().field(condition.field);
    const auto* value = seen.shown().fields.find(condition.field);
    if (!field || !field->find || !value) return false;
    const auto words = words_of(*value, *definition::find_kind_of(field->type));
    if (condition.words.empty())
      return std::any_of(words.begin(), words.end(),
                         [&](const auto& word) { return condition.low <= word && word <= condition.high; });
    return std::includes(words.begin(), words.end(), condition.words.begin(), condition.words.end());
  };
  return is_named && std::all_of(words_.begin(), words_.end(), is_in_text) &&
         std::all_of(fields_.begin(), fields_.end(), is_met);
}

}  // namespace parcours::engine
