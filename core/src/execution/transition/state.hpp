// The state of a transition: the one value that all parts of a transition share. An emitted event is applied to the
// case at once, so every reader sees the case as it has become.
#pragma once
#include <string>
#include <string_view>

#include "execution/counting.hpp"
#include "execution/decide.hpp"
#include "execution/diagnostics.hpp"
#include "execution/evaluation.hpp"

namespace parcours::execution {

// Refers to the workflow and the context, which must outlive it. References to tokens and timers are valid until the
// next `emit`.
class TransitionState {
 public:
  TransitionState(const definition::Workflow& workflow, Case a_case, const DecisionContext& context);
  TransitionState(const TransitionState&) = delete;
  TransitionState& operator=(const TransitionState&) = delete;

  const definition::Workflow& workflow() const { return workflow_; }
  const DecisionContext& context() const { return context_; }
  const Case& a_case() const { return decision_.after; }
  // What has been emitted.
  const std::vector<Event>& events() const { return decision_.events; }
  Instant now() const { return context_.moment.now; }
  // The time at which the clocks of the case are: since it is suspended, they are where they were.
  Instant clock() const { return a_case().suspended.value_or(now()); }
  const Calendar& calendar() const { return context_.moment.calendar; }

  // Applies the event and keeps it for the decision.
  void emit(Event event);
  // Ends the case, and replies to the case that opened it. The second is for a case that nobody has accepted: its reply
  // is the answer to the handover and not the end of its work.
  void end_case(const std::string& outcome);
  void end_unaccepted(const std::string& outcome);
  // Replies to the case whose handover opened this one; nothing where there is none. `with`: see core/FORMATS.md.
  void reply(const std::string& outcome, Record with = {});
  // From now on, the handover of that token ends by the reply of its receiver, who need not be notified of it.
  void set_answered(std::int64_t token) { answered_ = token; }
  void set_migrated_lines(std::vector<LineChange> lines) { decision_.migrated_lines = std::move(lines); }
  // Counts what a line counts when it acts. `outcome`: of its message; may be empty.
  void count_line(const definition::Line& line, std::int64_t frame, const std::string& outcome);
  // Leaves the stays that the workflow, which has changed, does not count any more.
  void leave_uncounted_stays();
  // Moves the case to the place that its fields now name, and counts the rest: what the opening has entered, and the
  // facts that every workflow has by itself.
  void finish_counting();
  void add_effect(Effect effect) { decision_.effects.push_back(std::move(effect)); }

  // Adds a problem. One problem discards the decision; the parts go on only to find the others.
  void refuse(std::string_view code, DiagnosticTable::Arguments arguments = {}, std::string where = {});
  void refuse_all(const Problems& problems);
  // Adds a question, unless the sender has confirmed it. Returns whether they have.
  bool confirm(std::string_view code, DiagnosticTable::Arguments arguments);
  bool ok() const { return decision_.problems.empty(); }

  // The action to run before the case goes on.
  bool has_action_request() const { return decision_.action_request.has_value(); }
  void set_action_request(ActionRequest request) { decision_.action_request = std::move(request); }

  // The person whose command moves the case; empty when a line or a message moves it.
  const std::string& performer() const { return performer_; }
  // From now on, the steps that end are ended by the actor of the context.
  void set_performer() { performer_ = context_.actor; }

  const definition::Step& step_at(definition::Index index) const;
  const definition::Block& block_at(definition::Index index) const;
  // The step of a token. Throws Error::store when the workflow has no such step.
  const definition::Step& step_of(const Token& token) const;
  // The scope in which the ends of a step are counted (StepSummary::scope).
  std::string scope_of(const definition::Step& step, std::int64_t frame) const;
  // The token that the sender names; null, with a problem, when it has ended or never existed.
  const Token* find_task(std::int64_t id);
  // Whether the case is open and the frame still there.
  bool is_active(std::int64_t frame) const;

  // How expressions see the case now, from the frame.
  EvaluationContext view(std::int64_t frame) const { return {workflow_, decision_.after, context_, frame}; }
  // Whether the condition is true. Without a condition: true. Unknown: false.
  bool is_satisfied(const std::optional<expression::Program>& condition, std::int64_t frame) const;
  // The data that the step gives to another case, a person or an action; without the unknown and the empty.
  Record transferred_data(const definition::Step& step, std::int64_t frame) const;
  // The fields of rows around the frame that the text of this name quotes, by their names ("besoin.quoi").
  Record quoted_of_rows(const std::string& text, std::int64_t frame) const;

  // Moves the case to the place that its fields now name; nothing where no event has happened. A case that had ended
  // stays where it is until it is reopened.
  void update_place();

  // The decision. With problems it has no events, effects or action request.
  Decision take_decision() &&;

 private:
  // Notifies the receivers of handovers that the event ended without their reply.
  void withdraw(const std::vector<Token>& waiting, const Event& event);

  // Evaluates the counts with the case as it is now.
  std::vector<Counted> facts_of_reached(const std::vector<ReachedCounts>& reached, bool before) const;
  // Counts what was reached; what an opening has entered waits for the end of its first step, whose form it may read.
  void count(std::vector<ReachedCounts> reached);
  void count_waiting();
  // Ends the stays of what has been left, and moves those of a case that goes on in another territory.
  void update_stays(const std::string& territory_before);
  void move_stays(const std::string& territory_before);
  // What the event has entered; with the first step of a reopened case, its phase too.
  std::vector<ReachedCounts> entered_by_now(const Event& event);
  // Applies the event and keeps it, without what it counts.
  void apply(Event event);
  void count_automatic(const char* fact, Record by = {}, std::optional<std::string> territory = {});

  const definition::Workflow& workflow_;
  const DecisionContext& context_;
  Decision decision_;
  bool had_ended_;
  std::string performer_;
  std::int64_t answered_ = 0;
  bool opens_ = false;                  // the first step of an opening has not ended
  bool resumes_phase_ = false;          // a reopened case goes on in the phase in which it ended
  std::vector<ReachedCounts> waiting_;  // counts that wait for the end of the first step
};

}  // namespace parcours::execution
