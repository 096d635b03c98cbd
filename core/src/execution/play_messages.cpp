// What comes from and goes to other cases and people: messages, handovers and their answers.
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/form.hpp"
#include "execution/names.hpp"
#include "execution/play.hpp"

namespace parcours::execution {
namespace {

// How far inside a line is written: the workflow, a phase, a step, the block in it, a step of that...
int depth_of(const Case& c, const Living& living) {
  if (living.token == 0) return is_of_phase(living.line->key) ? 1 : 0;
  int depth = is_of_block(living.line->key) ? 1 : 0;
  for (const Token* t = c.token(living.token); t; t = c.token(t->parent)) depth += 2;
  return depth;
}

}  // namespace

// The innermost place that awaits a message takes it; when nothing does, it is kept in the history and nothing moves.
void Play::take(const Delivery& in) {
  const auto* message = w_.message(in.message);
  if (!message) return refuse("unknown-message", {{"message", in.message}}, "message");
  const std::int64_t row = in.row.empty() ? 0 : frame_of_row(in.row);
  if (row < 0) return refuse("unknown-row", {{"row", in.row}}, "row");
  const Living place = awaiting(in, row);
  if (!check_delivery(*message, in)) return;
  if (!now().is_open() || !place.line) return emit(MessageKept{in.message, in.from});
  const std::int64_t frame = row > 0 ? row : frame_of_line(*place.line, place.token);
  if (!take_form(message->form, {}, frame, in.with, in.outcome, in.carried)) return;
  emit(
      MessageTaken{in.message, in.from, place.token, place.line->key, in.outcome, row > 0 ? now().token(row)->row : 0});
  act(*place.line, place.token, in.outcome);
  settle();
  ask_next();
}

bool Play::check_delivery(const definition::Message& message, const Delivery& in) {
  std::vector<std::string> ways;
  for (const auto& each : message.outcomes) ways.push_back(each.name);
  if (!ways.empty() && in.outcome.empty())
    refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}}, "outcome");
  else if (!in.outcome.empty() && std::find(ways.begin(), ways.end(), in.outcome) == ways.end())
    refuse_outcome(ways, nearest(in.outcome, ways));
  return well();
}

Living Play::awaiting(const Delivery& in, std::int64_t row_frame) const {
  Living best;
  int deepest = -1;
  for (const auto& living : living_lines(w_, d_.after)) {
    const auto& line = *living.line;
    const int depth = depth_of(d_.after, living);
    if (line.trigger != Line::Trigger::message || line.message != in.message || depth <= deepest) continue;
    if (row_frame > 0 && !d_.after.is_inside(living.token, row_frame)) continue;
    if (holds(line.when, frame_of_line(line, living.token))) best = living, deepest = depth;
  }
  return best;
}

// The branch of an `each` that works on that row; 0 is never one, -1 when there is none.
std::int64_t Play::frame_of_row(const std::string& row) const {
  for (const Token& token : d_.after.tokens) {
    if (token.row == 0) continue;
    const auto& list = *w_.field(step_of(token).list);
    if (row_name(list, row_at(list, d_.after, token.row).as<Record>(), token.row) == row) return token.id;
  }
  return -1;
}

void Play::send(const Step& step, std::int64_t token) {
  const std::int64_t frame = now().token(token)->parent;
  const auto& send = *step.send;
  Effect effect{send.message.empty() ? Effect::Kind::text : Effect::Kind::message,
                send.message.empty() ? send.text : send.message,
                {},
                token,
                step.with};
  for (const auto& who : eligible(w_, now(), send.to, frame)) effect.to.push_back(said(who));
  for (const auto& name : send.cases)
    if (const auto* value = held(w_, now(), frame, name)) {
      const List one{*value};
      for (const auto& ref : value->is<List>() ? value->as<List>() : one) effect.to.push_back(ref.as<std::string>());
    }
  for (const auto& [name, value] : carried(step, frame)) effect.with.set(name, value);
  emit(Sent{step.name, effect.what, effect.to});
  if (!effect.to.empty()) d_.effects.push_back(std::move(effect));
  end(token, step, "done", {});
}

// What the receiver asks and is never kept here goes with the handover alone.
Checked<Record> Play::read_asked(const Step& step, const Record& sent) const {
  Record asked;
  Problems problems;
  for (const auto& entry : step.handover->asked) {
    const auto* value = sent.find(entry.field);
    if (value && !value->is_null())
      asked.set(entry.field, *value);
    else if (!entry.optional)
      problems.push_back(messages().problem("missing", {{"field", entry.field}}, entry.field));
  }
  for (const auto& [name, value] : sent)
    if (std::none_of(step.handover->asked.begin(), step.handover->asked.end(),
                     [&](const auto& e) { return e.field == name; }))
      problems.push_back(messages().problem("not-asked", {{"field", name}, {"near", ""}}, name));
  if (!problems.empty()) return problems;
  return asked;
}

void Play::hand_over(std::int64_t token, const Step& step, const Record& asked) {
  const std::int64_t frame = now().token(token)->parent;
  Record with = step.with;
  for (const auto& [name, value] : carried(step, frame)) with.set(name, value);
  for (const auto& [name, value] : asked) with.set(name, value);
  const auto& handover = *step.handover;
  emit(HandedOver{token, handover.workflow});
  const bool waits = handover.await != definition::Handover::Await::nothing;
  d_.effects.push_back({Effect::Kind::handover, handover.workflow, {}, waits ? token : 0, std::move(with)});
  if (!waits)
    end(token, step, "sent", doer_);
  else if (handover.within)
    emit(TimerSet{token, step.name + "/within", around_.moment.now,
                  around_.moment.calendar.over(*handover.within, around_.moment.now)});
  settle();
  ask_next();
}

// How the case goes that a handover opened. Accepted is not yet an end for who awaits the end.
void Play::take(const Reply& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (!token->handed) return refuse("not-waiting");
  const Token waiting = *token;
  const Step& step = step_of(waiting);
  emit(Answered{in.token, in.of, in.outcome});
  const bool awaits_end = step.handover->await == definition::Handover::Await::end;
  if (awaits_end && in.outcome == "accepted") return;
  end(waiting.id, step, in.outcome, {});
  settle();
  ask_next();
}

void Play::reply(const std::string& outcome) {
  const auto& origin = now().origin;
  if (origin.token != 0) d_.effects.push_back({Effect::Kind::reply, outcome, {origin.ref}, origin.token, {}});
}

// A case that a handover opens: what is given fills the first form; then it waits to be accepted, where somebody has
// to.
void Play::arrive(const Opening& in) {
  const Step& first = step_at(w_.entry());
  if (!take_form(first.form, first.checks, 0, in.with, in.outcome, true)) return;
  const bool asks = w_.accepts && !w_.accepts->by.empty();
  if (!asks) {
    reply("accepted");
    return begin_accepted(in.outcome);
  }
  const std::int64_t token = now().last_token + 1;
  emit(StepEntered{token, std::string(kAccepts), 0, true, false, {}, false});
  if (w_.accepts->within)
    emit(TimerSet{token, std::string(kAccepts) + "/within", around_.moment.now,
                  around_.moment.calendar.over(*w_.accepts->within, around_.moment.now)});
}

void Play::accept(const Token& token, const Completion& in) {
  const std::vector<std::string> ways{"accepted", "refused"};
  if (in.outcome.empty()) return refuse("choose-outcome", {{"outcomes", "accepted, refused"}}, "outcome");
  if (std::find(ways.begin(), ways.end(), in.outcome) == ways.end())
    return refuse_outcome(ways, nearest(in.outcome, ways));
  for (const auto& [name, value] : in.with) refuse("not-asked", {{"field", name}, {"near", ""}}, name);
  if (!well()) return;
  emit(StepEnded{token.id, token.step, "/", in.outcome, around_.actor});
  if (in.outcome == "accepted") {
    reply("accepted");
    return begin_accepted({});
  }
  emit(Ended{"refused"});
  reply("refused");
}

// The first step is done already where its form is filled and there is nothing to choose.
void Play::begin_accepted(const std::string& outcome) {
  const Step& first = step_at(w_.entry());
  moves_.push_back({{w_.entry(), {}}, 0, {}, {}});
  settle();
  if (!well()) return;
  const auto at =
      std::find_if(now().tokens.begin(), now().tokens.end(), [&](const Token& t) { return t.step == first.name; });
  const bool done =
      at != now().tokens.end() && first.kind == Step::Kind::task && (first.next.size() == 1 || first.route(outcome));
  if (done) end(at->id, first, outcome.empty() ? first.next.front().outcome : outcome, doer_);
  settle();
  ask_next();
}

Record Play::carried(const Step& step, std::int64_t frame) const {
  Record record;
  for (const auto& each : step.carry) {
    auto result = ask(each.value, frame);
    if (result.kind == expression::Result::Kind::value && !result.value.is_null())
      record.set(each.name, std::move(result.value));
  }
  return record;
}

}  // namespace parcours::execution
