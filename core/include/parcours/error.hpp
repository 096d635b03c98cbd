// What goes wrong and is nobody's mistake to mend in a form or a workflow. (For those, see problem.hpp.)
#pragma once
#include <stdexcept>
#include <string>

namespace parcours {

// The one exception of the engine. Third-party exceptions are translated to it in the layer that may include their
// library. Its text never holds the value of a field or of a bound variable.
class Error : public std::runtime_error {
 public:
  enum class Code {
    store,          // the database could not do it; nothing has changed
    busy,           // the database could not do it now: asking again later may succeed; nothing has changed
    plugin,         // a sheet could not be loaded, or broke its contract
    configuration,  // a setting or a file of the operator
    misuse,         // the caller broke what a header says
  };
  Error(Code code, const std::string& what) : std::runtime_error(what), code_(code) {}

  Code code() const { return code_; }
  // The same error, told with where it happened: "case P2-2026-00042: database is locked".
  Error within(const std::string& where) const { return Error(code_, where + ": " + what()); }

 private:
  Code code_;
};

}  // namespace parcours
