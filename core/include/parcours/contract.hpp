// The contract of an action: what it takes and what it answers, as data. The checker of workflows, forms, editors and
// the engine read it. All types here are value types. Registration refuses a contract that breaks a rule below.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "parcours/text.hpp"

namespace parcours {

// The types of data. The words are those of workflows (see workflows/README.md). The comment is what a Value of the
// type contains; without one it is a text.
enum class Type {
  text,
  note,
  number,    // an integer or a Decimal
  money,     // an integer or a Decimal
  boolean,   // a bool
  choice,    // a text, one of `of`
  choices,   // a list of texts, each one of `of`
  date,      // a Date
  datetime,  // an Instant
  birth,     // a Date, an integer (the year), a text or a record
  duration,  // a Duration
  place,     // a text or a record
  territory,
  structure,
  actor,
  contact,
  case_,
  file,
  files,   // a list of texts
  notice,  // a record
  list,    // a list of records
};

// One datum that an action takes or gives. The null value is an empty field, whatever the type.
struct Datum {
  std::string name = {};
  Type type = Type::text;
  Text title = {};
  std::vector<std::string> of = {};  // choice, choices: the values allowed; empty: any value
  bool required = true;
};

// The promises of an action. They are checked against every workflow that uses it, before any case runs, and against
// every answer. A name is unique in its list, and no name is both a setting and an input.
struct Contract {
  std::string action = {};  // "p2.triage": the sheet, a dot, a name
  Text title = {};
  std::vector<Datum> settings = {};        // constants that the workflow gives in `with`
  std::vector<Datum> input = {};           // bound by name: `with`, else the person's form, else the field of that name
  std::vector<Datum> output = {};          // kept in the case's field of that name, where the workflow declares one
  std::vector<std::string> reads = {};     // other fields of the case that it may read
  std::vector<std::string> outcomes = {};  // how it may end, at least one; a workflow routes every one
  std::vector<std::string> problems = {};  // the codes with which it may refuse or ask
  bool chosen = false;                     // the person chooses the outcome; the sheet obeys or refuses
  bool decides = false;                    // it decides about a person, so a workflow must give it a `by`
  std::chrono::milliseconds limit{200};    // of running time, 1 ms to 1 minute; waiting counts as a tenth
};

}  // namespace parcours
