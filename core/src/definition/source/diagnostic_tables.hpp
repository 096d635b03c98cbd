// The parts of this layer's table of messages. Each part is in a source of its own.
#pragma once
#include <span>

#include "base/diagnostics.hpp"

namespace parcours::definition {

inline constexpr auto warning = Problem::Severity::warning;  // the workflow may run all the same

std::span<const DiagnosticDescriptor> diagnostics_of_texts();    // files, characters, YAML
std::span<const DiagnosticDescriptor> diagnostics_of_keys();     // keys and their values
std::span<const DiagnosticDescriptor> diagnostics_of_meaning();  // names, routes, contracts, people
std::span<const DiagnosticDescriptor> diagnostics_of_steps();    // the kinds of steps and what each needs
std::span<const DiagnosticDescriptor> diagnostics_of_values();   // values from outside
std::span<const DiagnosticDescriptor>
diagnostics_of_fields();                                       // computed fields, checks, forms held against each other
std::span<const DiagnosticDescriptor> diagnostics_of_lines();  // what happens meanwhile, messages, handovers, reopening

}  // namespace parcours::definition
