// The words of a case on a screen.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase workflow_version{"{}, version {}", "{}, version {}"};
inline constexpr Phrase phase{"phase « {} »", "phase '{}'"};
inline constexpr Phrase told{"Pour qui a ouvert le dossier : {}", "For who opened the case: {}"};
inline constexpr Phrase revision{"révision {}", "revision {}"};
inline constexpr Phrase fields{"Champs", "Fields"};
inline constexpr Phrase hidden{"Non montrés", "Not shown"};
inline constexpr Phrase to_do{"Tâches", "Tasks"};
inline constexpr Phrase due{"pour le {}", "due {}"};
inline constexpr Phrase overdue_since{"! en retard, pour le {}", "! overdue, due {}"};
inline constexpr Phrase offers{"Peut commencer", "May be started"};
inline constexpr Phrase waits{"Attend", "Waits for"};
inline constexpr Phrase about_row{"élément {}", "element {}"};
inline constexpr Phrase wait_until{"le {}", "on {}"};
inline constexpr Phrase wait_message{"message « {} »", "message '{}'"};
inline constexpr Phrase wait_answer{"réponse de « {} »", "answer of '{}'"};
inline constexpr Phrase wait_paused{"à l'arrêt", "standing still"};
inline constexpr Phrase then_remind{"rappel à : {}", "reminder to: {}"};
inline constexpr Phrase who_opened{"qui a ouvert le dossier", "who opened the case"};
inline constexpr Phrase who_did{"qui a fait « {} »", "who did '{}'"};
inline constexpr Phrase then_also{"commence aussi « {} »", "starts '{}' too"};
inline constexpr Phrase then_next{"passe à « {} »", "goes on to '{}'"};
inline constexpr Phrase then_end{"se termine : {}", "ends: {}"};
inline constexpr Phrase closing{"se termine ({}) dès que ses étapes à tout moment sont faites",
                                "ends ({}) as soon as its anytime steps are done"};
inline constexpr Phrase since{"depuis le {}", "since {}"};
inline constexpr Phrase stalled{"en panne, à relancer", "stalled, waits for a retry"};
inline constexpr Phrase stalled_until{"en panne, nouvel essai le {}", "stalled, tried again on {}"};
inline constexpr Phrase status_open{"ouvert", "open"};
inline constexpr Phrase status_ended{"terminé", "ended"};
inline constexpr Phrase status_suspended{"suspendu", "suspended"};
inline constexpr Phrase status_archived{"archivé", "archived"};
inline constexpr Phrase status_purged{"purgé", "purged"};
inline constexpr Phrase overdue_mark{"en retard", "overdue"};
inline constexpr Phrase head_reference{"Dossier", "Case"};
inline constexpr Phrase head_workflow{"Parcours type", "Workflow"};
inline constexpr Phrase head_phase{"Phase", "Phase"};
inline constexpr Phrase head_status{"État", "Status"};
inline constexpr Phrase head_end{"Issue", "End"};
inline constexpr Phrase head_territory{"Territoire", "Territory"};
inline constexpr Phrase head_opened{"Ouvert le", "Opened"};
inline constexpr Phrase head_due{"Échéance", "Due"};
inline constexpr Phrase head_late{"En retard", "Overdue"};
inline constexpr Phrase head_number{"Tâche", "Task"};
inline constexpr Phrase head_step{"Étape", "Step"};
inline constexpr Phrase head_title{"Intitulé", "Title"};
inline constexpr Phrase head_row{"Élément", "Element"};
inline constexpr Phrase yes{"oui", "yes"};
inline constexpr Phrase no{"non", "no"};

}  // namespace parcours::cli::phrases
