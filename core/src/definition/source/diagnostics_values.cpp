// The messages about values from outside (diagnostic_tables.hpp).
#include "definition/source/diagnostic_tables.hpp"

namespace parcours::definition {
namespace {

constexpr DiagnosticDescriptor values_table[] = {
    {"not-text", "on attend un texte lisible", "a readable text is expected",
     "des lettres, chiffres et signes, sans caractère nul", "letters, digits and signs, without a null character"},
    {"too-long", "ce texte est trop long : {most} caractères au plus",
     "this text is too long: at most {most} characters"},
    {"not-a-flag", "on attend oui ou non", "oui or non (true or false) is expected"},
    {"unknown-choice", "cette valeur n'est pas dans la liste : {allowed}", "this value is not in the list: {allowed}"},
    {"not-a-number", "on attend un nombre", "a number is expected", "des chiffres, sans espace",
     "digits, without spaces"},
    {"decimal-comma", "on attend un nombre", "a number is expected", "un point, pas une virgule : 12.50",
     "a point, not a comma: 12.50"},
    {"not-whole", "on attend un nombre entier", "a whole number is expected", "sans point ni virgule",
     "without a point or a comma"},
    {"too-many-decimals", "au plus {most} chiffres après le point", "at most {most} digits after the point"},
    {"out-of-range", "on attend une valeur de {least} à {most}", "a value from {least} to {most} is expected"},
    {"too-small", "on attend au moins {least}", "at least {least} is expected"},
    {"too-large", "on attend au plus {most}", "at most {most} is expected"},
    {"not-a-date", "on attend une date qui existe, AAAA-MM-JJ", "a date that exists is expected, YYYY-MM-DD",
     "par exemple 2026-11-24", "for example 2026-11-24"},
    {"not-an-instant", "on attend une date et une heure, AAAA-MM-JJ HH:MM",
     "a date and a time are expected, YYYY-MM-DD HH:MM", "par exemple 2026-11-24 09:30",
     "for example 2026-11-24 09:30"},
    {"french-date", "on attend l'année d'abord, AAAA-MM-JJ", "the year comes first, YYYY-MM-DD",
     "2026-11-24 pour le 24/11/2026", "2026-11-24 for 24/11/2026"},
    {"not-a-birth", "on attend une date de naissance, AAAA-MM-JJ, AAAA-MM ou AAAA",
     "a date of birth is expected, YYYY-MM-DD, YYYY-MM or YYYY", "suivie de « ~ » si elle est estimée",
     "with '~' behind it when it is an estimate"},
    {"not-a-delay", "on attend un délai", "a delay is expected", "par exemple « 2 working days »",
     "for example '2 working days'"},
    {"not-a-point", "on attend une latitude et une longitude, en degrés",
     "a latitude and a longitude in degrees are expected", "par exemple 43.6406 5.0972", "for example 43.6406 5.0972"},
    {"not-days", "on attend un jour, ou le premier et le dernier", "a day is expected, or the first and the last",
     "par exemple 2026-10-17..2026-11-01", "for example 2026-10-17..2026-11-01"},
    {"backward-days", "le dernier jour vient avant le premier", "the last day comes before the first",
     "le premier jour d'abord", "the first day comes first"},
    {"holiday-outside", "ces vacances ne tombent pas dans cette année scolaire",
     "this holiday is not in this school year", "entre « first » et « last » de l'année",
     "between 'first' and 'last' of the year"},
    {"years-overlap", "cette année scolaire commence avant la fin d'une autre",
     "this school year begins before another one ends", "corriger « first » ou « last »", "mend 'first' or 'last'"},
    {"outline-crosses",
     "le contour de « {territory} » n'entoure pas une surface : trois points au moins, et aucun côté n'en croise un "
     "autre",
     "the outline of '{territory}' goes round no area: three points at least, and no side crosses another",
     "donner les points dans l'ordre où l'on fait le tour", "give the points in the order in which one walks around"},
    {"half-a-place", "un lieu a sa latitude et sa longitude, ou aucune des deux",
     "a place has both latitude and longitude, or neither", "donner « lat » et « lon », ou un texte seul",
     "give 'lat' and 'lon', or a text alone"},
    {"notice-without-date", "une information donnée a sa date (« on »)", "a notice has its date ('on')",
     "par exemple {{ on: 2026-11-24 }}", "for example {{ on: 2026-11-24 }}"},
    {"not-a-list", "on attend une liste", "a list is expected", "par exemple [a, b]", "for example [a, b]"},
    {"not-a-record", "chaque élément de la liste est un groupe de champs",
     "each element of the list is a record of fields", "par exemple {{ champ: valeur }}",
     "for example {{ field: value }}"},
    {"too-many", "au plus {most} éléments", "at most {most} elements"},
    {"not-unique", "un autre élément a déjà cette valeur", "another element has this value already",
     "changer l'une des deux", "change one of the two"},
    {"not-in-use", "cette valeur n'a pas cours ce jour", "this value is not in use on this day",
     "choisir parmi : {options}", "choose one of: {options}"},
    {"unknown-part", "une partie de cette valeur n'existe pas ; il peut y avoir : {allowed}",
     "a part of this value does not exist; there may be: {allowed}"},
};

}  // namespace

std::span<const DiagnosticDescriptor> diagnostics_of_values() { return values_table; }

}  // namespace parcours::definition
