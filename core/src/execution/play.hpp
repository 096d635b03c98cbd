// One decision in the making: every event is at once true of `after`. The parts of the engine's heart share this class;
// each source file holds one concern: play.cpp what comes in, play_path.cpp the path, play_branches.cpp what stands
// side by side, play_lines.cpp what happens meanwhile, play_messages.cpp other cases, play_person.cpp forms,
// play_action.cpp actions, play_migrate.cpp another version.
#pragma once
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "execution/decide.hpp"
#include "execution/lines.hpp"
#include "execution/messages.hpp"

namespace parcours::execution {

class Play {
 public:
  Play(const definition::Workflow& workflow, Case a_case, const Circumstances& around);

  void take(const Opening& in);
  void take(const Completion& in);
  void take(const Start& in);
  void take(const Retrial& in);
  void take(const Ringing& in);
  void take(const Delivery& in);
  void take(const Reply& in);
  void take(const Reopening& in);
  void take(const Suspension& in);
  void take(const Resumption& in);
  void take(const Migration& in);
  void take(const Answer& in);

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
  void refuse(std::string_view code, Messages::Arguments arguments = {}, std::string where = {});
  void refuse_all(const Problems& problems);
  bool well() const { return d_.problems.empty(); }
  Case& now() { return d_.after; }
  const Step& step_at(definition::Index index) const { return w_.steps[static_cast<std::size_t>(index)]; }
  const Block& block_at(definition::Index index) const { return w_.blocks[static_cast<std::size_t>(index)]; }
  const Step& step_of(const Token& token) const;
  std::string scope_of(const Step& step, std::int64_t frame) const;
  const Token* task(std::int64_t id);
  bool stands(std::int64_t frame) const;
  expression::Result ask(const expression::Program& program, std::int64_t frame, const Record& form = {},
                         std::string_view outcome = {}) const;
  bool holds(const std::optional<expression::Program>& condition, std::int64_t frame) const;

  // The path.
  void settle();
  void follow(const Move& move);
  void enter(const Step& step, std::int64_t frame, bool side, const std::string& from);
  void enter_phase(const Step& step);
  std::int64_t stand(const Step& step, std::int64_t frame, bool side);
  void pass(const Step& step, std::int64_t frame, bool side);
  void part(const Step& step, std::int64_t frame);
  void pass_merge(std::int64_t token, const Step& step);
  void reach(const Step& step, std::int64_t frame, const std::string& from);
  void end(std::int64_t token, const Step& step, const std::string& outcome, const std::string& by);
  void exit(const definition::Target& to, std::int64_t frame, const std::string& outcome, bool side,
            const std::string& from);
  void reach_end(std::int64_t frame, const std::string& outcome);
  bool is_on_path() const;
  void resume_within(const Timer& timer, Instant stopped);
  bool is_moving(std::int64_t frame) const;
  void leave(std::int64_t frame, const std::string& outcome);
  void cancel_path(std::int64_t frame);
  void after_run(std::int64_t frame);
  std::optional<Instant> due_of(const Step& step, std::int64_t frame) const;

  // Side by side.
  void branch(std::int64_t token, const Step& step, const Block& block, std::int64_t row);
  void open_branches(std::int64_t token, const Step& step);
  void open_rows(std::int64_t token, const Step& step);
  void open_new_rows(const std::string& list, std::int64_t before);
  void end_branch(const Token& branch, const std::string& outcome);
  void count_branches(std::int64_t token);
  bool enough(const Token& token, const Step& step, bool any_left) const;
  std::int64_t frame_of(const Step& anytime, std::int64_t from) const;
  bool is_running(const Step& anytime, std::int64_t frame) const;
  void start_beside(const std::vector<definition::Also>& also, const std::string& outcome, std::int64_t frame);
  void start_run(const Step& anytime, std::int64_t frame);

  // Meanwhile.
  void set_lines(const Lines& lines, std::int64_t token, std::int64_t frame);
  void set_line(const Line& line, std::int64_t token, Instant from, std::int64_t frame);
  std::int64_t frame_of_line(const Line& line, std::int64_t token) const;
  void ring_due();
  void ring(const Timer& timer);
  void act(const Line& line, std::int64_t token, const std::string& outcome);
  void remind(const Line& line, std::int64_t token);
  void interrupt(const Line& line, std::int64_t token, const definition::Target& to, const std::string& outcome);
  void look_at_lines();
  bool look_at(const Timer& timer, const Line& line);
  bool has_changed(const expression::Program& program, const Timer& timer) const;
  void expire(const Timer& timer);

  // Messages, other cases.
  Living awaiting(const Delivery& in, std::int64_t row_frame) const;
  std::int64_t frame_of_row(const std::string& row) const;
  bool check_delivery(const definition::Message& message, const Delivery& in);
  void send(const Step& step, std::int64_t token);
  void hand_over(std::int64_t token, const Step& step, const Record& asked);
  void reply(const std::string& outcome);
  void arrive(const Opening& in);
  void accept(const Token& token, const Completion& in);
  void begin_accepted(const std::string& outcome);
  Checked<Record> read_asked(const Step& step, const Record& sent) const;
  Record carried(const Step& step, std::int64_t frame) const;

  // Another version.
  bool fits(const Token& token);
  void set_all_lines(const std::vector<Timer>& before, const Migration& in);

  // Persons.
  void complete(const Token& token, const Completion& in);
  bool may_after(const Step& step, std::int64_t frame);
  std::string chosen_outcome(const Step& step, const std::string& sent);
  void refuse_outcome(const std::vector<std::string>& ways, const std::string& near);
  bool take_form(const std::vector<definition::Entry>& form, const std::vector<definition::Check>& checks,
                 std::int64_t frame, const Record& sent, const std::string& outcome, bool carried = false);
  void set(const std::string& name, Value value, std::int64_t frame);
  void preset_fields_that_no_form_asks();

  // Actions.
  void ask_next();
  void ask_action(const Token& token, const Step& step, const std::string& outcome);
  void end_action(const Token& token, const Answer& in);
  void stall(const Token& token, const std::string& code);
  void retry_due();
  void keep(const std::string& name, const Value& value, const Step& step, std::int64_t frame);
  const std::string* missing_input(const Step& step, const Record& given, std::int64_t frame) const;
  Value value_of(const Step& step, const std::string& name, std::int64_t frame) const;

  const definition::Workflow& w_;
  const Circumstances& around_;
  Decision d_;
  Stamp stamp_;
  std::deque<Move> moves_;      // where paths go next
  std::vector<Timer> at_once_;  // lines that were past already when they began
  std::string doer_;            // the person whose command moves the case; empty: nobody, a line or a message does
};

}  // namespace parcours::execution
