// Gives the flows of BPMN the form that modelling tools expect: one flow between two shapes, and gateways that join.
#include <algorithm>

#include "drawing/bpmn.hpp"

namespace parcours::drawing::bpmn {
namespace {

// Adds a flow to another between the same two shapes.
void add_to(Flow& flow, const Flow& other) {
  if (!other.name.empty()) flow.name += (flow.name.empty() ? "" : " / ") + other.name;
  flow.is_default = flow.is_default || other.is_default;
  if (flow.is_default || flow.condition.empty() || other.condition.empty())
    flow.condition.clear();
  else
    flow.condition = "(" + flow.condition + ") || (" + other.condition + ")";
}

void join_equal_flows(Process& process) {
  std::vector<Flow> kept;
  for (const auto& flow : process.flows) {
    const auto known = std::find_if(kept.begin(), kept.end(),
                                    [&](const Flow& each) { return each.from == flow.from && each.to == flow.to; });
    if (known == kept.end())
      kept.push_back(flow);
    else
      add_to(*known, flow);
  }
  process.flows = std::move(kept);
}

bool waits_for_several(const Process& process, int shape) {
  const auto& element = process.shapes[static_cast<std::size_t>(shape)].element;
  const auto leaving =
      std::count_if(process.flows.begin(), process.flows.end(), [&](const Flow& flow) { return flow.from == shape; });
  return element.ends_with("Gateway") && leaving < 2;
}

// Adds an exclusive gateway before a shape that several flows enter. A gateway that joins them already needs none.
void add_joining_gateway(Process& process, int shape) {
  const auto comes = [&](const Flow& flow) { return flow.to == shape; };
  if (std::count_if(process.flows.begin(), process.flows.end(), comes) < 2) return;
  if (waits_for_several(process, shape)) return;
  const auto& target = process.shapes[static_cast<std::size_t>(shape)];
  Shape gateway;
  gateway.id = "meet_" + target.id, gateway.element = "exclusiveGateway";
  gateway.parent = target.parent, gateway.lane = target.lane;
  process.shapes.push_back(std::move(gateway));
  const auto added = static_cast<int>(process.shapes.size()) - 1;
  for (auto& flow : process.flows)
    if (comes(flow)) flow.to = added;
  process.flows.push_back({{}, {}, added, shape, false});
}

}  // namespace

void arrange_flows(Process& process) {
  join_equal_flows(process);
  const auto shapes = static_cast<int>(process.shapes.size());
  for (int i = 0; i < shapes; ++i) add_joining_gateway(process, i);
}

}  // namespace parcours::drawing::bpmn
