#include "story/phrases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace parcours::story {
namespace {

constexpr DiagnosticDescriptor kPhrases[] = {
    {"want-done", "« {step} » est fait par {by}", "'{step}' is done by {by}"},
    {"want-corrected", "« {step} » est corrigé par {by}", "'{step}' is corrected by {by}"},
    {"want-refused", "« {step} » par {by} est refusé : {codes}", "'{step}' by {by} is refused: {codes}"},
    {"want-unchanged", "un refus ne change rien", "a refusal changes nothing"},
    {"want-outcome", "« {step} » finit par « {outcome} »", "'{step}' ends as '{outcome}'"},
    {"want-waits", "le dossier attend à « {step} »", "the case waits at '{step}'"},
    {"want-not-at", "le dossier n'attend pas à « {step} »", "the case does not wait at '{step}'"},
    {"want-field", "le champ « {field} » vaut {value}", "the field '{field}' is {value}"},
    {"want-ended", "le dossier est terminé : « {as} »", "the case has ended as '{as}'"},
    {"want-handed", "une étape attend la réponse à un relais", "a step waits for the answer to a handover"},
    {"want-offered", "il est proposé : {steps}", "offered: {steps}"},
    {"sees-fields", "{by} voit : {fields}", "{by} sees: {fields}"},
    {"sees-nothing", "{by} ne voit aucun champ", "{by} sees no field"},
    {"told-text", "{by} lit : « {text} »", "{by} reads: '{text}'"},
    {"told-nothing", "{by} n'a pas ouvert le dossier, et ne lit rien", "{by} did not open the case, and reads nothing"},
    {"want-reminded", "un rappel est parti vers {to}", "a reminder has gone to {to}"},
    {"want-sent", "« {what} » est parti vers {to}", "'{what}' has gone to {to}"},
    {"want-counted", "compté depuis que le temps a avancé : {name}, {n}", "counted since the clock moved: {name}, {n}"},
    {"is-counted", "compté : {n}", "counted: {n}"},
    {"want-later", "le temps avance", "time goes on"},
    {"is-offered", "il est proposé : {steps}", "offered: {steps}"},
    {"is-nothing-offered", "rien n'est proposé", "nothing is offered"},
    {"is-not-sent", "rien de tel depuis que le temps a avancé", "nothing of the kind since the clock moved"},
    {"is-done", "c'est fait", "it was done"},
    {"is-refused", "c'est refusé : {codes}", "it was refused: {codes}"},
    {"is-changed", "le dossier est à une autre révision", "the case is at another revision"},
    {"is-outcome", "elle a fini par « {outcome} »", "it ended as '{outcome}'"},
    {"is-not-ended", "elle n'a pas fini", "it has not ended"},
    {"is-waiting", "le dossier attend à : {steps}", "the case waits at: {steps}"},
    {"is-nowhere", "le dossier n'attend personne", "the case waits for nobody"},
    {"is-stalled", "le dossier est arrêté à : {steps}", "the case has stalled at: {steps}"},
    {"is-ended", "le dossier est terminé : « {as} »", "the case has ended as '{as}'"},
    {"is-no-case", "aucun dossier n'est ouvert", "no case is open"},
    {"is-field", "il vaut {value}", "it is {value}"},
    {"is-empty", "il est vide", "it is empty"},
    {"is-earlier", "il est déjà {now}", "it is {now} already"},
    {"empty", "vide", "empty"},
    {"expected", "attendu : ", "expected: "},
    {"found", "trouvé : ", "found: "},
    {"position", "situation : ", "situation: "},
    {"history", "histoire :", "history:"},
    {"never", "jamais passé par : {parts}", "never gone through: {parts}"},
    {"row", "{step} ligne {row}", "{step} row {row}"},
    {"sums", "étapes {steps}, suites {routes}, conditions {guards}", "steps {steps}, routes {routes}, guards {guards}"},
    {"total", "récits : {stories}, en échec : {failed}", "stories: {stories}, failed: {failed}"},
    {"ok", "ok", "ok"},
    {"fail", "échec", "FAIL"},
};

}  // namespace

const DiagnosticTable& story_phrases() {
  static constexpr DiagnosticTable table{kPhrases};
  return table;
}

Text story_text(std::string_view code, DiagnosticTable::Arguments arguments) {
  return story_phrases().problem(code, arguments).message;
}

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

}  // namespace parcours::story
