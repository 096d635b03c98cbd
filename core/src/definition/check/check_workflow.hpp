// The checks of a whole workflow.
#pragma once
#include <optional>

#include "definition/read/stages.hpp"

namespace parcours::definition {

// Runs every check but check_forms. Returns the workflow, taken out of the draft, when nothing in the text is an error.
std::optional<Workflow> check_workflow(const ResolvedDraft& in);

// Checks that no field is asked where an answer could be lost: in two branches at the same time, or by every row of an
// `each`. It runs before the rest is read, so that a text with too many problems reports these first.
void check_forms(const FormedDraft& in);  // forms.cpp

// The checks that check_workflow runs. Each reports to the sink of the draft.

void check_forms_of_messages(const ResolvedDraft& in);  // forms.cpp: no message asks of rows what an `each` asks
void check_messages(const ResolvedDraft& in);    // messages.cpp: nobody and no two waiting steps take the same message
void check_decisions(const ResolvedDraft& in);   // decisions.cpp: no automatic step ends a case about a person
void check_merges(const ResolvedDraft& in);      // merges.cpp: nothing leads to a merge that may never come
void check_conditions(const ResolvedDraft& in);  // conditions.cpp: no condition is never true
void check_waits(const ResolvedDraft& in);       // waits.cpp: a date leaves every wait for certain
void check_deadlines(const ResolvedDraft& in);   // deadlines.cpp: no deadline comes too late to be met
void check_structure(const ResolvedDraft& in);   // structure.cpp: every step is reached, and an end from every step
void check_texts(const ResolvedDraft& in);       // texts.cpp: every entry of `texts` is shown somewhere
// texts_for_opener.cpp: every text for the actor who opened the case is of a phase or an outcome
void check_texts_for_opener(const ResolvedDraft& in);
void check_sight(const ResolvedDraft& in);  // sight.cpp: nobody is shown, and nothing sends, what is protected
// people_and_places.cpp: nothing protects who acts, and where a case is
void check_people_and_places(const ResolvedDraft& in);

}  // namespace parcours::definition
