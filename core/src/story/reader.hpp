// One story being read.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/source/sink.hpp"
#include "definition/source/yaml.hpp"
#include "story/messages.hpp"
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
  StoryReader(const Source& source, Sink& sink, const StoryWorld& world)
      : source_(source), sink_(sink), world_(world) {}
  Story read(const yaml::Node& root);

 private:
  using Names = std::vector<std::string>;
  void say(std::string_view code, Span at, Messages::Arguments arguments = {}, const std::string& near = {});
  void name_unknown(std::string_view code, const yaml::Node& at, Messages::Arguments arguments, const Names& known);

  const yaml::Node* member(const yaml::Node& map, std::string_view key, bool required = true);
  void only(const yaml::Node& map, const Names& known);
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
  StoryTold sent(const yaml::Node& node, const yaml::Node& value);
  const Step* anytime_step(const yaml::Node& node);
  std::string one_of(const yaml::Node* node, std::string_view code, const Names& known, Messages::Arguments arguments);
  std::string who(const yaml::Node* node);
  std::string outcome(const yaml::Node* node, const Step* step);
  Record values(const yaml::Node* node);
  StoryWaits waits(const yaml::Node& node, const yaml::Node& value, bool not_there);
  StoryHas has(const yaml::Node& node, const yaml::Node& value);
  StorySees sees(const yaml::Node& node, const yaml::Node& value);
  StoryEnded ended(const yaml::Node& node);
  const Step* step(const yaml::Node& node);
  const Field* field(const yaml::Node& key);
  const Field* row_field(const yaml::Node& key);

  const Source& source_;
  Sink& sink_;
  const StoryWorld& world_;
  Names actors_;
};

}  // namespace parcours::definition
