// One proof for each thing that is stored of a case. Each reports its problems to the findings of the context.
#pragma once
#include "engine/verification/case_evidence.hpp"
#include "engine/verification/proof_context.hpp"

namespace parcours::engine {

// The journal is whole, and no row of it was changed. Returns false when it is not: nothing else can be proved then.
bool prove_chain(const ProofContext& context, const CaseEvidence& evidence);

// Each compares what is stored with what the journal gives.
void prove_state(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_tasks(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_facts(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_outbox(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_incidents(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_members(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_notes(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_words(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);
void prove_requests(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed);

}  // namespace parcours::engine
