// Everything that the command says, in both languages. `{}` stands for what is filled in.
#pragma once
#include <string>
#include <string_view>

#include "parcours/text.hpp"

namespace parcours::cli {

struct Phrase {
  std::string_view fr, en;
  constexpr std::string_view in(std::string_view language) const { return language == "en" ? en : fr; }
  Text text() const { return {std::string(fr), std::string(en)}; }
};

namespace phrases {

// Help: the program, its commands, their words, the options everywhere.
inline constexpr Phrase about{"Parcours : mène les dossiers d'une ville à travers leurs parcours types.",
                              "Parcours: carries a city's cases through its workflows."};
inline constexpr Phrase help{"affiche cette aide", "shows this help"};
inline constexpr Phrase version{"affiche la version", "shows the version"};
inline constexpr Phrase usage{"Usage", "Usage"};
inline constexpr Phrase arguments{"Arguments", "Arguments"};
inline constexpr Phrase options{"Options", "Options"};
inline constexpr Phrase commands{"Commandes", "Commands"};
inline constexpr Phrase everywhere{"Options de toutes les commandes", "Options of every command"};
inline constexpr Phrase required{"(obligatoire)", "(required)"};
inline constexpr Phrase lint{"contrôle des parcours types, sans base de données",
                             "checks workflows; needs no database"};
inline constexpr Phrase graph{"dessine un parcours type, ou un dossier dessus (DOT, ou SVG avec --svg)",
                              "draws a workflow, or a case on it (DOT, or SVG with --svg)"};
inline constexpr Phrase word_notation{"dot, mermaid ou bpmn", "dot, mermaid or bpmn"};
inline constexpr Phrase test{"joue les récits et dit ce qu'ils couvrent", "runs the stories and tells what they cover"};
inline constexpr Phrase schema{"donne le schéma JSON de ces fichiers, pour un éditeur",
                               "gives the JSON Schema of these files, for an editor"};
inline constexpr Phrase explain{"dit ce que veut dire un code, et comment corriger",
                                "tells what a code means, and how to mend it"};
inline constexpr Phrase eval{"calcule des expressions, une par ligne de JSON",
                             "evaluates expressions, one a line of JSON"};
inline constexpr Phrase deploy{"met en vigueur les parcours types d'un dossier de fichiers",
                               "puts the workflows of a folder in force"};
inline constexpr Phrase migrate{"fait passer les dossiers en cours à la version en vigueur",
                                "moves running cases to the version in force"};
inline constexpr Phrase word_map{"ANCIENNE=NOUVELLE : une étape qui a changé de nom",
                                 "OLD=NEW: a step that has another name"};
inline constexpr Phrase word_dry_run{"répète sans rien changer", "rehearses and changes nothing"};
inline constexpr Phrase grant{"donne un rôle à un acteur", "grants a role to an actor"};
inline constexpr Phrase open{"ouvre un dossier", "opens a case"};
inline constexpr Phrase tasks{"liste les tâches offertes à l'acteur", "lists the tasks offered to the actor"};
inline constexpr Phrase do_task{"accomplit une tâche", "completes a task"};
inline constexpr Phrase retry{"relance une étape en panne", "tries a stalled step again"};
inline constexpr Phrase start{"commence une étape qui se fait à tout moment", "starts an anytime step"};
inline constexpr Phrase message{"donne un message à un dossier", "gives a message to a case"};
inline constexpr Phrase reopen{"rouvre un dossier terminé", "reopens a case that has ended"};
inline constexpr Phrase suspend{"suspend un dossier : ses délais ne courent plus",
                                "suspends a case: its clocks stand still"};
inline constexpr Phrase resume{"reprend un dossier suspendu", "resumes a suspended case"};
inline constexpr Phrase run_due{"fait ce qui est échu, porte messages et relais d'un dossier à l'autre",
                                "does what is due, brings messages and handovers from case to case"};
inline constexpr Phrase outbox{"liste ce que les dossiers ont à dire à des personnes",
                               "lists what cases have for people"};
inline constexpr Phrase show{"montre un dossier", "shows a case"};
inline constexpr Phrase history{"montre le journal d'un dossier", "shows the journal of a case"};
inline constexpr Phrase bilan{"montre les chiffres du bilan", "shows the figures of the bilan"};
inline constexpr Phrase plugin{"les fiches action chargées", "the sheets that are loaded"};
inline constexpr Phrase plugin_list{"les liste", "lists them"};
inline constexpr Phrase verify{"prouve que la base est saine", "proves that the database is sound"};
inline constexpr Phrase word_paths{"fichiers workflow.yaml, ou dossiers qui en contiennent",
                                   "files workflow.yaml, or folders that hold some"};
inline constexpr Phrase word_file{"un fichier workflow.yaml", "a file workflow.yaml"};
inline constexpr Phrase word_folder{"le dossier de fichiers des parcours types", "the folder of the workflows"};
inline constexpr Phrase word_case{"au lieu d'un fichier, un dossier : où il en est, par où il est passé",
                                  "instead of a file, a case: where it stands, how it came there"};
inline constexpr Phrase word_svg{"écrit l'image dans ce fichier", "writes the picture to this file"};
inline constexpr Phrase word_junit{"écrit aussi le résultat dans ce fichier, en JUnit XML",
                                   "writes the result to this file too, as JUnit XML"};
inline constexpr Phrase word_code{"le code d'un problème (tous, une ligne chacun)",
                                  "the code of a problem (all of them, a line each)"};
inline constexpr Phrase word_kind{"workflow ou story (workflow)", "workflow or story (workflow)"};
inline constexpr Phrase word_jsonl{"lit des lignes de JSON : expr, types, bindings",
                                   "reads lines of JSON: expr, types, bindings"};
inline constexpr Phrase word_rows{"le fichier des lignes (l'entrée standard)",
                                  "the file of the lines (standard input)"};
inline constexpr Phrase word_grantee{"à qui", "to whom"};
inline constexpr Phrase word_role{"quel rôle", "which role"};
inline constexpr Phrase word_territory{"seulement sur ce territoire", "in this territory alone"};
inline constexpr Phrase word_structure{"seulement pour cette structure", "for this structure alone"};
inline constexpr Phrase word_granted_until{"jusqu'à la veille de ce jour (AAAA-MM-JJ) ; aujourd'hui : le retire",
                                           "until the day before this one (YYYY-MM-DD); today: withdraws it"};
inline constexpr Phrase word_workflow{"quel parcours type", "which workflow"};
inline constexpr Phrase word_of{"la référence du dossier", "the reference of the case"};
inline constexpr Phrase word_token{"le numéro de la tâche", "the number of the task"};
inline constexpr Phrase word_step{"le nom de l'étape", "the name of the step"};
inline constexpr Phrase word_in{"dans quelle branche (le numéro que montre show ; la première)",
                                "in which branch (the number that show tells; the first)"};
inline constexpr Phrase word_message{"le nom du message", "the name of the message"};
inline constexpr Phrase word_row{"pour quel élément d'une liste : son numéro, ou sa clé",
                                 "for which element of a list: its number, or its key"};
inline constexpr Phrase word_most{"au plus autant de choses (1000)", "at most so many things (1000)"};
inline constexpr Phrase word_sent{"celui de ce numéro est parti : il sort de la liste (répétable)",
                                  "the one of this number has left: it goes out of the list (repeatable)"};
inline constexpr Phrase word_retried{"celui de ce numéro, abandonné, est essayé de nouveau (répétable)",
                                     "the one of this number, given up, is tried again (repeatable)"};
inline constexpr Phrase word_outcome{"l'issue, puis champ=valeur ou champ:=JSON",
                                     "the outcome, then field=value or field:=JSON"};
inline constexpr Phrase word_from{"premier jour (AAAA-MM-JJ ; le 1er janvier)", "first day (YYYY-MM-DD; 1 January)"};
inline constexpr Phrase word_until{"jusqu'à la veille de ce jour (AAAA-MM-JJ ; un an plus tard)",
                                   "until the day before this one (YYYY-MM-DD; a year later)"};
inline constexpr Phrase option_database{"la base : sqlite3:FICHIER ou postgresql:...",
                                        "the database: sqlite3:FILE or postgresql:..."};
inline constexpr Phrase option_workflows{"le dossier de fichiers des parcours types", "the folder of the workflows"};
inline constexpr Phrase option_plugins{"un dossier de greffons, ou un greffon (répétable)",
                                       "a folder of plugins, or a plugin (repeatable)"};
inline constexpr Phrase option_config{"le fichier de configuration", "the configuration file"};
inline constexpr Phrase option_actor{"qui agit (operator)", "who acts (operator)"};
inline constexpr Phrase option_format{"text ou json (text)", "text or json (text)"};
inline constexpr Phrase option_language{"fr ou en (fr)", "fr or en (fr)"};
inline constexpr Phrase option_confirm{"répond oui à la question de ce code (répétable)",
                                       "says yes to the question of this code (repeatable)"};
inline constexpr Phrase option_key{"la même clé deux fois n'agit qu'une fois", "the same key twice happens once"};
inline constexpr Phrase option_seen{"la révision que l'on avait sous les yeux", "the revision that was on the screen"};

// Wrong usage.
inline constexpr Phrase try_help{"Voir : parcours --help", "See: parcours --help"};
inline constexpr Phrase unexpected{"mot ou option inattendu : {}", "unexpected word or option: {}"};
inline constexpr Phrase missing{"il manque : {}", "missing: {}"};
inline constexpr Phrase no_case_in{"un dossier se dessine avec --to dot ou --to mermaid, pas avec {}",
                                   "a case is drawn with --to dot or --to mermaid, not with {}"};
inline constexpr Phrase a_command{"une commande", "a command"};
inline constexpr Phrase not_right{"valeur refusée : {}", "value refused: {}"};
inline constexpr Phrase not_a_database{"'{}' n'est pas une base : sqlite3:FICHIER ou postgresql:...",
                                       "'{}' is no database: sqlite3:FILE or postgresql:..."};
inline constexpr Phrase option_journal_key{"fichier de la clé du journal", "file of the journal's key"};
inline constexpr Phrase no_database{"quelle base ? --db, ou --config", "which database? --db, or --config"};
inline constexpr Phrase no_workflows{"quels parcours types ? donnez un dossier, ou --workflows",
                                     "which workflows? give a folder, or --workflows"};
inline constexpr Phrase not_a_field{"ni champ=valeur ni champ:=JSON : {}", "neither field=value nor field:=JSON: {}"};
inline constexpr Phrase field_twice{"champ donné deux fois : {}", "field given twice: {}"};
inline constexpr Phrase not_json{"JSON illisible après := pour le champ {}",
                                 "JSON that cannot be read after := for field {}"};
inline constexpr Phrase not_a_date{"ce n'est pas une date (AAAA-MM-JJ) : {}", "not a date (YYYY-MM-DD): {}"};
inline constexpr Phrase not_a_language{"langue inconnue (fr, en) : {}", "unknown language (fr, en): {}"};

// What happened.
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
inline constexpr Phrase sound{"la base est saine", "the database is sound"};
inline constexpr Phrase no_sheets{"aucune fiche action n'est chargée", "no sheet is loaded"};
inline constexpr Phrase no_figures{"aucun chiffre pour cette période", "no figure for this period"};
inline constexpr Phrase cannot_write{"la sortie ne peut pas être écrite", "the output cannot be written"};
inline constexpr Phrase plugin_refused{"une fiche action est refusée ; {}", "{}"};
inline constexpr Phrase no_such_database{"cette base de données n'existe pas ; deploy la crée",
                                         "there is no such database; deploy makes it"};
inline constexpr Phrase no_memory{"la mémoire manque", "out of memory"};

// On the screen of a case.
inline constexpr Phrase phase{"phase {}", "phase {}"};
inline constexpr Phrase revision{"révision {}", "revision {}"};
inline constexpr Phrase fields{"Champs", "Fields"};
inline constexpr Phrase hidden{"Non montrés", "Not shown"};
inline constexpr Phrase to_do{"Tâches", "Tasks"};
inline constexpr Phrase due{"pour le {}", "due {}"};
inline constexpr Phrase offers{"Peut commencer", "May be started"};
inline constexpr Phrase waits{"Attend", "Waits for"};
inline constexpr Phrase about_row{"élément {}", "element {}"};
inline constexpr Phrase wait_until{"le {}", "on {}"};
inline constexpr Phrase wait_message{"message {}", "message {}"};
inline constexpr Phrase wait_answer{"réponse de {}", "answer of {}"};
inline constexpr Phrase wait_paused{"à l'arrêt", "standing still"};
inline constexpr Phrase then_remind{"rappelle", "reminds"};
inline constexpr Phrase then_also{"commence aussi {}", "starts {} too"};
inline constexpr Phrase then_next{"passe à {}", "goes on to {}"};
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
inline constexpr Phrase few{"1 à 4", "1 to 4"};
inline constexpr Phrase yes{"oui", "yes"};
inline constexpr Phrase no{"non", "no"};

// The verbs and events of a journal.
inline constexpr Phrase verb_open{"ouverture", "opening"};
inline constexpr Phrase verb_complete{"tâche accomplie", "task completed"};
inline constexpr Phrase verb_retry{"relance", "retry"};
inline constexpr Phrase verb_start{"étape commencée", "step started"};
inline constexpr Phrase verb_message{"message reçu", "message taken"};
inline constexpr Phrase verb_reopen{"réouverture", "reopening"};
inline constexpr Phrase verb_suspend{"suspension", "suspension"};
inline constexpr Phrase verb_resume{"reprise", "resumption"};
inline constexpr Phrase verb_ring{"échéance", "timer"};
inline constexpr Phrase verb_answer{"réponse reçue", "answer taken"};
inline constexpr Phrase event_branch_entered{"branche {} commence", "branch {} begins"};
inline constexpr Phrase event_branch_ended{"branche terminée : {}", "branch ended: {}"};
inline constexpr Phrase event_parted{"voies prises après {} : {}", "ways taken after {}: {}"};
inline constexpr Phrase event_cancelled{"étape n° {} annulée", "step no. {} cancelled"};
inline constexpr Phrase event_closing{"se termine ({}), attend ses étapes à tout moment",
                                      "is ending ({}), waits for its anytime steps"};
inline constexpr Phrase event_timer_set{"délai {} posé, pour le {}", "timer {} set, for {}"};
inline constexpr Phrase event_timer_asleep{"délai {} sans date", "timer {} without a date"};
inline constexpr Phrase event_timer_fired{"délai {} échu", "timer {} fired"};
inline constexpr Phrase event_timer_paused{"délai {} à l'arrêt", "timer {} stands still"};
inline constexpr Phrase event_reminded{"rappel à {}", "reminder to {}"};
inline constexpr Phrase event_sent{"{} envoyé à {}", "{} sent to {}"};
inline constexpr Phrase event_message_taken{"message {} pris : {}", "message {} taken: {}"};
inline constexpr Phrase event_message_kept{"message {} gardé, rien ne l'attendait",
                                           "message {} kept, nothing awaited it"};
inline constexpr Phrase event_handed_over{"relais vers {}", "handover to {}"};
inline constexpr Phrase event_answered{"{} répond : {}", "{} answers: {}"};
inline constexpr Phrase event_reopened{"dossier rouvert", "case reopened"};
inline constexpr Phrase event_suspended{"dossier suspendu", "case suspended"};
inline constexpr Phrase event_resumed{"dossier repris", "case resumed"};
inline constexpr Phrase event_opened{"dossier ouvert, parcours type {} version {}",
                                     "case opened, workflow {} version {}"};
inline constexpr Phrase event_field_set{"champ {} = {}", "field {} = {}"};
inline constexpr Phrase event_field_kept{"champ {} renseigné", "field {} filled"};
inline constexpr Phrase event_field_emptied{"champ {} vidé", "field {} emptied"};
inline constexpr Phrase event_phase_entered{"phase {}", "phase {}"};
inline constexpr Phrase event_step_entered{"étape {} commence", "step {} begins"};
inline constexpr Phrase event_step_entered_due{"étape {} commence, pour le {}", "step {} begins, due {}"};
inline constexpr Phrase event_step_ended{"étape {} : {}", "step {}: {}"};
inline constexpr Phrase event_decided{"décision {} : règle {}", "decision {}: row {}"};
inline constexpr Phrase event_stalled{"panne d'une action ({})", "an action failed ({})"};
inline constexpr Phrase event_stalled_until{"panne d'une action ({}), nouvel essai le {}",
                                            "an action failed ({}), tried again on {}"};
inline constexpr Phrase event_retried{"action relancée", "action tried again"};
inline constexpr Phrase event_counted{"compté pour {} : {}", "counted for {}: {}"};
inline constexpr Phrase event_ended{"dossier terminé : {}", "case ended: {}"};

}  // namespace phrases
}  // namespace parcours::cli
