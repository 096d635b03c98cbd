#include "execution/transition/incoming.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/forms.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/path.hpp"
#include "execution/transition/scheduler.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

// How deep inside the case a line is: of the workflow, a phase, a step, a block in that step, a step of that block...
int depth_of(const Case& c, const ActiveLine& active) {
  if (active.token == 0) return is_of_phase(active.line->key) ? 1 : 0;
  int depth = is_of_block(active.line->key) ? 1 : 0;
  for (const Token* t = c.token(active.token); t; t = c.token(t->parent)) depth += 2;
  return depth;
}

}  // namespace

void Incoming::deliver(const Delivery& in) {
  const auto* message = state_.workflow().message(in.message);
  if (!message) return state_.refuse("unknown-message", {{"message", in.message}}, "message");
  const std::int64_t row = in.row.empty() ? 0 : frame_of_row(in.row);
  if (row < 0) return state_.refuse("unknown-row", {{"row", in.row}}, "row");
  const ActiveLine receiver = find_receiver(in, row);
  if (!check_outcome(*message, in)) return;
  if (!state_.a_case().is_open() || !receiver.line) return state_.emit(MessageKept{in.message, in.from});
  const std::int64_t frame = row > 0 ? row : frame_of_line(state_.a_case(), receiver);
  if (!parts_.forms.apply(message->form, {}, {in.with, in.outcome, in.from_case}, frame)) return;
  state_.emit(MessageTaken{in.message, in.from, receiver.token, receiver.line->key, in.outcome,
                           row > 0 ? state_.a_case().token(row)->row : 0});
  parts_.meanwhile.execute(receiver, in.outcome);
  parts_.scheduler.move_until_rest();
}

bool Incoming::check_outcome(const definition::Message& message, const Delivery& in) {
  std::vector<std::string> possible;
  for (const auto& each : message.outcomes) possible.push_back(each.name);
  if (!possible.empty() && in.outcome.empty())
    state_.refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(possible, ", "))}}, "outcome");
  else if (!in.outcome.empty() && std::find(possible.begin(), possible.end(), in.outcome) == possible.end())
    state_.refuse_outcome(possible, nearest(in.outcome, possible));
  return state_.ok();
}

ActiveLine Incoming::find_receiver(const Delivery& in, std::int64_t row_frame) const {
  const Case& c = state_.a_case();
  ActiveLine innermost;
  int deepest = -1;
  for (const auto& active : active_lines(state_.workflow(), c)) {
    const auto& line = *active.line;
    const int depth = depth_of(c, active);
    if (line.trigger != definition::Line::Trigger::message || line.message != in.message || depth <= deepest) continue;
    if (row_frame > 0 && !c.is_inside(active.token, row_frame)) continue;
    if (state_.is_satisfied(line.when, frame_of_line(c, active))) innermost = active, deepest = depth;
  }
  return innermost;
}

std::int64_t Incoming::frame_of_row(const std::string& row) const {
  for (const Token& token : state_.a_case().tokens) {
    if (token.row == 0) continue;
    const auto& list = *state_.workflow().field(state_.step_of(token).list);
    if (row_name(list, row_at(list, state_.a_case(), token.row).as<Record>(), token.row) == row) return token.id;
  }
  return -1;
}

void Incoming::take_reply(const Reply& in) {
  const Token* token = state_.find_task(in.token);
  if (!token) return;
  if (!token->handed_over) return state_.refuse("not-waiting");
  const Step& step = state_.step_of(*token);
  state_.emit(Answered{in.token, in.from, in.outcome});
  const bool awaits_end = step.handover->await == definition::Handover::Await::end;
  if (awaits_end && in.outcome == "accepted") return;
  path_.end_step(in.token, step, in.outcome, {});
  parts_.scheduler.move_until_rest();
}

void Incoming::open(const Opening& in) {
  const Step& first = state_.step_at(state_.workflow().entry());
  if (!parts_.forms.apply(first.form, first.checks, {in.with, in.outcome, true}, 0)) return;
  const auto& accepts = state_.workflow().accepts;
  if (accepts && !accepts->by.empty()) return wait_for_acceptance();
  state_.reply("accepted");
  start_accepted(in.outcome);
}

void Incoming::wait_for_acceptance() {
  const std::int64_t token = state_.a_case().last_token + 1;
  const auto& within = state_.workflow().accepts->within;
  state_.emit(StepEntered{token, std::string(kAccepts), 0, true, false, {}, false});
  if (within)
    state_.emit(TimerSet{token, std::string(kAccepts) + "/within", state_.now(),
                         state_.calendar().end_of_delay(*within, state_.now())});
}

void Incoming::accept(const Token& token, const Completion& in) {
  const std::vector<std::string> possible{"accepted", "refused"};
  if (in.outcome.empty()) return state_.refuse("choose-outcome", {{"outcomes", "accepted, refused"}}, "outcome");
  if (std::find(possible.begin(), possible.end(), in.outcome) == possible.end())
    return state_.refuse_outcome(possible, nearest(in.outcome, possible));
  for (const auto& [name, value] : in.with) state_.refuse("not-asked", {{"field", name}, {"near", ""}}, name);
  if (!state_.ok()) return;
  state_.emit(StepEnded{token.id, token.step, "/", in.outcome, state_.context().actor});
  if (in.outcome == "refused") return state_.end_case("refused");
  state_.reply("accepted");
  start_accepted({});
}

void Incoming::start_accepted(const std::string& outcome) {
  const Step& first = state_.step_at(state_.workflow().entry());
  path_.add_move_to(state_.workflow().entry(), 0);
  parts_.scheduler.run_moves();
  if (!state_.ok()) return;
  const auto& tokens = state_.a_case().tokens;
  const auto at = std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.step == first.name; });
  const bool done =
      at != tokens.end() && first.kind == Step::Kind::task && (first.next.size() == 1 || first.route(outcome));
  if (done) path_.end_step(at->id, first, outcome.empty() ? first.next.front().outcome : outcome, state_.performer());
  parts_.scheduler.move_until_rest();
}

}  // namespace parcours::execution
