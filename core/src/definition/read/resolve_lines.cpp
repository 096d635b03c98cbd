// Reads the conditions, dates, people and anytime steps of the lines of `meanwhile`.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/read/due.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/people.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;
using Trigger = Line::Trigger;

// One line that is being read.
struct LineReader {
  const Node& node;
  const LineContext& context;
  Line& line;
  Draft& draft;

  Visibility visibility() const { return names_at(context.scope.block, draft); }
  std::optional<Program> condition(const char* key) const {
    const auto* pair = pair_in(node, key);
    return pair ? compile(pair->value, key, visibility(), Kind::boolean, draft) : std::nullopt;
  }
};

// A case is not evaluated at the moment at which the clock alone makes a condition true.
void check_clock(const Pair& when, const Program& condition, Draft& draft) {
  for (const auto& name : condition.reads())
    if (name == "now" || name == "today") return draft.sink.report("clock-in-when", when.value.span, {{"name", name}});
}

void read_conditions(const LineReader& in) {
  in.line.when = in.condition("when");
  in.line.pause = in.condition("pause");
  if (in.line.when && in.line.trigger == Trigger::when) check_clock(*pair_in(in.node, "when"), *in.line.when, in.draft);
}

bool is_moment(const expression::Type& type) {
  return type.kind() == Kind::date || type.kind() == Kind::instant || type.kind() == Kind::any;
}

// The expression of a date that is written as in forms; empty for another text.
std::string date_meant(const std::string& text) { return parse_date(text) ? "date('" + text + "')" : std::string(); }

void read_at(const Pair& pair, const LineReader& in) {
  auto program = compile(pair.value, "at", in.visibility(), {}, in.draft);
  if (program && !is_moment(program->type()))
    in.draft.sink.report("at-is-no-date", pair.value.span, {{"type", program->type().name()}},
                         date_meant(pair.value.text));
  in.line.at = std::move(program);
}

void read_roll(const LineReader& in) {
  const auto* pair = pair_in(in.node, "roll");
  if (in.line.trigger == Trigger::at) in.line.roll = Roll::none;
  const auto word = pair ? read_one_of(*pair, {"next", "none", "back"}, in.draft.sink) : std::nullopt;
  if (word) in.line.roll = *word == "next" ? Roll::next : *word == "none" ? Roll::none : Roll::back;
}

void read_dates(const LineReader& in) {
  if (const auto* after = pair_in(in.node, "after")) in.line.delay = read_due(*after, in.visibility(), false, in.draft);
  if (const auto* at = pair_in(in.node, "at")) read_at(*at, in);
  if (const auto* every = pair_in(in.node, "every")) in.line.every = read_delay(*every, in.draft.sink);
  if (in.line.every && in.line.every->n == 0)
    in.draft.sink.report("every-nothing", pair_in(in.node, "every")->value.span);
  read_roll(in);
}

void read_remind(const LineReader& in) {
  if (const auto* remind = pair_in(in.node, "remind"))
    in.line.remind = read_people(*remind, in.context.scope, in.draft);
  const auto* text = pair_in(in.node, "text");
  if (text) in.line.text = read_text_name(*text, in.context.scope.block, in.draft);
}

void read_starts(const Pair& also, const LineReader& in) {
  auto all = read_also(also, in.context.scope, in.draft);
  if (all.empty()) return;
  in.line.also = all.front();
  in.line.also_more.assign(all.begin() + 1, all.end());
}

void resolve_line(const LineReader& in) {
  if (!in.node.is_map()) return;
  read_conditions(in);
  read_dates(in);
  read_remind(in);
  if (const auto* also = pair_in(in.node, "also")) read_starts(*also, in);
}

}  // namespace

std::optional<Due> read_due(const Pair& pair, const Visibility& visibility, bool date, Draft& draft) {
  const auto text = read_word(pair, draft.sink);
  if (!text) return std::nullopt;
  if (const auto meant = date_meant(*text); date && !meant.empty()) {
    draft.sink.report("want-delay", pair.value.span, {{"key", pair.key.text}}, meant);
    return std::nullopt;
  }
  if (text->front() >= '0' && text->front() <= '9') {
    const auto delay = read_delay(pair, draft.sink);
    return delay ? std::optional<Due>(*delay) : std::nullopt;
  }
  auto program = compile(pair.value, pair.key.text, visibility, {}, draft);
  if (!program) return std::nullopt;
  const auto& type = program->type();
  if (type.kind() == Kind::duration || type.kind() == Kind::any || (date && is_moment(type)))
    return Due(std::move(*program));
  draft.sink.report(date ? "due-is-no-date" : "not-a-duration", pair.value.span,
                    {{"key", pair.key.text}, {"type", type.name()}});
  return std::nullopt;
}

void resolve_lines(const FormedDraft& in) {
  auto& draft = in.draft();
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      resolve_line({deferred.meanwhile->value.items[i], deferred.context, (*deferred.lines)[i], draft});
}

}  // namespace parcours::definition
