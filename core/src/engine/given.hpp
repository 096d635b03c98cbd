// What an actor gave to a case.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/catalogue.hpp"
#include "parcours/value.hpp"
#include "store/journal_row.hpp"

namespace parcours::engine {

// The fields that the forms and corrections of the actor's commands set, until another command has changed them.
// Neither defaults nor what an action returned. `rows`: the newest first, with the values of the actor's own rows.
Record given_by(std::int64_t actor, const std::vector<store::JournalRow>& rows, Catalogue& catalogue,
                store::Definitions& from);

// Whether a form of the command, or a correction, sets the field in that row of the journal.
bool gives(const store::JournalRow& row, const std::string& field, Catalogue& catalogue, store::Definitions& from);

}  // namespace parcours::engine
