#include "support.hpp"

namespace p3 {
namespace {

using parcours::Text;

struct ProblemText {
  std::string_view code;
  const char *fr, *en, *hint_fr, *hint_en;
};

constexpr ProblemText kProblems[] = {
    {"E_NO_CHANTIER", "ce chantier n'a pas de places ouvertes", "this chantier has no open places",
     "choisir un chantier dont les places sont ouvertes", "choose a chantier whose places are open"},
    {"E_CHANTIER_STARTED", "ce chantier a commencé", "this chantier has begun", "choisir un chantier à venir",
     "choose a chantier to come"},
    {"E_OVERLAP", "ce jeune a déjà une place pendant ces dates", "this young person has a place on these dates",
     "rendre cette place, ou choisir un autre chantier", "give that place back, or choose another chantier"},
    {"E_DATES", "un chantier finit après avoir commencé", "a chantier ends after it has begun", "corriger les dates",
     "correct the dates"},
    {"E_PLACES_TAKEN", "il y a moins de places que de places prises", "there are fewer places than are taken",
     "garder au moins les places prises, ou annuler le chantier", "keep the places taken, or cancel the chantier"},
    {"E_PLACES_RANGE", "un chantier a de 1 à 30 places", "a chantier has from 1 to 30 places",
     "corriger le nombre de places", "correct the number of places"},
    {"E_DOCS_MISSING", "des documents manquent au contrat", "documents of the contract are missing",
     "les réunir, puis les cocher", "collect them, then tick them"},
    {"E_GUARDIAN", "avant 18 ans, l'autorisation d'un responsable est nécessaire",
     "below 18 the authorisation of a guardian is needed", "la recevoir, puis la cocher", "receive it, then tick it"},
    {"E_SCORE_RANGE", "cinq réponses de 1 à 4 font un total de 5 à 20",
     "five answers from 1 to 4 make a total of 5 to 20", "relire les réponses", "read the answers again"},
};

}  // namespace

const std::vector<std::string> kSupports = {"peinture",     "espaces_verts", "nettoyage", "petite_maconnerie",
                                            "evenementiel", "mobilier",      "numerique", "cuisine",
                                            "culture",      "autre"};
const std::vector<std::string> kKinds = {"educatif", "jeunes"};
const std::vector<std::string> kNextSteps = {"formation",      "emploi", "iae",   "contrat_jeune", "service_civique",
                                             "autre_chantier", "soins",  "aucun", "injoignable"};
const std::vector<std::string> kDocuments = {"identite", "droit_au_travail_verifie", "rib", "contrat_signe"};

parcours::sdk::Outcome refuse(std::string_view code, std::string where) {
  for (const auto& text : kProblems)
    if (text.code == code)
      return parcours::sdk::Outcome::refused(
          {std::string(code), std::move(where), Text(text.fr, text.en), Text(text.hint_fr, text.hint_en), {}});
  throw parcours::Error(parcours::Error::Code::misuse, "sheet p3 has no problem '" + std::string(code) + "'");
}

}  // namespace p3
