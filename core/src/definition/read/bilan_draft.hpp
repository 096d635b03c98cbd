// A bilan that is being read, and everything that its readers share.
#pragma once
#include <string>
#include <vector>

#include "definition/bilans.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/node_readers.hpp"

namespace parcours::definition {

// Refers to the surroundings and the sink, which must outlive it. For one thread.
struct BilanDraft {
  const BilanSurroundings& around;
  DiagnosticSink& sink;
  Bilan bilan{};

  // The full name of a fact: "contact" of the bilan p2 is "p2.contact".
  std::string full_name(const std::string& fact) const {
    return fact.find('.') == std::string::npos ? bilan.name + "." + fact : fact;
  }
  // Returns what is counted under that name; null when nothing is.
  const CountedFact* counted(std::string_view name) const {
    const auto at = around.counted.find(name);
    return at == around.counted.end() ? nullptr : &at->second;
  }
};

// Each reports what it cannot read and leaves it out.
void read_bilan_facts(const Pair& facts, BilanDraft& draft);  // read_bilan_facts.cpp
void read_results(const Pair& results, BilanDraft& draft);    // read_indicators.cpp
// Reads `{ dimension: value, [values] or range }`.
Filters read_filters(const Pair& where, BilanDraft& draft);  // read_filters.cpp
// Reports dimensions and values that the fact does not have.
void check_filters(const Filters& filters, const CountedFact* fact, Span at, BilanDraft& draft);
void check_dimension(const std::string& dimension, const CountedFact* fact, Span at, BilanDraft& draft);

}  // namespace parcours::definition
