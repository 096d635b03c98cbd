#include <sstream>

#include "execution/event.hpp"
#include "golden.hpp"

namespace parcours::formats {
namespace {

struct Example {
  std::string file;  // the golden file that the example quotes
  std::vector<std::string> lines;
};

std::string trimmed(std::string line) {
  line.erase(0, line.find_first_not_of(' '));
  return line;
}

// The blocks of core/FORMATS.md that begin with "```json FILE" or "```text FILE".
std::vector<Example> examples() {
  std::istringstream document(contents_of(std::filesystem::path(PARCOURS_SOURCE_DIR) / "core/FORMATS.md"));
  std::vector<Example> all;
  bool inside = false;
  for (std::string line; std::getline(document, line);) {
    if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      all.back().lines.push_back(trimmed(line));
    } else if (line.starts_with("```")) {
      inside = true;
      all.push_back({line.substr(line.find(' ') + 1), {}});
    }
  }
  return all;
}

TEST(Document, QuotesTheGoldenFiles) {
  ASSERT_FALSE(examples().empty());
  for (const auto& example : examples()) {
    const auto text = golden(example.file);
    std::size_t at = 0;
    for (const auto& line : example.lines) {
      const auto found = text.find(line, at);
      EXPECT_NE(found, std::string::npos) << example.file << " does not contain, at this place: " << line;
      if (found != std::string::npos) at = found + line.size();
    }
  }
}

TEST(Document, ShowsEveryEvent) {
  for (const auto& example : examples())
    if (example.file == "events.json") {
      std::string together;
      for (const auto& line : example.lines) together += line;
      EXPECT_EQ(together, golden("events.json"));
      return;
    }
  FAIL() << "no example of events";
}

}  // namespace
}  // namespace parcours::formats
