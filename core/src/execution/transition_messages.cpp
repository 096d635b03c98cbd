// What comes from and goes to other cases and people: messages, handovers and their answers.
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/form.hpp"
#include "execution/lookup.hpp"
#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

// How far inside a line is written: the workflow, a phase, a step, the block in it, a step of that...
int depth_of(const Case& c, const ActiveLine& active) {
  if (active.token == 0) return is_of_phase(active.line->key) ? 1 : 0;
  int depth = is_of_block(active.line->key) ? 1 : 0;
  for (const Token* t = c.token(active.token); t; t = c.token(t->parent)) depth += 2;
  return depth;
}

}  // namespace

// The innermost place that awaits a message takes it; when nothing does, it is kept in the history and nothing moves.
void Transition::apply(const Delivery& in) {
  const auto* message = workflow_.message(in.message);
  if (!message) return refuse("unknown-message", {{"message", in.message}}, "message");
  const std::int64_t row = in.row.empty() ? 0 : frame_of_row(in.row);
  if (row < 0) return refuse("unknown-row", {{"row", in.row}}, "row");
  const ActiveLine place = find_receiver(in, row);
  if (!check_delivery(*message, in)) return;
  if (!state().is_open() || !place.line) return emit(MessageKept{in.message, in.from});
  const std::int64_t frame = row > 0 ? row : frame_of_line(*place.line, place.token);
  if (!apply_form(message->form, {}, {in.with, in.outcome, in.from_case}, frame)) return;
  emit(MessageTaken{in.message, in.from, place.token, place.line->key, in.outcome,
                    row > 0 ? state().token(row)->row : 0});
  execute_line(*place.line, place.token, in.outcome);
  run_to_completion();
  request_next_action();
}

bool Transition::check_delivery(const definition::Message& message, const Delivery& in) {
  std::vector<std::string> ways;
  for (const auto& each : message.outcomes) ways.push_back(each.name);
  if (!ways.empty() && in.outcome.empty())
    refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}}, "outcome");
  else if (!in.outcome.empty() && std::find(ways.begin(), ways.end(), in.outcome) == ways.end())
    refuse_outcome(ways, nearest(in.outcome, ways));
  return ok();
}

ActiveLine Transition::find_receiver(const Delivery& in, std::int64_t row_frame) const {
  ActiveLine best;
  int deepest = -1;
  for (const auto& active : active_lines(workflow_, decision_.after)) {
    const auto& line = *active.line;
    const int depth = depth_of(decision_.after, active);
    if (line.trigger != Line::Trigger::message || line.message != in.message || depth <= deepest) continue;
    if (row_frame > 0 && !decision_.after.is_inside(active.token, row_frame)) continue;
    if (is_satisfied(line.when, frame_of_line(line, active.token))) best = active, deepest = depth;
  }
  return best;
}

// The branch of an `each` that works on that row; 0 is never one, -1 when there is none.
std::int64_t Transition::frame_of_row(const std::string& row) const {
  for (const Token& token : decision_.after.tokens) {
    if (token.row == 0) continue;
    const auto& list = *workflow_.field(step_of(token).list);
    if (row_name(list, row_at(list, decision_.after, token.row).as<Record>(), token.row) == row) return token.id;
  }
  return -1;
}

void Transition::send(const Step& step, std::int64_t token) {
  const std::int64_t frame = state().token(token)->parent;
  const auto& send = *step.send;
  Effect effect{send.message.empty() ? Effect::Kind::text : Effect::Kind::message,
                send.message.empty() ? send.text : send.message,
                {},
                token,
                step.with};
  for (const auto& who : eligible(workflow_, state(), send.to, frame)) effect.to.push_back(recipient_text(who));
  for (const auto& name : send.cases)
    if (const auto* value = field_value(workflow_, state(), frame, name)) {
      const List one{*value};
      for (const auto& reference : value->is<List>() ? value->as<List>() : one)
        effect.to.push_back(reference.as<std::string>());
    }
  for (const auto& [name, value] : transferred_data(step, frame)) effect.with.set(name, value);
  emit(Sent{step.name, effect.what, effect.to});
  if (!effect.to.empty()) decision_.effects.push_back(std::move(effect));
  end_step(token, step, "done", {});
}

// What the receiver asks and is never kept here goes with the handover alone.
Checked<Record> Transition::read_handover_form(const Step& step, const Record& sent) const {
  Record asked;
  Problems problems;
  for (const auto& entry : step.handover->asked) {
    const auto* value = sent.find(entry.field);
    if (value && !value->is_null())
      asked.set(entry.field, *value);
    else if (!entry.optional)
      problems.push_back(diagnostics().problem("missing", {{"field", entry.field}}, entry.field));
  }
  for (const auto& [name, value] : sent)
    if (std::none_of(step.handover->asked.begin(), step.handover->asked.end(),
                     [&](const auto& e) { return e.field == name; }))
      problems.push_back(diagnostics().problem("not-asked", {{"field", name}, {"near", ""}}, name));
  if (!problems.empty()) return problems;
  return asked;
}

void Transition::hand_over(std::int64_t token, const Step& step, const Record& asked) {
  const std::int64_t frame = state().token(token)->parent;
  Record with = step.with;
  for (const auto& [name, value] : transferred_data(step, frame)) with.set(name, value);
  for (const auto& [name, value] : asked) with.set(name, value);
  const auto& handover = *step.handover;
  emit(HandedOver{token, handover.workflow});
  const bool waits = handover.await != definition::Handover::Await::nothing;
  decision_.effects.push_back({Effect::Kind::handover, handover.workflow, {}, waits ? token : 0, std::move(with)});
  if (!waits)
    end_step(token, step, "sent", performer_);
  else if (handover.within)
    emit(TimerSet{token, step.name + "/within", context_.moment.now,
                  context_.moment.calendar.end_of_delay(*handover.within, context_.moment.now)});
  run_to_completion();
  request_next_action();
}

// How the case goes that a handover opened. Accepted is not yet an end for who awaits the end.
void Transition::apply(const Reply& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (!token->handed_over) return refuse("not-waiting");
  const Token waiting = *token;
  const Step& step = step_of(waiting);
  emit(Answered{in.token, in.from, in.outcome});
  const bool awaits_end = step.handover->await == definition::Handover::Await::end;
  if (awaits_end && in.outcome == "accepted") return;
  end_step(waiting.id, step, in.outcome, {});
  run_to_completion();
  request_next_action();
}

void Transition::reply(const std::string& outcome) {
  const auto& origin = state().origin;
  if (origin.token != 0)
    decision_.effects.push_back({Effect::Kind::reply, outcome, {origin.reference}, origin.token, {}});
}

// A case that a handover opens: what is given fills the first form; then it waits to be accepted, where somebody has
// to.
void Transition::open_by_handover(const Opening& in) {
  const Step& first = step_at(workflow_.entry());
  if (!apply_form(first.form, first.checks, {in.with, in.outcome, true}, 0)) return;
  const bool asks = workflow_.accepts && !workflow_.accepts->by.empty();
  if (!asks) {
    reply("accepted");
    return start_accepted(in.outcome);
  }
  const std::int64_t token = state().last_token + 1;
  emit(StepEntered{token, std::string(kAccepts), 0, true, false, {}, false});
  if (workflow_.accepts->within)
    emit(TimerSet{token, std::string(kAccepts) + "/within", context_.moment.now,
                  context_.moment.calendar.end_of_delay(*workflow_.accepts->within, context_.moment.now)});
}

void Transition::accept(const Token& token, const Completion& in) {
  const std::vector<std::string> ways{"accepted", "refused"};
  if (in.outcome.empty()) return refuse("choose-outcome", {{"outcomes", "accepted, refused"}}, "outcome");
  if (std::find(ways.begin(), ways.end(), in.outcome) == ways.end())
    return refuse_outcome(ways, nearest(in.outcome, ways));
  for (const auto& [name, value] : in.with) refuse("not-asked", {{"field", name}, {"near", ""}}, name);
  if (!ok()) return;
  emit(StepEnded{token.id, token.step, "/", in.outcome, context_.actor});
  if (in.outcome == "accepted") {
    reply("accepted");
    return start_accepted({});
  }
  emit(Ended{"refused"});
  reply("refused");
}

// The first step is done already where its form is filled and there is nothing to choose.
void Transition::start_accepted(const std::string& outcome) {
  const Step& first = step_at(workflow_.entry());
  moves_.push_back({{workflow_.entry(), {}}, 0, {}, {}});
  run_to_completion();
  if (!ok()) return;
  const auto at =
      std::find_if(state().tokens.begin(), state().tokens.end(), [&](const Token& t) { return t.step == first.name; });
  const bool done =
      at != state().tokens.end() && first.kind == Step::Kind::task && (first.next.size() == 1 || first.route(outcome));
  if (done) end_step(at->id, first, outcome.empty() ? first.next.front().outcome : outcome, performer_);
  run_to_completion();
  request_next_action();
}

Record Transition::transferred_data(const Step& step, std::int64_t frame) const {
  Record record;
  for (const auto& each : step.carry) {
    auto result = eval(each.value, frame);
    if (result.kind == expression::Result::Kind::value && !result.value.is_null())
      record.set(each.name, std::move(result.value));
  }
  return record;
}

}  // namespace parcours::execution
