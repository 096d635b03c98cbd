// Proves all cases, and what is stored of them, group by group.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "engine/verification/number_set.hpp"
#include "engine/verification/proof_context.hpp"

namespace parcours::engine {

// What the proofs after that of the cases need.
struct ProvedCases {
  NumberSet journal_rows;                       // those that belong to a case
  std::map<std::string, std::int64_t> highest;  // by series of references ("P2-2026"), the highest number
};

// A group is read in one state of the database, so a command that runs meanwhile leads to no problem. There are at most
// sixteen groups, and none of fewer cases than `least_group` but the last: every table is read once for each.
ProvedCases prove_cases(EngineContext& engine, Findings& findings, const VerifyOptions& options,
                        std::int64_t least_group = 20'000);

}  // namespace parcours::engine
