// The help of the options of every command, and of the words of `bilan`.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase option_database{"la base : sqlite3:FICHIER ou postgresql:...",
                                        "the database: sqlite3:FILE or postgresql:..."};
inline constexpr Phrase option_workflows{"le dossier de fichiers des parcours types", "the folder of the workflows"};
inline constexpr Phrase option_plugins{"un dossier de greffons, ou un greffon (répétable)",
                                       "a folder of plugins, or a plugin (repeatable)"};
inline constexpr Phrase option_config{"le fichier de configuration", "the configuration file"};
inline constexpr Phrase option_actor{"qui agit (operator)", "who acts (operator)"};
inline constexpr Phrase option_format{"text ou json (text) ; csv pour cases, tasks et bilan ; html pour bilan",
                                      "text or json (text); csv for cases, tasks and bilan; html for bilan"};
inline constexpr Phrase option_language{"fr ou en (fr)", "fr or en (fr)"};
inline constexpr Phrase option_confirm{"répond oui à la question de ce code (répétable)",
                                       "says yes to the question of this code (repeatable)"};
inline constexpr Phrase option_key{"la même clé deux fois n'agit qu'une fois", "the same key twice happens once"};
inline constexpr Phrase option_seen{"la révision que l'on avait sous les yeux", "the revision that was on the screen"};
inline constexpr Phrase word_bilan{"une fiche, ou un parcours type sans fiche", "a sheet, or a workflow without one"};
inline constexpr Phrase word_period{"2026, 2025-2026, 2026-T1 ou 2026-03 ; l'année dernière",
                                    "2026, 2025-2026, 2026-T1 or 2026-03; last year"};
inline constexpr Phrase word_for{"qui les lit : partners (dès 5 personnes) ou publication (dès 11)",
                                 "who reads them: partners (from 5 persons) or publication (from 11)"};

}  // namespace parcours::cli::phrases
