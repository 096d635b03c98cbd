// Where the command speaks: text for people in their language, or one JSON document.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "cli/request.hpp"
#include "parcours/problem.hpp"
#include "parcours/value.hpp"

namespace parcours::cli {

// A phrase with its places filled in, in order.
std::string fill(std::string_view phrase, std::initializer_list<std::string_view> with);

// A text that a terminal only shows: control characters are spaces, but for the one in `keep`.
std::string sanitized(std::string_view text, char keep = '\0');

// `text` followed by blanks up to `width` letters.
std::string padded(std::string_view text, std::size_t width);

// Standard output and error. With JSON, `line` says nothing and `document` is all there is on standard output.
class Screen {
 public:
  Screen(const std::string& language, bool json) : language_(language), json_(json) {}
  // The same, which also shows times: as the clocks of this zone do. A screen without a zone refuses to show a time
  // (Error::configuration).
  Screen in_zone(std::string zone) const;

  bool json() const { return json_; }
  const std::string& language() const { return language_; }
  std::string_view in(const Phrase& phrase) const { return phrase.in(language_); }
  const std::string& in(const Text& text) const { return text.in(language_); }

  void line(std::string_view text) const;  // ended when it is not
  void line(const Phrase& phrase, std::initializer_list<std::string_view> with = {}) const {
    line(fill(in(phrase), with));
  }
  void document(const Value& value) const;

  // Says the problems, and how a question is confirmed; Exit::problems when one of them blocks. As JSON: the document
  // {"problems": [...]}, with what `extra` holds.
  Exit problems(const Problems& problems, Record extra = {}) const;
  // What went wrong that is no problem.
  void error(std::string_view code, std::string_view text) const;

  std::string local(Instant at) const;           // "2026-03-02 10:30", in the city
  std::string until(Instant due) const;          // the same; "2026-03-01" when that day is the last
  std::string format(const Value& value) const;  // as people read it, on one line

 private:
  Value to_value(const Problem& problem) const;
  std::string format(const Problem& problem) const;

  std::string language_;
  bool json_;
  std::string zone_;
};

// In a document: null when there is none.
template <class T>
Value or_null(const std::optional<T>& value) {
  Value items;
  if (value) items = *value;
  return items;
}

}  // namespace parcours::cli
