// One decision in the making: every event is at once true of `after`. The parts of the engine's heart share this class;
// each source file holds one concern: play.cpp what comes in, play_path.cpp the path, play_branches.cpp what stands
// is_anytime by is_anytime, play_lines.cpp what happens meanwhile, play_messages.cpp other cases, play_person.cpp
// forms, play_action.cpp actions, play_migrate.cpp another version.
#pragma once
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "execution/decide.hpp"
#include "execution/diagnostics.hpp"
#include "execution/form.hpp"
#include "execution/lines.hpp"

namespace parcours::execution {

class Transition {
 public:
  Transition(const definition::Workflow& workflow, Case a_case, const DecisionContext& context);

  void apply(const Opening& in);
  void apply(const Completion& in);
  void apply(const Start& in);
  void apply(const RetryInput& in);
  void apply(const TimersDue& in);
  void apply(const Delivery& in);
  void apply(const Reply& in);
  void apply(const Reopening& in);
  void apply(const Suspension& in);
  void apply(const Resumption& in);
  void apply(const MigrationInput& in);
  void apply(const ActionResult& in);

  Decision done() &&;

 private:
  using Step = definition::Step;
  using Block = definition::Block;
  using Line = definition::Line;
  using Lines = std::vector<Line>;
  // A path on its way: to a step or the end of the block of that frame. From: the step that it left.
  struct Move {
    definition::Target to;
    std::int64_t frame = 0;
    std::string outcome, from;
  };

  // Telling and finding.
  void emit(Event e);
  void refuse(std::string_view code, DiagnosticTable::Arguments arguments = {}, std::string where = {});
  void refuse_all(const Problems& problems);
  bool ok() const { return decision_.problems.empty(); }
  Case& state() { return decision_.after; }
  const Step& step_at(definition::Index index) const { return workflow_.steps[static_cast<std::size_t>(index)]; }
  const Block& block_at(definition::Index index) const { return workflow_.blocks[static_cast<std::size_t>(index)]; }
  const Step& step_of(const Token& token) const;
  std::string scope_of(const Step& step, std::int64_t frame) const;
  const Token* task(std::int64_t id);
  bool is_active(std::int64_t frame) const;
  EvaluationContext view(std::int64_t frame) const { return {workflow_, decision_.after, context_, frame}; }
  expression::Result eval(const expression::Program& program, std::int64_t frame, const Record& form = {},
                          std::string_view outcome = {}) const;
  bool is_satisfied(const std::optional<expression::Program>& condition, std::int64_t frame) const;

  // The path.
  void run_to_completion();
  void follow(const Move& move);
  void enter(const Step& step, std::int64_t frame, bool is_anytime, const std::string& from);
  void enter_phase(const Step& step);
  std::int64_t create_token(const Step& step, std::int64_t frame, bool is_anytime);
  void enter_decide(const Step& step, std::int64_t frame, bool is_anytime);
  void enter_split(const Step& step, std::int64_t frame);
  void try_complete_merge(std::int64_t token, const Step& step);
  void enter_merge(const Step& step, std::int64_t frame, const std::string& from);
  void end_step(std::int64_t token, const Step& step, const std::string& outcome, const std::string& by);
  void leave_step(const definition::Target& to, std::int64_t frame, const std::string& outcome, bool is_anytime,
                  const std::string& from);
  void reach_block_end(std::int64_t frame, const std::string& outcome);
  bool has_active_path() const;
  void resume_within(const Timer& timer, Instant stopped);
  bool has_pending_move(std::int64_t frame) const;
  void complete_block(std::int64_t frame, const std::string& outcome);
  void cancel_path(std::int64_t frame);
  void after_anytime_run(std::int64_t frame);
  std::optional<Instant> due_of(const Step& step, std::int64_t frame) const;

  // Side by is_anytime.
  void start_branch(std::int64_t token, const Step& step, const Block& block, std::int64_t row);
  void start_branches(std::int64_t token, const Step& step);
  void start_row_branches(std::int64_t token, const Step& step);
  void start_new_row_branches(const std::string& list, std::int64_t before);
  void end_branch(const Token& branch, const std::string& outcome);
  void try_complete_branches(std::int64_t token);
  bool has_enough_ended(const Token& token, const Step& step, bool any_left) const;
  std::int64_t frame_of(const Step& anytime, std::int64_t from) const;
  bool is_running(const Step& anytime, std::int64_t frame) const;
  void start_also(const std::vector<definition::AnytimeStart>& also, const std::string& outcome, std::int64_t frame);
  void start_anytime(const Step& anytime, std::int64_t frame);

  // Meanwhile.
  void set_lines(const Lines& lines, std::int64_t token, std::int64_t frame);
  void set_line(const Line& line, std::int64_t token, Instant from, std::int64_t frame);
  std::int64_t frame_of_line(const Line& line, std::int64_t token) const;
  void fire_due();
  void fire(const Timer& timer);
  void execute_line(const Line& line, std::int64_t token, const std::string& outcome);
  void remind(const Line& line, std::int64_t token);
  void interrupt(const Line& line, std::int64_t token, const definition::Target& to, const std::string& outcome);
  void update_lines();
  bool update_line(const Timer& timer, const Line& line);
  bool has_changed(const expression::Program& program, const Timer& timer) const;
  void expire(const Timer& timer);

  // DiagnosticTable, other cases.
  ActiveLine find_receiver(const Delivery& in, std::int64_t row_frame) const;
  std::int64_t frame_of_row(const std::string& row) const;
  bool check_delivery(const definition::Message& message, const Delivery& in);
  void send(const Step& step, std::int64_t token);
  void hand_over(std::int64_t token, const Step& step, const Record& asked);
  void reply(const std::string& outcome);
  void open_by_handover(const Opening& in);
  void accept(const Token& token, const Completion& in);
  void start_accepted(const std::string& outcome);
  Checked<Record> read_handover_form(const Step& step, const Record& sent) const;
  Record transferred_data(const Step& step, std::int64_t frame) const;

  // Another version.
  bool check_token(const Token& token);
  void restart_lines(const std::vector<Timer>& before, const MigrationInput& in);

  // Persons.
  void complete(const Token& token, const Completion& in);
  bool check_four_eyes(const Step& step, std::int64_t frame);
  std::string chosen_outcome(const Step& step, const std::string& sent);
  void refuse_outcome(const std::vector<std::string>& ways, const std::string& near);
  bool apply_form(const std::vector<definition::FormField>& form, const std::vector<definition::Check>& checks,
                  const Submission& submission, std::int64_t frame);
  void set_field(const std::string& name, Value value, std::int64_t frame);
  void set_default_values();

  // Actions.
  void request_next_action();
  void request_action(const Token& token, const Step& step, const std::string& outcome);
  void complete_action(const Token& token, const ActionResult& in);
  void stall(const Token& token, const std::string& code);
  void retry_due();
  void store_output(const std::string& name, const Value& value, const Step& step, std::int64_t frame);
  const std::string* missing_input(const Step& step, const Record& given, std::int64_t frame) const;
  Value value_of(const Step& step, const std::string& name, std::int64_t frame) const;

  const definition::Workflow& workflow_;
  const DecisionContext& context_;
  Decision decision_;
  Stamp stamp_;
  std::deque<Move> moves_;      // where paths go next
  std::vector<Timer> overdue_;  // lines that were past already when they began
  std::string performer_;       // the person whose command moves the case; empty: nobody, a line or a message does
};

}  // namespace parcours::execution
