// A net of tokens: what is left of a workflow when only the ways that its tokens can take are looked at.
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

struct Net {
  // One way: it takes a token from each place of `in` and puts one into each place of `out`, at once.
  struct Transition {
    std::vector<int> in, out;
    Index step = none;  // what happens, in the words of the workflow:
    int way = none;     // this step, by the `way`-th of its routes or rows; none: whatever it says
  };
  // A case begins with one token in `start`; it has ended well when tokens are in ends alone, one in each at most.
  // `end` is one.
  static constexpr int start = 0, end = 1;

  std::vector<Index> places = {none, none};  // of each place, the step that is open while a token is there
  std::vector<bool> ends = {false, true};    // of each place, whether it is an end
  std::vector<Transition> transitions;

  int add_place(Index step = none);
  int add_end();
  bool is_end(int place) const { return ends[static_cast<std::size_t>(place)]; }
  void add(std::vector<int> in, std::vector<int> out, Index step = none, int way = none);
};

// The top level of a workflow. Whether what stands inside its steps can end is not asked here (graph.hpp). `way` is an
// index into exits_of(step); of a `split` and of the coming together of a `merge` it is none.
Net net_of(const Workflow& workflow);

// Of each place, the transitions that take from it.
std::vector<std::vector<int>> consumers(const Net& net);

// Whether ways that compete for one place compete for all that they take: nothing that happens elsewhere takes a choice
// away.
bool is_free_choice(const Net& net);

// Whether every place and every transition lies on a way from `start` to an end.
bool is_connected(const Net& net);

}  // namespace parcours::definition
