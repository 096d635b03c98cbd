#include "definition/soundness.hpp"

#include <algorithm>

#include "definition/reduce.hpp"
#include "definition/search.hpp"

namespace parcours::definition {
namespace {

const Verdict too_big{Verdict::Kind::too_big, Reason::none, {}, {}, {}};

Verdict refused(Reason why, Findings::Trap trap) {
  return {Verdict::Kind::unsound, why, std::move(trap.trace), std::move(trap.open), {}};
}

Verdict told(Findings found) {
  if (found.twice) return refused(Reason::open_twice, std::move(*found.twice));
  if (found.left_for_good) return refused(Reason::left_open, std::move(*found.left));
  if (found.stuck) return refused(Reason::never_completes, std::move(*found.stuck));
  if (!found.dead.empty()) return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, std::move(found.dead)};
  if (!found.whole) return too_big;
  if (found.left) return {Verdict::Kind::sound, Reason::ends_apart, std::move(found.left->trace), std::move(found.left->open), {}};
  return {};
}

// What is wrong with a net that is too large to be searched, but not when reduced: the trace that was found there is followed in
// the words of the net, and searched from there.
Verdict followed(const Net& net, const Reduced& reduced, const Findings& found, const Limits& limits) {
  const auto verdict = told(found);
  std::vector<int> steps;
  for (const auto t : verdict.trace) reduced.unfold(t, steps);
  if (verdict.reason != Reason::dead_step) return told(search(net, limits, steps));
  for (const auto t : verdict.dead) reduced.unfold(t, steps);
  return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, {steps.front()}};
}

}  // namespace

Verdict prove(const Net& net, Limits limits) {
  if (!is_free_choice(net) || !is_connected(net)) return told(search(net, limits));
  const auto reduced = reduce(net);
  const auto found = search(reduced.net, limits);
  if (found.clean() && !found.left) return told(found);
  auto exact = told(search(net, limits));
  return exact.kind == Verdict::Kind::unsound || found.clean() ? exact : followed(net, reduced, found, limits);
}

}  // namespace parcours::definition
