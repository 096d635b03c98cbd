#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/story_reader.hpp"

namespace parcours::definition {
namespace {

using yaml::Node;
using Names = std::vector<std::string>;

constexpr std::size_t kMostLines = 1000;

const Names kLines = {"do", "after", "at", "waits_at", "not_at", "has", "ended_as"};
const Names kDeedKeys = {"do", "by", "outcome", "with", "confirmed", "refused"};

Names outcomes_of(const Step& step) {
  Names names;
  for (const auto& route : step.next) names.push_back(route.outcome);
  return names;
}

Names ends_of(const Workflow& workflow) {
  std::set<std::string> ends;
  const auto add = [&](const Target& to, const std::string& outcome) {
    if (to.step == none) ends.insert(to.end.empty() ? outcome : to.end);
  };
  for (const auto& step : workflow.steps) {
    if (step.block != 0) continue;
    for (const auto& route : step.next) add(route.to, route.outcome);
    for (const auto& row : step.rows) add(row.to, "done");
  }
  return {ends.begin(), ends.end()};
}

Value value_of(const Node& node) {
  if (node.is_scalar()) return node.text;
  List list;
  for (const auto& item : node.items) list.push_back(value_of(item));
  if (node.is_list()) return list;
  Record record;
  for (const auto& [key, value] : node.pairs) record.set(key.text, value_of(value));
  return node.is_map() ? Value(std::move(record)) : Value();
}

}  // namespace

void StoryReader::lines(const Node& node, Story& story) {
  if (!node.is_list() || node.items.empty()) return say("story-not-lines", node.span);
  if (node.items.size() > kMostLines) return say("story-too-long", node.span, {{"most", std::to_string(kMostLines)}});
  for (const auto& item : node.items)
    if (auto found = line(item)) story.lines.push_back(std::move(*found));
}

// The word that says what the line is about; empty when there is none or more than one.
std::string StoryReader::kind_of(const Node& node) {
  std::string kind;
  for (const auto& [key, value] : node.pairs) {
    if (std::find(kLines.begin(), kLines.end(), key.text) == kLines.end()) continue;
    if (!kind.empty()) return say("story-two-things", key.span, {{"first", kind}, {"second", key.text}}), std::string();
    kind = key.text;
  }
  if (kind.empty() && !node.pairs.empty()) only(node, kLines);
  if (kind.empty() && node.pairs.empty()) say("story-line-unknown", node.span, {{"known", listed(kLines)}});
  return kind;
}

std::optional<StoryLine> StoryReader::line(const Node& node) {
  const auto kind = kind_of(node);
  if (kind.empty()) return std::nullopt;
  only(node, kind == "do" ? kDeedKeys : Names{kind});
  const Node& value = *node.find(kind);
  StoryLine found{StoryEnded{}, source_.where(node.pairs.front().key.span.at),
                  source_.excerpt({node.pairs.front().key.span.at, value.span.end})};
  if (kind == "do") found.what = deed(node, step(value));
  if (kind == "waits_at" || kind == "not_at") found.what = waits(value, kind == "not_at");
  if (kind == "has") found.what = has(value);
  if (kind == "ended_as") found.what = ended(value);
  if (kind == "at") found.what = StoryTime{time(&value).value_or(Instant{})};
  if (kind == "after") {
    const auto delay = parse_delay(text(&value));
    if (!delay) say("story-delay", value.span);
    found.what = StoryLater{delay.value_or(Delay{})};
  }
  return found;
}

StoryDeed StoryReader::deed(const Node& node, const Step* step) {
  StoryDeed found;
  found.step = step ? step->name : std::string();
  found.by = who(member(node, "by"));
  found.outcome = outcome(member(node, "outcome", false), step);
  found.with = values(member(node, "with", false));
  found.confirmed = texts(member(node, "confirmed", false));
  found.refused = texts(member(node, "refused", false));
  return found;
}

std::string StoryReader::who(const Node* node) {
  const auto name = text(node);
  if (node && std::find(actors_.begin(), actors_.end(), name) == actors_.end())
    name_unknown("story-actor-unknown", *node, {{"name", name}}, actors_);
  return name;
}

std::string StoryReader::outcome(const Node* node, const Step* step) {
  const auto name = text(node);
  if (!node || !step) return name;
  const auto known = outcomes_of(*step);
  if (std::find(known.begin(), known.end(), name) == known.end())
    name_unknown("story-outcome-unknown", *node, {{"step", step->name}, {"name", name}, {"known", listed(known)}}, known);
  return name;
}

Record StoryReader::values(const Node* node) {
  Record record;
  if (!node) return record;
  if (!node->is_map()) return say("story-not-map", node->span), record;
  for (const auto& [key, value] : node->pairs)
    if (field(key)) record.set(key.text, value_of(value));
  return record;
}

StoryWaits StoryReader::waits(const Node& node, bool not_there) {
  StoryWaits found{{}, not_there};
  const auto add = [&](const Node& each) {
    if (const Step* at = step(each)) found.steps.push_back(at->name);
  };
  if (!node.is_list()) add(node);
  for (const auto& item : node.items) add(item);
  return found;
}

StoryHas StoryReader::has(const Node& node) {
  StoryHas found;
  if (!node.is_map()) return say("story-not-map", node.span), found;
  for (const auto& [key, value] : node.pairs) {
    const Field* of = field(key);
    if (!of) continue;
    auto wanted = typed(*of, value_of(value), world_.calendar);
    if (!wanted)
      for (const auto& problem : wanted.problems()) sink_.add(problem, value.span);
    else
      found.fields.emplace_back(key.text, std::move(*wanted));
  }
  return found;
}

StoryEnded StoryReader::ended(const Node& node) {
  const auto name = text(&node);
  const auto known = ends_of(world_.workflow);
  if (std::find(known.begin(), known.end(), name) == known.end())
    name_unknown("story-end-unknown", node, {{"name", name}, {"known", listed(known)}}, known);
  return {name};
}

const Step* StoryReader::step(const Node& node) {
  const auto name = text(&node);
  const Step* found = world_.workflow.step(name);
  const Messages::Arguments arguments = {{"workflow", world_.workflow.name}, {"name", name}};
  if (!found) return name_unknown("story-step-unknown", node, arguments, names_of(world_.workflow.steps)), nullptr;
  if (found->kind == Step::Kind::decide || found->kind == Step::Kind::block) say("story-step-passes", node.span, arguments);
  return found;
}

const Field* StoryReader::field(const Node& key) {
  const Field* found = world_.workflow.field(key.text);
  if (!found)
    name_unknown("story-field-unknown", key, {{"workflow", world_.workflow.name}, {"name", key.text}},
                 names_of(world_.workflow.fields));
  return found;
}

}  // namespace parcours::definition
