// The messages about the kinds of steps (diagnostic_tables.hpp).
#include "definition/source/diagnostic_tables.hpp"

namespace parcours::definition {
namespace {

constexpr DiagnosticDescriptor steps_table[] = {
    {"target-anytime", "« {target} » est une étape « anytime » : elle commence à côté du chemin, jamais par « next »",
     "'{target}' is an 'anytime' step: it starts beside the path, never by 'next'", "écrire « also: {target} »",
     "write 'also: {target}'"},
    {"split-inside", "« {kind} » ne va qu'au premier niveau du parcours, hors de tout bloc et hors d'« anytime »",
     "'{kind}' stands at the top level of a workflow only, in no block and not under 'anytime'",
     "dans un bloc, prendre « parallel » : ses branches commencent et finissent ensemble",
     "in a block take 'parallel': its branches begin and end together"},
    {"way-to-no-step", "« split » mène à des étapes, jamais à une fin", "'split' leads to steps, never to an end",
     "écrire le nom d'une étape", "write the name of a step"},
    {"way-twice", "« split » mène deux fois à l'étape « {target} »", "'split' leads to step '{target}' twice",
     "en ôter une ligne", "remove one of the lines"},
    {"no-sure-way", "toutes les voies de « {step} » ont une condition : peut-être n'en resterait-il aucune",
     "every way of '{step}' has a condition: perhaps none would be left", "laisser une voie sans « when »",
     "leave one way without 'when'"},
    {"unrouted-end",
     "« {step} » attend la fin de l'autre dossier : « next » doit dire où mène chaque issue, dont : {outcomes}",
     "'{step}' waits for the end of the other case: 'next' must say where each outcome leads, among them: {outcomes}",
     "par exemple « next: {{ fait: suite, refused: reprise }} »",
     "for example 'next: {{ done: further, refused: again }}'"},
    {"each-of-no-list", "« each » parcourt une liste ; « {field} » est de type « {type} »",
     "'each' goes through a list; '{field}' is of type '{type}'", "nommer un champ de type list",
     "name a field of type list"},
    {"no-frame", "le relais « {step} » transmet des données sur une personne : il faut son cadre légal (« frame »)",
     "handover '{step}' passes on data about a person: its legal frame is needed ('frame')",
     "par exemple « frame: CSI L132-5 »", "for example 'frame: CSI L132-5'"},
    {"within-nothing", "« within » n'a pas de sens ici : ce relais n'attend pas de réponse",
     "'within' makes no sense here: this handover awaits no answer", "ôter « within », ou écrire « await: answer »",
     "remove 'within', or write 'await: answer'"},
    {"merge-from-beside", "« {step} » attend tout ce qui y mène : rien d'occasionnel ne peut y mener",
     "'{step}' waits for all that leads to it: nothing occasional may lead there",
     "mener à l'étape qui suit « {step} »", "lead to the step after '{step}'"},
    {"each-in-itself", "« each » parcourt déjà « {field} » ici : il n'y a qu'un élément à la fois",
     "'each' goes through '{field}' here already: there is one element at a time",
     "prendre une autre liste, ou finir ce parcours-ci d'abord", "take another list, or end this round first"},
    {"until-no-count",
     "« until » attend all, any, un nombre, ou une expression qui donne un nombre ou true ; ceci est de type {type}",
     "'until' expects all, any, a number, or an expression of a number or of true; this is of type {type}",
     "par exemple « until: 2 »", "for example 'until: 2'"},
    {"no-doer", "l'étape « {step} » se fait d'elle-même : personne ne l'a faite",
     "step '{step}' happens by itself: nobody did it", "nommer une tâche, une action ou un bloc",
     "name a task, an action or a block"},
    {"form-of-nobody", "personne n'est là pour remplir le formulaire de « {step} »",
     "nobody is there to fill the form of '{step}'",
     "dire qui (« by »), ou donner par « carry » ce que le dossier sait",
     "say who ('by'), or give by 'carry' what the case knows"},
    {"bad-carry", "une ligne de « carry » est un nom, ou « nom: expression »",
     "a line of 'carry' is a name, or 'name: expression'", "par exemple « carry: [quartier, motif: origine] »",
     "for example 'carry: [quarter, reason: origin]'"},
    {"carried-twice", "« {name} » est donné deux fois", "'{name}' is given twice", "n'en garder qu'un",
     "keep one of the two"},
    {"sent-to-both", "un message va à des dossiers, un texte à des personnes : pas aux deux",
     "a message goes to cases, a text to people: not to both", "en faire deux étapes", "make two steps of it"},
    {"bad-asked", "une ligne est ici le nom d'un champ du parcours qui reçoit, ou « nom: optional »",
     "a line is here the name of a field of the workflow that receives, or 'name: optional'",
     "par exemple « form: [prenom, nom: optional] »", "for example 'form: [name, age: optional]'"},
};

}  // namespace

std::span<const DiagnosticDescriptor> diagnostics_of_steps() { return steps_table; }

}  // namespace parcours::definition
