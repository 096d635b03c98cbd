#include "definition/soundness/net.hpp"

#include <algorithm>

namespace parcours::definition {

int Net::add_place(Index step) {
  places.push_back(step);
  ends.push_back(false);
  return static_cast<int>(places.size()) - 1;
}

int Net::add_end() {
  const auto place = add_place();
  ends.back() = true;
  return place;
}

void Net::add(std::vector<int> in, std::vector<int> out, Index step, int way) {
  std::sort(in.begin(), in.end());
  std::sort(out.begin(), out.end());
  transitions.push_back({std::move(in), std::move(out), step, way});
}

std::vector<std::vector<int>> consumers(const Net& net) {
  std::vector<std::vector<int>> taking(net.places.size());
  for (std::size_t t = 0; t < net.transitions.size(); ++t)
    for (const auto place : net.transitions[t].in)
      taking[static_cast<std::size_t>(place)].push_back(static_cast<int>(t));
  return taking;
}

bool is_free_choice(const Net& net) {
  const auto same = [&](int a, int b) {
    return net.transitions[static_cast<std::size_t>(a)].in == net.transitions[static_cast<std::size_t>(b)].in;
  };
  const auto taking = consumers(net);
  return std::all_of(taking.begin(), taking.end(), [&](const auto& rivals) {
    return std::all_of(rivals.begin(), rivals.end(), [&](int t) { return same(rivals.front(), t); });
  });
}

namespace {

using PlaceSide = std::vector<int> Net::Transition::*;

// Marks what is on a path from one of `open`, in the direction from `behind` to `ahead`: first of all places, then of
// all transitions.
std::vector<bool> on_a_path(const Net& net, std::vector<int> open, PlaceSide behind, PlaceSide ahead) {
  std::vector<std::vector<int>> leading(net.places.size());
  for (std::size_t t = 0; t < net.transitions.size(); ++t)
    for (const auto p : net.transitions[t].*behind) leading[static_cast<std::size_t>(p)].push_back(static_cast<int>(t));
  std::vector<bool> met(net.places.size() + net.transitions.size());
  for (const auto place : open) met[static_cast<std::size_t>(place)] = true;
  while (!open.empty()) {
    const auto at = static_cast<std::size_t>(open.back());
    open.pop_back();
    for (const auto t : leading[at]) {
      met[net.places.size() + static_cast<std::size_t>(t)] = true;
      for (const auto p : net.transitions[static_cast<std::size_t>(t)].*ahead)
        if (!met[static_cast<std::size_t>(p)]) met[static_cast<std::size_t>(p)] = true, open.push_back(p);
    }
  }
  return met;
}

}  // namespace

bool is_connected(const Net& net) {
  std::vector<int> ends;
  for (std::size_t place = 0; place < net.places.size(); ++place)
    if (net.ends[place]) ends.push_back(static_cast<int>(place));
  const auto begun = on_a_path(net, {Net::start}, &Net::Transition::in, &Net::Transition::out);
  const auto ended = on_a_path(net, std::move(ends), &Net::Transition::out, &Net::Transition::in);
  return begun == ended && std::find(begun.begin(), begun.end(), false) == begun.end();
}

}  // namespace parcours::definition
