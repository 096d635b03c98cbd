// The diagnostics of the engine. Each layer has one table, with every code in French and English.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "parcours/problem.hpp"

namespace parcours {

// One row of a table. Texts name their arguments in braces: "step '{step}' ...". A hint may be empty. A warning is
// reported and stops nothing. A code with a dot is another text of the code before it: "bad-query.days".
struct DiagnosticDescriptor {
  std::string_view code;
  std::string_view fr, en;
  std::string_view hint_fr = {}, hint_en = {};
  Problem::Severity severity = Problem::Severity::error;
};

// The messages of one layer, in any order. Refers to the rows; they must outlive the table. To ask for a code that is
// not in the table is a bug (assert). Immutable; several threads may use one table.
class DiagnosticTable {
 public:
  explicit constexpr DiagnosticTable(std::span<const DiagnosticDescriptor> table) : table_(table) {}
  using Arguments = std::initializer_list<std::pair<const char*, Text>>;
  // Returns the problem of a code, without what follows its dot, with its texts filled in. An argument in quotes is cut
  // after 60 characters.
  Problem problem(std::string_view code, Arguments arguments = {}, std::string where = {}) const;
  Problem::Severity severity(std::string_view code) const;
  std::span<const DiagnosticDescriptor> all() const { return table_; }

 private:
  std::span<const DiagnosticDescriptor> table_;
};

}  // namespace parcours
