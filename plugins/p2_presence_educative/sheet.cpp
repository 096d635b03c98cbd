// The declarations of the sheet P2, « Présence éducative préventive en pied d'immeuble ». README.md lists the sentences
// of the sheet with the actions that implement them.
#include "actions.hpp"
#include "parcours/sdk/plugin.hpp"

namespace p2 {
namespace {

using parcours::sdk::Sheet;

void declare_actions(Sheet& sheet) {
  sheet.action(triage_contract(), triage);
  sheet.action(raise_ip_contract(), raise_ip);
  sheet.action(plan_veille_contract(), plan_veille);
  sheet.action(try_contact_contract(), try_contact);
  sheet.action(record_adhesion_contract(), record_adhesion);
  sheet.action(presence_contract(), presence);
  sheet.action(school_link_contract(), school_link);
  sheet.action(score_ladder_contract(), score_ladder);
  sheet.action(close_contract(), close);
  sheet.action(log_round_contract(), log_round);
  sheet.action(log_contact_contract(), log_contact);
}

void declare_roles(Sheet& sheet) {
  sheet.role({"signalant_pro", {"Professionnel qui signale", "Reporting professional"}});
  sheet.role({"coordonnateur_prevention", {"Coordonnateur de la prévention", "Prevention coordinator"}});
  sheet.role({"educateur_rue", {"Éducateur de rue", "Street educator"}});
  sheet.role({"animateur_structure", {"Animateur de structure", "Activity leader"}});
  sheet.role({"referent_ecole", {"Référent de l'école ou du collège", "School contact"}});
}

// `answers` quotes the sheet's section RESULTATS ATTENDUS. It is empty when the sheet expects no such result.
void declare_indicators(Sheet& sheet) {
  const char *contacts = "Contacts effectifs avec le public",
             *integration = "Intégration des jeunes dans les propositions éducatives",
             *progress = "Progression de ce public vers des activités intégrées";
  sheet.indicator({"p2.i1", {"Contacts effectifs", "Effective contacts"}, contacts});
  sheet.indicator(
      {"p2.i1_jeunes", {"Jeunes rencontrés lors des contacts de rue", "Young people met in the street"}, contacts});
  sheet.indicator({"p2.i1_tournees", {"Tournées de rue", "Street rounds"}, contacts});
  sheet.indicator({"p2.i1_minutes", {"Minutes de présence de rue", "Minutes of street presence"}, contacts});
  sheet.indicator({"p2.i2",
                   {"Jeunes venus trois fois en soixante jours", "Young people who came three times in sixty days"},
                   integration});
  sheet.indicator({"p2.i2_accompagnes", {"Jeunes accompagnés", "Young people accompanied"}, integration});
  sheet.indicator(
      {"p2.i3", {"Évolution des liens entre l'ouverture et la fin", "Change of ties from opening to end"}, progress});
  sheet.indicator(
      {"p2.i4",
       {"Situations retenues, besoin 9-14 ans et public 8-14 ans", "Situations admitted, need 9-14 and public 8-14"},
       {}});
  sheet.indicator(
      {"p2.i5", {"Situations suivies avec l'école ou le collège", "Situations followed with the school"}, {}});
  sheet.indicator({"p2.i6", {"Jeunes de 15 ans, sans fiche", "15-year-olds, whom no sheet takes"}, {}});
  sheet.indicator({"p2.fins", {"Fins de suivi par motif", "Ends of follow-ups by reason"}, {}});
}

}  // namespace
}  // namespace p2

PARCOURS_PLUGIN("p2", "1.0") {
  sheet.title({"Présence éducative en pied d'immeuble", "Educational presence at the foot of buildings"});
  p2::declare_actions(sheet);
  p2::declare_street_log(sheet);
  p2::declare_roles(sheet);
  p2::declare_indicators(sheet);
}
