#include "execution/diagnostics.hpp"

namespace parcours::execution {
namespace {

constexpr DiagnosticDescriptor kTable[] = {
    {"missing", "le champ '{field}' est demandé", "the field '{field}' is required", "donnez-lui une valeur",
     "give it a value"},
    {"not-asked", "le champ '{field}' n'est pas demandé à cette étape", "the field '{field}' is not asked at this step",
     "vouliez-vous dire '{near}' ?", "did you mean '{near}'?"},
    {"choose-outcome", "il faut choisir une issue : {outcomes}", "an outcome must be chosen: {outcomes}"},
    {"unknown-outcome", "cette étape ne peut pas finir ainsi ; elle finit par : {outcomes}",
     "this step cannot end so; it ends as: {outcomes}", "vouliez-vous dire '{near}' ?", "did you mean '{near}'?"},
    {"outcome-not-chosen", "l'issue de cette étape est la réponse de {action} ; elle ne se choisit pas",
     "the outcome of this step is the answer of {action}; nobody chooses it", "ne donnez pas d'issue",
     "leave the outcome out"},
    {"conflict", "ce que montre ce formulaire a changé entre-temps", "what this form shows has changed in the meantime",
     "relisez le dossier et recommencez", "read the case again and start over"},
    {"unknown-task", "ce dossier n'a pas de tâche de ce numéro", "this case has no task of that number",
     "relisez le dossier", "read the case again"},
    {"not-waiting", "cette étape n'attend personne", "this step waits for nobody",
     "relisez le dossier : il dit ce qui attend quelqu'un", "read the case again: it says what waits for somebody"},
    {"not-stalled", "cette étape n'est pas en panne", "this step has not stalled",
     "rien n'est à recommencer : faites la tâche", "there is nothing to try again: do the task"},
    {"not-offered", "'{step}' ne peut pas être commencée maintenant", "'{step}' cannot be started now",
     "relisez le dossier : ce qui peut commencer y est proposé", "read the case again: it offers what can be started"},
    {"started-only", "'{step}' se commence sans formulaire : une autre personne la fera",
     "'{step}' is started without a form: somebody else does it", "commencez-la, puis faites la tâche qui s'ouvre",
     "start it, then do the task that opens"},
    {"unknown-message", "ce parcours ne connaît pas le message '{message}'",
     "this workflow knows no message '{message}'", "lisez les `messages` du parcours",
     "read the `messages` of the workflow"},
    {"unknown-row", "aucun élément en cours ne s'appelle '{row}'", "no element under way is called '{row}'",
     "donnez son numéro, ou la valeur de sa clé", "give its number, or the value of its key"},
    {"not-open", "ce dossier est terminé", "this case has ended", "rouvrez-le d'abord, si le parcours le permet",
     "reopen it first, if the workflow allows it"},
    {"still-open", "ce dossier n'est pas terminé", "this case has not ended", "rien n'est à rouvrir",
     "there is nothing to reopen"},
    {"not-reopenable", "ce dossier ne peut pas, ou plus, être rouvert", "this case cannot be reopened, or not any more",
     "ouvrez un nouveau dossier lié à celui-ci", "open a new case linked to this one"},
    {"already-suspended", "ce dossier est déjà suspendu", "this case is suspended already",
     "reprenez-le pour que ses délais courent", "resume it to let its clocks run"},
    {"not-suspended", "ce dossier n'est pas suspendu", "this case is not suspended", "rien n'est à reprendre",
     "there is nothing to resume"},
    {"no-such-step", "le dossier se tient à l'étape '{step}', que cette version n'a pas",
     "the case stands at step '{step}', which this version does not have",
     "dites comment elle s'y appelle (--map {step}=...), ou attendez qu'il la quitte",
     "say what it is called there (--map {step}=...), or wait until it has left it"},
    {"no-such-way", "le dossier est déjà venu à '{step}' par '{way}', qui n'y mène plus dans cette version",
     "the case has come to '{step}' by '{way}' already, which does not lead there in this version",
     "dites comment '{way}' s'y appelle (--map {way}=...), ou attendez que le dossier ait quitté '{step}'",
     "say what '{way}' is called there (--map {way}=...), or wait until the case has left '{step}'"},
    {"no-such-phase", "le dossier est dans la phase '{phase}', que cette version n'a pas",
     "the case is in phase '{phase}', which this version does not have", "gardez la phase, ou attendez qu'il la quitte",
     "keep the phase, or wait until it has left it"},
    {"other-kind", "l'étape '{step}' n'est plus de la même sorte dans cette version",
     "step '{step}' is of another kind in this version", "donnez un autre nom à la nouvelle étape",
     "give the new step another name"},
    {"other-place", "l'étape '{step}' est dans un autre bloc dans cette version",
     "step '{step}' stands in another block in this version", "donnez un autre nom à la nouvelle étape",
     "give the new step another name"},
    {"same-person", "qui a terminé '{step}' ne peut pas faire cette étape",
     "whoever ended '{step}' may not do this step", "demandez à une autre personne (règle des quatre yeux)",
     "ask somebody else (four-eyes rule)"},
    {"too-many-steps", "le parcours tourne sans s'arrêter sur une étape ; rien n'a été fait",
     "the workflow runs on without resting at a step; nothing was done", "prévenez l'administrateur du parcours",
     "tell the administrator of the workflow"},
    {"no-way-out", "aucune suite n'est prévue après '{step}' ; rien n'a été fait",
     "nothing is planned after '{step}'; nothing was done", "prévenez l'administrateur du parcours",
     "tell the administrator of the workflow"},
};

}  // namespace

const DiagnosticTable& diagnostics() {
  static constexpr DiagnosticTable table{kTable};
  return table;
}

}  // namespace parcours::execution
