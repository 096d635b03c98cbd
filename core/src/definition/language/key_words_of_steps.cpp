// The keys of steps, their forms, rows and lines.
#include "definition/language/key_words.hpp"

namespace parcours::definition {
namespace {

constexpr KeyWord table[] = {
    {"task", Takes::text, "une tâche : ce qu'une personne doit faire", "a task: what a person has to do"},
    {"action", Takes::name, "une action de la fiche : fiche.nom", "an action of the sheet: sheet.name"},
    {"decide", Takes::rows, "une décision : la première ligne qui s'applique", "a decision: the first row that applies"},
    {"wait", Takes::text, "une attente : de quoi ; ses lignes meanwhile en font sortir",
     "a wait: what for; its meanwhile lines leave it"},
    {"send", Takes::name, "un message à un autre dossier, ou un texte à des gens",
     "a message to another case, or a text to people"},
    {"handover", Takes::hyphened, "un relais : le parcours qui reçoit", "a handover: the workflow that receives"},
    {"block", Takes::block, "un bloc : des étapes qui finissent ensemble par end x", "a block: steps that end together by end x"},
    {"parallel", Takes::branches, "des branches menées en même temps", "branches that are run at once"},
    {"each", Takes::name, "la liste dont chaque élément a sa branche", "the list of which each element has its branch"},
    {"split", Takes::ways, "toutes ces étapes à la fois (graphes importés)", "all of these steps at once (imported graphs)"},
    {"merge",
     Takes::one_of,
     "attend tous les chemins pris qui mènent ici (graphes importés)",
     "waits for every way in that was taken (imported graphs)",
     {},
     "all"},

    {"next", Takes::targets, "où cela mène : une étape, end, end x, ou une suite par issue",
     "where it leads: a step, end, end x, or one per outcome"},
    {"also", Takes::also, "une étape anytime à commencer en plus, ou une par issue",
     "an anytime step to start besides, or one per outcome"},
    {"due", Takes::when_due, "pour quand : un délai ou une date ; montré, n'agit jamais",
     "by when: a delay or a date; shown, never acts"},
    {"by", Takes::who, "qui le fait : un rôle, un champ acteur ou structure, case.opened_by",
     "who does it: a role, an actor or structure field, case.opened_by"},
    {"not_by", Takes::words, "ni celui qui a fini cette étape (quatre yeux)", "nor whoever ended that step (four eyes)"},
    {"form", Takes::form, "les champs demandés : nom, nom: optional, nom: show",
     "the fields that are asked: name, name: optional, name: show"},
    {"with", Takes::literals, "des constantes pour l'action, le message ou le relais",
     "constants for the action, the message or the handover"},
    {"carry", Takes::carry, "ce que le dossier donne : un nom, ou nom: expression",
     "what the case gives: a name, or name: expression"},
    {"to", Takes::who, "à qui, ou à quel dossier", "to whom, or to which case"},
    {"frame", Takes::text, "le cadre légal du partage, obligatoire pour une personne",
     "the legal frame of the sharing, required for a person"},
    {"await",
     Takes::one_of,
     "ce que l'on attend : rien, la réponse, ou la fin de l'autre dossier",
     "what is awaited: nothing, the answer, or the end of the other case",
     {},
     "nothing answer end"},
    {"within", Takes::delay, "dans quel délai", "within which delay"},
    {"until", Takes::word, "all, any, un nombre, ou une expression ; le reste est annulé",
     "all, any, a number, or an expression; the rest is cancelled"},
    {"branch", Takes::block, "ce qui est fait pour chaque élément", "what is done for each element"},
    {"offered_to", Takes::who, "qui peut la commencer", "who may start it"},
    {"at_end",
     Takes::one_of,
     "quand le bloc finit : l'attendre, ou la laisser",
     "when the block ends: wait for it, or drop it",
     {},
     "wait drop"},

    {"is", Takes::literals, "les valeurs voulues : champ: valeur, [valeurs], 8..14, ..7, 15..",
     "the values wanted: field: value, [values], 8..14, ..7, 15.."},
    {"when", Takes::expression, "la condition : une expression", "the condition: an expression"},
    {"otherwise", Takes::literal, "dans tous les autres cas : une étape, ou une valeur",
     "in all other cases: a step, or a value"},
    {"optional", Takes::flag, "le champ peut rester vide", "the field may stay empty"},

    {"after", Takes::when_due, "quand ce délai est passé", "when this delay is over"},
    {"at", Takes::expression, "à cette date : une expression", "at this date: an expression"},
    {"every", Takes::when_due, "à chaque fois que ce délai est passé", "each time this delay is over"},
    {"message", Takes::name, "quand ce message arrive", "when this message arrives"},
    {"pause", Takes::expression, "le délai ne court pas tant que c'est vrai", "the delay does not run while this is true"},
    {"roll",
     Takes::one_of,
     "un jour non ouvré : le suivant, le même, le précédent",
     "a day without work: the next, the same, the one before",
     {},
     "next none back"},
    {"remind", Takes::who, "à qui le rappeler", "whom to remind"},
    {"text", Takes::name, "le texte du rappel, sous texts", "the text of the reminder, under texts"},
};

}  // namespace

std::span<const KeyWord> key_words_of_steps() { return table; }

}  // namespace parcours::definition
