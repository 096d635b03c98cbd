// A text that an administrator wrote, and where things are in it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::definition {

// A stretch of a text, in bytes: from `at` to before `end`.
struct Span {
  std::size_t at = 0, end = 0;
};

// One text with its name and its lines. Immutable; every other part of the reader holds positions in it as byte
// offsets.
class Source {
 public:
  // A byte order mark is dropped and CRLF is read as LF, so offsets are those of `text()`, lines those of any editor.
  Source(std::string name, std::string_view text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  char operator[](std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  // Line and column, both from 1; the column counts code points. An offset past the end is the end.
  struct Position {
    std::size_t line = 1, column = 1;
  };
  Position position(std::size_t at) const;
  std::string where(std::size_t at) const;  // "name:line:column"
  std::string_view line(std::size_t number) const;
  std::size_t line_number(std::size_t at) const;
  std::size_t line_start(std::size_t at) const;  // where the line that holds `at` begins

  // The line of `span` and a mark under it, as two lines of text, windowed when the line is long; always valid UTF-8.
  std::string excerpt(Span span) const;

 private:
  std::string name_, text_;
  std::vector<std::size_t> starts_;
};

}  // namespace parcours::definition
