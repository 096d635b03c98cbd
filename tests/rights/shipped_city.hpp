// An engine with the shipped workflows and roles, and the people who carry a case through them.
#pragma once
#include <gtest/gtest.h>

#include <sstream>

#include "rights/faces.hpp"
#include "support/shipped_workflows.hpp"
#include "support/text_of_file.hpp"

namespace parcours::testing {

// `claire` reports, `nadia` coordinates, `sofia` is an educator: each everywhere.
class ShippedCity : public ShippedWorkflows {
 public:
  ShippedCity() : ShippedWorkflows(usual_kind()) {
    mark_fields();
    deploy();
    for (const auto& [who, role] :
         {std::pair{"claire", "signalant_pro"}, {"nadia", "coordonnateur_prevention"}, {"sofia", "educateur_rue"}})
      grant({who, role});
  }
  // Cases are found by fields of each level: the shipped workflow marks none.
  void mark_fields() {
    const auto* file = "presence-educative/workflow.yaml";
    auto text = text_of_file(folder.path() / file);
    for (const auto* field : {"  origine:\n", "  faits:\n"})
      text.insert(text.find(field) + std::string_view(field).size(), "    find: true\n");
    text.insert(text.find("  prenom: {") + 11, " find: true,");
    folder.write(file, text);
  }
  // Deploys again, with another line for a role.
  void write_role(const std::string& role, const std::string& line) {
    std::istringstream before(text_of_file(folder.path() / "roles.yaml"));
    std::string after, each;
    while (std::getline(before, each)) after += each.starts_with(role + ":") ? line + "\n" : each + "\n";
    folder.write("roles.yaml", after);
    deploy();
  }
  std::vector<std::string> roles() const {
    std::istringstream lines(text_of_file(folder.path() / "roles.yaml"));
    std::vector<std::string> names;
    for (std::string each; std::getline(lines, each);)
      if (!each.empty() && each.front() >= 'a' && each.front() <= 'z') names.push_back(each.substr(0, each.find(':')));
    return names;
  }

  // A child who is reported by `by`, with values of every level that no other text contains.
  std::string reported(const std::string& by = "claire") {
    return open("presence-educative",
                {{"quartier", "monaque"},
                 {"origine", "association"},
                 {"prenom", "PLANTED-C2-prenom"},
                 {"naissance", "2015-03-02"},
                 {"faits", List{"souffrance_exprimee"}}},
                by);
  }
  // The case goes on until the referent follows the child.
  void follow(const std::string& of, const std::string& referent) {
    go(of, "verifier_doublon", "nadia", "nouveau");
    go(of, "trier", "nadia", "danger");
    go(of, "transmettre", "nadia", {},
       {{"parents_informes", false},
        {"motif_sans_parents", "interet_contraire"},
        {"ip_transmise", "2026-11-23 08:47"}});
    go(of, "planifier", "nadia", {}, {{"date_veille", "2026-11-24"}});
    go(of, "decider", "nadia", "educateur", {{"referent", referent}}, {"actor-without-role"});
    const Record both{{"adhesion_enfant", "oui"}, {"adhesion_parents", "oui"}};
    go(of, "tenter", referent, "joint", {{"proposition", "soutien_scolaire"}});
    go(of, "adherer", referent, {}, both);
    go(of, "situer", referent, {}, {{"echelle", 1}});
    go(of, "preparer", referent, {}, {{"objectifs", List{"acces_droits"}}, {"prochain_point", "2026-12-15"}});
    ask_school(of, referent);
    go(of, "echanger_ecole", referent, {}, {{"rupture", "exclusion_definitive"}, {"echange", "plan_de_retour"}});
  }
  // The exchange is a task from then on, for the referent and for the school.
  void ask_school(const std::string& of, const std::string& referent) {
    ASSERT_TRUE(engine.submit({Start{of, "echanger_ecole"}, {referent}}));
  }
  void close(const std::string& of, const std::string& referent) {
    go(of, "suivre", referent, "point");
    go(of, "faire_point", referent, {}, {{"echelle", 2}});
    go(of, "conclure_point", referent, "conclure");
    go(of, "mesurer", referent, {}, {{"echelle", 3}});
    go(of, "clore", "nadia", "autre");
  }
  // A round in the street, as an educator writes it down.
  std::string round(const std::string& by = "sofia") {
    return open("tournee-de-rue",
                {{"quartier", "monaque"},
                 {"lieu", "PLANTED-C1-lieu"},
                 {"debut", "2026-11-22 17:30"},
                 {"fin", "2026-11-22 20:00"},
                 {"equipe", 2},
                 {"nombre", 4},
                 {"tranches", List{"de_10_11"}},
                 {"effectif", true},
                 {"proposition", "sport"}},
                by);
  }
};

}  // namespace parcours::testing
