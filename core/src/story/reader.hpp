// One story being read.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"
#include "story/diagnostics.hpp"
#include "story/story.hpp"

namespace parcours::definition {

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.name);
  return names;
}

// Holds every name against the workflow and says what is wrong in `sink`; what is missing is left empty in what it
// returns.
class StoryReader {
 public:
  StoryReader(const Source& source, DiagnosticSink& sink, const StoryContext& world)
      : source_(source), sink_(sink), context_(world) {}
  Story read(const yaml::Node& root);

 private:
  using Names = std::vector<std::string>;
  void report(std::string_view code, Span at, DiagnosticTable::Arguments arguments = {}, const std::string& near = {});
  void report_unknown_name(std::string_view code, const yaml::Node& at, DiagnosticTable::Arguments arguments,
                           const Names& known);

  const yaml::Node* member(const yaml::Node& map, std::string_view key, bool required = true);
  void reject_unknown_keys(const yaml::Node& map, const Names& known);
  std::string text(const yaml::Node* node);
  Names texts(const yaml::Node* node);
  std::optional<Instant> time(const yaml::Node* node);

  StoryActor actor(const std::string& name, const yaml::Node& node);
  StoryActor::Right right(const yaml::Node& node);
  std::string role(const yaml::Node* node);
  void suppose(const yaml::Node& node, Story& story);
  void opening(const yaml::Node& node, Story& story);
  void lines(const yaml::Node& node, Story& story);
  std::optional<StoryLine> line(const yaml::Node& node);
  std::string kind_of(const yaml::Node& node);
  decltype(StoryLine::what) what(const std::string& kind, const yaml::Node& node, const yaml::Node& value);
  StoryDeed deed(const yaml::Node& node, const Step* step);
  StoryMessage message(const yaml::Node& node, const yaml::Node& name);
  StoryAnswer answer(const yaml::Node& node, const yaml::Node& value);
  StoryOffered offered(const yaml::Node& node, const yaml::Node& value);
  StoryNotified sent(const yaml::Node& node, const yaml::Node& value);
  const Step* anytime_step(const yaml::Node& node);
  std::string one_of(const yaml::Node* node, std::string_view code, const Names& known,
                     DiagnosticTable::Arguments arguments);
  std::string who(const yaml::Node* node);
  std::string outcome(const yaml::Node* node, const Step* step);
  Record values(const yaml::Node* node);
  StoryWaits waits(const yaml::Node& node, const yaml::Node& value, bool negated);
  StoryHas has(const yaml::Node& node, const yaml::Node& value);
  StorySees sees(const yaml::Node& node, const yaml::Node& value);
  StoryEnded ended(const yaml::Node& node);
  const Step* step(const yaml::Node& node);
  const Field* field(const yaml::Node& key);
  const Field* row_field(const yaml::Node& key);

  const Source& source_;
  DiagnosticSink& sink_;
  const StoryContext& context_;
  Names actors_;
};

}  // namespace parcours::definition
