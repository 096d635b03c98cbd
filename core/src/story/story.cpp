#include "story/story.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "story/reader.hpp"

namespace parcours::story {

StoryReadResult read_story(std::string_view text, std::string_view name, const StoryContext& context) {
  const definition::Source source{std::string(name), text};
  definition::DiagnosticSink sink(source);
  StoryReadResult reading;
  if (const auto root = definition::yaml::parse(source, sink))
    reading.story = StoryReader(source, sink, context).read(*root);
  if (reading.story) reading.title = reading.story->title;
  if (sink.errors() > 0) reading.story.reset();
  reading.problems = sink.take();
  return reading;
}

StoryReadResult read_story_file(const std::filesystem::path& file, const StoryContext& context) {
  std::error_code error;
  const auto size = std::filesystem::is_regular_file(file, error) ? std::filesystem::file_size(file, error)
                                                                  : definition::yaml::max_bytes + 1;
  std::ifstream in(file, std::ios::binary);
  if (error || size > definition::yaml::max_bytes || !in)
    return {{}, {}, {story_diagnostics().problem("story-unreadable", {}, file.string())}};
  return read_story(std::string(std::istreambuf_iterator<char>(in), {}), file.string(), context);
}

std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (std::filesystem::directory_iterator at(workflow_file.parent_path() / "stories", error), end; !error && at != end;
       at.increment(error))
    if (at->path().extension() == ".yaml") found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace parcours::story
