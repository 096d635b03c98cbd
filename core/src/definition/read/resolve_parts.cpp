// Reads `also` and `until`, offers, and the conditions of ways, rows and branches.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/model/dead_path.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/people.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

std::optional<Program> condition(const Pair* pair, Index block, Draft& draft) {
  if (!pair) return std::nullopt;
  return compile(pair->value, pair->key.text, names_at(block, draft), Kind::boolean, draft);
}

void read_starts(const Pair& names, const std::string& outcome, Step& step, Draft& draft) {
  for (const auto to : read_also(names, scope_of(step), draft)) step.also.push_back({outcome, to});
}

// `also: { danger: informer, retenu: [informer, prevenir] }`
void read_also_after(const Pair& pair, Step& step, Draft& draft) {
  std::vector<std::string> outcomes;
  for (const auto& route : step.next) outcomes.push_back(route.outcome);
  if (std::find(outcomes.begin(), outcomes.end(), pair.key.text) == outcomes.end())
    return draft.sink.report(
        "unknown-outcome", pair.key.span,
        {{"step", step.name}, {"outcome", pair.key.text}, {"of", step.name}, {"outcomes", listed(outcomes)}},
        draft.sink.full() ? "" : nearest(pair.key.text, outcomes));
  read_starts(pair, pair.key.text, step, draft);
}

void resolve_also(const Pair& also, Step& step, Draft& draft) {
  if (!also.value.is_map()) return read_starts(also, {}, step, draft);
  if (!expect_map(also, draft.sink)) return;
  for (const auto& pair : also.value.pairs) read_also_after(pair, step, draft);
}

// Reads `all`, `any`, a number, or an expression. The expression gives a number, or whether it is enough.
void resolve_until(const Pair& until, Step& step, Draft& draft) {
  const auto word = read_word(until, draft.sink);
  if (!word || *word == "all") return;
  if (*word == "any") {
    step.until = CompletionCondition{1, {}};
  } else if (word->front() >= '0' && word->front() <= '9') {
    if (const auto count = read_count(until, 1, 1'000, draft.sink)) step.until = CompletionCondition{*count, {}};
  } else if (auto program = compile(until.value, "until", names_at(step.block, draft), {}, draft)) {
    const auto kind = program->type().kind();
    if (kind != Kind::integer && kind != Kind::boolean && kind != Kind::any)
      draft.sink.report("until-no-count", until.value.span, {{"type", program->type().name()}});
    step.until = CompletionCondition{1, std::move(*program)};
  }
}

void resolve_offer(const StepSource& source, Step& step, Draft& draft) {
  if (source.offered_to) step.offer->to = read_people(*source.offered_to, scope_of(step), draft);
  if (step.kind != Step::Kind::each) step.offer->when = condition(source.when, step.block, draft);
}

void resolve_ways(const StepSource& source, Step& step, Draft& draft) {
  const auto& items = source.kind->value.items;
  for (std::size_t i = 0; i < step.ways.size(); ++i)
    if (items[i].is_map()) step.ways[i].when = condition(pair_in(items[i], "when"), step.block, draft);
}

void resolve_step_parts(Index index, Draft& draft) {
  auto& step = draft.step(index);
  const auto& source = draft.source(index);
  if (!source.kind) return;
  if (source.also) resolve_also(*source.also, step, draft);
  if (source.until) resolve_until(*source.until, step, draft);
  if (step.offer) resolve_offer(source, step, draft);
  if (step.kind == Step::Kind::split) resolve_ways(source, step, draft);
  // The condition of an `each` is evaluated for each row, so its scope is the body.
  if (step.kind == Step::Kind::each && step.body != none) step.chosen = condition(source.when, step.body, draft);
  for (const auto branch : step.branches)
    draft.block(branch).when = condition(draft.block_source(branch).when, step.block, draft);
}

}  // namespace

void resolve_parts(const RoutedDraft& in) {
  auto& draft = in.draft();
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index)
    resolve_step_parts(index, draft);
  if (in.routes_known()) find_untaken(draft.workflow);
}

}  // namespace parcours::definition
