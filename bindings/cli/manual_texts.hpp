// What the manual page has and the help has not.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase manual_name{"NOM", "NAME"};
inline constexpr Phrase manual_summary{"conduit des dossiers le long de parcours types",
                                       "carries cases through workflows"};
inline constexpr Phrase manual_synopsis{"SYNOPSIS", "SYNOPSIS"};
inline constexpr Phrase manual_usage{"COMMANDE [arguments] [options]", "COMMAND [arguments] [options]"};
inline constexpr Phrase manual_description{"DESCRIPTION", "DESCRIPTION"};
inline constexpr Phrase manual_about{
    "Les commandes sur des dossiers demandent une base : --db, ou un fichier de configuration. Celles sur la langue et "
    "sur des fichiers de parcours types n'en demandent pas. Ce que chaque clé d'un parcours type veut dire : parcours "
    "reference. Ce qu'un code de problème veut dire : parcours explain CODE.",
    "Commands about cases need a database: --db, or a configuration file. Those about the language and about files of "
    "workflows need none. What each key of a workflow means: parcours reference. What the code of a problem means: "
    "parcours explain CODE."};
inline constexpr Phrase manual_commands{"COMMANDES", "COMMANDS"};
inline constexpr Phrase manual_example{"Par exemple :", "For example:"};
inline constexpr Phrase manual_options{"OPTIONS DE TOUTES LES COMMANDES", "OPTIONS OF EVERY COMMAND"};
inline constexpr Phrase manual_exit{"CODE DE SORTIE", "EXIT STATUS"};
inline constexpr Phrase manual_environment{"ENVIRONNEMENT", "ENVIRONMENT"};

struct Entry {
  std::string_view name;
  Phrase meaning;
};
inline constexpr Entry manual_codes[] = {
    {"0", {"c'est fait", "done"}},
    {"1",
     {"il y a des problèmes dans ce qui a été donné, ou la base n'est pas saine",
      "there are problems in what was given, or the database does not verify"}},
    {"2", {"la commande est mal écrite", "the command line is wrong"}},
    {"3",
     {"le moteur n'a pas pu : une base, une fiche action, un fichier de configuration",
      "the engine could not do it: a database, a sheet, a configuration file"}},
    {"4", {"c'est fait, et la sortie n'a pas pu être écrite", "it was done, and the output could not be written"}},
};
inline constexpr Entry manual_variables[] = {
    {"PARCOURS_CONFIG", {"le fichier de configuration, comme --config", "the configuration file, as --config"}},
    {"PARCOURS_JOURNAL_KEY",
     {"le fichier de la clé du journal, comme --journal-key", "the file of the journal's key, as --journal-key"}},
    {"PARCOURS_ACTOR", {"qui agit, comme --as", "who acts, as --as"}},
    {"PARCOURS_LANG", {"la langue, comme --lang", "the language, as --lang"}},
    {"NO_COLOR", {"sans couleurs", "no colours"}},
};

}  // namespace parcours::cli::phrases
