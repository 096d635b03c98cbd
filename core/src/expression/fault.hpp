// Faults in the text of an expression, and the messages of this layer.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/expression.hpp"

namespace parcours::expression {

// A part of the text, in bytes.
struct Span {
  std::size_t at = 0, length = 1;
  std::size_t end() const { return at + length; }
};
// From the beginning of `a` to the end of `b`.
inline Span joined(Span a, Span b) { return {a.at, b.end() - a.at}; }

// Every message of this layer. A code here is the stable code of a fault, a dot and the name of one of its messages.
// The table lives as long as the program; any thread may read it.
const DiagnosticTable& diagnostics();

// Collects the faults of one text. It keeps the first `kMax`, because nobody reads more. For one thread.
class Faults {
 public:
  static constexpr std::size_t kMax = 50;
  // Adds a fault. `diagnostic_code` is a code of diagnostics().
  void add(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments = {});
  // Adds a fault with the hint "did you mean 'guess'?", or without one when `guess` is empty.
  void add_guess(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments,
                 const std::string& guess);
  bool empty() const { return held_.empty(); }
  bool full() const { return held_.size() >= kMax; }
  // Returns the faults in the order of the text, and removes them.
  std::vector<Fault> take();

 private:
  std::vector<Fault> held_;
};

}  // namespace parcours::expression
