// Typed CEL: parse and check once, evaluate often. Evaluation always ends and has no side effect. Limits: 10,000 bytes
// of text, a depth of 100, and a budget for the work of one evaluation. The types are those of JSON (no bytes, no
// unsigned integers; keys of maps are texts), and also exact decimals, dates and births.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::expression {

struct Node;

// The type of an expression or of a name. A value type. Bindings give for
//   birth     a Date, or a text "2015", "2015-06", "2015-06-12", with a `~` behind it when it is an estimate; only
//             functions read it
//   duration  a Duration, or a text that parse_delay reads ("2 working days"), because a day has no fixed length
//   any       any value; its type is checked during the evaluation
// A null value is an empty field, except for `any` and `null`.
class Type {
 public:
  enum class Kind {
    any,
    null,
    boolean,
    integer,
    real,
    decimal,
    text,
    date,
    instant,
    duration,
    birth,
    list,
    map,
    record
  };
  Type(Kind kind = Kind::any) : kind_(kind) {}
  static Type list_of(Type element);
  static Type map_of(Type value);  // keys are texts
  static Type record_of(std::vector<std::pair<std::string, Type>> members);
  // A text that is one of `values`; any text when there are none.
  static Type choice_of(const std::vector<std::string>& values);
  Kind kind() const { return kind_; }
  const Type& element() const;                                       // of a list or map; any otherwise
  const std::vector<std::pair<std::string, Type>>& members() const;  // of a record; empty otherwise
  const Type* member(std::string_view name) const;                   // of a record; null when it has no such member
  std::vector<std::string> values() const;                           // of a choice; empty otherwise
  std::string name() const;                                          // "list(text)", as in diagnostics
  bool is_open() const;                                              // of `[]` and `{}`: it fits any element
  friend bool operator==(const Type&, const Type&);                  // a choice is a text like any other

 private:
  Kind kind_;
  std::shared_ptr<const std::vector<std::pair<std::string, Type>>> parts_;
};

// The names that an expression may read, with their types.
using Environment = std::vector<std::pair<std::string, Type>>;

// One mistake in the text of an expression. `at` and `length` are in bytes from its beginning. `code` is
// expression-syntax, expression-type, expression-limit, unknown-name, unknown-function or unknown-choice.
struct Fault {
  std::size_t at = 0, length = 1;
  std::string code;
  Text message, hint;
};

// The values of the names during an evaluation, each of its declared type. A record has no entry for an empty member.
class Bindings {
 public:
  virtual ~Bindings() = default;
  virtual const Value* find(std::string_view name) const = 0;  // null: empty; valid during the evaluation
};

// The result of an evaluation. It is unknown when it depends on an empty field, or on an age that a partial birth
// leaves open. In `&&` and `||`, so also in `all` and `exists`, one operand that decides is enough, on either side.
// Otherwise unknown wins over error, in every operator, function and macro.
struct Result {
  enum class Kind { value, unknown, error };
  Kind kind = Kind::unknown;
  Value value;
  std::string error;  // a stable English word or two ("division by zero"), never a value
  bool is_true() const { return kind == Kind::value && value.get_if<bool>() && value.as<bool>(); }
};

// A checked expression. It is immutable and cheap to copy. Several threads may evaluate it at once.
class Program {
 public:
  // Returns the program, or every fault in the order of the text, at most 50. `wanted` is the type that the caller
  // needs. For a decimal, an integer is converted; for a birth, a date is accepted.
  static std::variant<Program, std::vector<Fault>> compile(std::string_view text, const Environment& names,
                                                           const Type& wanted = {});

  // Never throws and always ends. An evaluation over its budget is the error "too much work". The value of a delay is
  // its text.
  Result evaluate(const Bindings& names, const Moment& moment) const;
  const std::string& text() const;
  const Type& type() const;
  // The names that the program reads, with dots as written ("naissance", "steps.tenter.times"), sorted, each once.
  // `age` reads "today".
  const std::vector<std::string>& reads() const;
  bool calls(std::string_view function) const;  // true when the text calls that function
  const Node& tree() const;                     // for name_uses.hpp; it lives as long as a copy of the program

 private:
  struct Body;
  std::shared_ptr<const Body> body_;
};

}  // namespace parcours::expression
