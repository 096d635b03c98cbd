// The fields of a workflow and its parameters: their types, their limits and their checks.
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

// What must hold: unknown passes. One that only warns is a question that the sender may answer with yes, by its code.
struct Check {
  std::string code;
  Program that;
  Text text;
  bool warns = false;
};

// Of a computed field: the first row whose guard is true gives its value; a duration may be written as a delay.
struct ValueRow {
  std::optional<Program> guard;
  std::variant<Delay, Program> value;
};

// What a field is, beyond its type.
struct Option {
  std::string name;
  Text title;
  std::optional<Date> from, to;
};  // from, to: of a vocabulary (validity.hpp)
struct Field {
  std::string name;
  Type type = Type::text;
  Text title, help;
  std::string screen;           // how the host shows it: a name that means something there alone
  std::string why;              // its purpose; required from C2 on
  std::string person;           // "subject" or another name; empty: of nobody
  int level = 1;                // C0 to C4
  std::vector<Option> options;  // choice, choices: the values allowed
  std::string role;             // actor, structure: of whom
  std::optional<Value> minimum, maximum;
  int decimals = 0;                    // number
  std::optional<Value> default_value;  // `default`; the text "today" for the day it is set
  std::vector<ValueRow> computed;      // `value`: never asked nor stored; empty: it is asked
  std::vector<Check> checks;
  std::string of;  // case: the workflow of the cases that it may name
  std::vector<std::string> seen_by;
  std::optional<Delay> keep;  // after the end of the case; none: as long as the case
  std::string item;           // list: how its element is called in expressions
  std::string key;            // list: which field tells its elements apart
  std::vector<Field> fields;  // list: of its element
  bool unique = false;        // in an element: no two elements have the same
};

// A constant of the city: `default_value` is its value where `parameters.yaml` gives one, else the workflow's default.
struct Parameter {
  std::string name;
  Type type = Type::number;
  Value default_value;
  std::string why;
};

}  // namespace parcours::definition
