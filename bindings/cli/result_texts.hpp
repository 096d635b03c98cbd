// What a command did.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase linted{"{} : {}, {}", "{}: {}, {}"};
inline constexpr Plural workflows_read{{"{} parcours type lu", "{} workflow read"},
                                       {"{} parcours types lus", "{} workflows read"}};
inline constexpr Plural errors{{"{} erreur", "{} error"}, {"{} erreurs", "{} errors"}};
inline constexpr Phrase attention{"attention : ", "warning: "};
inline constexpr Plural warnings{{"{} avertissement", "{} warning"}, {"{} avertissements", "{} warnings"}};
inline constexpr Phrase drawn{"image écrite : {}", "picture written: {}"};
inline constexpr Phrase no_dot{
    "le programme dot n'est pas installé (paquet graphviz) ; sans --svg, le dessin sort en DOT",
    "the program dot is not installed (package graphviz); without --svg the drawing comes as DOT"};
inline constexpr Phrase dot_failed{"dot n'a pas pu écrire {}", "dot could not write {}"};
inline constexpr Phrase written{"écrit : {}", "written: {}"};
inline constexpr Phrase is_there_already{"{} existe déjà", "{} exists already"};
inline constexpr Phrase no_stories{"aucun récit sous {}", "no story below {}"};
inline constexpr Phrase cannot_write_to{"{} ne peut pas être écrit", "{} cannot be written"};
inline constexpr Phrase cannot_read_from{"{} ne peut pas être lu", "{} cannot be read"};
inline constexpr Phrase deployed{"parcours types en vigueur : {}", "workflows in force: {}"};
inline constexpr Phrase left_out_configuration{"PARCOURS_CONFIG nomme « {} », qui n'existe pas : on s'en passe",
                                               "PARCOURS_CONFIG names '{}', which does not exist: it is left out"};
inline constexpr Phrase changed_version{"{} : version {} -> {}, à {}", "{}: version {} -> {}, at {}"};
inline constexpr Phrase would_change_version{"{} : passerait de la version {} à la version {}, à {}",
                                             "{}: would go from version {} to version {}, at {}"};
inline constexpr Phrase line_goes{"    disparaît : {} (échéance : {})", "    goes: {} (due: {})"};
inline constexpr Phrase line_comes{"    s'ajoute : {} (échéance : {})", "    comes: {} (due: {})"};
inline constexpr Phrase line_changes{"    change de date : {} ({} -> {})", "    changes its date: {} ({} -> {})"};
inline constexpr Phrase keeps_version{"{} : reste en version {}", "{}: stays at version {}"};
inline constexpr Phrase would_keep_version{"{} : resterait en version {}", "{}: would stay at version {}"};
inline constexpr Phrase rehearsed{"répétition : rien n'a été changé", "rehearsal: nothing was changed"};
inline constexpr Phrase no_other_version{"aucun dossier n'est dans une autre version", "no case is in another version"};
inline constexpr Phrase granted{"{} a le rôle « {} »", "{} has the role '{}'"};
inline constexpr Phrase granted_until{"{} a le rôle « {} » jusqu'à la veille du {}",
                                      "{} has the role '{}' until the day before {}"};
inline constexpr Phrase withdrawn{"{} n'a plus : {}", "{} no longer has: {}"};
inline constexpr Phrase keeps_right{"  a encore : {}", "  still has: {}"};
inline constexpr Phrase right_at{"{} pour {}", "{} for {}"};
inline constexpr Phrase right_from{"{}, à partir du {}", "{}, from {}"};
inline constexpr Phrase right_until{"{}, jusqu'à la veille du {}", "{}, until the day before {}"};
inline constexpr Phrase opened{"{} ouvert (révision {})", "{} opened (revision {})"};
inline constexpr Phrase moved{"{} a avancé (révision {})", "{} has moved (revision {})"};
inline constexpr Phrase corrected{"{} corrigé (révision {})", "{} corrected (revision {})"};
inline constexpr Phrase not_moved{"{} n'a pas avancé (révision {})", "{} has not moved (revision {})"};
inline constexpr Phrase reopened{"{} rouvert (révision {})", "{} reopened (revision {})"};
inline constexpr Phrase suspended{"{} suspendu (révision {})", "{} suspended (revision {})"};
inline constexpr Phrase resumed{"{} repris (révision {})", "{} resumed (revision {})"};
inline constexpr Phrase stalled_step{"  en panne : {} ({}), à relancer : parcours retry {} {}",
                                     "  stalled: {} ({}), waits for: parcours retry {} {}"};
inline constexpr Phrase stalled_step_until{"  en panne : {} ({}), nouvel essai le {}",
                                           "  stalled: {} ({}), tried again on {}"};
inline constexpr Phrase ended{"  terminé : {}", "  ended: {}"};
inline constexpr Phrase next_titled_task{"  à faire : {} {}, {}", "  to do: {} {}, {}"};
inline constexpr Phrase next_task{"  à faire : {} {}", "  to do: {} {}"};
inline constexpr Phrase no_cases{"aucun dossier", "no case"};
inline constexpr Phrase in_all{"en tout : {}", "in all: {}"};
inline constexpr Phrase in_all_or_more{"en tout : {} ou plus", "in all: {} or more"};
inline constexpr Phrase more_follow{"d'autres suivent : resserrer la recherche, ou --most",
                                    "more follow: narrow the query, or --most"};
inline constexpr Phrase no_tasks{"aucune tâche", "no task"};
inline constexpr Phrase message_kept{"  rien n'attendait ce message : il est gardé dans l'historique",
                                     "  nothing awaited this message: it is kept in the history"};
inline constexpr Phrase due_done{"{}, {}, {}", "{}, {}, {}"};
inline constexpr Plural due_fired{{"{} échéance", "{} timer fired"}, {"{} échéances", "{} timers fired"}};
inline constexpr Plural due_delivered{{"{} message ou relais arrivé", "{} message or handover arrived"},
                                      {"{} messages et relais arrivés", "{} messages and handovers arrived"}};
inline constexpr Plural due_failed{{"{} remis à plus tard", "{} put off"}, {"{} remis à plus tard", "{} put off"}};
inline constexpr Phrase due_next{"prochain appel : {}", "next call: {}"};
inline constexpr Phrase due_never{"rien d'autre n'est prévu", "nothing else is to come"};
inline constexpr Phrase outbox_empty{"rien à envoyer", "nothing to send"};
inline constexpr Plural outbox_sent{{"{} sorti de la liste", "{} taken out of the list"},
                                    {"{} sortis de la liste", "{} taken out of the list"}};
inline constexpr Plural outbox_unknown{{"{} n'y était pas", "{} was not there"},
                                       {"{} n'y étaient pas", "{} were not there"}};
inline constexpr Plural outbox_retried{
    {"{} à essayer de nouveau, au prochain run-due", "{} to be tried again, by the next run-due"},
    {"{} à essayer de nouveau, au prochain run-due", "{} to be tried again, by the next run-due"}};
inline constexpr Plural outbox_not_given_up{{"{} n'était pas abandonné", "{} had not been given up"},
                                            {"{} n'étaient pas abandonnés", "{} had not been given up"}};
inline constexpr Phrase kind_remind{"rappel", "reminder"};
inline constexpr Phrase kind_text{"lettre", "letter"};
inline constexpr Phrase kind_message{"message", "message"};
inline constexpr Phrase kind_handover{"relais", "handover"};
inline constexpr Phrase kind_reply{"réponse", "answer"};
inline constexpr Phrase given_up{"abandonné : {}", "given up: {}"};
inline constexpr Phrase confirm_hint{"  pour répondre oui : --confirm {}", "  to say yes: --confirm {}"};
inline constexpr Plural proving{{"{} dossier prouvé sur ", "{} case proved of "},
                                {"{} dossiers prouvés sur ", "{} cases proved of "}};
inline constexpr Phrase proved{"prouvé : {}", "proved: {}"};
inline constexpr Phrase proved_nothing{"aucune ligne à prouver", "no row to prove"};
inline constexpr Plural cases_proved{{"{} dossier", "{} case"}, {"{} dossiers", "{} cases"}};
inline constexpr Plural journal_proved{{"{} ligne du journal", "{} row of the journal"},
                                       {"{} lignes du journal", "{} rows of the journal"}};
inline constexpr Plural tasks_proved{{"{} tâche", "{} task"}, {"{} tâches", "{} tasks"}};
inline constexpr Plural facts_proved{{"{} fait", "{} fact"}, {"{} faits", "{} facts"}};
inline constexpr Plural outbox_proved{{"{} envoi", "{} row of the outbox"}, {"{} envois", "{} rows of the outbox"}};
inline constexpr Plural requests_proved{{"{} clé de commande", "{} key of a command"},
                                        {"{} clés de commande", "{} keys of commands"}};
inline constexpr Plural incidents_proved{{"{} incident", "{} incident"}, {"{} incidents", "{} incidents"}};
inline constexpr Plural counters_proved{{"{} compteur", "{} counter"}, {"{} compteurs", "{} counters"}};
inline constexpr Plural workflows_proved{{"{} parcours type", "{} workflow"}, {"{} parcours types", "{} workflows"}};
inline constexpr Plural members_proved{{"{} personne ou structure nommée", "{} person or structure named"},
                                       {"{} personnes et structures nommées", "{} persons and structures named"}};
inline constexpr Plural notes_proved{{"{} note personnelle", "{} personal note"},
                                     {"{} notes personnelles", "{} personal notes"}};
inline constexpr Plural words_proved{{"{} mot cherchable", "{} word to find by"},
                                     {"{} mots cherchables", "{} words to find by"}};
inline constexpr Plural checks_proved{{"{} contrôle de fiche", "{} check of a sheet"},
                                      {"{} contrôles de fiches", "{} checks of sheets"}};
inline constexpr Phrase sound{"la base est saine", "the database is sound"};
inline constexpr Phrase backed_up{"copie faite : {}", "copied: {}"};
inline constexpr Phrase keep_with_backup{
    "à garder avec elle, mais ailleurs : la clé du journal ({}) et la tête (parcours head)",
    "keep with it, but elsewhere: the journal's key ({}) and the head (parcours head)"};
inline constexpr Phrase no_sheets{"aucune fiche action n'est chargée", "no sheet is loaded"};
inline constexpr Plural computing{{"{} indicateur calculé sur ", "{} indicator computed of "},
                                  {"{} indicateurs calculés sur ", "{} indicators computed of "}};
inline constexpr Phrase bilan_city{"Toute la ville", "The whole city"};
inline constexpr Phrase bilan_not_shown{"n.m.", "n.s."};
inline constexpr Phrase bilan_small{"non montré : de petits nombres", "not shown: small counts"};
inline constexpr Phrase bilan_derived{"Indicateurs dérivés", "Derived indicators"};
inline constexpr Phrase bilan_corrections{
    "Corrections depuis le début de la période : {} ; ce qui a été compté ne change pas.",
    "Corrections since the period began: {}; what was counted does not change."};
inline constexpr Phrase csv_result{"Résultat attendu", "Expected result"};
inline constexpr Phrase csv_indicator{"Indicateur", "Indicator"};
inline constexpr Phrase csv_line{"Ligne", "Line"};
inline constexpr Phrase csv_territory{"Territoire", "Territory"};
inline constexpr Phrase csv_period{"Période", "Period"};
inline constexpr Phrase csv_value{"Valeur", "Value"};
inline constexpr Phrase csv_of{"Sur", "Of"};
inline constexpr Phrase csv_period_before{"Période précédente", "Period before"};
inline constexpr Phrase csv_value_before{"Valeur précédente", "Value before"};
inline constexpr Phrase cannot_write{"la sortie ne peut pas être écrite", "the output cannot be written"};
inline constexpr Phrase done_all_the_same{" ; c'est fait : {}", "; it was done: {}"};
inline constexpr Phrase plugin_refused{"une fiche action est refusée ; {}", "{}"};
inline constexpr Phrase no_such_database{"cette base de données n'existe pas ; deploy la crée",
                                         "there is no such database; deploy makes it"};
inline constexpr Phrase no_memory{"la mémoire manque", "out of memory"};

}  // namespace parcours::cli::phrases
