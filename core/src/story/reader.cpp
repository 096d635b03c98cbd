#include "story/reader.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/story_key_sets.hpp"
#include "definition/source/meant_words.hpp"
#include "story/moment_meant.hpp"

namespace parcours::story {
namespace {

using definition::did_you_mean;
using definition::listed;
using definition::Span;
using definition::Step;
using definition::strings;
using definition::yaml::Node;
using Names = std::vector<std::string>;

}  // namespace

void StoryReader::report(std::string_view code, Span at, DiagnosticTable::Arguments arguments,
                         const std::string& near) {
  auto problem = story_diagnostics().problem(code, arguments);
  if (!near.empty()) problem.hint = did_you_mean(near);
  sink_.add(std::move(problem), at);
}

void StoryReader::report_unknown_name(std::string_view code, const Node& at, DiagnosticTable::Arguments arguments,
                                      const Names& known) {
  if (at.is_scalar()) report(code, at.span, arguments, nearest(at.text, known));  // otherwise `text` has reported it
}

const Node* StoryReader::member(const Node& map, std::string_view key, bool required) {
  const Node* found = map.find(key);
  if (!found && required) report("story-key-missing", {map.span.at, map.span.at + 1}, {{"key", std::string(key)}});
  return found;
}

void StoryReader::reject_unknown_keys(const Node& map, const Names& known) {
  for (const auto& [key, value] : map.pairs)
    if (std::find(known.begin(), known.end(), key.text) == known.end())
      report("story-key-unknown", key.span, {{"key", key.text}, {"known", listed(known)}},
             definition::word_meant(key.text, known));
}

std::string StoryReader::text(const Node* node) {
  if (!node) return {};
  if (node->is_scalar()) return node->text;
  report("story-not-text", node->span);
  return {};
}

Names StoryReader::texts(const Node* node) {
  if (!node) return {};
  if (!node->is_list()) return {text(node)};
  Names all;
  for (const auto& item : node->items) all.push_back(text(&item));
  return all;
}

std::optional<Instant> StoryReader::time(const Node* node) {
  const auto written = text(node);
  if (!node || !node->is_scalar()) return std::nullopt;
  if (const auto at = parse_instant(written, context_.calendar)) {
    if (is_skipped(written, *at, context_.calendar)) report("story-skipped-time", node->span);
    return at;
  }
  if (const auto day = parse_date(written)) return context_.calendar.start_of(*day);
  const auto meant = moment_meant(written, context_.calendar);
  if (meant.empty() || !puts_year_last(written)) return report("story-time", node->span, {}, meant), std::nullopt;
  auto problem = definition::diagnostics().problem("french-date", {});
  problem.hint = did_you_mean(meant);
  sink_.add(std::move(problem), node->span);
  return std::nullopt;
}

Story StoryReader::read(const Node& root) {
  Story story;
  if (!root.is_map()) {
    report("story-not-map", root.span);
    return story;
  }
  reject_unknown_keys(root, strings(definition::story_key_sets::story.keys));
  story.title = text(member(root, "story"));
  if (const Node* actors = member(root, "actors")) {
    if (!actors->is_map()) report("story-not-map", actors->span);
    for (const auto& [name, node] : actors->pairs)
      story.actors.push_back(actor(name.text, node)), actors_.push_back(name.text);
  }
  if (const Node* supposed = member(root, "suppose", false)) suppose(*supposed, story);
  if (const Node* open = member(root, "open")) opening(*open, story);
  if (const Node* then = member(root, "then")) lines(*then, story);
  return story;
}

StoryActor StoryReader::actor(const std::string& name, const Node& node) {
  StoryActor found{name, {}};
  if (!node.is_list()) found.rights.push_back(right(node));
  for (const auto& item : node.items) found.rights.push_back(right(item));
  return found;
}

StoryActor::Right StoryReader::right(const Node& node) {
  if (!node.is_map()) return {role(&node), {}};
  reject_unknown_keys(node, strings(definition::story_key_sets::granted.keys));
  return {role(member(node, "role")), text(member(node, "of", false))};
}

std::string StoryReader::role(const Node* node) {
  const auto name = text(node);
  if (name.empty() || !context_.roles) return name;
  const auto known = names_of(*context_.roles);
  if (std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name("story-role-unknown", *node, {{"name", name}}, known);
  return name;
}

void StoryReader::suppose(const Node& node, Story& story) {
  Names known;
  for (const auto& step : context_.workflow.steps)
    if (step.binding && !step.binding->chosen) known.push_back(step.binding->action);
  if (!node.is_map()) return report("story-not-map", node.span);
  for (const auto& [key, value] : node.pairs) {
    const auto& steps = context_.workflow.steps;
    const auto step = std::find_if(steps.begin(), steps.end(), [&name = key.text](const Step& s) {
      return s.binding && !s.binding->chosen && s.binding->action == name;
    });
    if (step == steps.end())
      report_unknown_name("story-action-unknown", key, {{"name", key.text}, {"known", listed(known)}}, known);
    else
      story.supposed.push_back(supposed(key.text, value, *step));
  }
}

StorySupposed StoryReader::supposed(const std::string& action, const Node& value, const Step& step) {
  if (!value.is_map()) return {action, outcome(&value, &step), {}};
  reject_unknown_keys(value, strings(definition::story_key_sets::supposed.keys));
  StorySupposed found{action, outcome(member(value, "outcome"), &step), {}};
  const Node* with = member(value, "with", false);
  if (!with) return found;
  if (!with->is_map()) return report("story-not-map", with->span), found;
  const auto& known = step.binding->outputs;
  for (const auto& [key, given] : with->pairs) {
    if (std::find(known.begin(), known.end(), key.text) == known.end())
      report_unknown_name("story-output-unknown", key,
                          {{"action", action}, {"name", key.text}, {"known", known.empty() ? "-" : listed(known)}},
                          known);
    else
      found.outputs.set(key.text, value_of(given));
  }
  return found;
}

void StoryReader::opening(const Node& node, Story& story) {
  if (!node.is_map()) return report("story-not-map", node.span);
  reject_unknown_keys(node, strings(definition::story_key_sets::opening.keys));
  if (const auto at = time(member(node, "at"))) story.opened_at = *at;
  const auto& workflow = context_.workflow;
  places_.clear();
  auto opened = deed(node, &workflow.steps[static_cast<std::size_t>(workflow.entry())]);
  story.lines.push_back({std::move(opened), source_.where(node.span.at), source_.excerpt(node.span), places_});
}

}  // namespace parcours::story
