#include "definition/soundness/soundness.hpp"

#include <algorithm>

#include "definition/soundness/reduce.hpp"
#include "definition/soundness/search.hpp"

namespace parcours::definition {
namespace {

const Verdict too_big{Verdict::Kind::too_big, Reason::none, {}, {}, {}};

Verdict refused(Reason why, Findings::Trap trap) {
  return {Verdict::Kind::unsound, why, std::move(trap.trace), std::move(trap.open), {}};
}

Verdict told(Findings found) {
  if (found.twice) return refused(Reason::open_twice, std::move(*found.twice));
  if (found.left) return refused(Reason::left_open, std::move(*found.left));
  if (found.stuck) return refused(Reason::never_completes, std::move(*found.stuck));
  if (!found.dead.empty()) return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, std::move(found.dead)};
  if (!found.whole) return too_big;
  if (found.apart)
    return {Verdict::Kind::sound, Reason::ends_apart, std::move(found.apart->trace), std::move(found.apart->open), {}};
  return {};
}

// What was found of a net that is too large to be searched, but not when reduced: the trace that was found there is
// followed in the words of the net, and searched from there for what is nearer. What was found stays, whatever that
// search comes to.
Verdict followed(const Net& net, const Reduced& reduced, const Findings& found, const Limits& limits) {
  auto verdict = told(found);
  std::vector<int> steps;
  for (const auto t : verdict.trace) reduced.unfold(t, steps);
  if (verdict.reason != Reason::dead_step) {
    auto nearer = search(net, limits, steps);
    if (verdict.reason == Reason::ends_apart && nearer.apart)
      verdict.open = nearer.apart->open, steps = nearer.apart->trace;
    auto exact = told(std::move(nearer));
    if (verdict.kind == Verdict::Kind::unsound && exact.kind == Verdict::Kind::unsound) return exact;
    if (verdict.kind == Verdict::Kind::unsound) verdict.open.clear();
    verdict.trace = std::move(steps);
    return verdict;
  }
  for (const auto t : verdict.dead) reduced.unfold(t, steps);
  return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, {steps.front()}};
}

}  // namespace

Verdict prove(const Net& net, Limits limits) {
  if (!is_free_choice(net) || !is_connected(net)) return told(search(net, limits));
  const auto reduced = reduce(net);
  const auto found = search(reduced.net, limits);
  if (found.clean() && !found.apart) return told(found);
  auto exact = told(search(net, limits));
  return exact.kind != Verdict::Kind::too_big || !found.whole ? exact : followed(net, reduced, found, limits);
}

}  // namespace parcours::definition
