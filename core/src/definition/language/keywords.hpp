// What each key of the language is for and what it takes, in words for people: what editors show and complete.
#pragma once
#include <span>
#include <string_view>

namespace parcours::definition {

// What may be written under a key.
enum class ValueKind {
  text,           // a text, or one per language
  word,           // a single word or number, whatever it is
  name,           // a name of the language
  workflow_name,  // the name of a workflow
  count,          // a whole number
  number,         // any number
  flag,           // true or false
  delay,          // "2 working days"
  when_due,       // a delay or an expression
  expression,     //
  who,            // one or more people
  words,          // one word or a list of them
  target,         // a step, `end`, `end x`, `stay`
  targets,        // a target, or one per outcome
  also,           // an anytime step, or one per outcome
  one_of,         // one of `words`
  literal,        // any value, as it is written
  literals,       // name: value
  texts,          // name: text
  names,          // the values of a choice: a list, name: text, or a vocabulary
  fields,         // name: field
  list_fields,    // name: field of a list
  parameters,     // name: parameter
  messages,       // name: message
  steps,          // name: step
  anytime,        // name: anytime step
  blocks,         // name: block
  phases,         // name: phase
  branches,       // name: block with `when`
  block,          // a block
  lines,          // a list of lines of `meanwhile`
  rows,           // a list of rows
  ways,           // a list of steps, each perhaps with a condition
  value,          // an expression, or rows
  form,           // a list of entries
  checks,         // a list of checks
  carry,          // a list of names and name: expression
  actors,         // of a story: name: role
  opening,        // of a story
  story_lines,    // of a story
  place,          // a map of the place of the key's name: keep, accepts, reopen
};

// One row: a key, everywhere or in one place alone (`place`, a name of key_sets::all()).
struct Keyword {
  std::string_view key;
  ValueKind value_kind;
  std::string_view fr, en;
  std::string_view place = {};
  std::string_view words = {};  // of one_of: "all any"
};

// The parts of the table.
std::span<const Keyword> keywords_of_workflows();
std::span<const Keyword> keywords_of_steps();
std::span<const Keyword> keywords_of_stories();

// All rows, and the one of a key in a place: the one of that place, else the one of everywhere; null when there is
// none.
std::span<const Keyword> keywords();
const Keyword* keyword(std::string_view place, std::string_view key);

}  // namespace parcours::definition
