#include "store/diagnostics.hpp"

namespace parcours::store {

LocalizedError store_error(std::string_view what, DiagnosticTable::Arguments arguments, Error::Code code) {
  return {code, Problems{diagnostics().problem(what, arguments)}};
}

}  // namespace parcours::store
