// The verbs and events of a journal.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase verb_open{"ouverture", "opening"};
inline constexpr Phrase verb_complete{"tâche accomplie", "task completed"};
inline constexpr Phrase verb_retry{"relance", "retry"};
inline constexpr Phrase verb_start{"étape commencée", "step started"};
inline constexpr Phrase verb_message{"message reçu", "message taken"};
inline constexpr Phrase verb_reopen{"réouverture", "reopening"};
inline constexpr Phrase verb_suspend{"suspension", "suspension"};
inline constexpr Phrase verb_resume{"reprise", "resumption"};
inline constexpr Phrase verb_correct{"correction", "correction"};
inline constexpr Phrase verb_ring{"échéance", "timer"};
inline constexpr Phrase verb_migrate{"changement de version", "change of version"};
inline constexpr Phrase verb_answer{"réponse reçue", "answer taken"};
inline constexpr Phrase event_branch_entered{"branche « {} » commence", "branch '{}' begins"};
inline constexpr Phrase event_row_entered{"« {} » commence pour l'élément {}", "'{}' begins for element {}"};
inline constexpr Phrase event_branch_ended{"branche terminée : {}", "branch ended: {}"};
inline constexpr Phrase event_parted{"voies prises après « {} » : {}", "ways taken after '{}': {}"};
inline constexpr Phrase event_reached{"la voie venue de « {} » est arrivée", "the way from '{}' has arrived"};
inline constexpr Phrase event_cancelled{"« {} » annulé", "'{}' cancelled"};
inline constexpr Phrase event_wait_over{"« {} » : l'attente est finie", "'{}': the wait is over"};
inline constexpr Phrase event_unknown_step{"une étape", "a step"};
inline constexpr Phrase event_closing{"se termine ({}), attend ses étapes à tout moment",
                                      "is ending ({}), waits for its anytime steps"};
inline constexpr Phrase event_timer_set{"prévu le {} : {}", "planned for {}: {}"};
inline constexpr Phrase event_timer_asleep{"sans date pour l'instant : {}", "without a date for now: {}"};
inline constexpr Phrase event_timer_skipped{"la date du {} était déjà passée, elle est sautée : {}",
                                            "the date of {} was past already and is skipped: {}"};
inline constexpr Phrase event_timer_skipped_once{
    "la date du {} était déjà passée, elle est sautée, la suivante est le {} : {}",
    "the date of {} was past already and is skipped, the next is {}: {}"};
inline constexpr Phrase event_timer_fired{"échu : {}", "due: {}"};
inline constexpr Phrase event_timer_paused{"à l'arrêt : {}", "standing still: {}"};
inline constexpr Phrase event_reminded{"rappel à : {}", "reminder to: {}"};
inline constexpr Phrase event_sent{"« {} » : envoyé à : {}", "'{}': sent to: {}"};
inline constexpr Phrase event_message_taken{"message « {} » pris : {}", "message '{}' taken: {}"};
inline constexpr Phrase event_message_taken_bare{"message « {} » pris", "message '{}' taken"};
inline constexpr Phrase event_message_kept{"message « {} » gardé, rien ne l'attendait",
                                           "message '{}' kept, nothing awaited it"};
inline constexpr Phrase event_handed_over{"relais vers : {}", "handover to: {}"};
inline constexpr Phrase event_answered{"{} répond : {}", "{} answers: {}"};
inline constexpr Phrase event_received{"{} a reçu le relais", "{} has received the handover"};
inline constexpr Phrase another_case{"un autre dossier", "another case"};
inline constexpr Phrase event_answered_late{"{} répond trop tard : {}", "{} answers too late: {}"};
inline constexpr Phrase event_withdrawn{"{} n'attend plus de réponse à son relais ({})",
                                        "{} no longer waits for an answer to its handover ({})"};
inline constexpr Phrase event_message_kept_there{"message « {} » gardé par {}, rien ne l'y attendait",
                                                 "message '{}' kept by {}, nothing there awaited it"};
inline constexpr Phrase event_reopened{"dossier rouvert", "case reopened"};
inline constexpr Phrase event_suspended{"dossier suspendu", "case suspended"};
inline constexpr Phrase event_resumed{"dossier repris", "case resumed"};
inline constexpr Phrase event_opened{"dossier ouvert, parcours type « {} », version {}",
                                     "case opened, workflow '{}', version {}"};
inline constexpr Phrase event_moved{"dossier rattaché à : {}", "case belongs to: {}"};
inline constexpr Phrase event_migrated{"dossier passé en version {}", "case goes on in version {}"};
inline constexpr Phrase event_field_set{"{} : {}", "{}: {}"};
inline constexpr Phrase event_field_kept{"« {} » renseigné", "'{}' filled"};
inline constexpr Phrase event_field_emptied{"« {} » vidé", "'{}' emptied"};
inline constexpr Phrase event_corrected{"« {} » corrigé : {} au lieu de {} ({})",
                                        "'{}' corrected: {} instead of {} ({})"};
inline constexpr Phrase event_corrected_unseen{"« {} » corrigé", "'{}' corrected"};
inline constexpr Phrase event_value_empty{"vide", "empty"};
inline constexpr Phrase event_phase_entered{"phase « {} »", "phase '{}'"};
inline constexpr Phrase event_step_entered{"« {} » commence", "'{}' begins"};
inline constexpr Phrase event_step_entered_due{"« {} » commence, pour le {}", "'{}' begins, due {}"};
inline constexpr Phrase event_step_ended{"« {} » : {}", "'{}': {}"};
inline constexpr Phrase event_decided{"décision « {} » : règle {}", "decision '{}': row {}"};
inline constexpr Phrase event_stalled{"panne d'une action ({})", "an action failed ({})"};
inline constexpr Phrase event_stalled_until{"panne d'une action ({}), nouvel essai le {}",
                                            "an action failed ({}), tried again on {}"};
inline constexpr Phrase event_retried{"action relancée", "action tried again"};
inline constexpr Phrase event_ended{"dossier terminé : {}", "case ended: {}"};

}  // namespace parcours::cli::phrases
