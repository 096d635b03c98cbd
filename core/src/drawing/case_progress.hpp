// How far a case has come in its workflow, as it is drawn over it.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "definition/model/workflow.hpp"
#include "execution/event.hpp"

namespace parcours::definition {

// Names of the workflow and counts: nothing of what the case holds, and nobody who acted. What the workflow does not
// name is not drawn.
struct CaseProgress {
  struct NodeCounts {
    std::int64_t entered = 0;    // how often the block that it holds was started; of a branch: it itself
    std::int64_t completed = 0;  // how often it ended, or a line of its own led away from it
    std::int64_t cancelled = 0;  // how often something else took it away unfinished
    std::int64_t open = 0;       // how many tokens stand there now
    std::int64_t stalled = 0;    // how many of these have an action that failed
    friend bool operator==(const NodeCounts&, const NodeCounts&) = default;
  };
  struct FlowKey {
    std::string from;  // a step, or the key of a line
    std::string
        by;  // its outcome; the number of the row of a `decide`, from 1; of a `split`: the step that it leads to
    std::string anytime{};  // the anytime step that starts there, where it does not lead on
    friend auto operator<=>(const FlowKey&, const FlowKey&) = default;
  };

  bool started = false;                                  // false: it waits to be accepted, before its first step
  std::string phase, ended_as;                           // the phase that it is in, or the end that it has come to
  std::map<std::string, NodeCounts, std::less<>> nodes;  // by step or block: they share one name
  std::map<FlowKey, std::int64_t> flows;                 // how often each was taken
};

}  // namespace parcours::definition

namespace parcours::execution {

// `journal`: the events of each of its rows, from the first. `workflow`: the version that the case is pinned to now.
// What it passed in an earlier version is counted, under the names of now; the ways that it took there are not told,
// since they may lead elsewhere now. Throws Error::store on events that cannot follow each other.
definition::CaseProgress progress_of(const definition::Workflow& workflow,
                                     const std::vector<std::vector<Event>>& journal);

}  // namespace parcours::execution
