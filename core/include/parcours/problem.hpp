// What a person can mend: a mistake in a workflow, in a form, in a command. Values, all of them at once, never
// exceptions.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "parcours/text.hpp"

namespace parcours {

// One mistake, or one question to confirm. `code` is stable and documented; texts are in French and English.
// No text of a problem about a case holds the value of a field.
struct Problem {
  enum class Severity {
    error,
    warning,   // of a workflow: it may run, but somebody should look
    question,  // of a command: sent again with `confirmed: [code]` it passes
  };
  std::string code = {};   // "unknown-outcome"
  std::string where = {};  // "file:line:column", or the name of the field, or empty
  Text message = {};
  Text hint = {};            // how to mend it; may be empty
  std::string excerpt = {};  // of a workflow: the line and a mark under the place; else empty
  Severity severity = Severity::error;
};
using Problems = std::vector<Problem>;

// True when something in `problems` keeps what was sent from being done (questions count, warnings do not).
inline bool blocks(const Problems& problems) {
  for (const auto& p : problems)
    if (p.severity != Problem::Severity::warning) return true;
  return false;
}

// A value, or everything that is wrong with what was sent. Nothing has changed when there are problems.
template <class T>
class Checked {
 public:
  Checked(T value) : held_(std::move(value)) {}
  Checked(Problems problems) : held_(std::move(problems)) {}
  Checked(Problem problem) : held_(Problems{std::move(problem)}) {}
  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const { return std::get<0>(held_); }
  T& operator*() { return std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  const Problems& problems() const { return std::get<1>(held_); }

 private:
  std::variant<T, Problems> held_;
};

}  // namespace parcours
