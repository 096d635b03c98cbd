#include "execution/transition/incoming.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "definition/model/protection.hpp"
#include "execution/lines.hpp"
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

// The branch of the innermost `each` that contains the token; 0: none.
std::int64_t innermost_row(const Case& c, std::int64_t token) {
  for (const Token* t = c.token(token); t; t = c.token(t->parent))
    if (t->row > 0) return t->id;
  return 0;
}

}  // namespace

void Incoming::deliver(const Delivery& in) {
  const auto* message = state_.workflow().message(in.message);
  if (!message) return state_.refuse("unknown-message", {{"message", in.message}}, "message");
  if (in.row.empty()) return deliver_to(*message, in, {0});
  if (!in.from_case && is_ambiguous_row(state_.workflow(), state_.a_case(), in.row))
    return state_.refuse("ambiguous-row", {{"row", in.row}}, "row");
  const auto rows = frames_of_row(in);
  if (!rows.empty()) return deliver_to(*message, in, rows);
  in.from_case ? keep(in) : state_.refuse("unknown-row", {{"row", in.row}}, "row");
}

void Incoming::deliver_to(const definition::Message& message, const Delivery& in, const Frames& frames) {
  if (!check_outcome(message, in)) return;
  const auto receivers = state_.a_case().is_open() ? find_receivers(in, frames) : std::vector<ActiveLine>();
  if (receivers.empty()) return keep(in);
  const auto& receiver = receivers.front();
  if (const auto rows = rows_apart(receivers); !rows.empty()) return in.from_case ? keep(in) : refuse_rows(rows);
  const auto row = *std::find_if(frames.begin(), frames.end(),
                                 [&](std::int64_t frame) { return state_.a_case().is_inside(receiver.token, frame); });
  const std::int64_t frame = row > 0 ? row : frame_of_line(state_.a_case(), receiver);
  if (!parts_.forms.apply(message.form, {}, {in.with, in.outcome, in.from_case}, frame)) return;
  state_.emit(MessageTaken{in.message, in.from, receiver.token, receiver.line->key, in.outcome,
                           row > 0 ? state_.a_case().token(row)->row : 0});
  parts_.meanwhile.execute(receiver, in.outcome);
  parts_.scheduler.move_until_rest();
}

void Incoming::keep(const Delivery& in) {
  state_.emit(MessageKept{in.message, in.from});
  if (in.from_case) state_.add_effect({Effect::Kind::kept, in.message, {in.from}, 0, {}});
}

bool Incoming::check_outcome(const definition::Message& message, const Delivery& in) {
  const auto outcome = choose_outcome(message, in.outcome);
  if (!outcome) state_.refuse_all(outcome.problems());
  return state_.ok();
}

std::vector<ActiveLine> Incoming::find_receivers(const Delivery& in, const Frames& frames) const {
  const Case& c = state_.a_case();
  std::vector<ActiveLine> all;
  for (const auto& active : active_lines(state_.workflow(), c)) {
    const auto inside = [&](std::int64_t frame) { return c.is_inside(active.token, frame); };
    if (active.line->trigger == definition::Line::Trigger::message && active.line->message == in.message &&
        std::any_of(frames.begin(), frames.end(), inside) &&
        state_.is_satisfied(active.line->when, frame_of_line(c, active)))
      all.push_back(active);
  }
  std::stable_sort(all.begin(), all.end(),
                   [&](const ActiveLine& a, const ActiveLine& b) { return depth_of(c, a) > depth_of(c, b); });
  return all;
}

Incoming::Frames Incoming::rows_apart(const std::vector<ActiveLine>& receivers) const {
  const Case& c = state_.a_case();
  Frames rows;
  bool apart = false;
  for (const auto& receiver : receivers) {
    const auto row = innermost_row(c, receiver.token);
    if (row == 0) continue;
    apart = apart || !c.is_inside(receivers.front().token, row);
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
  }
  if (!apart || innermost_row(c, receivers.front().token) == 0) rows.clear();
  return rows;
}

void Incoming::refuse_rows(const Frames& rows) {
  std::vector<std::string> names;
  for (const auto frame : rows) names.push_back(shown_name(*state_.a_case().token(frame)));
  state_.refuse("unknown-row.several", {{"rows", fmt::format("{}", fmt::join(names, ", "))}}, "row");
}

// The key of a row is part of its name only where everybody who knows of the case may read it.
std::string Incoming::shown_name(const Token& branch) const {
  const auto& list = *state_.workflow().field(state_.step_of(branch).list);
  const auto number = state_.a_case().row_path(branch.id);
  const auto key = std::find_if(list.fields.begin(), list.fields.end(),
                                [&](const definition::Field& field) { return field.name == list.key; });
  if (key == list.fields.end() || !definition::protection_of_row_field(list, *key).may_leave()) return number;
  const auto row = row_at(list, state_.a_case(), branch.row);
  return fmt::format("{} ({})", number, row_name(list, row.as<Record>(), branch.row));
}

Incoming::Frames Incoming::frames_of_row(const Delivery& in) const {
  const auto by = in.from_case ? NamedBy::key : NamedBy::number_or_key;
  Frames frames;
  for (const Token& token : state_.a_case().tokens)
    if (is_row_named(state_.workflow(), state_.a_case(), token, in.row, by)) frames.push_back(token.id);
  return frames;
}

void Incoming::take_withdrawal(const Withdrawal& in) {
  const auto& c = state_.a_case();
  if (c.is_open() && !c.origin.over) state_.emit(Answered{0, in.from, in.outcome});
}

void Incoming::take_late(const Reply& in) {
  state_.emit(Answered{in.token, in.from, in.outcome, true});
  // A late `received` may have been overtaken by an answer that came in time: without a token, the withdrawal is only
  // for a case that nobody has accepted.
  if (in.outcome == "received") state_.add_effect({Effect::Kind::withdrawal, "cancelled", {in.from}, 0, {}});
  if (in.outcome == "accepted") state_.add_effect({Effect::Kind::withdrawal, "cancelled", {in.from}, in.token, {}});
}

void Incoming::take_reply(const Reply& in) {
  if (in.late) return take_late(in);
  const Token* token = state_.find_task(in.token);
  if (!token) return;
  if (!token->handed_over) return state_.refuse("not-waiting");
  const Step& step = state_.step_of(*token);
  const bool awaits_end = step.handover->await == definition::Handover::Await::end;
  const bool waits = in.outcome == "received" || (awaits_end && in.outcome == "accepted");
  state_.emit(Answered{in.token, in.from, in.outcome, false, waits});
  if (waits) return;
  state_.set_answered(in.token);
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
  state_.reply("received");
  if (within)
    state_.emit(TimerSet{token, std::string(kAccepts) + std::string(kWithin), state_.clock(),
                         state_.calendar().end_of_delay(*within, state_.clock())});
}

void Incoming::accept(const Token& token, const Completion& in) {
  if (const auto outcome = choose_acceptance(in.outcome); !outcome) return state_.refuse_all(outcome.problems());
  for (const auto& [name, value] : in.with) state_.refuse("not-asked", {{"field", name}, {"near", ""}}, name);
  if (in.outcome == "accepted" && !confirm_late()) return;
  if (!state_.ok()) return;
  state_.emit(StepEnded{token.id, token.step, "/", in.outcome, state_.context().actor});
  if (in.outcome == "refused") return state_.end_unaccepted("refused");
  state_.reply("accepted");
  start_accepted({});
}

bool Incoming::confirm_late() {
  const auto& over = state_.a_case().origin.over;
  return !over || state_.confirm("handover-expired", {{"at", to_text(*over, state_.calendar())}});
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
