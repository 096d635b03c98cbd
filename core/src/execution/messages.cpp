#include "execution/messages.hpp"

namespace parcours::execution {
namespace {

constexpr Message kTable[] = {
    {"missing", "le champ '{field}' est demandé", "the field '{field}' is required"},
    {"not-asked", "le champ '{field}' n'est pas demandé à cette étape", "the field '{field}' is not asked at this step", "vouliez-vous dire '{near}' ?",
     "did you mean '{near}'?"},
    {"choose-outcome", "il faut choisir une issue : {outcomes}", "an outcome must be chosen: {outcomes}"},
    {"unknown-outcome", "cette étape ne peut pas finir ainsi ; elle finit par : {outcomes}", "this step cannot end so; it ends as: {outcomes}",
     "vouliez-vous dire '{near}' ?", "did you mean '{near}'?"},
    {"outcome-not-chosen", "l'issue de cette étape est la réponse de {action} ; elle ne se choisit pas",
     "the outcome of this step is the answer of {action}; nobody chooses it", "ne donnez pas d'issue", "leave the outcome out"},
    {"conflict", "ce que montre ce formulaire a changé entre-temps", "what this form shows has changed in the meantime",
     "relisez le dossier et recommencez", "read the case again and start over"},
    {"unknown-task", "ce dossier n'a pas de tâche de ce numéro", "this case has no task of that number",
     "relisez le dossier", "read the case again"},
    {"not-waiting", "cette étape n'attend personne", "this step waits for nobody"},
    {"not-stalled", "cette étape n'est pas arrêtée par un incident", "this step is not stopped by an incident"},
    {"same-person", "qui a terminé '{step}' ne peut pas faire cette étape", "whoever ended '{step}' may not do this step",
     "demandez à une autre personne (règle des quatre yeux)", "ask somebody else (four-eyes rule)"},
    {"too-many-steps", "le parcours tourne sans s'arrêter sur une étape ; rien n'a été fait", "the workflow runs on without resting at a step; nothing was done",
     "prévenez l'administrateur du parcours", "tell the administrator of the workflow"},
    {"no-way-out", "aucune suite n'est prévue après '{step}' ; rien n'a été fait", "nothing is planned after '{step}'; nothing was done",
     "prévenez l'administrateur du parcours", "tell the administrator of the workflow"},
};

}  // namespace

const Messages& messages() {
  static constexpr Messages table{kTable};
  return table;
}

}  // namespace parcours::execution
