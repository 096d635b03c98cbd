// The output of the command: text in a language, or one JSON document.
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/request.hpp"
#include "cli/terminal.hpp"
#include "parcours/problem.hpp"
#include "parcours/value.hpp"

namespace parcours::cli {

// A phrase, each `{}` replaced by a piece in their order. Extra pieces are left out.
std::string fill(std::string_view phrase, std::initializer_list<std::string_view> with);

// A text without effect on a terminal: control characters become spaces, except `keep`.
std::string sanitized(std::string_view text, char keep = '\0');

// How many letters a text in UTF-8 has.
std::size_t letters(std::string_view text);

// `text`, in UTF-8, followed by blanks up to `width` letters.
std::string padded(std::string_view text, std::size_t width);

// What a colour stresses on a terminal.
enum class Mark { none, heading, late, problem, faint };

// Standard output and standard error. As JSON, the output is what `document` writes, and `line` writes nothing.
class Screen {
 public:
  Screen(const std::string& language, bool json, Terminal terminal = {})
      : language_(language), json_(json), terminal_(terminal) {}
  // A copy that shows times in this zone. A screen without a zone throws Error::configuration for a time.
  Screen in_zone(std::string zone) const;

  bool json() const { return json_; }
  const Terminal& terminal() const { return terminal_; }
  const std::string& language() const { return language_; }
  std::string_view in(const Phrase& phrase) const { return phrase.in(language_); }
  const std::string& in(const Text& text) const { return text.in(language_); }
  // "1 case", "3 cases": `{}` of the phrase is the number.
  std::string count(std::int64_t n, const Plural& things) const {
    return fill(in(things.of(n, language_)), {std::to_string(n)});
  }

  void line(std::string_view text) const;  // with a newline at its end, added when it has none
  void line(const Phrase& phrase, std::initializer_list<std::string_view> with = {}) const {
    line(fill(in(phrase), with));
  }
  void document(const Value& value) const;
  // Notes what a command has changed for good, to be reported on standard error where the output cannot be written.
  void changed(std::string_view text) const { *changed_ += (changed_->empty() ? "" : ", ") + std::string(text); }
  // The same, and a line.
  void done(const std::string& text) const { changed(text), line(text); }
  // Everything that was noted, by this screen and its copies.
  const std::string& changes() const { return *changed_; }

  // Writes the problems, and for a question how to confirm it. As JSON: the document {"problems": [...]} with the
  // members of `extra`. Returns Exit::problems when one of them blocks.
  Exit problems(const Problems& problems, Record extra = {}) const;
  // Writes an error that is no problem.
  void error(std::string_view code, std::string_view text) const;

  // Shows how far a call is on one line of a terminal: "3 cases proved of 12". Empty as JSON, and where standard error
  // is no terminal. The screen and the phrase must outlive it.
  std::function<void(std::int64_t done, std::int64_t of)> progress(const Plural& phrase) const;

  // A text for standard output in the colour of the mark; as it is where there are no colours.
  std::string marked(Mark mark, std::string_view text) const;
  std::string marked(Mark mark, const Phrase& phrase) const { return marked(mark, in(phrase)); }

  // Dates are in the form of the language: "02/03/2026" in French, "2026-03-02" in English.
  std::string day(Date date) const;
  std::string local(Instant at) const;                                 // "02/03/2026 10:30", in the city
  std::string until(Instant at, const std::optional<Date>& on) const;  // the day that it means, or its local time
  std::string format(const Value& value) const;                        // as people read it, on one line

 private:
  Value to_value(const Problem& problem) const;
  std::string format(const Problem& problem) const;

  std::string language_;
  bool json_;
  Terminal terminal_;
  std::string zone_;
  std::shared_ptr<std::string> changed_ = std::make_shared<std::string>();
};

// A value of a document; null for an empty one.
template <class T>
Value or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

}  // namespace parcours::cli
