#include "support.hpp"

namespace p2 {
namespace {

using parcours::Text;

struct ProblemText {
  std::string_view code;
  const char *fr, *en, *hint_fr, *hint_en;
};

constexpr ProblemText kProblems[] = {
    {"E_BIRTH_MISSING", "l'année de naissance au moins est nécessaire pour retenir une situation",
     "at least the year of birth is needed to admit a situation", "demandez-la au signalant, ou donnez une estimation",
     "ask whoever reported it, or give an estimate"},
    {"E_AGE_MIN", "l'enfant est trop jeune pour cette action", "the child is too young for this sheet",
     "orientez vers l'école ou le centre social", "direct to the school or the social centre"},
    {"E_AGE_MAX", "le jeune est trop âgé pour être admis dans cette action",
     "the young person is too old to be admitted to this sheet",
     "à 15 ans : prévention spécialisée ; à partir de 16 ans : fiche P3",
     "at 15: specialised prevention; from 16 on: sheet P3"},
    {"E_AGE_UNCERTAIN",
     "la naissance est trop incertaine pour savoir si l'enfant est dans le public ; l'âge sera à confirmer sous 30 "
     "jours",
     "the birth is too uncertain to tell whether the child is in the public; the age is to be confirmed within 30 "
     "days",
     "confirmez, puis faites préciser la naissance", "confirm, then have the birth made more precise"},
    {"E_DANGER_PRESUMED", "un danger est présumé par qui signale, et aucune information préoccupante n'est ouverte",
     "whoever reported presumes a danger, and no information préoccupante is begun",
     "choisissez le danger, ou confirmez qu'il n'y en a pas", "choose the danger, or confirm that there is none"},
    {"E_AGE_NOT_REACHED", "le jeune est encore dans le public de l'action",
     "the young person is still in the public of the sheet", "choisissez un autre motif de fin",
     "choose another reason"},
    {"E_BIRTH_ESTIMATED", "une naissance estimée ne suffit plus à partir de l'adhésion : il faut l'année",
     "from the adhesion on an estimated birth is not enough: the year is needed", "demandez l'année à la famille",
     "ask the family for the year"},
    {"E_MOTIVE_MISSING", "si les parents ne sont pas informés, il faut dire pourquoi",
     "if the parents are not informed, a motive is needed", "choisissez pourquoi, ou informez les parents",
     "choose why, or inform the parents"},
    {"E_PROPOSAL_MISSING", "un contact n'est effectif que si quelque chose a été proposé",
     "a contact is effective only if something was proposed", "indiquez la proposition faite", "say what was proposed"},
    {"E_VEILLE_PAST", "la date de la veille est passée", "the date of the veille is past", "donnez une date à venir",
     "give a date to come"},
    {"E_VEILLE_LATE", "la veille est prévue dans plus de 35 jours", "the veille is planned more than 35 days from now",
     "confirmez, ou avancez la date", "confirm, or give an earlier date"},
    {"E_IP_UNSENT", "un danger a été signalé et aucune information préoccupante n'est transmise",
     "a danger was reported and no information préoccupante is transmitted",
     "transmettez-la à la CRIP, puis notez la date", "transmit it to the CRIP, then note the date"},
    {"E_DATE_FUTURE", "cette date n'est pas encore passée", "this date is not past yet",
     "donnez la date de ce qui a eu lieu", "give the date of what has happened"},
    {"E_LADDER_RANGE", "l'échelle va de 0 à 4", "the ladder goes from 0 to 4", "choisissez un des cinq échelons",
     "choose one of the five rungs"},
    {"E_ROUND_ORDER", "la tournée finit avant de commencer", "the round ends before it begins", "corrigez les heures",
     "correct the hours"},
    {"E_ROUND_LONG", "une tournée dure au plus 6 heures", "a round lasts at most 6 hours", "saisissez deux tournées",
     "enter two rounds"},
    {"E_TEAM_SMALL", "une tournée se fait au moins à deux", "a round is made by two at least",
     "comptez toute l'équipe ; seul, on ne note pas de tournée", "count the whole team; one alone makes no round"},
    {"E_COUNT_RANGE", "un contact compte de 1 à 60 personnes", "a contact counts from 1 to 60 people",
     "corrigez le nombre, ou notez plusieurs contacts", "correct the number, or note several contacts"},
    {"E_NO_ROUND", "aucune tournée n'est enregistrée dans ce dossier", "no round is logged in this case",
     "enregistrez d'abord la tournée", "log the round first"},
};

}  // namespace

const std::vector<std::string> kFacts = {"isolement",           "errance_tardive",      "absenteisme_signale",
                                         "conflit_pairs",       "avec_groupe_plus_age", "nuisance_lieu",
                                         "souffrance_exprimee", "danger_presume",       "autre"};
const std::vector<std::string> kOffers = {"activite_rue",     "activite_structure", "sport",
                                          "soutien_scolaire", "entretien",          "autre"};
const std::vector<std::string> kBands = {"moins_8", "de_8_9", "de_10_11", "de_12_14", "de_15_17", "adultes"};

parcours::Problem problem(std::string_view code, std::string where) {
  for (const auto& text : kProblems)
    if (text.code == code)
      return {std::string(code), std::move(where), Text(text.fr, text.en), Text(text.hint_fr, text.hint_en), {}};
  throw parcours::Error(parcours::Error::Code::misuse, "sheet p2 has no problem '" + std::string(code) + "'");
}

parcours::sdk::Outcome refuse(std::string_view code, std::string where) {
  return parcours::sdk::Outcome::refused(problem(code, std::move(where)));
}

}  // namespace p2
