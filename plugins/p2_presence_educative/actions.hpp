// The actions of the sheet P2, each with its contract. All but the two of the street log are rules: pure functions.
#pragma once
#include "parcours/sdk/action.hpp"

namespace p2 {

using parcours::Contract;
using parcours::sdk::Call;
using parcours::sdk::Outcome;
using parcours::sdk::Rows;

// Admission: the coordinator chooses danger, retenu or sans_suite. The age is judged for `retenu` alone: a danger is
// never refused, whatever the age.
Contract triage_contract();
Outcome triage(const Call& call);

// The person transmits an information préoccupante themselves; this dates and proves it, and asks why parents were not
// told.
Contract raise_ip_contract();
Outcome raise_ip(const Call& call);

// The next meeting of the veille: not past, within 35 days unless confirmed.
Contract plan_veille_contract();
Outcome plan_veille(const Call& call);

// One try to meet the child: joint or absent.
Contract try_contact_contract();
Outcome try_contact(const Call& call);

// What the child and the parents answered: oui (both), non (either), differe.
Contract record_adhesion_contract();
Outcome record_adhesion(const Call& call);

// One presence in an educational offer; the third within 60 days of the adhesion is an integration.
Contract presence_contract();
Outcome presence(const Call& call);

// One exchange with the school or the collège.
Contract school_link_contract();
Outcome school_link(const Call& call);

// Where the child stands on the ladder of ties with educational structures (0 none to 4 lasting). It measures what was
// achieved: it ranks no child and says nothing of risks.
Contract score_ladder_contract();
Outcome score_ladder(const Call& call);

// The end of a follow-up, for one of six reasons; refused while an information préoccupante is not transmitted.
Contract close_contract();
Outcome close(const Call& call);

// The street log: rounds and contacts, without any name, shared by the team.
Contract log_round_contract();
Outcome log_round(const Call& call, Rows& rows);
Contract log_contact_contract();
Outcome log_contact(const Call& call, Rows& rows);
void declare_street_log(parcours::sdk::Sheet& sheet);

}  // namespace p2
