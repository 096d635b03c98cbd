// Checks that no automatic step decides about a person. A flow that a line of `meanwhile` begins must come to a person
// before it ends the case or hands it over.
#include <algorithm>
#include <map>

#include "definition/check/check_workflow.hpp"

namespace parcours::definition {
namespace {

// The origin of an automatic flow.
struct Origin {
  Span at;
  std::string what;  // the trigger: "after", "message"...
};

// Follows an automatic flow, step by step, until a person, a wait or the end.
class AutomaticFlow {
 public:
  explicit AutomaticFlow(Draft& draft) : draft_(draft), reached_(draft.workflow.steps.size()) {}

  void begin(const Target& to, Index block, const Origin& origin) {
    origin_ = &origin;
    follow(to, block);
    while (!open_.empty()) {
      const auto index = open_.back();
      open_.pop_back();
      pass(draft_.step(index));
    }
  }
  void begin_anytime(Index anytime, const Origin& origin) { begin({anytime, {}}, draft_.step(anytime).block, origin); }

 private:
  void follow(const Target& to, Index block) {
    if (to.stay) return;
    if (to.step != none) return enter(to.step);
    if (block == 0) return report("decides-by-itself", {{"trigger", origin_->what}, {"end", to.end}});
    end_block(block, to.end);
  }
  void enter(Index step) {
    if (step == none || reached_[static_cast<std::size_t>(step)]) return;
    reached_[static_cast<std::size_t>(step)] = true;
    open_.push_back(step);
  }
  void end_block(Index block, const std::string& end) {
    const auto owner = draft_.block(block).owner;
    const auto& step = draft_.step(owner);
    if (step.kind == Step::Kind::parallel) {
      auto& ended = ended_[owner];
      ended.insert(block);
      if (!step.until && ended.size() < step.branches.size()) return;
    }
    const auto* to = step.route(step.kind == Step::Kind::block ? end : "done");
    if (to) follow(*to, step.block);
  }

  void pass(const Step& step) {
    using Kind = Step::Kind;
    if (step.asks_person() || step.kind == Kind::wait) return;
    if (step.handover) report("hands-over-by-itself", {{"trigger", origin_->what}, {"step", step.name}});
    for (const auto& also : step.also) enter(also.step);
    if (step.kind == Kind::block || step.kind == Kind::each)
      return enter(step.body == none ? none : draft_.block(step.body).entry);
    if (step.kind == Kind::parallel) {
      for (const auto branch : step.branches) enter(draft_.block(branch).entry);
      return;
    }
    for (const auto& route : step.next) follow(route.to, step.block);
    for (const auto& row : step.rows) follow(row.to, step.block);
    for (const auto& way : step.ways) enter(way.step), enter(way.merge);
  }

  void report(std::string_view code, DiagnosticTable::Arguments arguments) {
    draft_.sink.report(code, origin_->at, arguments);
  }

  Draft& draft_;
  std::vector<bool> reached_;
  std::vector<Index> open_;
  std::map<Index, std::set<Index>> ended_;  // of each `parallel`: the branches that ended automatically
  const Origin* origin_ = nullptr;
};

std::string word_for(Line::Trigger trigger) {
  static constexpr const char* words[] = {"after", "at", "every", "message", "when"};
  return words[static_cast<std::size_t>(trigger)];
}

void check_line(const Node& node, const Line& line, Index block, AutomaticFlow& automatic) {
  const auto word = word_for(line.trigger);
  const auto* trigger = pair_in(node, word);
  const Origin origin{trigger ? trigger->key.span : node.span, word};
  for (const auto& route : line.next) automatic.begin(route.to, block, origin);
  for (const auto anytime : starts_of(line)) automatic.begin_anytime(anytime, origin);
}

// A handover that expires was not decided by anybody.
void check_expiry(Index index, AutomaticFlow& automatic, Draft& draft) {
  const auto& step = draft.step(index);
  const auto* next = draft.source(index).next;
  const auto* expired = step.handover && step.handover->within ? step.route("expired") : nullptr;
  const auto* written = next ? pair_in(next->value, "expired") : nullptr;
  if (expired)
    automatic.begin(*expired, step.block, {written ? written->key.span : draft.source(index).name, "within"});
}

}  // namespace

void check_decisions(const ResolvedDraft& in) {
  auto& draft = in.draft();
  if (draft.workflow.subject != Subject::person) return;
  AutomaticFlow automatic(draft);
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      if (const auto& node = deferred.meanwhile->value.items[i]; node.is_map())
        check_line(node, (*deferred.lines)[i], deferred.context.scope.block, automatic);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index)
    check_expiry(index, automatic, draft);
}

}  // namespace parcours::definition
