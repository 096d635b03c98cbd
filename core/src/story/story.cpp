#include "story/story.hpp"

#include <algorithm>

#include "definition/source/file.hpp"
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
  const auto text = definition::file_text(file);
  if (!text) return {{}, {}, {story_diagnostics().problem("story-unreadable", {}, file.string())}};
  return read_story(*text, file.string(), context);
}

std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file) {
  std::vector<std::filesystem::path> found;
  const auto folder = workflow_file.parent_path() / "stories";
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  if (error == std::errc::permission_denied) found.push_back(folder);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error))
    if (at->path().extension() == ".yaml") found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace parcours::story
