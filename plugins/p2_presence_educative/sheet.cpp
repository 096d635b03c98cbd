// The declarations of the sheet P2, « Présence éducative préventive en pied d'immeuble ». README.md lists the sentences
// of the sheet with the actions that implement them. What is counted is declared by the workflows and by the bilan.
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

}  // namespace
}  // namespace p2

PARCOURS_PLUGIN("p2", "1.0") {
  sheet.title({"Présence éducative en pied d'immeuble", "Educational presence at the foot of buildings"});
  p2::declare_actions(sheet);
  p2::declare_street_log(sheet);
  p2::declare_roles(sheet);
}
