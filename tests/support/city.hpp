// A small city for tests of workflows: a few roles, one vocabulary, and the contracts of one sheet. Of the roles, elu
// sees little and dpo nothing.
#pragma once
#include "definition/reader.hpp"
#include "support/paris.hpp"

namespace parcours::testing {

inline Contract contract(std::string action, std::vector<std::string> outcomes) {
  Contract made;
  made.action = std::move(action);
  made.outcomes = std::move(outcomes);
  return made;
}

inline std::vector<Contract> contracts_of_p2() {
  auto signal = contract("p2.signal", {"enregistre"});
  signal.input = {{"motif", Type::text, {}, {}, true},
                  {"faits", Type::choices, {}, {"isolement", "errance"}, true},
                  {"lieu", Type::place, {}, {}, true}};
  auto triage = contract("p2.triage", {"danger", "retenu", "sans_suite"});
  triage.chosen = triage.decides = true;
  auto choose = contract("p2.choose", {"oui", "non"});
  choose.chosen = true;
  auto contact = contract("p2.try_contact", {"joint", "absent"});
  contact.settings = {{"maximum", Type::number, {}, {}, true}, {"pause", Type::duration, {}, {}, false}};
  auto search = contract("p2.find_duplicates", {"aucun", "doublon"});
  search.output = {{"doublon_de", Type::case_, {}, {}, false}};
  return {signal, triage, choose, contact, search};
}

inline definition::Surroundings small_city() {
  definition::Surroundings city(paris());
  city.sheets = {{"p2", contracts_of_p2(), {"educateur"}}};
  city.roles.emplace();
  for (const char* role : {"habitant", "coordonnateur", "responsable"})
    city.roles->push_back({role, {}, {{"essai", 3}, {"p2", 3}}});
  city.roles->push_back({"elu", {}, {{"essai", 1}}});
  city.roles->push_back({"dpo", {}});
  city.territories = {{"canourgues", {}, {}, {}}, {"monaque", {}, {}, {}}};
  city.vocabularies["administrations"] = {{"caf", {}, {}, {}}, {"cpam", {}, {}, {}}};
  city.vocabularies["anciennes"] = {{"assedic", {}, {}, std::chrono::year(2008) / 12 / 19}, {"anpe", {}, {}, {}}};
  city.vocabularies["origines"] = {{"ecole", {}, {}, {}}};
  city.parameters["seuil"] = Value("beaucoup");
  city.parameter_positions["seuil"] = "parameters.yaml:3:8";
  return city;
}

// The shortest valid workflow, with `more` before its phases.
inline std::string workflow_with(std::string_view more) {
  return "workflow: essai\n" + std::string(more) + R"(
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: coordonnateur }
      clore: { task: Clore, by: coordonnateur, next: end fait }
)";
}

}  // namespace parcours::testing
