#include "execution/lines.hpp"

#include <algorithm>
#include <charconv>

namespace parcours::execution {

using definition::Line;

const std::vector<Line>* lines_of_owner(const definition::Workflow& w, std::string_view key) {
  const auto owner = key.substr(0, key.rfind('/'));
  if (owner == "/") return &w.blocks.front().lines;
  const auto named = [](const auto& all, std::string_view name) {
    return std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  };
  if (owner.starts_with('/')) {
    const auto phase = named(w.phases, owner.substr(1));
    return phase == w.phases.end() ? nullptr : &phase->lines;
  }
  if (owner.ends_with('/')) {
    const auto block = named(w.blocks, owner.substr(0, owner.size() - 1));
    return block == w.blocks.end() ? nullptr : &block->lines;
  }
  const auto* step = w.step(owner);
  return step ? &step->lines : nullptr;
}

namespace {

bool is_elapsed(const Delay& d) { return d.unit == Delay::Unit::minutes || d.unit == Delay::Unit::hours; }

Instant after(const Line& line, const Delay& delay, Instant from, const Calendar& calendar) {
  return line.next.empty() ? calendar.last_day_start(delay, from, line.roll)
                           : calendar.end_of_delay(delay, from, line.roll);
}

// The instant that the value of a delay or a date means.
std::optional<Instant> instant_of(const Line& line, const Value& value, Instant from, const Calendar& calendar) {
  if (const auto* at = value.get_if<Instant>()) return *at;
  if (const auto* day = value.get_if<Date>()) return calendar.start_of(calendar.roll(*day, line.roll));
  if (const auto* time = value.get_if<Duration>()) return from + *time;
  const auto* text = value.get_if<std::string>();
  const auto delay = text ? parse_delay(*text) : std::nullopt;
  return delay ? std::optional(after(line, *delay, from, calendar)) : std::nullopt;
}

// The value of the line's `at`, or of its `after` as an expression; empty when it is unknown or there is none.
std::optional<Value> value_of(const Line& line, const EvaluationContext& context) {
  const auto* program = line.at ? &*line.at : line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
  if (!program) return std::nullopt;
  auto result = evaluate(*program, context);
  if (result.kind != expression::Result::Kind::value) return std::nullopt;
  return std::move(result.value);
}

bool reads_clock(const Line& line) {
  if (!line.at) return false;
  const auto& names = line.at->reads();
  return std::any_of(names.begin(), names.end(), [](const auto& name) { return name == "now" || name == "today"; });
}

// From where the times of a line with `every` count. `in_days`: from a day, whose hour does not matter.
struct Anchor {
  Instant at;
  bool in_days = false;
};

Anchor anchor_after(const Line& line, const Delay& delay, Instant from, const Calendar& calendar) {
  if (is_elapsed(delay) || is_elapsed(*line.every)) return {after(line, delay, from, calendar), false};
  return {calendar.last_day_start(delay, from, Roll::none), true};
}

std::optional<Anchor> anchor_of(const Line& line, Instant from, Instant last, const EvaluationContext& context) {
  const auto& calendar = context.decision.moment.calendar;
  if (!line.at && !line.delay) return Anchor{from, true};
  if (const auto* delay = line.delay ? std::get_if<Delay>(&*line.delay) : nullptr)
    return anchor_after(line, *delay, from, calendar);
  if (reads_clock(line)) return Anchor{last};
  const auto value = value_of(line, context);
  if (!value) return std::nullopt;
  if (const auto* day = value->get_if<Date>()) return Anchor{calendar.start_of(*day)};
  const auto* text = value->get_if<std::string>();
  if (const auto delay = text ? parse_delay(*text) : std::nullopt) return anchor_after(line, *delay, from, calendar);
  const auto at = instant_of(line, *value, from, calendar);
  return at ? std::optional(Anchor{*at}) : std::nullopt;
}

Instant repetition(const Line& line, const Anchor& anchor, std::int64_t times, const Calendar& calendar) {
  Delay delay = *line.every;
  delay.n *= times;
  if (anchor.in_days || is_elapsed(delay)) return after(line, delay, anchor.at, calendar);
  const auto day = calendar.day_of(calendar.last_day_start(delay, anchor.at, line.roll));
  const auto seconds = anchor.at - std::chrono::floor<std::chrono::minutes>(anchor.at);
  return calendar.at(day, calendar.time_of(anchor.at)) + seconds;
}

// The delay that is written in the line; null when there is none, or an expression gives it.
const Delay* delay_of(const Line& line) {
  if (line.delay) return std::get_if<Delay>(&*line.delay);
  return line.every ? &*line.every : nullptr;
}

}  // namespace

std::optional<Delay> within_of(const definition::Workflow& workflow, std::string_view name) {
  if (name == kAccepts) return workflow.accepts ? workflow.accepts->within : std::nullopt;
  const auto* step = workflow.step(name);
  return step && step->handover ? step->handover->within : std::nullopt;
}

const definition::Block* block_of(const definition::Workflow& workflow, const Token& token) {
  const auto* step = workflow.step(token.step);
  const auto block = [&](definition::Index index) {
    return index == definition::none ? nullptr : &workflow.blocks[static_cast<std::size_t>(index)];
  };
  if (!step || (token.branch.empty() && step->kind != definition::Step::Kind::block)) return nullptr;
  for (const auto index : step->branches)
    if (block(index)->name == token.branch) return block(index);
  return block(step->body);
}

std::vector<ActiveLine> active_lines(const definition::Workflow& workflow, const Case& a_case) {
  std::vector<ActiveLine> active;
  const auto add = [&](const std::vector<Line>& lines, std::int64_t token) {
    for (const auto& line : lines) active.push_back({&line, token});
  };
  if (a_case.closing.empty()) {
    add(workflow.blocks.front().lines, 0);
    for (const auto& phase : workflow.phases)
      if (phase.name == a_case.phase) add(phase.lines, 0);
  }
  for (const auto& token : a_case.tokens) {
    const auto* step = token.branch.empty() ? workflow.step(token.step) : nullptr;
    if (step) add(step->lines, token.id);
    if (const auto* block = token.closing.empty() ? block_of(workflow, token) : nullptr) add(block->lines, token.id);
  }
  return active;
}

const Line* find_line(const definition::Workflow& workflow, std::string_view key) {
  const auto slash = key.rfind('/');
  if (slash == std::string_view::npos) return nullptr;
  std::size_t n = 0;
  const auto digits = key.substr(slash + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  const auto* lines = lines_of_owner(workflow, key);
  return lines && n >= 1 && n <= lines->size() ? &(*lines)[n - 1] : nullptr;
}

std::int64_t frame_of_line(const Case& a_case, const ActiveLine& active) {
  const bool own = active.token == 0 || is_of_block(active.line->key);
  return own ? active.token : a_case.token(active.token)->parent;
}

std::optional<Instant> due_at(const Line& line, Instant from, const EvaluationContext& context) {
  const auto& calendar = context.decision.moment.calendar;
  if (const auto* delay = line.at ? nullptr : delay_of(line)) return after(line, *delay, from, calendar);
  const auto value = value_of(line, context);
  return value ? instant_of(line, *value, from, calendar) : std::nullopt;
}

std::optional<Instant> due_again(const Line& line, Instant from, Instant last, const EvaluationContext& context) {
  const auto anchor = line.every ? anchor_of(line, from, last, context) : std::nullopt;
  if (!anchor) return std::nullopt;
  const Moment& moment = context.decision.moment;
  const auto is_past = [&](std::int64_t times) {
    return !(repetition(line, *anchor, times, moment.calendar) > moment.now);
  };
  constexpr std::int64_t most = std::int64_t(1) << 32;
  std::int64_t high = 1;
  while (is_past(high))
    if ((high *= 2) > most) return std::nullopt;
  std::int64_t low = high / 2;  // past, or the anchor
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (is_past(middle) ? low : high) = middle;
  }
  return repetition(line, *anchor, high, moment.calendar);
}

std::optional<Instant> due_after_pause(const Line& line, Instant from, std::optional<Instant> last,
                                       const EvaluationContext& context) {
  const auto at = due_at(line, from, context);
  if (!line.every || !at || *at > context.decision.moment.now) return at;
  return line.at ? last : due_again(line, from, *at, context);
}

Instant shifted(const Line& line, Instant from, Instant stopped, const EvaluationContext& context) {
  if (line.at) return from;
  std::optional<Delay> delay;
  if (const auto* written = delay_of(line)) delay = *written;
  if (const auto* program = line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr) {
    const auto result = evaluate(*program, context);
    const auto* text = result.kind == expression::Result::Kind::value ? result.value.get_if<std::string>() : nullptr;
    if (text) delay = parse_delay(*text);
  }
  return shifted(delay, from, stopped, context.decision.moment);
}

Instant shifted(const std::optional<Delay>& delay, Instant from, Instant stopped, const Moment& moment) {
  const Instant now = moment.now;
  const auto& calendar = moment.calendar;
  if (delay && delay->calendar == "duty") {
    const auto duty = std::chrono::ceil<std::chrono::minutes>(calendar.duty_between(stopped, now));
    return calendar.end_of_delay({duty.count(), Delay::Unit::minutes, "duty"}, from);
  }
  if (!delay || is_elapsed(*delay)) return from + (now - stopped);
  const Date first = calendar.day_of(stopped), last = calendar.day_of(now), begun = calendar.day_of(from);
  if (delay->calendar.empty()) return from + (std::chrono::sys_days(last) - std::chrono::sys_days(first));
  const bool workable = delay->calendar == "workable";
  std::int64_t n = 0;
  for (auto day = std::chrono::sys_days(first); day < std::chrono::sys_days(last); day += std::chrono::days(1))
    n += (workable ? calendar.is_workable(Date(day)) : calendar.is_working(Date(day))) ? 1 : 0;
  return calendar.at(workable ? calendar.plus_workable_days(begun, n) : calendar.plus_working_days(begun, n),
                     calendar.time_of(from));
}

Instant shifted_end(const definition::Due& due, Instant at, Instant stopped, const EvaluationContext& context) {
  const Moment& moment = context.decision.moment;
  const auto* written = std::get_if<Delay>(&due);
  auto delay = written ? std::optional(*written) : std::nullopt;
  if (const auto* program = std::get_if<expression::Program>(&due)) {
    const auto result = evaluate(*program, context);
    if (result.kind != expression::Result::Kind::value) return at;
    if (result.value.get_if<Duration>()) return shifted(std::nullopt, at, stopped, moment);
    const auto* text = result.value.get_if<std::string>();
    delay = text ? parse_delay(*text) : std::nullopt;
    if (!delay) return at;
  }
  if (is_elapsed(*delay)) return shifted(delay, at, stopped, moment);
  // A token does not keep when its delay began: its last day is moved, at noon, which no change of the clocks touches.
  const auto& calendar = moment.calendar;
  const Instant noon = calendar.at(calendar.day_of(at - Duration(1)), std::chrono::hours(12));
  return calendar.end_of(calendar.roll(calendar.day_of(shifted(delay, noon, stopped, moment)), Roll::next));
}

}  // namespace parcours::execution
