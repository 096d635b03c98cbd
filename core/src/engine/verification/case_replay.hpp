// Replays the journal of a case, with the rows of the other tables that its events made.
#pragma once
#include "engine/verification/case_evidence.hpp"
#include "engine/verification/proof_context.hpp"

namespace parcours::engine {

// Throws Error::store on a row that cannot be read, and on an event that cannot follow.
ReplayedCase replay(const ProofContext& context, const CaseEvidence& evidence);

}  // namespace parcours::engine
