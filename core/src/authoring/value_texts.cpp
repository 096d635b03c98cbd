#include "authoring/value_texts.hpp"

#include <string>

namespace parcours::authoring {
namespace {

using definition::Keyword, definition::ValueKind;

struct KindText {
  ValueKind kind;
  const char *fr, *en;
};

constexpr KindText kKinds[] = {
    {ValueKind::text, "un texte, ou un par langue", "a text, or one per language"},
    {ValueKind::word, "un mot ou un nombre", "a word or a number"},
    {ValueKind::name, "un nom", "a name"},
    {ValueKind::workflow_name, "le nom d'un parcours type", "the name of a workflow"},
    {ValueKind::count, "un nombre entier", "a whole number"},
    {ValueKind::number, "un nombre", "a number"},
    {ValueKind::flag, "true ou false", "true or false"},
    {ValueKind::delay, "un délai : 2 working days", "a delay: 2 working days"},
    {ValueKind::when_due, "un délai ou une expression", "a delay or an expression"},
    {ValueKind::expression, "une expression", "an expression"},
    {ValueKind::who, "une ou plusieurs personnes", "one or more people"},
    {ValueKind::words, "un mot ou une liste de mots", "a word or a list of them"},
    {ValueKind::target, "une étape, end, end x, stay", "a step, end, end x, stay"},
    {ValueKind::targets, "une étape, end, end x, stay ; ou une suite par issue",
     "a step, end, end x, stay; or one per outcome"},
    {ValueKind::also, "des étapes anytime, ou par issue", "anytime steps, or by outcome"},
    {ValueKind::literal, "une constante", "a constant"},
    {ValueKind::literals, "nom: constante", "name: constant"},
    {ValueKind::texts, "nom: texte", "name: text"},
    {ValueKind::sights, "nom: un niveau de C0 à C3, ou none", "name: a level from C0 to C3, or none"},
    {ValueKind::supposed, "action: issue, ou { outcome, with }", "action: outcome, or { outcome, with }"},
    {ValueKind::names, "une liste, nom: texte, ou un vocabulaire", "a list, name: text, or a vocabulary"},
    {ValueKind::fields, "nom: champ", "name: field"},
    {ValueKind::list_fields, "nom: champ d'une liste", "name: field of a list"},
    {ValueKind::parameters, "nom: paramètre", "name: parameter"},
    {ValueKind::messages, "nom: message", "name: message"},
    {ValueKind::steps, "nom: étape", "name: step"},
    {ValueKind::anytime, "nom: étape à tout moment", "name: anytime step"},
    {ValueKind::blocks, "nom: bloc", "name: block"},
    {ValueKind::phases, "nom: phase", "name: phase"},
    {ValueKind::branches, "nom: branche", "name: branch"},
    {ValueKind::block, "un bloc", "a block"},
    {ValueKind::lines, "une liste de lignes", "a list of lines"},
    {ValueKind::rows, "une liste de lignes de décision", "a list of rows"},
    {ValueKind::ways, "une liste d'étapes, avec ou sans condition", "a list of steps, with or without a condition"},
    {ValueKind::value, "une expression, ou des lignes", "an expression, or rows"},
    {ValueKind::form, "une liste de champs", "a list of entries"},
    {ValueKind::checks, "une liste de contrôles", "a list of checks"},
    {ValueKind::counts, "une liste de comptages", "a list of counts"},
    {ValueKind::bilan_facts, "nom: fait", "name: fact"},
    {ValueKind::bilan_series, "nom: série", "name: series"},
    {ValueKind::bilan_results, "une liste de résultats", "a list of results"},
    {ValueKind::indicators, "nom: indicateur", "name: indicator"},
    {ValueKind::carry, "une liste de noms, ou nom: expression", "a list of names, or name: expression"},
    {ValueKind::actors, "nom: rôle", "name: role"},
    {ValueKind::opening, "comment le dossier s'ouvre", "how the case is opened"},
    {ValueKind::story_lines, "une liste de lignes de récit", "a list of lines of a story"},
};

constexpr TypeText kTypes[] = {
    {"actor", "une personne qui agit ; `of` est son rôle", "a person who acts; `of` is the role"},
    {"birth", "une naissance : 2015-06-12, 2015-06, 2015 ; `~` derrière pour une estimation",
     "a birth: 2015-06-12, 2015-06, 2015; `~` behind it for an estimate"},
    {"bool", "oui ou non", "yes or no: true, false"},
    {"case", "la référence d'un dossier du parcours `of`", "the reference of a case of the workflow `of`"},
    {"choice", "une valeur de `of`", "one value of `of`"},
    {"choices", "plusieurs valeurs de `of`", "several values of `of`"},
    {"contact", "comment joindre quelqu'un, 280 caractères", "how to reach somebody, 280 characters"},
    {"date", "un jour : 2026-11-24", "a day: 2026-11-24"},
    {"datetime", "un jour et une heure de la ville : 2026-11-24 17:00",
     "a day and an hour of the city: 2026-11-24 17:00"},
    {"duration", "un délai", "a delay"},
    {"file", "la référence d'une pièce", "the reference of a file"},
    {"files", "les références de plusieurs pièces", "the references of several files"},
    {"list", "une liste d'enregistrements de `fields`, 1 000 au plus", "a list of records of `fields`, at most 1,000"},
    {"money", "un montant, deux décimales au plus", "an amount, at most two decimals"},
    {"note", "un texte long, 20 000 caractères", "a long text, 20,000 characters"},
    {"notice", "un avis donné : une date, ou { on, how, by }", "a notice that was given: a date, or { on, how, by }"},
    {"number", "un nombre, entier sans `decimals`", "a number, whole without `decimals`"},
    {"place", "un lieu : un texte, ou { lat, lon, label }", "a place: a text, or { lat, lon, label }"},
    {"structure", "une structure ; `of` est son rôle", "a structure; `of` is its role"},
    {"territory", "un nom de territories.yaml", "a name of territories.yaml"},
    {"text", "un texte, 280 caractères", "a text, 280 characters"},
};

std::string listed(std::string_view words) {
  std::string all;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    all += (all.empty() ? "" : ", ") + std::string(words.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

Text text_of_value(const Keyword& row) {
  if (row.value_kind == ValueKind::place)
    return {"les clés de " + std::string(row.key), "the keys of " + std::string(row.key)};
  if (row.words == "@types") return {"un type", "a type"};
  if (row.value_kind == ValueKind::one_of) return {listed(row.words), listed(row.words)};
  for (const auto& each : kKinds)
    if (each.kind == row.value_kind) return {each.fr, each.en};
  return {};
}

std::span<const TypeText> type_texts() { return kTypes; }

}  // namespace parcours::authoring
