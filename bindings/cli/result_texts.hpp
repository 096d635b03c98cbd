// What a command did.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase linted{"{} parcours types lus : {} erreurs, {} avertissements",
                               "{} workflows read: {} errors, {} warnings"};
inline constexpr Phrase drawn{"image écrite : {}", "picture written: {}"};
inline constexpr Phrase no_dot{
    "le programme dot n'est pas installé (paquet graphviz) ; sans --svg, le dessin sort en DOT",
    "the program dot is not installed (package graphviz); without --svg the drawing comes as DOT"};
inline constexpr Phrase dot_failed{"dot n'a pas pu écrire {}", "dot could not write {}"};
inline constexpr Phrase no_stories{"aucun récit sous {}", "no story below {}"};
inline constexpr Phrase cannot_write_to{"{} ne peut pas être écrit", "{} cannot be written"};
inline constexpr Phrase cannot_read_from{"{} ne peut pas être lu", "{} cannot be read"};
inline constexpr Phrase deployed{"parcours types en vigueur : {}", "workflows in force: {}"};
inline constexpr Phrase changed_version{"{} : version {} -> {}, à {}", "{}: version {} -> {}, at {}"};
inline constexpr Phrase line_goes{"    disparaît : {} (échéance : {})", "    goes: {} (due: {})"};
inline constexpr Phrase line_comes{"    s'ajoute : {} (échéance : {})", "    comes: {} (due: {})"};
inline constexpr Phrase line_changes{"    change de date : {} ({} -> {})", "    changes its date: {} ({} -> {})"};
inline constexpr Phrase keeps_version{"{} : reste en version {}", "{}: stays at version {}"};
inline constexpr Phrase no_other_version{"aucun dossier n'est dans une autre version", "no case is in another version"};
inline constexpr Phrase granted{"{} a le rôle {}", "{} has the role {}"};
inline constexpr Phrase granted_until{"{} a le rôle {} jusqu'à la veille du {}",
                                      "{} has the role {} until the day before {}"};
inline constexpr Phrase withdrawn{"{} n'a plus le rôle {}", "{} has the role {} no more"};
inline constexpr Phrase opened{"{} ouvert (révision {})", "{} opened (revision {})"};
inline constexpr Phrase moved{"{} a avancé (révision {})", "{} has moved (revision {})"};
inline constexpr Phrase ended{"  terminé : {}", "  ended: {}"};
inline constexpr Phrase next_task{"  à faire : {} {}", "  to do: {} {}"};
inline constexpr Phrase no_tasks{"aucune tâche", "no task"};
inline constexpr Phrase message_kept{"  rien n'attendait ce message : il est gardé dans l'historique",
                                     "  nothing awaited this message: it is kept in the history"};
inline constexpr Phrase due_done{"{} échéances, {} messages et relais arrivés, {} remis à plus tard",
                                 "{} timers fired, {} messages and handovers arrived, {} put off"};
inline constexpr Phrase due_next{"prochain appel : {}", "next call: {}"};
inline constexpr Phrase due_never{"rien d'autre n'est prévu", "nothing else is to come"};
inline constexpr Phrase outbox_empty{"rien à envoyer", "nothing to send"};
inline constexpr Phrase outbox_sent{"{} sortis de la liste", "{} taken out of the list"};
inline constexpr Phrase outbox_retried{"{} à essayer de nouveau, au prochain run-due",
                                       "{} to be tried again, by the next run-due"};
inline constexpr Phrase given_up{"abandonné : {}", "given up: {}"};
inline constexpr Phrase confirm_hint{"  pour répondre oui : --confirm {}", "  to say yes: --confirm {}"};
inline constexpr Phrase proving{"{} dossiers prouvés sur {}", "{} cases proved of {}"};
inline constexpr Phrase proved{"prouvé : {}", "proved: {}"};
inline constexpr Phrase proved_nothing{"aucune ligne à prouver", "no row to prove"};
inline constexpr Phrase cases_proved{"{} dossiers", "{} cases"};
inline constexpr Phrase journal_proved{"{} lignes du journal", "{} rows of the journal"};
inline constexpr Phrase tasks_proved{"{} tâches", "{} tasks"};
inline constexpr Phrase facts_proved{"{} faits", "{} facts"};
inline constexpr Phrase outbox_proved{"{} envois", "{} rows of the outbox"};
inline constexpr Phrase requests_proved{"{} clés de commande", "{} keys of commands"};
inline constexpr Phrase incidents_proved{"{} incidents", "{} incidents"};
inline constexpr Phrase counters_proved{"{} compteurs", "{} counters"};
inline constexpr Phrase workflows_proved{"{} parcours types", "{} workflows"};
inline constexpr Phrase members_proved{"{} personnes et structures nommées", "{} persons and structures named"};
inline constexpr Phrase notes_proved{"{} notes personnelles", "{} personal notes"};
inline constexpr Phrase checks_proved{"{} contrôles de fiches", "{} checks of sheets"};
inline constexpr Phrase sound{"la base est saine", "the database is sound"};
inline constexpr Phrase no_sheets{"aucune fiche action n'est chargée", "no sheet is loaded"};
inline constexpr Phrase no_figures{"aucun chiffre pour cette période", "no figure for this period"};
inline constexpr Phrase cannot_write{"la sortie ne peut pas être écrite", "the output cannot be written"};
inline constexpr Phrase plugin_refused{"une fiche action est refusée ; {}", "{}"};
inline constexpr Phrase no_such_database{"cette base de données n'existe pas ; deploy la crée",
                                         "there is no such database; deploy makes it"};
inline constexpr Phrase no_memory{"la mémoire manque", "out of memory"};

}  // namespace parcours::cli::phrases
