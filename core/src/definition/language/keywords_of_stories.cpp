// The rows of the keys of stories (keywords.hpp).
#include "definition/language/keywords.hpp"

namespace parcours::definition {
namespace {

constexpr Keyword stories_table[] = {
    {"story", ValueKind::text, "ce que ce récit raconte, en une phrase", "what this story tells, in one sentence",
     "story"},
    {"actors", ValueKind::actors, "qui agit : nom: rôle, ou nom: { role, of: structure }",
     "who acts: name: role, or name: { role, of: structure }", "story"},
    {"suppose", ValueKind::supposed, "ce que répond une action, sans la demander : fiche.action: issue",
     "what an action answers, without asking it: sheet.action: outcome", "story"},
    {"outcome", ValueKind::word, "l'issue avec laquelle l'action finit", "the outcome with which the action ends",
     "supposed"},
    {"with", ValueKind::literals, "ce qu'elle donne : ses sorties, rangées dans les champs de leur nom",
     "what it gives: its outputs, stored in the fields of their names", "supposed"},
    {"open", ValueKind::opening, "qui ouvre le dossier, quand, avec quels champs",
     "who opens the case, when, with which fields", "story"},
    {"then", ValueKind::story_lines, "la suite, une chose par ligne", "what happens then, one thing a line", "story"},

    {"role", ValueKind::name, "le rôle", "the role", "granted"},
    {"of", ValueKind::word, "dans cette structure seulement", "in this structure alone", "granted"},

    {"at", ValueKind::word, "quand : AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM", "when: YYYY-MM-DD, or YYYY-MM-DD HH:MM",
     "opening"},
    {"at", ValueKind::word, "l'horloge avance jusque-là : AAAA-MM-JJ, ou AAAA-MM-JJ HH:MM",
     "the clock moves to then: YYYY-MM-DD, or YYYY-MM-DD HH:MM", "at"},
    {"after", ValueKind::delay, "l'horloge avance de ce délai", "the clock moves on by this delay", "after"},
    {"do", ValueKind::name, "quelqu'un fait cette étape", "somebody does this step"},
    {"message", ValueKind::name, "un message arrive", "a message arrives", "story message"},
    {"from", ValueKind::word, "de qui : un des actors, ou un parcours", "from whom: one of the actors, or a workflow",
     "story message"},
    {"correct", ValueKind::literals, "la valeur d'un champ est corrigée : champ: valeur",
     "the value of a field is corrected: field: value", "correct"},
    {"by", ValueKind::name, "qui corrige : un des actors", "who corrects: one of the actors", "correct"},
    {"why", ValueKind::text, "la raison de la correction", "the reason of the correction", "correct"},
    {"answer", ValueKind::name, "la réponse à un relais : accepted, refused, ou une fin de l'autre dossier",
     "the answer to a handover: accepted, refused, or an end of the other case"},
    {"to", ValueKind::name, "à quelle étape de relais", "to which handover step", "answer"},
    {"reopen", ValueKind::name, "qui rouvre le dossier", "who reopens the case", "story reopen"},
    {"suspend", ValueKind::name, "qui suspend le dossier", "who suspends the case"},
    {"resume", ValueKind::name, "qui le reprend", "who resumes it"},
    {"offered", ValueKind::words, "cette étape peut être commencée", "this step can be started"},
    {"by", ValueKind::name, "par qui : un des actors", "by whom: one of the actors", "offered"},
    {"sees", ValueKind::words, "parmi les champs remplis, il voit ceux-ci et aucun autre",
     "of the fields that are filled, these are seen and no others"},
    {"by", ValueKind::name, "qui lit le dossier : un des actors", "who reads the case: one of the actors", "sees"},
    {"told", ValueKind::word, "qui a ouvert le dossier lit ce texte", "the actor who opened the case reads this text",
     "told"},
    {"by", ValueKind::name, "qui lit : un des actors", "who reads: one of the actors", "told"},
    {"reminded", ValueKind::word, "à qui l'on a fait un rappel", "who was reminded"},
    {"sent", ValueKind::name, "ce texte ou ce message est parti", "this text or message went out"},
    {"to", ValueKind::word, "à qui, ou vers quel parcours", "to whom, or to which workflow", "sent"},
    {"counted", ValueKind::literals, "ce que le dossier a compté depuis que l'horloge a avancé : nom: somme",
     "what the case has counted since the clock moved: name: sum"},
    {"for", ValueKind::word, "pour quel élément d'une liste", "for which element of a list"},
    {"by", ValueKind::name, "qui : un des actors", "who: one of the actors", "opening"},
    {"by", ValueKind::name, "qui : un des actors", "who: one of the actors", "do"},
    {"outcome", ValueKind::word, "l'issue choisie, ou attendue d'une action",
     "the outcome that is chosen, or expected of an action"},
    {"with", ValueKind::literals, "les champs remplis", "the fields that are filled", "opening"},
    {"with", ValueKind::literals, "les champs du message", "the fields of the message", "story message"},
    {"with", ValueKind::literals, "les champs remplis", "the fields that are filled", "do"},
    {"confirmed", ValueKind::words, "les questions auxquelles on répond oui : leurs codes",
     "the questions that are answered with yes: their codes"},
    {"refused", ValueKind::words, "c'est refusé, avec ces codes", "it is refused, with these codes"},
    {"waits_at", ValueKind::words, "le dossier attend à cette étape, et à nulle autre",
     "the case waits at this step, and at no other"},
    {"not_at", ValueKind::words, "le dossier n'attend pas à cette étape", "the case does not wait at this step"},
    {"has", ValueKind::literals, "les champs valent cela ; vide : le champ est vide",
     "the fields are that; empty: the field is empty"},
    {"ended_as", ValueKind::word, "le dossier est terminé ainsi", "the case has ended so"},
};

}  // namespace

std::span<const Keyword> keywords_of_stories() { return stories_table; }

}  // namespace parcours::definition
