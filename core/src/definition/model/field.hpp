// The fields of a workflow and its parameters: types, limits and checks.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "expression/expression.hpp"
#include "parcours/contract.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::definition {

using expression::Program;

// A condition that a value or a form must meet. An unknown result passes. The sender may confirm a check that only
// warns, by its code.
struct Check {
  std::string code;
  Program that;
  Text text;
  bool warns = false;
};

// A row of a computed field. The first row whose guard is true gives the value; a row without guard is `otherwise`.
struct ValueRow {
  std::optional<Program> guard;
  std::variant<Delay, Program> value;
};

// A value of a choice or of a vocabulary.
struct Option {
  std::string name;
  Text title;
  std::optional<Date> from, to;  // of a vocabulary: the days on which it can be chosen (validity.hpp)
};

// A field of the case, or of the element of a list. A comment that begins with types is about fields of these types.
struct Field {
  std::string name;
  Type type = Type::text;
  Text title, help;
  std::string screen;  // how the host shows it; the name means something to the host alone
  std::string why;     // its purpose, required from C2 on

  // Personal data.
  std::string person;  // "subject" or another name; empty: the field is about nobody
  int level = 1;       // C0 to C4
  std::vector<std::string> seen_by;
  std::optional<Delay> keep;  // after the end of the case; empty: as long as the case
  bool find = false;          // cases are found by it; only types with a find_kind, never C4, never computed

  // Which values it takes.
  std::vector<Option> options;  // choice, choices, territory: the values that are allowed
  std::string role;             // actor, structure: the role of the actor
  std::string of;               // case: the workflow of the cases
  std::optional<Value> minimum, maximum;
  int decimals = 0;                    // number
  std::optional<Value> default_value;  // `default`; the text "today" means the day on which it is set
  std::vector<ValueRow> computed;      // `value`; a computed field is neither asked nor stored. Empty: it is asked
  std::vector<Check> checks;

  // list: its element.
  std::string item;           // the name of the element in expressions
  std::string key;            // the field that identifies an element
  std::vector<Field> fields;  // of the element
  bool unique = false;        // of a field of the element: no two elements have the same value
};

// A constant of the city.
struct Parameter {
  std::string name;
  Type type = Type::number;
  Value default_value;  // from `parameters.yaml` when the city sets it, else the default of the workflow
  std::string why;
};

}  // namespace parcours::definition
