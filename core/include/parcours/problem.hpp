// A mistake that a person can correct in a workflow, in a form or in a command. Problems are values, never exceptions,
// and a caller gets all of them at once.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "parcours/error.hpp"
#include "parcours/text.hpp"

namespace parcours {

// One mistake, or one question to confirm. A value type. `code` is stable and documented; a released code never changes
// its meaning. Texts are in French and English. No text of a problem about a case contains the value of a field.
struct Problem {
  enum class Severity {
    error,     // it must be corrected
    warning,   // of a workflow: it may run, but somebody should look
    question,  // of a command: it passes when it is sent again with `confirmed: [code]`
  };
  std::string code = {};   // "unknown-outcome"
  std::string where = {};  // "file:line:column", or the name of the field, or empty
  Text message = {};
  Text hint = {};            // how to correct it; may be empty
  std::string excerpt = {};  // of a workflow: the line and a mark under the place; else empty
  Severity severity = Severity::error;
};
using Problems = std::vector<Problem>;

// True when a problem prevents the command or the deployment. Errors and questions do, warnings do not.
inline bool blocks(const Problems& problems) {
  for (const auto& p : problems)
    if (p.severity != Problem::Severity::warning) return true;
  return false;
}

// A value, or every problem of the input. When there are problems, nothing has changed. Owns what it contains. The
// compiler warns where a call ignores it.
template <class T>
class [[nodiscard]] Checked {
 public:
  Checked(T value) : content_(std::move(value)) {}
  Checked(Problems problems) : content_(std::move(problems)) {}
  Checked(Problem problem) : content_(Problems{std::move(problem)}) {}
  explicit operator bool() const { return content_.index() == 0; }  // true when it is a value
  // The value. Throws Error::misuse when there are problems instead.
  const T& operator*() const { return *value(); }
  T& operator*() { return *const_cast<T*>(value()); }
  const T* operator->() const { return value(); }
  // The problems. Throws Error::misuse when there is a value instead.
  const Problems& problems() const {
    if (const auto* problems = std::get_if<1>(&content_)) return *problems;
    throw Error(Error::Code::misuse, "the problems of a result were read, and it is a value");
  }

 private:
  const T* value() const {
    if (const auto* value = std::get_if<0>(&content_)) return value;
    const auto& first = std::get<1>(content_);
    throw Error(Error::Code::misuse,
                "the value of a result was read, and it is problems" + (first.empty() ? "" : ": " + first[0].code));
  }

  std::variant<T, Problems> content_;
};

}  // namespace parcours
