// The purpose and the value of every key of the language, for editors: they show and complete them.
#pragma once
#include <span>
#include <string_view>

namespace parcours::definition {

// The kind of value that a key takes.
enum class ValueKind {
  text,           // a text, or one per language
  word,           // any single word or number
  name,           // a name of the language
  workflow_name,  // the name of a workflow
  count,          // a whole number
  number,         // any number
  flag,           // true or false
  delay,          // "2 working days"
  when_due,       // a delay or an expression
  expression,     // an expression
  who,            // one or more people
  words,          // one word or a list of them
  target,         // a step, `end`, `end x`, `stay`
  targets,        // a target, or one per outcome
  also,           // an anytime step, or one per outcome
  one_of,         // one of `words`
  literal,        // any constant
  literals,       // name: value
  texts,          // name: text
  sights,         // name: a level or `none`
  supposed,       // of a story: action: outcome, or { outcome, with }
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
  ways,           // a list of steps, with or without a condition
  value,          // an expression, or rows
  form,           // a list of entries
  checks,         // a list of checks
  counts,         // a list of counts
  bilan_facts,    // of a bilan: name: fact
  bilan_series,   // of a bilan: name: series
  bilan_results,  // of a bilan: a list of results
  indicators,     // of a bilan: name: indicator
  carry,          // a list of names and name: expression
  actors,         // of a story: name: role
  opening,        // of a story
  story_lines,    // of a story
  place,          // a map whose place has the name of the key: keep, accepts, reopen
};

// A key and its purpose.
struct Keyword {
  std::string_view key;
  ValueKind value_kind;
  std::string_view fr, en;
  std::string_view place = {};  // the one place of the row, a name of key_sets::all(); empty: every place
  std::string_view words = {};  // of one_of: "all any"
};

// The parts of the table, each in a source of its own.
std::span<const Keyword> keywords_of_workflows();
std::span<const Keyword> keywords_of_steps();
std::span<const Keyword> keywords_of_stories();
std::span<const Keyword> keywords_of_bilans();

// Returns all rows.
std::span<const Keyword> keywords();
// Returns the row of a key in a place: the row of that place alone, or else the row of every place. Null when there is
// none.
const Keyword* keyword(std::string_view place, std::string_view key);

}  // namespace parcours::definition
