// An error that people meet, in their language.
#pragma once
#include <string>
#include <utility>

#include "parcours/error.hpp"
#include "parcours/problem.hpp"

namespace parcours {

// An Error that is told in French and in English. Whoever catches it as an Error reads the English. A value type.
class LocalizedError : public Error {
 public:
  LocalizedError(Code code, Text text) : Error(code, text.in("en")), text_(std::move(text)) {}
  // A line for each problem: where, what, how to mend it.
  LocalizedError(Code code, const Problems& problems)
      : LocalizedError(code, Text(lines(problems, "fr"), lines(problems, "en"))) {}

  const Text& text() const { return text_; }
  // The same error, told with where it happened.
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
