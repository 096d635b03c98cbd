#include "definition/source/source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace parcours::definition {
namespace {

constexpr std::size_t window = 120;  // code points of a line that are shown
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string normal(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

bool starts_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// Returns the characters that a terminal can show: one column each, no control characters, valid UTF-8.
std::vector<std::string> printable(std::string_view line) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && !starts_a_character(line[end])) ++end;
    const auto character = line.substr(i, end - i);
    std::size_t behind = 0;
    const bool control = is_control(next_code_point(character, behind));
    if (character == "\t")
      shown.emplace_back(" ");
    else
      shown.emplace_back(control || find_invalid(character) != std::string_view::npos ? "\uFFFD" : character);
    i = end;
  }
  return shown;
}

std::size_t points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_a_character));
}

}  // namespace

Source::Source(std::string name, std::string_view text) : name_(std::move(name)), text_(normal(text)), starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') starts_.push_back(i + 1);
}

Source::Position Source::position(std::size_t at) const {
  at = std::min(at, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
  const auto start = *(after - 1);
  return {static_cast<std::size_t>(after - starts_.begin()),
          points(std::string_view(text_).substr(start, at - start)) + 1};
}

std::size_t Source::line_number(std::size_t at) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), at) - starts_.begin());
}

std::size_t Source::line_start(std::size_t at) const {
  return *(std::upper_bound(starts_.begin(), starts_.end(), at) - 1);
}

std::string Source::where(std::size_t at) const {
  const auto [line, column] = position(at);
  return fmt::format("{}:{}:{}", name_, line, column);
}

std::string_view Source::line(std::size_t number) const {
  const auto start = starts_[number - 1];
  const auto end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  return std::string_view(text_).substr(start, end - start);
}

std::string Source::excerpt(Span span) const {
  const auto [number, column] = position(span.at);
  const auto start = starts_[number - 1];
  const auto whole = line(number);
  // The window is cut in bytes first, so that a line of 1 MiB costs no more than a short one.
  const auto offset = std::min(span.at, text_.size()) - start;
  auto from = offset > 4 * window ? offset - 4 * window : 0;
  while (from > 0 && !starts_a_character(whole[from])) --from;
  const auto near = whole.substr(from, 8 * window);
  auto shown = printable(near);
  auto before = points(near.substr(0, offset - from));
  const auto length = std::min(span.end, start + whole.size());
  auto marked =
      length > span.at ? points(std::string_view(text_).substr(span.at, std::min(length - span.at, 4 * window))) : 1;

  bool cut = from > 0;
  if (shown.size() > window && before > window / 2) {
    const auto drop = std::min(before - window / 2, shown.size() - window);
    shown.erase(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(drop));
    before -= drop, cut = cut || drop > 0;
  }
  const bool more = shown.size() > window;
  if (more) shown.resize(window);
  marked = std::max<std::size_t>(1, std::min(marked, shown.size() > before ? shown.size() - before : 1));
  std::string text;
  for (const auto& character : shown) text += character;
  return fmt::format("{:>6} | {}{}{}\n       | {}{}^{}", number, cut ? "…" : "", text, more ? "…" : "", cut ? " " : "",
                     std::string(before, ' '), std::string(marked - 1, '~'));
}

}  // namespace parcours::definition
