// Typed CEL: parse and check once, evaluate often. Total, without side effects, bounded in size (10,000 bytes), depth
// (100) and cost. The profile of JSON (no bytes, no unsigned integers, keys of maps are texts) with exact decimals,
// days and births besides.
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

// What an expression may be, and what Bindings gives for it. A value type.
//   birth     a Date, or a text "2015", "2015-06", "2015-06-12", with a `~` behind when it is estimated: only functions
//   read it duration  a Duration; or a text that parse_delay reads ("2 working days"), since days and months have no
//   length of their own any       anything; checked when evaluated. Only here and in `null` is a null value more than
//   an empty field.
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
  static Type choice_of(
      const std::vector<std::string>& values);  // a text that is one of these; any text when there are none
  Kind kind() const { return kind_; }
  const Type& element() const;                                       // of a list or map; any otherwise
  const std::vector<std::pair<std::string, Type>>& members() const;  // of a record; empty otherwise
  const Type* member(std::string_view name) const;
  std::vector<std::string> values() const;           // of a choice; empty otherwise
  std::string name() const;                          // "list(text)", as diagnostics say it
  bool is_open() const;                              // of `[]` and `{}`: any element will do
  friend bool operator==(const Type&, const Type&);  // a choice is a text like any other

 private:
  Kind kind_;
  std::shared_ptr<const std::vector<std::pair<std::string, Type>>> parts_;
};

// The names that an expression may read, with their types.
using Environment = std::vector<std::pair<std::string, Type>>;

// What is wrong with the text of an expression, and where in it (bytes from its beginning).
struct Fault {
  std::size_t at = 0, length = 1;
  std::string
      code;  // expression-syntax, expression-type, unknown-name, unknown-function, unknown-choice, expression-limit
  Text message, hint;
};

// The values that names have now, each of its declared type. A record lacks the members that are empty.
class Bindings {
 public:
  virtual ~Bindings() = default;
  virtual const Value* find(std::string_view name) const = 0;  // null: empty. Lives as long as the evaluation.
};

// What an evaluation comes to. Unknown: it read an empty field, or compared an age that a partial birth leaves open,
// and the answer depends on it (LANGUAGE D4). `&&` and `||` (so `all` and `exists`) are settled by the one operand that
// decides, wherever it stands; else unknown wins over error, there and in every other operator, function and macro.
struct Result {
  enum class Kind { value, unknown, error };
  Kind kind = Kind::unknown;
  Value value;
  std::string error;  // a stable English word or two ("division by zero"), never a value
  bool is_true() const { return kind == Kind::value && value.get_if<bool>() && value.as<bool>(); }
};

// A checked expression. Immutable, cheap to copy; may be evaluated from several threads at once.
class Program {
 public:
  // Every fault found, in the order of the text, or the program. `wanted`: the type that its place needs; any when it
  // needs none. Where a decimal is wanted an integer becomes one, where a birth is wanted a date will do.
  static std::variant<Program, std::vector<Fault>> compile(std::string_view text, const Environment& names,
                                                           const Type& wanted = {});

  // Never throws and always ends: what costs too much is the error "too much work". A delay answers the text of the
  // delay.
  Result evaluate(const Bindings& names, const Moment& moment) const;
  const std::string& text() const;
  const Type& type() const;
  // The names that it reads, dotted as written ("naissance", "steps.tenter.times"), sorted, each once. `age` reads
  // "today".
  const std::vector<std::string>& reads() const;
  bool calls(std::string_view function) const;
  const Node& tree() const;  // for name_uses.hpp; lives as long as a copy of the program does

 private:
  struct Body;
  std::shared_ptr<const Body> body_;
};

}  // namespace parcours::expression
