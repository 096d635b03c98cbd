// The declarations of the sheet P3, « Chantiers éducatifs et chantiers-jeunes ». README.md lists the sentences of the
// sheet with what implements them.
#include "actions.hpp"
#include "parcours/sdk/plugin.hpp"

namespace p3 {
namespace {

using parcours::sdk::Sheet;

void declare_actions(Sheet& sheet) {
  sheet.action(open_places_contract(), open_places);
  sheet.action(offer_place_contract(), offer_place);
  sheet.action(take_turn_contract(), take_turn);
  sheet.action(accept_place_contract(), accept_place);
  sheet.action(give_back_contract(), give_back);
  sheet.action(next_waiting_contract(), next_waiting);
  sheet.action(cancel_chantier_contract(), cancel_chantier);
  sheet.action(contract_ready_contract(), contract_ready);
  sheet.action(measure_contract(), measure);
  sheet.action(next_step_contract(), next_step);
}

void declare_roles(Sheet& sheet) {
  sheet.role({"educateur_rue", {"Éducateur de rue", "Street educator"}});
  sheet.role({"conseiller_ml", {"Conseiller de mission locale", "Youth employment adviser"}});
  sheet.role({"encadrant_technique", {"Encadrant technique", "Technical supervisor"}});
  sheet.role({"commanditaire", {"Commanditaire", "Commissioning body"}});
  sheet.role({"coordonnateur_prevention", {"Coordonnateur de la prévention", "Prevention coordinator"}});
}

// `answers` quotes the sheet's section RESULTATS ATTENDUS. It is empty when the sheet expects no such result.
void declare_indicators(Sheet& sheet) {
  sheet.indicator({"p3.i2_prises",
                   {"Places prises", "Places taken"},
                   "Augmentation du nombre de chantiers et des places disponibles"});
  const char* confidence = "Améliorer la confiance en soi, l'insertion sociale";
  sheet.indicator({"p3.i3", {"Gain de confiance, en points", "Gain of confidence, in points"}, confidence});
  sheet.indicator({"p3.i3_repondants", {"Ont répondu avant et après", "Answered before and after"}, confidence});
  sheet.indicator({"p3.i4",
                   {"Suites après un chantier", "Next steps after a chantier"},
                   "Engager des parcours d'insertion socio-professionnelle plus continus"});
}

}  // namespace
}  // namespace p3

PARCOURS_PLUGIN("p3", "1.0") {
  sheet.title({"Chantiers éducatifs et chantiers-jeunes", "Educational and youth work sites"});
  p3::declare_actions(sheet);
  p3::declare_places(sheet);
  p3::declare_roles(sheet);
  p3::declare_indicators(sheet);
}
