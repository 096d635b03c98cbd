// The messages of this layer, for a database that cannot be used. diagnostics.yaml has each code with its explanation.
#pragma once
#include "base/diagnostics.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::store {

// Lives as long as the program.
const DiagnosticTable& diagnostics();

// An error with the message of the code `what`, in every language. The code must be in the table.
LocalizedError store_error(std::string_view what, DiagnosticTable::Arguments arguments = {},
                           Error::Code code = Error::Code::store);

}  // namespace parcours::store
