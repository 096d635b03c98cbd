#include "definition/soundness/soundness.hpp"

#include <algorithm>

#include "definition/soundness/reduce.hpp"
#include "definition/soundness/search.hpp"

namespace parcours::definition {
namespace {

const Verdict too_big{Verdict::Kind::too_big, Reason::none, {}, {}, {}};

Verdict unsound(Reason why, SearchResult::Counterexample counterexample) {
  return {Verdict::Kind::unsound, why, std::move(counterexample.trace), std::move(counterexample.marking), {}};
}

Verdict verdict_of(SearchResult found) {
  if (found.unsafe) return unsound(Reason::open_twice, std::move(*found.unsafe));
  if (found.improper) return unsound(Reason::left_open, std::move(*found.improper));
  if (found.deadlock) return unsound(Reason::never_completes, std::move(*found.deadlock));
  if (!found.dead.empty()) return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, std::move(found.dead)};
  if (!found.exhaustive) return too_big;
  if (found.early_end)
    return {Verdict::Kind::sound,
            Reason::ends_apart,
            std::move(found.early_end->trace),
            std::move(found.early_end->marking),
            {}};
  return {};
}

// The verdict on a net of which only the reduced form could be searched. The trace is translated back into transitions
// of the net; a search from there may find a nearer counterexample. The reason stays, whatever that search finds.
Verdict unreduced(const Net& net, const Reduced& reduced, const SearchResult& found, const Limits& limits) {
  auto verdict = verdict_of(found);
  std::vector<int> steps;
  for (const auto t : verdict.trace) reduced.unfold(t, steps);
  if (verdict.reason != Reason::dead_step) {
    auto nearer = search(net, limits, steps);
    if (verdict.reason == Reason::ends_apart && nearer.early_end)
      verdict.marking = nearer.early_end->marking, steps = nearer.early_end->trace;
    auto exact = verdict_of(std::move(nearer));
    if (verdict.kind == Verdict::Kind::unsound && exact.kind == Verdict::Kind::unsound) return exact;
    if (verdict.kind == Verdict::Kind::unsound) verdict.marking.clear();
    verdict.trace = std::move(steps);
    return verdict;
  }
  for (const auto t : verdict.dead) reduced.unfold(t, steps);
  return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, {steps.front()}};
}

}  // namespace

Verdict prove(const Net& net, Limits limits) {
  if (!is_free_choice(net) || !is_connected(net)) return verdict_of(search(net, limits));
  const auto reduced = reduce(net);
  const auto found = search(reduced.net, limits);
  if (found.clean() && !found.early_end) return verdict_of(found);
  auto exact = verdict_of(search(net, limits));
  return exact.kind != Verdict::Kind::too_big || !found.exhaustive ? exact : unreduced(net, reduced, found, limits);
}

}  // namespace parcours::definition
