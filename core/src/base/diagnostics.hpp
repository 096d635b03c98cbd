// The diagnostics of the engine: one table a layer, every code in French and English.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "parcours/problem.hpp"

namespace parcours {

// What is said under one code. Texts name their arguments: "step '{step}' ...". A hint may be empty. A warning is told,
// and what it is about goes on all the same.
struct DiagnosticDescriptor {
  std::string_view code;
  std::string_view fr, en;
  std::string_view hint_fr = {}, hint_en = {};
  Problem::Severity severity = Problem::Severity::error;
};

// The messages of one layer, sorted or not; a missing code is a bug (assert).
class DiagnosticTable {
 public:
  explicit constexpr DiagnosticTable(std::span<const DiagnosticDescriptor> table) : table_(table) {}
  using Arguments = std::initializer_list<std::pair<const char*, std::string>>;
  // The problem of that code, as severe as it is there, its texts filled in; of an argument that stands in quotes, 60
  // letters are shown.
  Problem problem(std::string_view code, Arguments arguments = {}, std::string where = {}) const;
  Problem::Severity severity(std::string_view code) const;
  std::span<const DiagnosticDescriptor> all() const { return table_; }

 private:
  std::span<const DiagnosticDescriptor> table_;
};

}  // namespace parcours
