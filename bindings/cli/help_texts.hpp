// The help: the program, its commands, their words and options.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase about{"Parcours : mène les dossiers d'une ville à travers leurs parcours types.",
                              "Parcours: carries a city's cases through its workflows."};
inline constexpr Phrase help{"affiche cette aide", "shows this help"};
inline constexpr Phrase version{"affiche la version", "shows the version"};
inline constexpr Phrase usage{"Usage ", "Usage"};  // CLI11 writes a colon behind this and the next four
inline constexpr Phrase arguments{"Arguments ", "Arguments"};
inline constexpr Phrase options{"Options ", "Options"};
inline constexpr Phrase commands{"Commandes ", "Commands"};
inline constexpr Phrase everywhere{"Options de toutes les commandes ", "Options of every command"};
inline constexpr Phrase required{"(obligatoire)", "(required)"};
inline constexpr Phrase lint{"contrôle des parcours types, sans base de données",
                             "checks workflows; needs no database"};
inline constexpr Phrase create{"écrit un premier parcours type avec un récit, à modifier",
                               "writes a first workflow with a story, to be changed"};
inline constexpr Phrase word_new_name{"le nom du parcours, et du dossier où il est écrit",
                                      "the name of the workflow, and of the folder where it is written"};
inline constexpr Phrase graph{"dessine un parcours type, ou un dossier dessus (DOT, ou SVG avec --svg)",
                              "draws a workflow, or a case on it (DOT, or SVG with --svg)"};
inline constexpr Phrase word_notation{"dot, mermaid, bpmn ou outline (une liste)",
                                      "dot, mermaid, bpmn or outline (a list)"};
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
inline constexpr Phrase revoke{"retire un rôle à un acteur, et montre ce qui lui reste",
                               "ends a role of an actor, and shows what remains"};
inline constexpr Phrase example{"Exemple :", "Example:"};
inline constexpr Phrase grants{"liste les rôles donnés, en vigueur ou à venir",
                               "lists the roles that are granted, in force or later"};
inline constexpr Phrase workflows{"liste les parcours types en vigueur", "lists the workflows in force"};
inline constexpr Phrase incidents{"liste ce qui attend une personne", "lists what waits for a person"};
inline constexpr Phrase completion{"donne le script qui complète les commandes dans un shell",
                                   "prints the script with which a shell completes commands"};
inline constexpr Phrase word_shell{"bash, zsh ou fish", "bash, zsh or fish"};
inline constexpr Phrase task{"montre ce que demande une tâche", "shows what a task asks"};
inline constexpr Phrase word_task{"le numéro de la tâche, ou le nom de son étape",
                                  "the number of the task, or the name of its step"};
inline constexpr Phrase open{"ouvre un dossier", "opens a case"};
inline constexpr Phrase tasks{"liste les tâches offertes à l'acteur", "lists the tasks offered to the actor"};
inline constexpr Phrase cases{"liste les dossiers que l'acteur peut voir", "lists the cases that the actor may see"};
inline constexpr Phrase word_words{"des mots, ou champ=valeur, ou champ=de..à (champs marqués find)",
                                   "words, or field=value, or field=from..until (fields with find)"};
inline constexpr Phrase word_of_workflow{"de ce parcours type", "of this workflow"};
inline constexpr Phrase word_of_sheet{"de cette fiche action", "of this sheet"};
inline constexpr Phrase word_in_phase{"dans cette phase", "in this phase"};
inline constexpr Phrase word_at_step{"à cette étape", "at this step"};
inline constexpr Phrase word_status{"dans cet état : open, suspended, ended",
                                    "with this status: open, suspended, ended"};
inline constexpr Phrase word_ended_as{"terminés ainsi", "that ended so"};
inline constexpr Phrase word_in_territory{"sur ce territoire", "in this territory"};
inline constexpr Phrase word_assigned_to{"dont un champ nomme cet acteur", "with a field that names this actor"};
inline constexpr Phrase word_overdue{"en retard", "overdue"};
inline constexpr Phrase word_opened_from{"ouverts ce jour ou après (JJ/MM/AAAA)",
                                         "opened on this day or after (YYYY-MM-DD)"};
inline constexpr Phrase word_opened_until{"ouverts ce jour ou avant (JJ/MM/AAAA)",
                                          "opened on this day or before (YYYY-MM-DD)"};
inline constexpr Phrase word_total{"donne aussi leur nombre", "gives their number too"};
inline constexpr Phrase word_most_listed{"au plus autant (1000)", "at most so many (1000)"};
inline constexpr Phrase word_by_last_event{"les derniers modifiés d'abord (10 000 dossiers au plus)",
                                           "the last changed first (of 10 000 cases at most)"};
inline constexpr Phrase do_task{"accomplit une tâche", "completes a task"};
inline constexpr Phrase retry{"relance une étape en panne", "tries a stalled step again"};
inline constexpr Phrase start{"commence une étape qui se fait à tout moment", "starts an anytime step"};
inline constexpr Phrase message{"donne un message à un dossier", "gives a message to a case"};
inline constexpr Phrase reopen{"rouvre un dossier terminé", "reopens a case that has ended"};
inline constexpr Phrase suspend{"suspend un dossier : ses délais ne courent plus",
                                "suspends a case: its clocks stand still"};
inline constexpr Phrase resume{"reprend un dossier suspendu", "resumes a suspended case"};
inline constexpr Phrase correct{"corrige une valeur, avec la raison", "corrects a value, with the reason"};
inline constexpr Phrase word_corrected{"champ=valeur ou champ:=JSON ; dans une liste, élément.champ=valeur",
                                       "field=value or field:=JSON; in a list, element.field=value"};
inline constexpr Phrase word_why{"la raison de la correction", "the reason of the correction"};
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
inline constexpr Phrase head{"clôt le journal et donne sa tête, à garder hors de la base",
                             "closes the journal and prints its head, to be kept outside the database"};
inline constexpr Phrase backup{"copie une base SQLite pendant que l'on s'en sert",
                               "copies a SQLite database while it is used"};
inline constexpr Phrase word_backup{"le fichier de la copie, qui n'existe pas encore",
                                    "the file of the copy, which does not exist yet"};
inline constexpr Phrase word_since{"une tête gardée, ou le fichier qui la contient : la base doit en être la suite",
                                   "a head that was kept, or its file: the database must go on from it"};
inline constexpr Phrase word_paths{"fichiers workflow.yaml, ou dossiers qui en contiennent",
                                   "files workflow.yaml, or folders that hold some"};
inline constexpr Phrase word_file{"un fichier workflow.yaml", "a file workflow.yaml"};
inline constexpr Phrase word_folder{"le dossier de fichiers des parcours types", "the folder of the workflows"};
inline constexpr Phrase word_case{"au lieu d'un fichier, un dossier : où il en est, par où il est passé",
                                  "instead of a file, a case: where it stands, how it came there"};
inline constexpr Phrase word_svg{"écrit l'image dans ce fichier", "writes the picture to this file"};
inline constexpr Phrase word_junit{"écrit aussi le résultat dans ce fichier, en JUnit XML",
                                   "writes the result to this file too, as JUnit XML"};
inline constexpr Phrase word_code{"le code d'un problème (tous, une ligne chacun), ou un mot de la langue",
                                  "the code of a problem (all of them, a line each), or a word of the language"};
inline constexpr Phrase reference{"écrit toutes les clés, par endroit, les types et les fonctions",
                                  "prints every key by its place, the types and the functions"};
inline constexpr Phrase word_kind{"workflow, story, roles ou bilan (workflow)",
                                  "workflow, story, roles or bilan (workflow)"};
inline constexpr Phrase word_jsonl{"lit des lignes de JSON : expr, types, bindings",
                                   "reads lines of JSON: expr, types, bindings"};
inline constexpr Phrase word_rows{"le fichier des lignes (l'entrée standard)",
                                  "the file of the lines (standard input)"};
inline constexpr Phrase word_grantee{"à qui", "to whom"};
inline constexpr Phrase word_role{"quel rôle", "which role"};
inline constexpr Phrase word_territory{"seulement sur ce territoire", "in this territory alone"};
inline constexpr Phrase word_structure{"seulement pour cette structure", "for this structure alone"};
inline constexpr Phrase word_granted_until{"jusqu'à la veille de ce jour (JJ/MM/AAAA) ; aujourd'hui : le retire",
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

}  // namespace parcours::cli::phrases
