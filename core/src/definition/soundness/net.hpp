// A Petri net: the ways that the tokens of a workflow can take, and nothing else of the workflow. Values and pure
// functions; any thread may call them.
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Places and transitions are numbered from 0, in the order in which they are added.
struct Net {
  // It takes a token from each place of `in` and puts one into each place of `out`, at once.
  struct Transition {
    std::vector<int> in, out;  // sorted
    Index step = none;         // the step of the workflow that happens
    int way = none;            // the number of its exit (exits_of); none: not an exit
  };
  // A case begins with one token in `start`. It has ended properly when tokens are in ends only, one in each at most.
  // `end` is one of the ends.
  static constexpr int start = 0, end = 1;

  std::vector<Index> places = {none, none};  // of each place, the step that is open while a token is there
  std::vector<bool> ends = {false, true};    // of each place, whether it is an end
  std::vector<Transition> transitions;

  // Both return the number of the new place.
  int add_place(Index step = none);
  int add_end();
  bool is_end(int place) const { return ends[static_cast<std::size_t>(place)]; }
  // Adds a transition. `in` is not empty.
  void add(std::vector<int> in, std::vector<int> out, Index step = none, int way = none);
};

// The net of the top level of a workflow. A step with a body is one step of the net: find_defects (reachability.hpp)
// checks what is inside it. `way` of a transition is an index into exits_of(step); of a `split`, and of the transition
// that joins the ways of a `merge`, it is none.
Net net_of(const Workflow& workflow);

// Of each place, the transitions that take from it.
std::vector<std::vector<int>> consumers(const Net& net);

// Whether transitions that share one input place share all of them. Then nothing that happens elsewhere can take a
// choice away.
bool is_free_choice(const Net& net);

// Whether every place and every transition is on a path from `start` to an end.
bool is_connected(const Net& net);

}  // namespace parcours::definition
