// What an action asks for and answers, as data: read by the checker of workflows, by forms, by editors and by the
// engine.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "parcours/text.hpp"

namespace parcours {

// The types of data in a contract; the same words as in a workflow (see workflows/README.md).
enum class Type {
  text,
  note,
  number,
  money,
  boolean,
  choice,
  choices,
  date,
  datetime,
  birth,
  duration,
  place,
  territory,
  structure,
  actor,
  contact,
  case_,
  file,
  files,
  notice,
  list,
};

// One datum that an action takes or gives.
struct Datum {
  std::string name = {};
  Type type = Type::text;
  Text title = {};
  std::vector<std::string> of = {};  // choice, choices: the values allowed; empty: any value
  bool required = true;
};

// What an action promises. Checked against every workflow that uses it, before any case runs.
struct Contract {
  std::string action = {};  // "p2.triage": sheet, dot, name
  Text title = {};
  std::vector<Datum> settings = {};        // constants that the workflow gives in `with`
  std::vector<Datum> input = {};           // bound by name: `with`, else the person's form, else the field of that name
  std::vector<Datum> output = {};          // kept in the case's field of that name, where the workflow declares one
  std::vector<std::string> reads = {};     // fields of the case that it may look at besides
  std::vector<std::string> outcomes = {};  // how it may end; a workflow routes every one
  std::vector<std::string> problems = {};  // codes that it may refuse or ask with
  bool chosen = false;                     // the person chooses the outcome and the sheet obeys or refuses
  bool decides = false;                    // it decides about a person, so a workflow must give it a `by`
  std::chrono::milliseconds limit{200};
};

}  // namespace parcours
