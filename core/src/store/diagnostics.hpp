// What the store says to people when a database cannot be used.
#pragma once
#include "base/diagnostics.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::store {

const DiagnosticTable& diagnostics();

// Error::store unless said otherwise, told under one code of the table.
LocalizedError store_error(std::string_view what, DiagnosticTable::Arguments arguments = {},
                           Error::Code code = Error::Code::store);

}  // namespace parcours::store
