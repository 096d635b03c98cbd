// The proofs of everything that is not of one case. Each reports its problems to the findings.
#pragma once
#include "engine/verification/cases_proof.hpp"

namespace parcours::engine {

// Every row of the journal belongs to a case. A row that was written since is asked for again before it is reported.
void prove_no_orphans(EngineContext& engine, Findings& findings, const ProvedCases& proved);

// No number of a reference will be given twice. On a database that numbers without gaps, none was left out either.
void prove_counters(const ProofContext& context, const ProvedCases& proved);

// Each personal audience is one that persons alone belong to, and it is listed under each of them and nobody else.
void prove_audiences(const ProofContext& context);

// Each stored workflow version is the one that its digest names, and can be read.
void prove_workflows(EngineContext& engine, Findings& findings);

// The checks of each loaded sheet whose tables are here. Names the sheets of which nothing more can be proved.
void prove_sheets(EngineContext& engine, Findings& findings);

// What the database finds wrong with its own files.
void prove_files(EngineContext& engine, Findings& findings);

// The engine's own journal, with rights, deployments and parameters, and the closings of the journal of cases.
void prove_acts(EngineContext& engine, Findings& findings, const std::optional<std::string>& since);

// Names what verify cannot prove of any database.
void name_what_is_unproved(Findings& findings, const VerifyOptions& options);

}  // namespace parcours::engine
