// How far a case has come in its workflow. A picture of the workflow is marked by it.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "definition/model/workflow.hpp"
#include "execution/event.hpp"

namespace parcours::drawing {

// Counts by names of the workflow. It contains no field of the case, no reference and no actor. Names that the workflow
// does not have are not drawn.
struct CaseProgress {
  // Of a step or a block.
  struct NodeCounts {
    std::int64_t entered = 0;    // of a step: how often its block was started; of a branch: how often it was started
    std::int64_t completed = 0;  // how often it ended, or a line of its own led away from it
    std::int64_t cancelled = 0;  // how often something else cancelled it
    std::int64_t open = 0;       // the tokens that are there now
    std::int64_t stalled = 0;    // those of them with an action that failed
    friend bool operator==(const NodeCounts&, const NodeCounts&) = default;
  };
  // A way that a case can take.
  struct FlowKey {
    std::string from;       // a step, or the key of a line
    std::string by;         // the outcome; of a `decide` the number of the row, from 1; of a `split` the next step
    std::string anytime{};  // the anytime step that it starts; empty: it leads on
    friend auto operator<=>(const FlowKey&, const FlowKey&) = default;
  };

  bool started = false;                                  // false: the case waits to be accepted, before its first step
  std::string phase;                                     // the phase that the case is in
  std::string ended_as;                                  // the end that it has reached; empty: it is open
  std::map<std::string, NodeCounts, std::less<>> nodes;  // by step or block: names are unique among both
  std::map<FlowKey, std::int64_t> flows;                 // how often each way was taken
};

// Counts what the journal of a case reports. `journal`: the events of each of its rows, from the first. `workflow`: the
// version that the case runs in now. Steps passed in an earlier version are counted under their names of now; ways
// taken there are not counted, since they may lead elsewhere now. Throws Error::store on events that cannot follow each
// other.
CaseProgress progress_of(const definition::Workflow& workflow,
                         const std::vector<std::vector<execution::Event>>& journal);

}  // namespace parcours::drawing
