#include <array>

#include "expression/fault.hpp"

namespace parcours::expression {
namespace {

constexpr auto kTable = std::to_array<Message>({
    {"expression.guess", "vouliez-vous dire « {guess} » ?", "did you mean '{guess}'?"},

    {"expression-syntax.empty", "l'expression est vide", "the expression is empty",
     "écrivez une condition ou un calcul, ou retirez la clé", "write a condition or a computation, or remove the key"},
    {"expression-syntax.bytes", "le texte n'est pas de l'UTF-8 valide", "the text is not valid UTF-8"},
    {"expression-syntax.character", "le caractère « {found} » n'a pas de sens dans une expression",
     "the character '{found}' means nothing in an expression"},
    {"expression-syntax.quote", "« {found} » n'est pas un guillemet d'expression", "'{found}' is not a quote of expressions",
     "entourez le texte d'apostrophes droites : 'texte'", "put straight quotes around the text: 'text'"},
    {"expression-syntax.unclosed", "ce texte n'est pas fermé", "this text is not closed", "ajoutez {quote} à la fin du texte",
     "add {quote} at the end of the text"},
    {"expression-syntax.escape", "« {found} » n'est pas une séquence d'échappement", "'{found}' is not an escape sequence",
     "doublez la barre oblique inverse (\\\\) ou écrivez r'...'", "double the backslash (\\\\) or write r'...'"},
    {"expression-syntax.number", "« {found} » n'est pas un nombre que l'on sait lire",
     "'{found}' is not a number that can be read", "un entier tient entre -9223372036854775808 et 9223372036854775807",
     "an integer is from -9223372036854775808 to 9223372036854775807"},
    {"expression-syntax.unsigned", "les entiers non signés ({found}) n'existent pas ici",
     "there are no unsigned integers ({found}) here", "retirez le « u »", "remove the 'u'"},
    {"expression-syntax.byte-text", "les suites d'octets (b'...') n'existent pas ici", "there are no byte strings (b'...') here",
     "retirez le « b »", "remove the 'b'"},
    {"expression-syntax.operator", "« {found} » n'est pas un opérateur", "'{found}' is not an operator", "écrivez « {instead} »",
     "write '{instead}'"},
    {"expression-syntax.expected", "il faut {wanted_fr} ici, et non {found_fr}", "{wanted} is needed here, not {found}"},
    {"expression-syntax.reserved", "« {name} » est un mot réservé", "'{name}' is a reserved word", "choisissez un autre nom",
     "choose another name"},
    {"expression-syntax.message", "les messages « {name}{{...}} » n'existent pas ici",
     "there are no messages '{name}{{...}}' here"},
    {"expression-syntax.optional", "les valeurs facultatives (« {found} ») n'existent pas ici",
     "there are no optional values ('{found}') here", "employez known(x) ou has(x.y)", "use known(x) or has(x.y)"},
    {"expression-syntax.variable", "« {macro} » veut ici un nom seul pour l'élément, par exemple « e »",
     "'{macro}' needs a single name for the element here, such as 'e'"},
    {"expression-syntax.has", "« has » veut un membre : has(x.y)", "'has' needs a member: has(x.y)",
     "pour un champ seul, écrivez known(x)", "for a field alone, write known(x)"},

    {"expression-limit.length", "l'expression dépasse {most} octets", "the expression is longer than {most} bytes",
     "calculez une partie dans un champ avec « value »", "compute a part of it in a field with 'value'"},
    {"expression-limit.depth", "l'expression est imbriquée sur plus de {most} niveaux",
     "the expression is nested over {most} levels", "calculez une partie dans un champ avec « value »",
     "compute a part of it in a field with 'value'"},

    {"unknown-name.name", "rien ne s'appelle « {name} » ici", "nothing is called '{name}' here"},
    {"unknown-name.member", "« {name} » n'est pas dans {owner}", "there is no '{name}' in {owner}"},
    {"unknown-function.function", "il n'y a pas de fonction « {name} »", "there is no function '{name}'"},
    {"unknown-function.not", "il n'y a pas de fonction « not »", "there is no function 'not'", "écrivez « !(...) »",
     "write '!(...)'"},
    {"unknown-function.method", "« {name} » s'écrit après une valeur : x.{name}(...)",
     "'{name}' is written after a value: x.{name}(...)"},
    {"unknown-function.global", "« {name} » s'écrit devant sa valeur : {name}(...)",
     "'{name}' is written before its value: {name}(...)"},

    {"expression-type.arguments", "« {name} » ne s'applique pas à ({found}) ; il veut {wanted}",
     "'{name}' does not apply to ({found}); it takes {wanted}"},
    {"expression-type.count", "« {name} » veut {wanted_fr} entre parenthèses, et non {found_fr}",
     "'{name}' takes {wanted} between its parentheses, not {found}"},
    {"expression-type.macro-count",
     "« {name} » veut entre parenthèses un nom pour l'élément et une expression, et non {found_fr}",
     "'{name}' takes a name for the element and an expression between its parentheses, not {found}"},
    {"expression-type.operands", "« {operator} » ne s'applique pas à {left} et {right}",
     "'{operator}' does not apply to {left} and {right}"},
    {"expression-type.operand", "« {operator} » ne s'applique pas à {found}", "'{operator}' does not apply to {found}"},
    {"expression-type.null", "un champ vide est inconnu, jamais null", "an empty field is unknown, never null",
     "écrivez known(x) ou !known(x)", "write known(x) or !known(x)"},
    {"expression-type.date-text", "« {operator} » ne s'applique pas à {left} et {right}",
     "'{operator}' does not apply to {left} and {right}", "écrivez une date ainsi : date('2026-03-02')",
     "write a date so: date('2026-03-02')"},
    {"expression-type.date-instant", "« {operator} » ne s'applique pas à {left} et {right}",
     "'{operator}' does not apply to {left} and {right}", "date(t) donne le jour d'un instant",
     "date(t) is the day of a datetime"},
    {"expression-type.date-number", "« {operator} » ne s'applique pas à {left} et {right}",
     "'{operator}' does not apply to {left} and {right}", "écrivez days(n), working_days(n) ou months(n)",
     "write days(n), working_days(n) or months(n)"},
    {"expression-type.birth", "une naissance peut être une année ou une estimation : « {operator} » ne s'y applique pas",
     "a birth may be a year or an estimate: '{operator}' does not apply to it", "employez age(b), b.age_on(d) ou b.birthday(n)",
     "use age(b), b.age_on(d) or b.birthday(n)"},
    {"expression-type.text-in", "« in » cherche dans une liste, pas dans un texte", "'in' looks into a list, not into a text",
     "écrivez texte.contains('mot')", "write text.contains('word')"},
    {"expression-type.numbers", "« {operator} » ne mêle pas {left} et {right}", "'{operator}' does not mix {left} and {right}",
     "convertissez avec double(x) ou int(x)", "convert with double(x) or int(x)"},
    {"expression-type.rounding", "« {operator} » sur un nombre décimal exact arrondirait",
     "'{operator}' on an exact decimal would round", "convertissez avec double(x)", "convert with double(x)"},
    {"expression-type.condition", "il faut ici une condition vraie ou fausse (bool), et non {found}",
     "a condition, true or false (bool), is needed here, not {found}"},
    {"expression-type.branches", "les deux réponses de « ? : » sont de types différents : {left} et {right}",
     "the two answers of '? :' differ in type: {left} and {right}"},
    {"expression-type.index", "{owner} s'indexe par {wanted}, et non par {found}",
     "{owner} is indexed by {wanted}, not by {found}"},
    {"expression-type.not-indexed", "{owner} ne s'indexe pas", "{owner} cannot be indexed"},
    {"expression-type.member", "{owner} n'a pas de membres", "{owner} has no members"},
    {"expression-type.range", "« {macro} » parcourt une liste ou une table, et non {found}",
     "'{macro}' goes through a list or a map, not {found}"},
    {"expression-type.key", "les clés d'une table sont des textes, et non {found}", "the keys of a map are texts, not {found}"},
    {"expression-type.key-twice", "la clé « {key} » est écrite deux fois", "the key '{key}' is written twice"},
    {"expression-type.wanted", "il faut ici {wanted}, et l'expression donne {found}",
     "{wanted} is needed here, the expression gives {found}"},
    {"expression-type.constant", "« {name} » ne sait pas lire ce texte : {why_fr}", "'{name}' cannot read this text: {why}"},
});

}  // namespace

const Messages& messages() {
  static constexpr Messages all{kTable};
  return all;
}

}  // namespace parcours::expression
