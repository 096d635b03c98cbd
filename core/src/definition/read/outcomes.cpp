#include "definition/read/outcomes.hpp"

#include <unordered_set>

namespace parcours::definition {
namespace {

// The names under which a block ends, each once, in the order of the text.
class Ends {
 public:
  explicit Ends(const Workflow& workflow) : workflow_(workflow) {}
  std::vector<std::string> of(const Block& block) {
    for (const auto index : block.steps) add(workflow_.steps[static_cast<std::size_t>(index)]);
    for (const auto index : block.anytime) add(workflow_.steps[static_cast<std::size_t>(index)]);
    for (const auto& line : block.lines) add(line);
    return std::move(names_);
  }

 private:
  void add(const Target& to) {
    if (to.step == none && !to.stay && seen_.insert(to.end).second) names_.push_back(to.end);
  }
  void add(const Line& line) {
    for (const auto& route : line.next) add(route.to);
  }
  void add(const Step& step) {
    for (const auto& route : step.next) add(route.to);
    for (const auto& row : step.rows) add(row.to);
    for (const auto& line : step.lines) add(line);
  }

  const Workflow& workflow_;
  std::unordered_set<std::string_view> seen_;
  std::vector<std::string> names_;
};

std::vector<std::string> answers(const Handover& handover) {
  if (handover.await == Handover::Await::nothing) return {"sent"};
  if (handover.await == Handover::Await::end) return {};
  std::vector<std::string> all{"accepted", "refused"};
  if (handover.within) all.emplace_back("expired");
  return all;
}

}  // namespace

std::vector<std::string> outcomes_of(const Step& step, const Draft& draft) {
  if (const auto* contract = draft.contract(step)) return contract->outcomes;
  switch (step.kind) {
    case Step::Kind::block:
      return step.body == none ? std::vector<std::string>{} : Ends(draft.workflow).of(draft.block(step.body));
    case Step::Kind::send:
    case Step::Kind::parallel:
    case Step::Kind::each:
    case Step::Kind::merge:
      return {"done"};
    case Step::Kind::handover:
      return step.handover ? answers(*step.handover) : std::vector<std::string>{};
    default:
      return {};
  }
}

}  // namespace parcours::definition
