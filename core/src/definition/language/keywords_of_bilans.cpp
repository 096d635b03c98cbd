// The rows of the keys of bilans (keywords.hpp).
#include "definition/language/keywords.hpp"

namespace parcours::definition {
namespace {

constexpr Keyword bilans_table[] = {
    {"bilan", ValueKind::word, "la fiche de ce bilan ; sans fiche, le parcours",
     "the sheet of this bilan; without a sheet, the workflow", "bilan"},
    {"facts", ValueKind::bilan_facts, "ce qui est compté : nom: { title, unit, period }",
     "what is counted: name: { title, unit, period }", "bilan"},
    {"series", ValueKind::bilan_series, "des publics qui se recouvrent, montrés côte à côte",
     "groups that may overlap, shown side by side", "bilan"},
    {"results", ValueKind::bilan_results, "les résultats attendus, dans l'ordre de la fiche",
     "the expected results, in the order of the sheet", "bilan"},

    {"unit", ValueKind::one_of,
     "ce que l'on compte : des personnes (les petits nombres ne sont pas montrés) ou des choses",
     "what is counted: persons (small figures are not shown) or things", "fact", "persons things"},
    {"period", ValueKind::one_of, "les périodes dont les chiffres sont montrés (l'année)",
     "the periods of which figures are shown (the year)", "fact", "year school_year quarter month"},
    {"reference", ValueKind::name, "donné, non compté : son nom dans references.yaml",
     "given, not counted: its name in references.yaml", "fact"},

    {"where", ValueKind::literals, "seulement ces valeurs : dimension: valeur, [valeurs] ou 8..14",
     "these values alone: dimension: value, [values] or 8..14"},
    {"answers", ValueKind::text, "le résultat attendu, dans les mots de la fiche",
     "the expected result, in the words of the sheet", "result"},
    {"show", ValueKind::indicators, "les indicateurs qui y répondent : nom: indicateur",
     "the indicators that answer it: name: indicator", "result"},

    {"sum", ValueKind::word, "la somme de ce fait", "the sum of this fact", "indicator"},
    {"distinct", ValueKind::word, "combien de personnes différentes, sinon de lignes ou de dossiers",
     "how many different persons, else rows or cases", "indicator"},
    {"share", ValueKind::word, "la part de ce fait qui a ces valeurs (is)",
     "the share of this fact that has these values (is)", "indicator"},
    {"ratio", ValueKind::words, "l'un pour cent de l'autre : [a, b]", "the one per cent of the other: [a, b]",
     "indicator"},
    {"cohort", ValueKind::words, "parmi ceux qui ont le second, la part qui a le premier dans le délai : [a, b]",
     "among those with the second, the share that has the first within the delay: [a, b]", "indicator"},
    {"mean", ValueKind::word, "la moyenne de n", "the mean of n", "indicator"},
    {"median", ValueKind::word, "la médiane de n", "the median of n", "indicator"},
    {"weeks", ValueKind::word, "en combien de semaines il est compté", "in how many weeks it is counted", "indicator"},
    {"stock", ValueKind::word, "combien il y en a le dernier jour : ce qui dure, ou un parcours",
     "how many there are on the last day: what lasts, or a workflow", "indicator"},
    {"list", ValueKind::word, "combien de valeurs d'une dimension (by), et la part de la plus grande",
     "how many values of a dimension (by), and the share of the largest", "indicator"},
    {"within", ValueKind::delay, "dans quel délai après le second", "within which delay after the second", "indicator"},
    {"least", ValueKind::count, "combien au moins dans la semaine (1)", "how many at least in the week (1)",
     "indicator"},
    {"by", ValueKind::name, "la dimension dont on compte les valeurs", "the dimension of which values are counted",
     "indicator"},
    {"rows", ValueKind::name, "la dimension des lignes (le territoire)", "the dimension of the rows (the territory)",
     "indicator"},
    {"columns", ValueKind::words, "une ou deux dimensions en colonnes", "one or two dimensions as columns",
     "indicator"},
    {"series", ValueKind::words, "les publics montrés, de ceux de series", "the groups shown, of those of series",
     "indicator"},
    {"target", ValueKind::count, "la valeur visée", "the value that is aimed at", "indicator"},
};

}  // namespace

std::span<const Keyword> keywords_of_bilans() { return bilans_table; }

}  // namespace parcours::definition
