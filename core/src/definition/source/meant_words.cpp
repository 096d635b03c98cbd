#include "definition/source/meant_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/calendar.hpp"
#include "base/nearest.hpp"

namespace parcours::definition {
namespace {

constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"texte", "text"},
                                                                    {"nombre", "number"},
                                                                    {"entier", "number"},
                                                                    {"integer", "number"},
                                                                    {"montant", "money"},
                                                                    {"euros", "money"},
                                                                    {"argent", "money"},
                                                                    {"booléen", "bool"},
                                                                    {"booleen", "bool"},
                                                                    {"boolean", "bool"},
                                                                    {"oui/non", "bool"},
                                                                    {"oui_non", "bool"},
                                                                    {"choix", "choice"},
                                                                    {"liste", "list"},
                                                                    {"heure", "datetime"},
                                                                    {"time", "datetime"},
                                                                    {"naissance", "birth"},
                                                                    {"durée", "duration"},
                                                                    {"délai", "duration"},
                                                                    {"lieu", "place"},
                                                                    {"adresse", "place"},
                                                                    {"quartier", "territory"},
                                                                    {"territoire", "territory"},
                                                                    {"personne", "actor"},
                                                                    {"acteur", "actor"},
                                                                    {"user", "actor"},
                                                                    {"email", "contact"},
                                                                    {"courriel", "contact"},
                                                                    {"téléphone", "contact"},
                                                                    {"telephone", "contact"},
                                                                    {"dossier", "case"},
                                                                    {"fichier", "file"},
                                                                    {"fichiers", "files"},
                                                                    {"document", "file"},
                                                                    {"facultatif", "optional"},
                                                                    {"facultative", "optional"},
                                                                    {"optionnel", "optional"},
                                                                    {"montrer", "show"},
                                                                    {"voir", "show"},
                                                                    {"lecture", "show"},
                                                                    {"titre", "title"},
                                                                    {"par", "by"},
                                                                    {"faire", "do"},
                                                                    {"avec", "with"},
                                                                    {"puis", "then"},
                                                                    {"récit", "story"},
                                                                    {"recit", "story"},
                                                                    {"acteurs", "actors"},
                                                                    {"ouvrir", "open"},
                                                                    {"attendre", "after"},
                                                                    {"après", "after"},
                                                                    {"apres", "after"},
                                                                    {"suite", "next"},
                                                                    {"suivant", "next"},
                                                                    {"sinon", "otherwise"},
                                                                    {"si", "when"},
                                                                    {"quand", "when"},
                                                                    {"étapes", "steps"},
                                                                    {"etapes", "steps"},
                                                                    {"champs", "fields"},
                                                                    {"rappel", "remind"},
                                                                    {"rappeler", "remind"},
                                                                    {"échéance", "due"},
                                                                    {"echeance", "due"},
                                                                    {"tâche", "task"},
                                                                    {"tache", "task"},
                                                                    {"formulaire", "form"},
                                                                    {"issue", "outcome"},
                                                                    {"issues", "outcomes"},
                                                                    {"textes", "texts"},
                                                                    {"niveau", "level"},
                                                                    {"pourquoi", "why"},
                                                                    {"aide", "help"},
                                                                    {"valeur", "value"},
                                                                    {"envoyer", "send"},
                                                                    {"depuis", "from"},
                                                                    {"attente", "wait"},
                                                                    {"décider", "decide"},
                                                                    {"décision", "decide"},
                                                                    {"decision", "decide"},
                                                                    {"bloc", "block"},
                                                                    {"relais", "handover"},
                                                                    {"fin", "ended_as"}};

}  // namespace

std::string word_meant(const std::string& written, const std::vector<std::string>& allowed) {
  const auto known =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const auto& each) { return each.first == written; });
  for (const auto& word : {known == std::end(kWords) ? std::string() : std::string(known->second), "C" + written})
    if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return word;
  return nearest(written, allowed);
}

std::string flag_meant(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"oui", "true"},  {"yes", "true"}, {"vrai", "true"},  {"on", "true"},   {"true", "true"},
      {"non", "false"}, {"no", "false"}, {"faux", "false"}, {"off", "false"}, {"false", "false"}};
  std::string small(word);
  for (auto& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto at =
      std::find_if(std::begin(words), std::end(words), [&](const auto& each) { return each.first == small; });
  return at == std::end(words) ? std::string() : std::string(at->second);
}

bool means_required(std::string_view word) {
  constexpr std::string_view words[] = {"required", "mandatory", "obligatoire", "requis"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string delay_meant(std::string_view written) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 20> words{{{"minute", "minutes"},
                                                                                 {"minutes", "minutes"},
                                                                                 {"heure", "hours"},
                                                                                 {"heures", "hours"},
                                                                                 {"jour", "days"},
                                                                                 {"jours", "days"},
                                                                                 {"semaine", "weeks"},
                                                                                 {"semaines", "weeks"},
                                                                                 {"mois", "months"},
                                                                                 {"an", "years"},
                                                                                 {"ans", "years"},
                                                                                 {"année", "years"},
                                                                                 {"années", "years"},
                                                                                 {"ouvré", "working"},
                                                                                 {"ouvrés", "working"},
                                                                                 {"ouvrable", "workable"},
                                                                                 {"ouvrables", "workable"},
                                                                                 {"service", "duty"},
                                                                                 {"de", ""},
                                                                                 {"d'astreinte", "duty"}}};
  std::string number, unit, calendar;
  while (!written.empty()) {
    const auto word = written.substr(0, written.find(' '));
    written.remove_prefix(std::min(word.size() + 1, written.size()));
    const auto at = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == word; });
    if (number.empty())
      number = word;
    else if (at == words.end())
      return {};
    else if (at->second.ends_with('s'))
      unit = at->second;
    else if (!at->second.empty())
      calendar = at->second;
  }
  const auto delay = parse_delay(number + " " + (calendar.empty() ? "" : calendar + " ") + unit);
  return delay ? parcours::to_text(*delay) : std::string();
}

}  // namespace parcours::definition
