// The lines of a story that act on a task or assert something of the case.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/language/story_key_sets.hpp"
#include "definition/source/meant_words.hpp"
#include "story/reader.hpp"

namespace parcours::story {
namespace {

using definition::coerce;
using definition::Field;
using definition::KeySet;
using definition::Line;
using definition::listed;
using definition::none;
using definition::Step;
using definition::strings;
using definition::Target;
using definition::Workflow;
using definition::yaml::Node;
using Names = std::vector<std::string>;

constexpr std::size_t kMaxLines = 1000;

// The keys of a line of that kind; null when there is no such kind.
const KeySet* line_kind(std::string_view word) {
  const auto lines = definition::story_key_sets::lines();
  const auto at =
      std::find_if(lines.begin(), lines.end(), [&](const KeySet* each) { return each->keys.front() == word; });
  return at == lines.end() ? nullptr : *at;
}

Names line_words() {
  Names words;
  for (const auto* each : definition::story_key_sets::lines()) words.emplace_back(each->keys.front());
  return words;
}

Names outcomes_of(const Step& step) {
  Names names;
  for (const auto& route : step.next) names.push_back(route.outcome);
  return names;
}

Names ends_of(const Workflow& workflow) {
  std::set<std::string> ends;
  const auto add = [&](const Target& to, const std::string& outcome) {
    if (to.step == none && !to.stay) ends.insert(to.end.empty() ? outcome : to.end);
  };
  for (const auto& step : workflow.steps) {
    if (step.block != 0) continue;
    for (const auto& route : step.next) add(route.to, route.outcome);
    for (const auto& row : step.rows) add(row.to, "done");
    for (const auto& line : step.lines)
      for (const auto& route : line.next) add(route.to, route.outcome);
  }
  const auto of_lines = [&](const std::vector<Line>& lines) {
    for (const auto& line : lines)
      for (const auto& route : line.next) add(route.to, route.outcome);
  };
  of_lines(workflow.blocks.front().lines);
  for (const auto& phase : workflow.phases) of_lines(phase.lines);
  if (workflow.accepts && !workflow.accepts->by.empty()) ends.insert({"refused", "expired"});
  return {ends.begin(), ends.end()};
}

}  // namespace

Value value_of(const Node& node) {
  if (node.is_scalar()) return node.text;
  List list;
  for (const auto& item : node.items) list.push_back(value_of(item));
  if (node.is_list()) return list;
  Record record;
  for (const auto& [key, value] : node.pairs) record.set(key.text, value_of(value));
  return node.is_map() ? Value(std::move(record)) : Value();
}

void StoryReader::lines(const Node& node, Story& story) {
  if (!node.is_list() || node.items.empty()) return report("story-not-lines", node.span);
  if (node.items.size() > kMaxLines) return report("story-too-long", node.span, {{"most", std::to_string(kMaxLines)}});
  for (const auto& item : node.items)
    if (auto found = line(item)) story.lines.push_back(std::move(*found));
}

// The word that names the kind of the line; empty, and reported, when there is none or more than one.
std::string StoryReader::kind_of(const Node& node) {
  std::string kind;
  for (const auto& [key, value] : node.pairs) {
    if (!line_kind(key.text)) continue;
    if (!kind.empty())
      return report("story-two-things", key.span, {{"first", kind}, {"second", key.text}}), std::string();
    kind = key.text;
  }
  if (kind.empty() && !node.pairs.empty()) reject_unknown_keys(node, line_words());
  if (kind.empty() && node.pairs.empty())
    report("story-line-unknown", node.span, {{"known", listed(line_words(), 20)}});
  return kind;
}

std::optional<StoryLine> StoryReader::line(const Node& node) {
  const auto kind = kind_of(node);
  if (kind.empty()) return std::nullopt;
  reject_unknown_keys(node, strings(line_kind(kind)->keys));
  const Node& value = *node.find(kind);
  const auto begin = node.pairs.front().key.span.at;
  places_.clear();
  auto found = what(kind, node, value);
  return StoryLine{std::move(found), source_.where(begin), source_.excerpt({begin, value.span.end}), places_};
}

decltype(StoryLine::what) StoryReader::what(const std::string& kind, const Node& node, const Node& value) {
  using What = StoryLifecycle::What;
  if (kind == "do") return deed(node, step(value));
  if (kind == "message") return message(node, value);
  if (kind == "correct") return correction(node, value);
  if (kind == "answer") return answer(node, value);
  if (kind == "waits_at" || kind == "not_at") return waits(node, value, kind == "not_at");
  if (kind == "offered") return offered(node, value);
  if (kind == "has") return has(node, value);
  if (kind == "sees") return sees(node, value);
  if (kind == "told") return told(node, value);
  if (kind == "reminded") return StoryNotified{true, {}, reminded(value)};
  if (kind == "sent") return sent(node, value);
  if (kind == "counted") return counted(value);
  if (kind == "ended_as") return ended(value);
  if (kind == "at") return StoryTime{time(&value).value_or(Instant{})};
  if (kind == "after") {
    const auto delay = parse_delay(text(&value));
    if (!delay && value.is_scalar()) report("story-delay", value.span, {}, definition::delay_meant(value.text));
    return StoryLater{delay.value_or(Delay{})};
  }
  const auto turn = kind == "reopen" ? What::reopen : kind == "suspend" ? What::suspend : What::resume;
  return StoryLifecycle{turn, who(&value), refused(node)};
}

StoryDeed StoryReader::deed(const Node& node, const Step* step) {
  StoryDeed found;
  found.step = step ? step->name : std::string();
  found.row = text(member(node, "for", false));
  found.by = who(member(node, "by"));
  found.outcome = outcome(member(node, "outcome", false), step);
  found.with = values_for(node, step);
  found.confirmed = texts(member(node, "confirmed", false));
  found.refused = refused(node, step);
  return found;
}

std::string StoryReader::who(const Node* node) {
  const auto name = text(node);
  if (node && std::find(actors_.begin(), actors_.end(), name) == actors_.end())
    report_unknown_name("story-actor-unknown", *node, {{"name", name}}, actors_);
  return name;
}

std::string StoryReader::outcome(const Node* node, const Step* step) {
  const auto name = text(node);
  if (!node || !step) return name;
  const auto known = outcomes_of(*step);
  if (std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name("story-outcome-unknown", *node,
                        {{"step", step->name}, {"name", name}, {"known", listed(known)}}, known);
  return name;
}

// Where a value is written is kept, for what is refused of it.
void StoryReader::set(Record& record, const Node& key, const Node& value) {
  record.set(key.text, value_of(value));
  const definition::Span at{value.span.at, std::max(value.span.end, value.span.at + 1)};
  places_.push_back({key.text, source_.where(at.at), source_.excerpt(at)});
}

Record StoryReader::values(const Node& line) {
  Record record;
  const Node* with = member(line, "with", false);
  if (!with) return record;
  if (!with->is_map()) return report("story-not-map", with->span), record;
  const bool is_refused = line.find("refused");
  for (const auto& [key, value] : with->pairs) {
    const Field* of = field(key);
    if (!of) continue;
    set(record, key, value);
    if (!is_refused) check_value(*of, value);
  }
  return record;
}

// Rows of a list may be given in part, which only the case can judge: what is given is checked.
void StoryReader::check_rows(const Field& list, const Node& rows) {
  Names known;
  for (const auto& inner : list.fields) known.push_back(inner.name);
  for (const auto& row : rows.items)
    for (const auto& [key, value] : row.pairs) {
      const auto at = std::find(known.begin(), known.end(), key.text);
      if (at == known.end())
        report_unknown_name("story-field-unknown", key, {{"workflow", context_.workflow.name}, {"name", key.text}},
                            known);
      else
        check_value(list.fields[static_cast<std::size_t>(at - known.begin())], value);
    }
}

void StoryReader::check_value(const Field& of, const Node& value) {
  if (of.type == Type::list) return check_rows(of, value);
  const auto typed = coerce(of, value_of(value), context_.calendar);
  if (typed) return;
  for (const auto& problem : typed.problems()) sink_.add(problem, value.span);
}

Record StoryReader::values_for(const Node& line, const Step* step) {
  const Node* node = member(line, "with", false);
  if (!node || !step || !step->handover || !node->is_map()) return values(line);
  Names known;
  for (const auto& asked : step->handover->asked) known.push_back(asked.field);
  Record record;
  for (const auto& [key, value] : node->pairs)
    if (std::find(known.begin(), known.end(), key.text) != known.end())
      set(record, key, value);
    else
      report_unknown_name("story-field-unknown", key, {{"workflow", step->handover->workflow}, {"name", key.text}},
                          known);
  return record;
}

StoryWaits StoryReader::waits(const Node& node, const Node& value, bool negated) {
  StoryWaits found{{}, negated, text(member(node, "for", false))};
  const auto add = [&](const Node& each) {
    if (const Step* at = step(each)) found.steps.push_back(at->name);
  };
  if (!value.is_list()) add(value);
  for (const auto& item : value.items) add(item);
  return found;
}

// With a row, the names are those of the fields of its list.
StoryHas StoryReader::has(const Node& node, const Node& value) {
  StoryHas found{{}, text(member(node, "for", false))};
  if (!value.is_map()) return report("story-not-map", value.span), found;
  for (const auto& [key, wanted] : value.pairs) {
    const Field* of = found.row.empty() ? field(key) : row_field(key);
    if (!of) continue;
    auto typed = coerce(*of, value_of(wanted), context_.calendar);
    if (!typed)
      for (const auto& problem : typed.problems()) sink_.add(problem, wanted.span);
    else
      found.fields.emplace_back(key.text, std::move(*typed));
  }
  return found;
}

StoryEnded StoryReader::ended(const Node& node) {
  const auto name = text(&node);
  const auto known = ends_of(context_.workflow);
  if (std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name("story-end-unknown", node, {{"name", name}, {"known", listed(known)}}, known);
  return {name};
}

const Step* StoryReader::step(const Node& node) {
  const auto name = text(&node);
  const Step* found = context_.workflow.step(name);
  const DiagnosticTable::Arguments arguments = {{"workflow", context_.workflow.name}, {"name", name}};
  if (!found)
    return report_unknown_name("story-step-unknown", node, arguments, names_of(context_.workflow.steps)), nullptr;
  const auto passes = {Step::Kind::decide, Step::Kind::send, Step::Kind::split};
  if (std::find(passes.begin(), passes.end(), found->kind) != passes.end())
    report("story-step-passes", node.span, arguments);
  return found;
}

const Field* StoryReader::field(const Node& key) {
  const Field* found = context_.workflow.field(key.text);
  if (!found)
    report_unknown_name("story-field-unknown", key, {{"workflow", context_.workflow.name}, {"name", key.text}},
                        names_of(context_.workflow.fields));
  return found;
}

}  // namespace parcours::story
