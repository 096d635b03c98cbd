// The messages about computed fields, checks, and forms compared with each other (diagnostic_tables.hpp).
#include "definition/source/diagnostic_tables.hpp"

namespace parcours::definition {
namespace {

constexpr DiagnosticDescriptor fields_table[] = {
    {"value-and-default", "un champ calculé n'a pas de valeur par défaut", "a computed field has no default",
     "garder « value » ou « default »", "keep 'value' or 'default'"},
    {"computed-cycle", "ces champs se calculent en rond : {cycle}", "these fields are computed in a circle: {cycle}",
     "calculer l'un d'eux sans les autres", "compute one of them without the others"},
    {"computed-asked", "le champ « {field} » est calculé : il ne se demande pas",
     "field '{field}' is computed: it is not asked", "« - {field}: show » le montre", "'- {field}: show' shows it"},
    {"computed-output", "{action} écrit le champ « {field} », qui est calculé",
     "{action} writes field '{field}', which is computed", "ôter « value », ou prendre un autre champ",
     "remove 'value', or take another field"},
    {"refuse-or-warn", "un contrôle refuse ou prévient : « refuse: texte » ou « warn: texte »",
     "a check refuses or warns: 'refuse: text' or 'warn: text'"},
    {"default-ends", "la valeur par défaut « {option} » finit le {day} : elle ne sera plus proposée",
     "the default '{option}' ends on {day}: it will not be offered any more", "choisir une valeur sans fin",
     "choose a value without an end", warning},
    {"keep-longer", "ce champ serait gardé plus longtemps que le dossier lui-même ({keep})",
     "this field would be kept longer than the case itself ({keep})",
     "« keep » d'un champ raccourcit, jamais n'allonge", "'keep' of a field shortens, never lengthens"},
    {"language-missing", "ce texte manque en : {languages}", "this text is missing in: {languages}",
     "on montrera la première langue donnée", "the first language that is given will be shown", warning},
    {"asked-by-every-row", "le champ « {field} » du dossier serait demandé par chaque élément de « {list} » à la fois",
     "field '{field}' of the case would be asked by every element of '{list}' at once",
     "demander ici un champ de l'élément (« {item}.... »), et celui du dossier avant ou après",
     "ask a field of the element here ('{item}....'), and that of the case before or after"},
    {"asked-in-two-branches", "le champ « {field} » est demandé dans deux branches à la fois, « {one} » et « {other} »",
     "field '{field}' is asked in two branches at once, '{one}' and '{other}'",
     "le demander avant ou après, ou faire deux champs ; « - {field}: show » le montre",
     "ask it before or after, or make two fields of it; '- {field}: show' shows it"},
};

}  // namespace

std::span<const DiagnosticDescriptor> diagnostics_of_fields() { return fields_table; }

}  // namespace parcours::definition
