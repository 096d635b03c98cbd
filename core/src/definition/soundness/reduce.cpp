#include "definition/soundness/reduce.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

namespace parcours::definition {

namespace {

using Places = std::vector<int>;
constexpr std::size_t max_growth = 24;  // transitions that one application of the third rule may add

bool holds(const Places& whole, const Places& part) {
  return whole.size() >= part.size() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}
void erase_one(std::vector<int>& list, int value) { list.erase(std::find(list.begin(), list.end(), value)); }

}  // namespace

class Reducer {
 public:
  explicit Reducer(const Net& net)
      : net_(net), consumers_(consumers(net)), producers_(net.places.size()), queue_(net.places.size(), Queue::none) {
    for (std::size_t t = 0; t < net.transitions.size(); ++t) {
      expansion_of_.push_back(static_cast<int>(t));
      reduced_.parts_.emplace_back(static_cast<int>(t), none);
      for (const auto place : net.transitions[t].out) producers_[at(place)].push_back(static_cast<int>(t));
    }
    removed_.resize(net.transitions.size());
  }

  Reduced run() {
    for (std::size_t place = 0; place < net_.places.size(); ++place) queue(static_cast<int>(place));
    while (!near_.empty() || !far_.empty()) {
      auto& from = near_.empty() ? far_ : near_;
      const auto queue = &from == &near_ ? Queue::near : Queue::far;
      const auto place = from.front();
      from.pop_front();
      if (queue_[at(place)] != queue) continue;  // it was queued again as near
      queue_[at(place)] = Queue::none;
      work_on(place, queue == Queue::near);
    }
    return finish();
  }

 private:
  enum class Queue { none, near, far };

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  const Places& in(int t) const { return net_.transitions[at(t)].in; }
  const Places& out(int t) const { return net_.transitions[at(t)].out; }

  void queue(int place) {
    if (queue_[at(place)] == Queue::near) return;
    queue_[at(place)] = Queue::near;
    near_.push_back(place);
  }

  // A step that would copy transitions with many places waits until no other can be made.
  void work_on(int place, bool near) {
    merge_same(place);
    drop_idle(place);
    if (!can_be_absorbed(place)) return;
    if (near && consumers_[at(place)].size() > 1 && !is_single_output(place)) {
      far_.push_back(place);
      queue_[at(place)] = Queue::far;
      return;
    }
    absorb(place);
  }

  void merge_same(int place) {
    auto choice = consumers_[at(place)];
    std::sort(choice.begin(), choice.end(), [&](int a, int b) { return std::pair(out(a), a) < std::pair(out(b), b); });
    for (std::size_t i = 1, kept = 0; i < choice.size(); ++i) {
      if (out(choice[kept]) == out(choice[i]))
        remove(choice[i]);
      else
        kept = i;
    }
  }

  void drop_idle(int place) {
    const auto choice = consumers_[at(place)];
    if (choice.size() < 2) return;
    for (const auto t : choice)
      if (in(t) == out(t)) return remove(t);  // after merge_same there is one at most
  }

  bool is_single_output(int place) const {
    const auto& producers = producers_[at(place)];
    return std::all_of(producers.begin(), producers.end(), [&](int t) { return out(t).size() == 1; });
  }

  // Every producer of a place of this choice fills all its places, and is not itself part of the choice.
  bool can_be_absorbed(int place) const {
    const auto &choice = consumers_[at(place)], &producers = producers_[at(place)];
    if (choice.empty() || producers.empty() ||
        choice.size() * producers.size() > choice.size() + producers.size() + max_growth)
      return false;
    const auto& needed = in(choice.front());
    for (const auto p : needed)
      if (p == Net::start || producers_[at(p)].size() != producers.size()) return false;
    for (const auto producer : producers)
      if (!holds(out(producer), needed) || in(producer) == needed || !all_fit(producer, needed, choice)) return false;
    return true;
  }

  bool all_fit(int producer, const Places& needed, const std::vector<int>& choice) const {
    const auto& given = out(producer);
    if (std::adjacent_find(given.begin(), given.end()) != given.end()) return false;
    return std::all_of(choice.begin(), choice.end(), [&](int t) {
      const auto after = joined(given, needed, out(t));
      return std::adjacent_find(after.begin(), after.end()) == after.end();
    });
  }

  static Places joined(const Places& given, const Places& taken, const Places& added) {
    Places kept, after;
    std::set_difference(given.begin(), given.end(), taken.begin(), taken.end(), std::back_inserter(kept));
    std::merge(kept.begin(), kept.end(), added.begin(), added.end(), std::back_inserter(after));
    return after;
  }

  void absorb(int place) {
    const auto choice = consumers_[at(place)], producers = producers_[at(place)];
    const auto needed = in(choice.front());
    for (const auto producer : producers) {
      for (std::size_t i = 1; i < choice.size(); ++i) copy(producer, needed, choice[i]);
      extend(producer, needed, choice.front());
      queue(in(producer).front());
    }
    for (const auto t : choice) remove(t);
  }

  // Adds one transition that does what the producer does and then `next`.
  void copy(int producer, const Places& needed, int next) {
    const auto made = static_cast<int>(net_.transitions.size());
    auto after = joined(out(producer), needed, out(next));
    for (const auto place : in(producer)) consumers_[at(place)].push_back(made);
    for (const auto place : after) producers_[at(place)].push_back(made);
    for (const auto place : out(next)) queue(place);
    expansion_of_.push_back(piece(producer, next));
    removed_.push_back(false);
    net_.transitions.push_back({in(producer), std::move(after), none, none});
  }

  // The producer does `next` as well.
  void extend(int producer, const Places& needed, int next) {
    auto after = joined(out(producer), needed, out(next));
    for (const auto place : needed) erase_one(producers_[at(place)], producer);
    for (const auto place : out(next)) producers_[at(place)].push_back(producer), queue(place);
    expansion_of_[at(producer)] = piece(producer, next);
    net_.transitions[at(producer)].out = std::move(after);
  }

  int piece(int first, int then) {
    reduced_.parts_.emplace_back(expansion_of_[at(first)], expansion_of_[at(then)]);
    return static_cast<int>(reduced_.parts_.size()) - 1;
  }

  void remove(int t) {
    for (const auto place : in(t)) erase_one(consumers_[at(place)], t);
    for (const auto place : out(t)) erase_one(producers_[at(place)], t), queue(place);
    removed_[at(t)] = true;
  }

  Reduced finish() {
    Places number(net_.places.size(), none);
    number[Net::start] = Net::start, number[Net::end] = Net::end;
    const auto place = [&](int p) {
      auto& known = number[at(p)];
      if (known == none) known = net_.is_end(p) ? reduced_.net.add_end() : reduced_.net.add_place(net_.places[at(p)]);
      return known;
    };
    for (std::size_t t = 0; t < net_.transitions.size(); ++t) {
      if (removed_[t]) continue;
      Places in, out;
      for (const auto p : net_.transitions[t].in) in.push_back(place(p));
      for (const auto p : net_.transitions[t].out) out.push_back(place(p));
      reduced_.net.add(std::move(in), std::move(out), net_.transitions[t].step, net_.transitions[t].way);
      reduced_.expansions_.push_back(expansion_of_[t]);
    }
    return std::move(reduced_);
  }

  Net net_;
  std::vector<std::vector<int>> consumers_, producers_;  // of each place
  std::vector<bool> removed_;
  std::vector<Queue> queue_;  // of each place, where it waits
  std::vector<int> expansion_of_;
  std::deque<int> near_, far_;
  Reduced reduced_;
};

Reduced reduce(const Net& net) { return Reducer(net).run(); }

void Reduced::unfold(int transition, std::vector<int>& into) const {
  std::vector<int> open{expansions_[static_cast<std::size_t>(transition)]};
  while (!open.empty()) {
    const auto [first, then] = parts_[static_cast<std::size_t>(open.back())];
    open.pop_back();
    if (then == none)
      into.push_back(first);
    else
      open.push_back(then), open.push_back(first);
  }
}

}  // namespace parcours::definition
