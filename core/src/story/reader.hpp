// Reads one story from its YAML tree.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"
#include "story/diagnostics.hpp"
#include "story/story.hpp"

namespace parcours::story {

// The names of steps, fields or roles, in their order.
template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.name);
  return names;
}

// A node as a value: texts, lists, records.
Value value_of(const definition::yaml::Node& node);

// Checks every name against the workflow and reports each mistake to the sink. A value that is missing or wrong is left
// empty in the result, so that all mistakes are found in one pass. The source, the sink and the context must outlive
// the reader. For one thread.
class StoryReader {
  using Node = definition::yaml::Node;

 public:
  StoryReader(const definition::Source& source, definition::DiagnosticSink& sink, const StoryContext& context)
      : source_(source), sink_(sink), context_(context) {}
  // The story of that tree; to be used only when the sink has no error. Call once.
  Story read(const Node& root);

 private:
  using Names = std::vector<std::string>;
  // Diagnostics, with a hint when a known name is near.
  void report(std::string_view code, definition::Span at, DiagnosticTable::Arguments arguments = {},
              const std::string& near = {});
  void report_unknown_name(std::string_view code, const Node& at, DiagnosticTable::Arguments arguments,
                           const Names& known);

  // Values of any line. A node of another kind is reported, and the result is empty.
  const Node* member(const Node& map, std::string_view key, bool required = true);
  void reject_unknown_keys(const Node& map, const Names& known);
  std::string text(const Node* node);
  Names texts(const Node* node);
  std::optional<Instant> time(const Node* node);

  // The head of a story.
  StoryActor actor(const std::string& name, const Node& node);
  StoryActor::Right right(const Node& node);
  std::string role(const Node* node);
  void suppose(const Node& node, Story& story);
  StorySupposed supposed(const std::string& action, const Node& value, const definition::Step& step);
  void opening(const Node& node, Story& story);
  // The lines, one function for each kind.
  void lines(const Node& node, Story& story);
  std::optional<StoryLine> line(const Node& node);
  std::string kind_of(const Node& node);
  decltype(StoryLine::what) what(const std::string& kind, const Node& node, const Node& value);
  StoryDeed deed(const Node& node, const definition::Step* step);
  StoryMessage message(const Node& node, const Node& name);
  StoryCorrection correction(const Node& node, const Node& value);
  // The name that forms use for a field of a row.
  std::string name_in_row(const std::string& field) const;
  StoryAnswer answer(const Node& node, const Node& value);
  StoryOffered offered(const Node& node, const Node& value);
  StoryNotified sent(const Node& node, const Node& value);
  const definition::Step* anytime_step(const Node& node);
  // A name that must be one of `known`, of the actors, or of the outcomes of a step.
  std::string one_of(const Node* node, std::string_view code, const Names& known, DiagnosticTable::Arguments arguments);
  std::string who(const Node* node);
  std::string outcome(const Node* node, const definition::Step* step);
  // The codes of the expected refusal. A sheet and a workflow that receives have codes of their own, which are not
  // known here: those of their steps are not checked.
  Names refused(const Node& line, const definition::Step* step = nullptr);
  Names known_refusals() const;
  std::string reminded(const Node& value);
  void set(Record& record, const Node& key, const Node& value);
  // The data of a line. Values are checked against their fields unless the line expects a refusal.
  Record values(const Node& line);
  void check_value(const definition::Field& of, const Node& value);
  void check_rows(const definition::Field& list, const Node& rows);
  // The data of a deed. At a handover with a form they are fields of the workflow that receives: those that it asks.
  Record values_for(const Node& line, const definition::Step* step);
  StoryWaits waits(const Node& node, const Node& value, bool negated);
  StoryHas has(const Node& node, const Node& value);
  StorySees sees(const Node& node, const Node& value);
  StoryTold told(const Node& node, const Node& value);
  StoryCounted counted(const Node& value);
  std::string fact(const Node& key);  // its full name
  StoryEnded ended(const Node& node);
  // Parts of the workflow by name; null, and reported, when there is none.
  const definition::Step* step(const Node& node);
  const definition::Field* field(const Node& key);
  const definition::Field* row_field(const Node& key);

  const definition::Source& source_;
  definition::DiagnosticSink& sink_;
  const StoryContext& context_;
  Names actors_;                    // of the story, as far as it is read
  std::vector<StoryPlace> places_;  // of the values of the line that is being read
};

}  // namespace parcours::story
