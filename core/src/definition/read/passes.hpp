// The passes that read a workflow. The stages (stages.hpp) run them; each takes the stage that it needs.
#pragma once
#include "definition/read/stages.hpp"

namespace parcours::definition {

// Every pass writes into the draft of its stage. What is wrong goes to the sink, and the rest is read all the same.
// The comment names the source, where it is not the pass's own.

void read_head(const Node& root, Draft& draft);  // the keys above the parts: name, sheet, subject, retention
void read_parameters(const HeadDraft& in);       // read_fields.cpp
void read_fields(const HeadDraft& in);           // without their `value` and `checks`
void read_phases(const TypedDraft& in);          // read_blocks.cpp, read_steps.cpp: blocks and steps too
void read_messages(const TypedDraft& in);        // without their forms
void read_lines(const NamedDraft& in);           // triggers and targets of the lines of `meanwhile`
void resolve_routes(const LinkedDraft& in);      // `next`, and the targets of rows and ways
void resolve_values(const RoutedDraft& in);      // `value` and `checks` of fields
void resolve_levels(const RoutedDraft& in);      // of computed fields, when their `value` is read
void resolve_people(const RoutedDraft& in);      // `by` and `not_by`
void resolve_parts(const RoutedDraft& in);       // `also`, `until`, `offered_to`, and when ways and branches are taken
void resolve_data_transfers(const AssignedDraft& in);  // `carry`, `with`, `to`
void resolve_actions(const SuppliedDraft& in);         // the contracts of actions
void resolve_forms(const SuppliedDraft& in);           // `form`, `checks` and `due` of steps
void resolve_rows(const FormedDraft& in);              // the guards of a `decide`
void resolve_messages(const FormedDraft& in);          // read_messages.cpp: forms of messages, `accepts`, `reopen`
void resolve_lines(const FormedDraft& in);             // the expressions, people and dates of the lines of `meanwhile`
void resolve_counts(const FormedDraft& in);            // every `count`

}  // namespace parcours::definition
