// A text that an administrator wrote, with its lines and positions.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::definition {

// A part of a text, in bytes: from `at` to before `end`.
struct Span {
  std::size_t at = 0, end = 0;
};

// One text with its name and its lines. All other parts of the reader give positions in it as byte offsets. Immutable;
// several threads may use one source.
class Source {
 public:
  // Drops a byte order mark and reads CRLF as LF. Offsets are those of text(); line numbers are those of any editor.
  Source(std::string name, std::string_view text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  char operator[](std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  // A line and a column. Both count from 1; columns count code points. An offset after the end means the end.
  struct Position {
    std::size_t line = 1, column = 1;
  };
  Position position(std::size_t at) const;
  std::string where(std::size_t at) const;  // "name:line:column"
  std::string_view line(std::size_t number) const;
  std::size_t line_number(std::size_t at) const;
  std::size_t line_start(std::size_t at) const;  // the offset at which the line of `at` begins

  // Returns the line of `span` and a mark under it, as two lines of text. Of a long line, only the part around the
  // mark. The result is always valid UTF-8.
  std::string excerpt(Span span) const;

 private:
  std::string name_, text_;
  std::vector<std::size_t> starts_;
};

}  // namespace parcours::definition
