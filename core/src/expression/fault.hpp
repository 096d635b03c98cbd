// What the layer says about the text of an expression.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/expression.hpp"

namespace parcours::expression {

// Where something stands in the text: bytes.
struct Span {
  std::size_t at = 0, length = 1;
  std::size_t end() const { return at + length; }
};
inline Span joined(Span a, Span b) { return {a.at, b.end() - a.at}; }

// Every message of this layer. A code is the stable code of a fault, a dot, and which of its sayings.
const DiagnosticTable& diagnostics();

// Gathers faults while a text is read and checked. Keeps the first `kMax`: nobody reads more.
class Faults {
 public:
  static constexpr std::size_t kMax = 50;
  // `diagnostic_code` is a code of diagnostics().
  void add(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments = {});
  // The same, with "did you mean 'guess'?" for its hint unless `guess` is empty.
  void add_guess(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments,
                 const std::string& guess);
  bool empty() const { return held_.empty(); }
  bool full() const { return held_.size() >= kMax; }
  // In the order of the text; leaves none behind.
  std::vector<Fault> take();

 private:
  std::vector<Fault> held_;
};

}  // namespace parcours::expression
