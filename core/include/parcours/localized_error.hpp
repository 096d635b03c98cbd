// An error for people, in French and in English.
#pragma once
#include <string>
#include <utility>

#include "parcours/error.hpp"
#include "parcours/problem.hpp"

namespace parcours {

// An Error with a text in French and in English. A caller that catches it as an Error reads the English. A value type.
class LocalizedError : public Error {
 public:
  // `text` is in both languages; what() returns the English.
  LocalizedError(Code code, Text text) : Error(code, text.in("en")), text_(std::move(text)) {}
  // The text has one line for each problem: the place, the message and the hint.
  LocalizedError(Code code, const Problems& problems)
      : LocalizedError(code, Text(lines(problems, "fr"), lines(problems, "en"))) {}

  // The text in both languages. It lives as long as this object.
  const Text& text() const { return text_; }
  // A copy whose text begins with `where`, the place of the error, in both languages.
  LocalizedError within(const Text& where) const {
    return {code(), Text(where.in("fr") + " : " + text_.in("fr"), where.in("en") + ": " + text_.in("en"))};
  }

 private:
  static std::string lines(const Problems& problems, const char* language) {
    const std::string between = language == std::string("fr") ? " ; " : "; ";
    std::string all;
    for (const auto& problem : problems) {
      if (!all.empty()) all += '\n';
      if (!problem.where.empty()) all += problem.where + ": ";
      all += problem.message.in(language);
      if (!problem.hint.empty()) all += between + problem.hint.in(language);
    }
    return all;
  }

  Text text_;
};

}  // namespace parcours
