// What no row of a database can prove.
#include "engine/verification/proofs.hpp"

namespace parcours::engine {

void name_what_is_unproved(Findings& findings, const VerifyOptions& options) {
  for (const auto* code : {"unproved-outbox", "unproved-requests", "unproved-incidents", "unproved-failures",
                           "unproved-totals", "unproved-names"})
    findings.unproved(code);
  if (!options.since) findings.unproved("unproved-copy");
}

}  // namespace parcours::engine
