#include "definition/soundness/search.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_set>

namespace parcours::definition {
namespace {

using State = std::uint32_t;
inline constexpr State no_state = ~State{0};

// All states that were found, each as its sorted places. Equal states are one.
class States {
 public:
  States() : seen_(1024, Hash{this}, Same{this}) {}
  States(const States&) = delete;
  States& operator=(const States&) = delete;

  std::size_t size() const { return begins_.size() - 1; }
  std::size_t tokens() const { return tokens_.size(); }
  std::span<const int> of(State state) const {
    return std::span(tokens_).subspan(begins_[state], begins_[state + 1] - begins_[state]);
  }
  // The state with these places, and whether it is new.
  std::pair<State, bool> add(const std::vector<int>& places) {
    const auto state = static_cast<State>(size());
    tokens_.insert(tokens_.end(), places.begin(), places.end());
    begins_.push_back(tokens_.size());
    const auto [at, fresh] = seen_.insert(state);
    if (fresh) return {state, true};
    begins_.pop_back();
    tokens_.resize(begins_.back());
    return {*at, false};
  }

 private:
  struct Hash {
    const States* states;
    std::size_t operator()(State state) const {
      std::size_t sum = 0xcbf29ce484222325u;
      for (const auto place : states->of(state)) sum = (sum ^ static_cast<std::size_t>(place)) * 0x100000001b3u;
      return sum ^ (sum >> 29);
    }
  };
  struct Same {
    const States* states;
    bool operator()(State a, State b) const {
      const auto left = states->of(a), right = states->of(b);
      return std::equal(left.begin(), left.end(), right.begin(), right.end());
    }
  };
  std::vector<int> tokens_;
  std::vector<std::size_t> begins_ = {0};
  std::unordered_set<State, Hash, Same> seen_;
};

class Search {
 public:
  Search(const Net& net, const Limits& limits)
      : net_(net),
        limits_(limits),
        first_consumers_(net.places.size()),
        marked_(net.places.size()),
        fired_(net.transitions.size()),
        one_end_(std::count(net.ends.begin(), net.ends.end(), true) == 1) {
    for (std::size_t t = 0; t < net.transitions.size(); ++t)
      first_consumers_[static_cast<std::size_t>(net.transitions[t].in.front())].push_back(static_cast<int>(t));
  }

  SearchResult run(const std::vector<int>& prefix) {
    auto first = visit({Net::start}, no_state, none);
    for (const auto t : prefix)
      if (first = fire(first, t); first == no_state) return std::move(found_);
    for (auto at = first; at < states_.size() && found_.exhaustive; ++at) expand(at);
    if (!found_.exhaustive) return std::move(found_);
    if (!found_.unsafe && !found_.improper && !found_.deadlock) find_livelock(first);
    for (std::size_t t = 0; t < fired_.size() && prefix.empty(); ++t)
      if (!fired_[t]) found_.dead.push_back(static_cast<int>(t));
    return std::move(found_);
  }

 private:
  struct Step {
    State before;
    int by;
  };
  struct StateEdge {
    State from, to;
  };

  void mark(State state, bool as) {
    for (const auto place : states_.of(state)) marked_[static_cast<std::size_t>(place)] = as;
  }

  void expand(State at) {
    enabled_.clear();
    mark(at, true);
    for (const auto place : states_.of(at))
      for (const auto t : first_consumers_[static_cast<std::size_t>(place)]) {
        const auto& in = net_.transitions[static_cast<std::size_t>(t)].in;
        if (std::all_of(in.begin(), in.end(), [&](int p) { return marked_[static_cast<std::size_t>(p)]; }))
          enabled_.push_back(t);
      }
    mark(at, false);
    for (const auto t : enabled_) fire(at, t);
    if (enabled_.empty() && !is_final(at)) note_deadlock(at);
  }

  // The state after a transition; no_state, if a place would get a second token.
  State fire(State at, int t) {
    fired_[static_cast<std::size_t>(t)] = true;
    auto& places = successor(at, net_.transitions[static_cast<std::size_t>(t)]);
    auto unsafe = std::adjacent_find(places.begin(), places.end());
    for (; unsafe != places.end() && net_.is_end(*unsafe); unsafe = std::adjacent_find(places.begin(), places.end())) {
      note_improper(at);
      places.erase(unsafe);
    }
    if (unsafe == places.end()) return visit(places, at, t);
    note(found_.unsafe, at, t, *unsafe);
    return no_state;
  }

  std::vector<int>& successor(State at, const Net::Transition& transition) {
    const auto before = states_.of(at);
    const auto &in = transition.in, &out = transition.out;
    kept_.clear(), after_.clear();
    std::set_difference(before.begin(), before.end(), in.begin(), in.end(), std::back_inserter(kept_));
    std::merge(kept_.begin(), kept_.end(), out.begin(), out.end(), std::back_inserter(after_));
    return after_;
  }

  void note(std::optional<SearchResult::Counterexample>& where, State at, int t, int place) const {
    if (where) return;
    where = counterexample(at);
    where->trace.push_back(t);
    where->marking = {place};
  }

  void note_deadlock(State at) {
    if (!found_.deadlock) found_.deadlock = counterexample(at);
    if (one_end_ && has_end(at)) note_improper(at);
  }
  // Notes the first state on the way there in which an end was reached.
  void note_improper(State at) {
    while (steps_[at].before != no_state && has_end(steps_[at].before)) at = steps_[at].before;
    if (!found_.improper) found_.improper = counterexample(at);
  }

  State visit(const std::vector<int>& places, State before, int by) {
    const auto [state, fresh] = states_.add(places);
    if (before != no_state) edges_.push_back({before, state});
    if (!fresh) return state;
    steps_.push_back({before, by});
    if (places.size() > 1 && has_end(state) && !found_.early_end) found_.early_end = counterexample(state);
    const auto most = limits_.tokens;
    if (states_.size() > limits_.states || states_.tokens() > most || edges_.size() > most) found_.exhaustive = false;
    return state;
  }

  bool has_end(State state) const {
    const auto places = states_.of(state);
    return std::any_of(places.begin(), places.end(), [&](int p) { return net_.is_end(p); });
  }
  bool is_final(State state) const {
    const auto places = states_.of(state);
    return !places.empty() && std::all_of(places.begin(), places.end(), [&](int p) { return net_.is_end(p); });
  }

  SearchResult::Counterexample counterexample(State state) const {
    SearchResult::Counterexample result;
    const auto places = states_.of(state);
    result.marking.assign(places.begin(), places.end());
    for (auto at = state; steps_[at].before != no_state; at = steps_[at].before) result.trace.push_back(steps_[at].by);
    std::reverse(result.trace.begin(), result.trace.end());
    return result;
  }

  // Finds the nearest state from which no end can be reached, where no state is stuck at once.
  void find_livelock(State first) {
    std::vector<std::vector<State>> sources(states_.size());
    for (const auto& [from, to] : edges_) sources[to].push_back(from);
    std::vector<bool> ends(states_.size());
    std::vector<State> open;
    for (State state = 0; state < states_.size(); ++state)
      if (is_final(state)) ends[state] = true, open.push_back(state);
    while (!open.empty()) {
      const auto state = open.back();
      open.pop_back();
      for (const auto source : sources[state])
        if (!ends[source]) ends[source] = true, open.push_back(source);
    }
    const auto lost = std::find(ends.begin() + first, ends.end(), false);
    if (lost != ends.end()) note_deadlock(static_cast<State>(lost - ends.begin()));
  }

  const Net& net_;
  const Limits& limits_;
  std::vector<std::vector<int>> first_consumers_;  // of each place, the transitions of which it is the first
  std::vector<bool> marked_, fired_;
  std::vector<int> enabled_, kept_, after_;  // reused to save allocations
  States states_;
  std::vector<Step> steps_;  // of each state, how it was first reached
  std::vector<StateEdge> edges_;
  bool one_end_;
  SearchResult found_;
};

}  // namespace

SearchResult search(const Net& net, const Limits& limits, const std::vector<int>& prefix) {
  return Search(net, limits).run(prefix);
}

}  // namespace parcours::definition
