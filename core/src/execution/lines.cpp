#include "execution/lines.hpp"

#include <algorithm>
#include <charconv>

namespace parcours::execution {
namespace {

using definition::Line;

const std::vector<Line>* lines_under(const definition::Workflow& w, std::string_view owner) {
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

bool is_elapsed(const Delay& d) { return d.unit == Delay::Unit::minutes || d.unit == Delay::Unit::hours; }

std::optional<Instant> after(const Line& line, const Delay& delay, Instant from, const Calendar& calendar) {
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
  return delay ? after(line, *delay, from, calendar) : std::nullopt;
}

// The delay that is written in the line; null when there is none, or an expression gives it.
const Delay* delay_of(const Line& line) {
  if (line.delay) return std::get_if<Delay>(&*line.delay);
  return line.every ? &*line.every : nullptr;
}

}  // namespace

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
  const auto* lines = lines_under(workflow, key.substr(0, slash));
  return lines && n >= 1 && n <= lines->size() ? &(*lines)[n - 1] : nullptr;
}

std::int64_t frame_of_line(const Case& a_case, const ActiveLine& active) {
  const bool own = active.token == 0 || is_of_block(active.line->key);
  return own ? active.token : a_case.token(active.token)->parent;
}

std::optional<Instant> due_at(const Line& line, Instant from, const EvaluationContext& context) {
  const auto& calendar = context.decision.moment.calendar;
  const auto* program = line.at ? &*line.at : line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
  if (!program) {
    const auto* delay = delay_of(line);
    return delay ? after(line, *delay, from, calendar) : std::nullopt;
  }
  const auto result = evaluate(*program, context);
  if (result.kind != expression::Result::Kind::value) return std::nullopt;
  return instant_of(line, result.value, from, calendar);
}

std::optional<Instant> due_again(const Line& line, Instant last, const Moment& moment) {
  if (!line.every) return std::nullopt;
  constexpr int most_missed = 10'000;
  Instant next = last;
  for (int i = 0; i < most_missed; ++i) {
    const Instant later = moment.calendar.last_day_start(*line.every, next, line.roll);
    if (later <= next) return std::nullopt;
    next = later;
    if (next > moment.now) return next;
  }
  return moment.calendar.last_day_start(*line.every, moment.now, line.roll);
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

}  // namespace parcours::execution
