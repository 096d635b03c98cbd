#include "engine/messages.hpp"

namespace parcours::engine {
namespace {

constexpr Message kTable[] = {
    {"not-found", "ce dossier n'existe pas, ou ne vous concerne pas", "there is no such case, or it does not concern you"},
    {"not-allowed", "vous n'avez pas le rôle demandé pour cela : {roles}", "you do not have the role that this needs: {roles}",
     "un administrateur peut vous le donner", "an administrator can grant it"},
    {"administrators-only", "seul un administrateur peut faire cela", "only an administrator may do this",
     "voyez 'administrators' dans la configuration, ou le rôle admin_fonctionnel", "see 'administrators' in the configuration, or the role admin_fonctionnel"},
    {"unknown-workflow", "aucun parcours type '{workflow}' n'est en vigueur", "no workflow '{workflow}' is in force", "vouliez-vous dire '{near}' ?",
     "did you mean '{near}'?"},
    {"unknown-actor", "l'identifiant d'un acteur ne peut pas être vide", "the id of an actor cannot be empty"},
    {"conflict", "d'autres écrivent sans cesse dans ce dossier ; rien n'a été fait", "others keep writing to this case; nothing was done",
     "recommencez dans un instant", "try again in a moment"},
    {"sheet-missing", "la fiche action '{sheet}' n'est pas chargée ; rien n'a été fait", "the sheet '{sheet}' is not loaded; nothing was done",
     "chargez son greffon (--plugins)", "load its plugin (--plugins)"},
    {"action-failed", "l'action {action} a échoué ; rien n'a été fait", "the action {action} failed; nothing was done",
     "prévenez l'administrateur : la cause est dans le greffon", "tell the administrator: the cause is in the plugin"},
    {"action-later", "l'action {action} ne peut pas répondre maintenant ; rien n'a été fait", "the action {action} cannot answer now; nothing was done",
     "recommencez plus tard", "try again later"},
    {"key-used", "cette clé a déjà servi à une autre commande", "this key was used for another command", "prenez une clé neuve par commande",
     "take a new key for each command"},
    {"busy", "la base de données est occupée ou ne répond pas", "the database is busy or does not answer",
     "recommencez dans un instant, avec la même clé", "try again in a moment, with the same key"},
    {"engine-failed", "le moteur n'a pas pu le faire ; rien n'a été fait", "the engine could not do it; nothing was done",
     "prévenez l'exploitant", "tell the operator"},
    {"workflow-twice", "le parcours type '{workflow}' est écrit deux fois", "the workflow '{workflow}' is written twice",
     "gardez un seul fichier", "keep one of the files"},
    {"too-many-actions", "le parcours enchaîne les actions sans s'arrêter ; rien n'a été fait", "the workflow runs action after action without resting; nothing was done",
     "prévenez l'administrateur du parcours", "tell the administrator of the workflow"},
    {"not-text", "une valeur n'est pas un texte UTF-8, ou contient un caractère nul", "a value is not UTF-8 text, or contains a null character"},
    {"too-long", "ce nom est trop long : {most} octets au plus", "this name is too long: {most} bytes at most"},
    {"too-large", "ce qui est envoyé est trop volumineux", "what was sent is too large"},
    {"nothing-to-deploy", "aucun fichier workflow.yaml sous '{folder}'", "there is no file workflow.yaml below '{folder}'"},
    {"not-one-workflow", "'{folder}' contient {n} parcours types, il en faut un seul", "'{folder}' holds {n} workflows, and this takes one"},
    {"unknown-role", "le rôle ne peut pas être vide", "the role cannot be empty"},
    {"chain-broken", "dossier {ref} : le journal a été modifié à la révision {revision}", "case {ref}: the journal was changed at revision {revision}"},
    {"chain-incomplete", "dossier {ref} : le journal n'a pas toutes ses lignes", "case {ref}: rows of the journal are missing"},
    {"state-differs", "dossier {ref} : l'état ne correspond pas au journal", "case {ref}: its state is not what its journal says"},
    {"tasks-differ", "dossier {ref} : les tâches en cours ne correspondent pas à l'état", "case {ref}: its open tasks are not what its state says"},
    {"unreadable", "dossier {ref} : une ligne ne peut pas être lue", "case {ref}: a row cannot be read"},
    {"check-failed", "fiche {sheet}, contrôle '{check}' : {message}", "sheet {sheet}, check '{check}': {message}"},
};

}  // namespace

const Messages& messages() {
  static constexpr Messages table{kTable};
  return table;
}

}  // namespace parcours::engine
