// The lines of a story about messages, answers, offers and notifications.
#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"
#include "story/reader.hpp"

namespace parcours::story {
namespace {

using definition::Field;
using definition::listed;
using definition::Step;
using definition::Workflow;
using definition::yaml::Node;
using Names = std::vector<std::string>;

Names texts_of(const Workflow& workflow) {
  Names names = names_of(workflow.messages);
  for (const auto& [name, text] : workflow.texts) names.push_back(name);
  for (const auto& step : workflow.steps)
    if (step.send && !step.send->message.empty()) names.push_back(step.send->message);
  return names;
}

}  // namespace

std::string StoryReader::one_of(const Node* node, std::string_view code, const Names& known,
                                DiagnosticTable::Arguments arguments) {
  const auto name = text(node);
  if (node && std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name(code, *node, arguments, known);
  return name;
}

StoryMessage StoryReader::message(const Node& node, const Node& value) {
  StoryMessage found;
  const auto known = names_of(context_.workflow.messages);
  found.message = one_of(&value, "story-message-unknown", known,
                         {{"name", text(&value)}, {"known", known.empty() ? "-" : listed(known)}});
  found.row = text(member(node, "for", false));
  const auto* from = member(node, "from");
  auto senders = actors_;
  if (const auto* declared = context_.workflow.message(found.message))
    senders.insert(senders.end(), declared->workflows.begin(), declared->workflows.end());
  found.from = one_of(from, "story-sender-unknown", senders,
                      {{"name", text(from)}, {"known", senders.empty() ? "-" : listed(senders)}});
  found.outcome = text(member(node, "outcome", false));
  found.with = values(node);
  found.refused = refused(node);
  return found;
}

StoryCorrection StoryReader::correction(const Node& node, const Node& value) {
  StoryCorrection found;
  found.row = text(member(node, "for", false));
  found.by = who(member(node, "by"));
  found.why = text(member(node, "why"));
  found.confirmed = texts(member(node, "confirmed", false));
  found.refused = refused(node);
  if (!value.is_map() || value.pairs.size() != 1) return report("story-one-field", value.span), found;
  const auto& [key, given] = value.pairs.front();
  found.field = found.row.empty() ? key.text : name_in_row(key.text);
  const Field* of = found.field == key.text ? field(key) : nullptr;
  found.value = value_of(given);
  const definition::Span at{given.span.at, std::max(given.span.end, given.span.at + 1)};
  places_.push_back({found.field, source_.where(at.at), source_.excerpt(at)});
  if (of && !node.find("refused")) check_value(*of, given);
  return found;
}

std::string StoryReader::name_in_row(const std::string& name) const {
  for (const auto& list : context_.workflow.fields)
    for (const auto& each : list.fields)
      if (each.name == name) return list.item + "." + name;
  return name;
}

StoryAnswer StoryReader::answer(const Node& node, const Node& value) {
  const auto* to = member(node, "to", false);
  const Step* of = to ? step(*to) : nullptr;
  return {text(&value), of ? of->name : std::string(), text(member(node, "for", false))};
}

StoryOffered StoryReader::offered(const Node& node, const Node& value) {
  StoryOffered found;
  const auto* by = member(node, "by", false);
  if (by) found.by = who(by);
  const auto add = [&](const Node& each) {
    if (const Step* step = anytime_step(each)) found.steps.push_back(step->name);
  };
  if (!value.is_list()) add(value);
  for (const auto& item : value.items) add(item);
  return found;
}

StorySees StoryReader::sees(const Node& node, const Node& value) {
  StorySees found;
  if (const auto* by = member(node, "by")) found.by = who(by);
  const auto add = [&](const Node& each) {
    if (const Field* of = field(each)) found.fields.push_back(of->name);
  };
  if (!value.is_list()) add(value);
  for (const auto& item : value.items) add(item);
  return found;
}

StoryTold StoryReader::told(const Node& node, const Node& value) {
  StoryTold found{text(&value), {}};
  if (const auto* by = member(node, "by")) found.by = who(by);
  return found;
}

// A name with a point is a full one; what a sheet counts by itself is known to the sheet alone.
std::string StoryReader::fact(const Node& key) {
  const auto& workflow = context_.workflow;
  const std::string name(key.text);
  if (definition::is_automatic_fact(name)) return definition::automatic_fact_name(workflow, name);
  if (name.find('.') != std::string::npos) return name;
  Names known;
  for (const auto* count : definition::counts_of(workflow)) known.push_back(count->name);
  if (workflow.sheet.empty() && std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name("story-fact-unknown", key, {{"name", name}, {"known", known.empty() ? "-" : listed(known)}},
                        known);
  return definition::fact_name(workflow, name);
}

StoryCounted StoryReader::counted(const Node& value) {
  StoryCounted found;
  if (!value.is_map()) return report("story-not-map", value.span), found;
  for (const auto& [key, given] : value.pairs) {
    std::int64_t n = 0;
    const std::string number(given.is_scalar() ? given.text : "");
    const auto* end = number.data() + number.size();
    if (number.empty() || std::from_chars(number.data(), end, n).ptr != end)
      report("story-count", given.span, {{"name", std::string(key.text)}});
    found.sums.emplace_back(fact(key), n);
  }
  return found;
}

const Step* StoryReader::anytime_step(const Node& node) {
  Names known;
  for (const auto& each : context_.workflow.steps)
    if (each.offer && each.offer->offered) known.push_back(each.name);
  const auto name = one_of(&node, "story-offer-unknown", known,
                           {{"name", text(&node)}, {"known", known.empty() ? "-" : listed(known)}});
  return context_.workflow.step(name);
}

StoryNotified StoryReader::sent(const Node& node, const Node& value) {
  const auto known = texts_of(context_.workflow);
  return {false,
          one_of(&value, "story-text-unknown", known,
                 {{"name", text(&value)}, {"known", known.empty() ? "-" : listed(known)}}),
          text(member(node, "to", false))};
}

const Field* StoryReader::row_field(const Node& key) {
  Names known;
  for (const auto& list : context_.workflow.fields) {
    for (const auto& each : list.fields) {
      if (each.name == key.text) return &each;
      known.push_back(each.name);
    }
  }
  report_unknown_name("story-field-unknown", key, {{"workflow", context_.workflow.name}, {"name", key.text}}, known);
  return nullptr;
}

}  // namespace parcours::story
