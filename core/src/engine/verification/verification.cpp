#include "engine/verification/verification.hpp"

#include "engine/verification/proofs.hpp"

namespace parcours::engine {

Verification verify(EngineContext& engine, const VerifyOptions& options) {
  Findings findings;
  ProvedCases proved;
  bool all_cases = false;
  findings.attempt("case_file", [&] { proved = prove_cases(engine, findings, options), all_cases = true; });
  if (all_cases) findings.attempt("journal", [&] { prove_no_orphans(engine, findings, proved); });
  findings.attempt("workflow", [&] { prove_workflows(engine, findings); });
  findings.attempt("act", [&] { prove_acts(engine, findings, options.since); });
  findings.attempt("check", [&] { prove_sheets(engine, findings); });
  findings.attempt("file", [&] { prove_files(engine, findings); });
  name_what_is_unproved(findings, options);
  return std::move(findings).result();
}

}  // namespace parcours::engine
