#include "execution/transition/step_entry.hpp"

#include <algorithm>
#include <set>

#include "execution/transition/branches.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/outgoing.hpp"

namespace parcours::execution {

using definition::Step;

void StepEntry::enter(const Step& step, std::int64_t frame, const std::string& from) {
  if (step.kind == Step::Kind::merge) return enter_merge(step, frame, from);
  enter_phase(step);
  if (step.kind == Step::Kind::decide) return enter_decide(step, frame, false);
  if (step.kind == Step::Kind::split) return enter_split(step, frame);
  enter_token(step, frame, false);
}

void StepEntry::enter_anytime(const Step& step, std::int64_t frame) {
  if (step.kind == Step::Kind::decide) return enter_decide(step, frame, true);
  if (step.kind == Step::Kind::split) return enter_split(step, frame);
  if (step.kind == Step::Kind::merge) return enter_merge(step, frame, {});
  enter_token(step, frame, true);
}

void StepEntry::enter_phase(const Step& step) {
  if (step.block != 0 || step.phase == definition::none) return;
  const auto& phase = state_.workflow().phases[static_cast<std::size_t>(step.phase)];
  if (state_.a_case().phase == phase.name) return;
  state_.emit(PhaseEntered{phase.name});
  parts_.meanwhile.set_lines(phase.lines, 0, 0);
}

void StepEntry::enter_decide(const Step& step, std::int64_t frame, bool is_anytime) {
  std::int64_t n = 0;
  for (const auto& row : step.rows) {
    ++n;
    if (!state_.is_satisfied(row.guard, frame)) continue;
    state_.emit(Decided{step.name, state_.scope_of(step, frame), n, frame});
    return path_.leave_step({row.to, frame, {}, step.name}, is_anytime);
  }
  state_.refuse("no-way-out", {{"step", step.name}});
}

void StepEntry::enter_split(const Step& step, std::int64_t frame) {
  Parted parted{step.name, state_.scope_of(step, frame), {}};
  for (const auto& way : step.ways) {
    if (state_.is_satisfied(way.when, frame)) {
      parted.ways.push_back(state_.step_at(way.step).name);
      path_.add_move({{way.step, {}}, frame, {}, step.name});
    } else if (way.merge != definition::none) {
      path_.add_move({{way.merge, {}}, frame, {}, state_.step_at(way.last).name});
    }
  }
  if (parted.ways.empty()) return state_.refuse("no-way-out", {{"step", step.name}});
  state_.emit(std::move(parted));
}

void StepEntry::enter_merge(const Step& step, std::int64_t frame, const std::string& from) {
  const auto& tokens = state_.a_case().tokens;
  const auto waits = [&](const Token& t) { return t.step == step.name && t.parent == frame; };
  const auto at = std::find_if(tokens.begin(), tokens.end(), waits);
  const std::int64_t token = at != tokens.end() ? at->id : create_token(step, frame, false);
  state_.emit(Reached{token, from});
  try_complete_merge(token, step);
}

void StepEntry::try_complete_merge(std::int64_t token, const Step& step) {
  const auto& reached = state_.a_case().token(token)->ways;
  const std::set<std::string_view> arrived(reached.begin(), reached.end());
  const auto ways = definition::ways_into(state_.workflow(), step);
  if (arrived.size() < ways.size()) return;
  if (!std::all_of(ways.begin(), ways.end(), [&](const std::string& way) { return arrived.contains(way); })) return;
  enter_phase(step);
  path_.end_step(token, step, "done", {});
}

void StepEntry::enter_token(const Step& step, std::int64_t frame, bool is_anytime) {
  const std::int64_t token = create_token(step, frame, is_anytime);
  switch (step.kind) {
    case Step::Kind::block:
      parts_.meanwhile.set_lines(state_.block_at(step.body).lines, token, token);
      return path_.add_move_to(state_.block_at(step.body).entry, token);
    case Step::Kind::parallel:
      return parts_.branches.start_all(token, step);
    case Step::Kind::each:
      return parts_.branches.start_rows(token, step);
    case Step::Kind::send:
      return parts_.outgoing.send(step, token);
    case Step::Kind::handover:
      if (!step.asks_person()) parts_.outgoing.hand_over(step, token, {});
      return;
    default:
      return;
  }
}

std::int64_t StepEntry::create_token(const Step& step, std::int64_t frame, bool is_anytime) {
  const std::int64_t token = state_.a_case().last_token + 1;
  state_.emit(StepEntered{token, step.name, frame, step.asks_person(), step.kind == Step::Kind::block,
                          due_of(step, frame), is_anytime});
  parts_.meanwhile.set_lines(step.lines, token, frame);
  return token;
}

std::optional<Instant> StepEntry::due_of(const Step& step, std::int64_t frame) const {
  if (!step.due) return std::nullopt;
  const auto& calendar = state_.calendar();
  if (const auto* delay = std::get_if<Delay>(&*step.due)) return calendar.end_of_delay(*delay, state_.clock());
  const auto result = evaluate(std::get<expression::Program>(*step.due), state_.view(frame));
  if (result.kind != expression::Result::Kind::value) return std::nullopt;
  if (const auto* day = result.value.get_if<Date>()) return calendar.end_of(*day);
  if (const auto* at = result.value.get_if<Instant>()) return *at;
  if (const auto* time = result.value.get_if<Duration>()) return state_.clock() + *time;
  const auto* text = result.value.get_if<std::string>();
  const auto delay = text ? parse_delay(*text) : std::nullopt;
  return delay ? std::optional(calendar.end_of_delay(*delay, state_.clock())) : std::nullopt;
}

}  // namespace parcours::execution
