#include "story/diagnostics.hpp"

namespace parcours::definition {
namespace {

constexpr DiagnosticDescriptor kDiagnostics[] = {
    {"story-not-text", "ici il faut un texte", "this takes a text", "un seul mot ou texte, sans liste",
     "one word or text, no list"},
    {"story-not-map", "ici il faut des mots et leurs valeurs (mot: valeur)",
     "this takes words and their values (word: value)", "par exemple : {{ by: nadia, outcome: retenu }}",
     "for instance: {{ by: nadia, outcome: retenu }}"},
    {"story-not-lines", "ici il faut une liste de lignes", "this takes a list of lines",
     "par exemple : - {{ do: trier, by: nadia }}", "for instance: - {{ do: triage, by: nadia }}"},
    {"story-key-unknown", "le mot « {key} » n'a pas de sens ici ; on peut écrire : {known}",
     "'{key}' means nothing here; what can be written: {known}"},
    {"story-key-missing", "il manque « {key} »", "'{key}' is missing"},
    {"story-line-unknown", "cette ligne ne dit rien : elle commence par l'un de ces mots : {known}",
     "this line says nothing: it begins with one of: {known}"},
    {"story-two-things", "cette ligne dit deux choses, « {first} » et « {second} » ; il faut deux lignes",
     "this line says two things, '{first}' and '{second}'; write two lines"},
    {"story-step-unknown", "le parcours « {workflow} » n'a pas d'étape « {name} »",
     "workflow '{workflow}' has no step '{name}'", "nommez une étape de ce parcours", "name a step of that workflow"},
    {"story-step-passes", "personne ne s'arrête à l'étape « {name} » : elle choisit ou contient d'autres étapes",
     "nobody ever waits at step '{name}': it chooses, or holds other steps", "nommez une étape qui attend quelqu'un",
     "name a step that waits for somebody"},
    {"story-field-unknown", "le parcours « {workflow} » n'a pas de champ « {name} »",
     "workflow '{workflow}' has no field '{name}'", "nommez un champ de ce parcours", "name a field of that workflow"},
    {"story-actor-unknown", "« {name} » n'est pas parmi les acteurs du récit",
     "'{name}' is not among the actors of the story", "ajoutez-le à « actors »", "add them to 'actors'"},
    {"story-role-unknown", "aucun rôle ne s'appelle « {name} »", "no role is called '{name}'",
     "prenez un rôle de roles.yaml", "take a role of roles.yaml"},
    {"story-action-unknown", "aucune étape ne demande la réponse de « {name} » ; on peut supposer celle de : {known}",
     "no step asks for the answer of '{name}'; what can be supposed is that of: {known}"},
    {"story-outcome-unknown", "l'étape « {step} » ne finit pas par « {name} » ; elle finit par : {known}",
     "step '{step}' does not end as '{name}'; it ends as: {known}"},
    {"story-end-unknown", "le parcours ne finit pas par « {name} » ; il finit par : {known}",
     "the workflow does not end as '{name}'; it ends as: {known}"},
    {"story-message-unknown", "le parcours n'attend aucun message « {name} » ; il connaît : {known}",
     "the workflow awaits no message '{name}'; it knows: {known}"},
    {"story-sender-unknown",
     "« {name} » n'est ni un acteur du récit ni un parcours qui envoie ce message ; on peut écrire : {known}",
     "'{name}' is neither an actor of the story nor a workflow that sends this message; what can be written: {known}"},
    {"story-offer-unknown", "aucune étape proposée à tout moment ne s'appelle « {name} » ; il y a : {known}",
     "no anytime step that is offered is called '{name}'; there are: {known}"},
    {"story-text-unknown", "le parcours n'envoie rien qui s'appelle « {name} » ; il connaît : {known}",
     "the workflow sends nothing called '{name}'; it knows: {known}"},
    {"story-delay", "ce n'est pas un délai", "this is no delay", "par exemple : 3 working days, 2 weeks, 90 minutes",
     "for instance: 3 working days, 2 weeks, 90 minutes"},
    {"story-time", "ce n'est pas une date qui existe", "this is no date that exists", "AAAA-MM-JJ ou AAAA-MM-JJ HH:MM",
     "YYYY-MM-DD or YYYY-MM-DD HH:MM"},
    {"story-too-long", "un récit a au plus {most} lignes", "a story has at most {most} lines",
     "partagez-le en plusieurs récits", "split it into several stories"},
    {"story-unreadable", "le fichier ne peut pas être lu, ou dépasse 1 Mio",
     "the file cannot be read, or is over 1 MiB", "vérifiez le chemin et les droits", "check the path and its rights"},
};

}  // namespace

const DiagnosticTable& story_diagnostics() {
  static constexpr DiagnosticTable table{kDiagnostics};
  return table;
}

}  // namespace parcours::definition
