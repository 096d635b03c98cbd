// The matrix of a workflow with structures, which the shipped ones do not have: it is deployed next to them, in the
// shipped city, and three of the shipped roles see it.
#include <gmock/gmock.h>

#include "rights/matrix_of_the_city.hpp"

namespace parcours {
namespace {

using testing::kLegend;
using testing::MatrixOfTheCity;
using testing::Situation;

constexpr const char* kVisit = R"(
workflow: visite-de-structure
title: Visite de structure
fields:
  quartier: { type: territory }
  accueil: { type: structure, of: animateur_structure }
  ecole: { type: structure, of: referent_ecole }
  lieu: { type: text }
  constat: { type: text, level: C2, why: suivre }
  alerte: { type: text, level: C3, why: protéger }
told: { suivi: "Visite de {lieu}" }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: coordonnateur_prevention, form: [quartier, accueil, ecole, lieu, constat, alerte] }
      repondre: { task: Répondre, by: [accueil, coordonnateur_prevention], next: end fait }
    anytime:
      completer: { task: Compléter, offered_to: ecole, form: [lieu] }
)";

class MatrixOfStructures : public MatrixOfTheCity {
 protected:
  MatrixOfStructures() {
    auto roles = testing::text_of_file(city.folder.path() / "roles.yaml");
    see(roles, "coordonnateur_prevention:", "sees: { p2: C1", ", visite-de-structure: C3");
    see(roles, "animateur_structure:", "sees: { p2: C1", ", visite-de-structure: C2");
    see(roles, "referent_ecole: {", " fr: Référent de l'école, en: School contact", "");
    city.folder.write("roles.yaml", roles);
    city.folder.write("visite-de-structure/workflow.yaml", kVisit);
    city.deploy();
  }
  static void see(std::string& roles, const std::string& role, const std::string& after, const std::string& more) {
    const auto at = roles.find(after, roles.find("\n" + role));
    ASSERT_NE(at, std::string::npos) << role;
    if (!more.empty())
      roles.insert(at + after.size(), more);
    else
      roles.replace(at, after.size(), " title: École, sees: { visite-de-structure: C1 }");
  }
  Situation of_structure(const std::string& title, const std::string& structure, const std::string& quartier = {}) {
    return {title, {{}, {}, quartier, structure}, always(reference())};
  }
  const std::string& reference() {
    if (reference_.empty())
      reference_ = city.open("visite-de-structure",
                             {{"quartier", "monaque"},
                              {"accueil", "centre_social"},
                              {"ecole", "jean_jaures"},
                              {"lieu", "PLANTED-C1-lieu"},
                              {"constat", "PLANTED-C2-constat"},
                              {"alerte", "PLANTED-C3-alerte"}},
                             "nadia");
    return reference_;
  }

 private:
  std::string reference_;
};

TEST_F(MatrixOfStructures, IsAsThePersonForDataProtectionHasReadIt) {
  const std::vector<Situation> situations{
      {"Droit partout, pour toute structure", {}, always(reference())},
      of_structure("Droit pour la structure qui accueille (centre_social)", "centre_social"),
      of_structure("Droit pour l'école que le dossier nomme (jean_jaures)", "jean_jaures"),
      of_structure("Droit pour une autre structure, que le dossier ne nomme pas", "maison_jeunes"),
      of_structure("Droit pour la structure qui accueille, dans le quartier du dossier", "centre_social", "monaque"),
      of_structure("Droit pour la structure qui accueille, dans un autre quartier", "centre_social", "canourgues"),
      {"Droit terminé pour la structure qui accueille",
       {{}, {}, {}, "centre_social", {}, city.clock.at + std::chrono::minutes(1)},
       always(reference())}};

  std::string found = fmt::format(kLegend, "visite-de-structure");
  for (const auto& situation : situations) found += block("visite-de-structure", situation);

  compare("visite-de-structure", found);
}

}  // namespace
}  // namespace parcours
