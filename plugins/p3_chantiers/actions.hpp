// The actions of the sheet P3, each with its contract. The deeds of the places are in places.cpp, their tables in
// tables.cpp; the rules, which are pure functions, are in measures.cpp.
#pragma once
#include "parcours/sdk/action.hpp"

namespace p3 {

using parcours::Contract;
using parcours::sdk::Call;
using parcours::sdk::Outcome;
using parcours::sdk::Rows;

// In the case of a chantier. Opens its places, or changes their number and its dates. Refuses fewer places than are
// taken.
Contract open_places_contract();
Outcome open_places(const Call& call, Rows& rows);

// In the case of a young person. Takes a free place of a chantier, or joins its waiting list: proposee, liste_attente.
// A place is free for who asks when more are free than young people wait before them. Gives the dates of the chantier.
// Refuses a chantier that has begun, and one during another whose place the young person has; and who is not of the age
// of the sheet on its first day.
Contract offer_place_contract();
Outcome offer_place(const Call& call, Rows& rows);

// The same for who waits and is asked, without a person: where offer_place would refuse, it is plus_possible.
Contract take_turn_contract();
Outcome take_turn(const Call& call, Rows& rows);

// Confirms the place that was offered: prise, or perdue where it is no longer theirs.
Contract accept_place_contract();
Outcome accept_place(const Call& call, Rows& rows);

// Gives the place back, and leaves the waiting list. Does nothing where there is neither. Empties the dates of the
// chantier; of one that the young person began, it ends for them on that day.
Contract give_back_contract();
Outcome give_back(const Call& call, Rows& rows);

// In the case of a chantier. Chooses who is asked next for a free place: suivant, with the output `suivant`, or
// personne. Who was asked longest ago, or never, comes first, in the order of the list.
Contract next_waiting_contract();
Outcome next_waiting(const Call& call, Rows& rows);

// In the case of a chantier. Takes back every place and empties the waiting list. Gives those who had either.
Contract cancel_chantier_contract();
Outcome cancel_chantier(const Call& call, Rows& rows);
void declare_places(parcours::sdk::Sheet& sheet);

// Checks that the documents of a contract are there, that the birth is known to the day, and that a guardian has
// authorised who is below 18 on the first day.
Contract contract_ready_contract();
Outcome contract_ready(const Call& call);

// Records the answers on confidence before (T0) and after (T1) the chantier, and counts the change between both.
Contract measure_contract();
Outcome measure(const Call& call);

// Records the next step after a chantier, and counts whether it comes within 30 days.
Contract next_step_contract();
Outcome next_step(const Call& call);

}  // namespace p3
