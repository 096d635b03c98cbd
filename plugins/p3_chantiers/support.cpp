#include "support.hpp"

#include "parcours/sdk/birth.hpp"
#include "parcours/sdk/read.hpp"

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
    {"E_DATES", "un chantier finit après avoir commencé, et une suite vient après lui",
     "a chantier ends after it has begun, and a next step comes after it", "corriger les dates", "correct the dates"},
    {"E_PLACES_TAKEN", "il y a moins de places que de places prises", "there are fewer places than are taken",
     "garder au moins les places prises, ou annuler le chantier", "keep the places taken, or cancel the chantier"},
    {"E_PLACES_RANGE", "un chantier a de 1 à 30 places", "a chantier has from 1 to 30 places",
     "corriger le nombre de places", "correct the number of places"},
    {"E_AGE_MIN", "trop jeune le premier jour du chantier : on y travaille à partir de 16 ans",
     "too young on the first day of the chantier: work there begins at 16",
     "choisir un chantier plus tardif, ou la fiche P2 et le collège",
     "choose a later chantier, or sheet P2 and school"},
    {"E_AGE_MAX", "trop âgé le premier jour du chantier : le public va jusqu'à 25 ans",
     "too old on the first day of the chantier: the public ends at 25",
     "choisir un chantier plus proche, ou demander une dérogation",
     "choose a nearer chantier, or ask for a derogation"},
    {"E_AGE_UNCERTAIN", "la naissance est trop incertaine pour ce chantier",
     "the birth is too uncertain for this chantier", "demander le mois, ou le jour, de la naissance",
     "ask for the month, or the day, of the birth"},
    {"E_BIRTH_DAY", "le contrat demande le jour de la naissance", "the contract needs the day of the birth",
     "le lire sur la pièce d'identité", "read it on the identity document"},
    {"E_DOCS_MISSING", "des documents manquent au contrat", "documents of the contract are missing",
     "les réunir, puis les cocher", "collect them, then tick them"},
    {"E_GUARDIAN", "avant 18 ans, l'autorisation d'un responsable est nécessaire",
     "below 18 the authorisation of a guardian is needed",
     "la recevoir, puis la cocher ; si elle est refusée, arrêter avant la fin",
     "receive it, then tick it; if it is refused, stop before the end"},
    {"E_SCORE_RANGE", "cinq réponses de 1 à 4 font un total de 5 à 20",
     "five answers from 1 to 4 make a total of 5 to 20", "relire les réponses", "read the answers again"},
};

}  // namespace

const std::vector<std::string> kNextSteps = {"formation",      "emploi", "iae",   "contrat_jeune", "service_civique",
                                             "autre_chantier", "soins",  "aucun", "injoignable"};
const std::vector<std::string> kDocuments = {"identite", "droit_au_travail_verifie", "rib", "contrat_signe"};

std::string_view fault_of_age(const parcours::Record& input, parcours::Date on) {
  using namespace parcours::sdk;
  const auto birth = birth_in(input, "naissance");
  if (!birth) return "E_AGE_UNCERTAIN";
  const auto oldest =
      true_in(input, "derogation") ? integer_in(input, "p3_besoin_max", 30) : integer_in(input, "p3_age_max", 25);
  switch (age_fit(*birth, on, integer_in(input, "p3_age_min", 16), oldest)) {
    case AgeFit::before:
      return "E_AGE_MIN";
    case AgeFit::after:
      return "E_AGE_MAX";
    case AgeFit::uncertain:
      return "E_AGE_UNCERTAIN";
    case AgeFit::inside:
      break;
  }
  return {};
}

parcours::sdk::Outcome refuse(std::string_view code, std::string where) {
  for (const auto& text : kProblems)
    if (text.code == code)
      return parcours::sdk::Outcome::refused(
          {std::string(code), std::move(where), Text(text.fr, text.en), Text(text.hint_fr, text.hint_en), {}});
  throw parcours::Error(parcours::Error::Code::misuse, "sheet p3 has no problem '" + std::string(code) + "'");
}

}  // namespace p3
