// A failure that nobody can correct in a form or a workflow. A mistake that a person can correct is a Problem
// (problem.hpp).
#pragma once
#include <stdexcept>
#include <string>

namespace parcours {

// The only exception of the engine. The layer that includes a third-party library translates its exceptions to this
// one. The text never contains the value of a field or of a bound variable.
class Error : public std::runtime_error {
 public:
  enum class Code {
    store,          // the database could not do it; nothing has changed
    busy,           // the database could not do it now, or memory was short; a later call may succeed; nothing has
                    // changed
    plugin,         // a sheet could not be loaded, or broke its contract
    configuration,  // a setting or a file of the operator
    misuse,         // the caller broke a rule of a header
    internal,       // a fault of this library, to be reported to its authors; nothing has changed
  };
  Error(Code code, const std::string& what) : std::runtime_error(what), code_(code) {}

  Code code() const { return code_; }
  // A copy whose text begins with the place of the error: "case P2-2026-00042: database is locked".
  Error within(const std::string& where) const { return Error(code_, where + ": " + what()); }

 private:
  Code code_;
};

}  // namespace parcours
