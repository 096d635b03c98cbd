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
  if (found.left) return refused(Reason::left_open, std::move(*found.left));
  if (found.stuck) return refused(Reason::never_completes, std::move(*found.stuck));
  if (!found.dead.empty()) return {Verdict::Kind::unsound, Reason::dead_step, {}, {}, std::move(found.dead)};
  return found.whole ? Verdict{} : too_big;
}

bool is_single_step(const Net& net) {
  using Places = std::vector<int>;
  return net.transitions.size() == 1 && net.transitions[0].in == Places{Net::start} && net.transitions[0].out == Places{Net::end};
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
  if (is_single_step(reduced.net)) return {};
  const auto found = search(reduced.net, limits);
  if (found.clean()) return found.whole ? Verdict{} : too_big;
  auto exact = told(search(net, limits));
  return exact.kind == Verdict::Kind::unsound ? exact : followed(net, reduced, found, limits);
}

}  // namespace parcours::definition
