// The headers of lists, and lists without a row.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase no_grants{"aucun rôle n'est donné", "no role is granted"};
inline constexpr Phrase no_workflow{"aucun parcours type n'est en vigueur", "no workflow is in force"};
inline constexpr Phrase no_incident{"rien n'attend une personne", "nothing waits for a person"};
inline constexpr Phrase column_actor{"Acteur", "Actor"};
inline constexpr Phrase column_role{"Rôle", "Role"};
inline constexpr Phrase column_territory{"Territoire", "Territory"};
inline constexpr Phrase column_structure{"Structure", "Structure"};
inline constexpr Phrase column_since{"Depuis", "Since"};
inline constexpr Phrase column_until{"Jusqu'à", "Until"};
inline constexpr Phrase column_workflow{"Parcours", "Workflow"};
inline constexpr Phrase column_title{"Titre", "Title"};
inline constexpr Phrase column_sheet{"Fiche", "Sheet"};
inline constexpr Phrase column_version{"Version", "Version"};
inline constexpr Phrase column_of{"Dossier", "Case"};
inline constexpr Phrase column_token{"N°", "No."};
inline constexpr Phrase column_code{"Code", "Code"};
inline constexpr Phrase column_attempts{"Essais", "Attempts"};
inline constexpr Phrase column_at{"Dernier essai", "Last attempt"};
inline constexpr Phrase column_cause{"Cause", "Cause"};
inline constexpr Phrase column_why{"Ce qui se passe", "What happens"};

}  // namespace parcours::cli::phrases
