// The actions of the sheet P2, each with its contract. All are rules, pure functions, except for the two deeds of the
// street log.
#pragma once
#include "parcours/sdk/action.hpp"

namespace p2 {

using parcours::Contract;
using parcours::sdk::Call;
using parcours::sdk::Outcome;
using parcours::sdk::Rows;

// Admission. The coordinator chooses danger, retenu or sans_suite. Only `retenu` depends on the age; a danger is never
// refused.
Contract triage_contract();
Outcome triage(const Call& call);

// Records that a person transmitted an information préoccupante, and when. Refuses a date in the future. When the
// parents are not informed, a reason is required.
Contract raise_ip_contract();
Outcome raise_ip(const Call& call);

// Plans the next meeting of the veille: not in the past, and within 35 days unless the sender confirms a later day.
Contract plan_veille_contract();
Outcome plan_veille(const Call& call);

// Records one try to meet the child: joint or absent.
Contract try_contact_contract();
Outcome try_contact(const Call& call);

// Records the answers of the child and the parents: oui (both), non (either), differe.
Contract record_adhesion_contract();
Outcome record_adhesion(const Call& call);

// Records one presence in an educational offer, and how many there are now.
Contract presence_contract();
Outcome presence(const Call& call);

// Records one exchange with the school or the collège.
Contract school_link_contract();
Outcome school_link(const Call& call);

// Records the child's level on the ladder of ties with educational structures, from 0 (none) to 4 (lasting). It
// measures results. It ranks no child and describes no risk.
Contract score_ladder_contract();
Outcome score_ladder(const Call& call);

// Ends a follow-up, for one of six reasons. Refused while an information préoccupante is not transmitted.
Contract close_contract();
Outcome close(const Call& call);

// The street log of the team: rounds and contacts, without any name. declare_street_log() declares its tables,
// statements and checks.
Contract log_round_contract();
Outcome log_round(const Call& call, Rows& rows);
Contract log_contact_contract();
Outcome log_contact(const Call& call, Rows& rows);
void declare_street_log(parcours::sdk::Sheet& sheet);

}  // namespace p2
