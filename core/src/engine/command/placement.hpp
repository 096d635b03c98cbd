// Where a case is and who is named in it, as rows: what the reads of readers go by.
#pragma once
#include <string>
#include <vector>

#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "execution/event.hpp"

namespace parcours::engine {

// Fills in territory, structure, scope, opener, phase and steps. Names that are new are written at once.
void place(store::Transaction& tx, const std::string& workflow, const execution::Case& a_case, store::CaseRow& row);

// The members of the case, with the numbers of their names.
std::vector<store::MemberRow> member_rows(const definition::Workflow& workflow, const execution::Case& a_case,
                                          const NumberOf& actor, const NumberOf& structure);
// The same. Names that are new are written at once.
std::vector<store::MemberRow> member_rows(store::Transaction& tx, const definition::Workflow& workflow,
                                          const execution::Case& a_case);

// The notes that the events of a journal row set and remove. `actor` returns the number of an actor's name.
std::vector<store::NoteRow> note_rows(const std::vector<execution::Event>& events, std::int64_t revision,
                                      const NumberOf& actor);

// "/recevoir/trier/": the steps where the case waits.
std::string waits_at(const execution::Case& a_case);

// Places the cases that an earlier version wrote, before anybody reads them. Nothing where there is none. May run in
// several processes at once.
void place_old_cases(EngineContext& engine_context);

}  // namespace parcours::engine
