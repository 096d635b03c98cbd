// What is wrong with a command line.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase try_help{"Voir : parcours --help", "See: parcours --help"};
inline constexpr Phrase unexpected{"mot ou option inattendu : {}", "unexpected word or option: {}"};
inline constexpr Phrase did_you_mean{" ; vouliez-vous dire « {} » ?", "; did you mean '{}'?"};
inline constexpr Phrase possible{"\n  possibles : {}", "\n  possible: {}"};
inline constexpr Phrase no_open_task{"aucune tâche ouverte à l'étape : {}", "no open task at the step: {}"};
inline constexpr Phrase no_task_of_number{"aucune tâche ouverte de ce numéro : {}", "no open task of that number: {}"};
inline constexpr Phrase several_tasks{"plusieurs tâches ouvertes à l'étape « {} » : donner le numéro",
                                      "several open tasks at step '{}': give the number"};
inline constexpr Phrase missing{"il manque : {}", "missing: {}"};
inline constexpr Phrase no_case_in{"un dossier se dessine avec --to dot ou --to mermaid, pas avec {}",
                                   "a case is drawn with --to dot or --to mermaid, not with {}"};
inline constexpr Phrase a_command{"une commande", "a command"};
inline constexpr Phrase not_a_name{
    "« {} » ne peut pas être un nom : il faut des minuscules sans accent, des chiffres et des traits d'union",
    "'{}' cannot be a name: small letters, digits and hyphens are asked"};
inline constexpr Phrase not_right{"valeur refusée : {}", "value refused: {}"};
inline constexpr Phrase one_only{"un seul à la fois : {}", "one at a time: {}"};
inline constexpr Phrase no_value{"il manque une valeur après {}", "a value is missing after {}"};
inline constexpr Phrase not_a_database{"'{}' n'est pas une base : sqlite3:FICHIER ou postgresql:...",
                                       "'{}' is no database: sqlite3:FILE or postgresql:..."};
inline constexpr Phrase option_journal_key{"fichier de la clé du journal", "file of the journal's key"};
inline constexpr Phrase no_database{"quelle base ? --db, ou --config", "which database? --db, or --config"};
inline constexpr Phrase no_workflows{"quels parcours types ? donnez un dossier, ou --workflows",
                                     "which workflows? give a folder, or --workflows"};
inline constexpr Phrase not_a_field{"ni champ=valeur ni champ:=JSON : {}", "neither field=value nor field:=JSON: {}"};
inline constexpr Phrase one_field{"une correction porte sur un champ : champ=valeur",
                                  "a correction is about one field: field=value"};
inline constexpr Phrase field_twice{"champ donné deux fois : {}", "field given twice: {}"};
inline constexpr Phrase not_json{"JSON illisible après := pour le champ {}",
                                 "JSON that cannot be read after := for field {}"};
inline constexpr Phrase not_a_date{"ce n'est pas une date (JJ/MM/AAAA) : {}", "not a date (YYYY-MM-DD): {}"};

}  // namespace parcours::cli::phrases
