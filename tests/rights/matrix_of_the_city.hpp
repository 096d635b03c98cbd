// The fixture of golden matrices: a block for each situation, a line for each role. With PARCOURS_GOLDEN=update a test
// writes its file anew.
#pragma once
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <functional>

#include "rights/matrix.hpp"

namespace parcours::testing {

inline constexpr const char* kLegend = R"(# Qui voit quoi : {} (fichier écrit par un test, à relire par le DPO)
#
# Un bloc par situation. Une ligne par rôle ; une colonne par chose que le moteur montre.
#   tâches    les tâches du dossier qui sont dans sa liste
#   dossiers  le dossier est dans sa liste de dossiers
#   trouve    il retrouve le dossier par des valeurs de ces niveaux : C123, C1... (champs que le test marque « find »)
#   lire      C1, C2, C3 : tous les champs remplis jusqu'à ce niveau ; donné : ce qu'il a donné lui-même ;
#             titre : la référence et sa tâche, aucun champ ; rien : pour lui, le dossier n'existe pas
#   histoire  jusqu'à quel niveau l'histoire montre des valeurs
#   dit       il lit ce qui est dit à qui a ouvert le dossier
#   offres    combien d'étapes il peut commencer lui-même
#   dessin    il voit le dessin du dossier
#   bilan     il voit les chiffres de la fiche
#   faire     la tâche du dossier : peut, refusé, inconnu (« il n'y a pas de tel dossier »)
#   suivre    suspendre, reprendre, réessayer : peut, refusé, inconnu
# C1 professionnel, C2 personnel, C3 sensible. Les rôles qui ne voient rien sont nommés à la fin du bloc.
)";

// A situation: how the role is granted, and the case that the reader asks for.
struct Situation {
  std::string title;
  Grant grant;  // without its actor and role
  std::function<std::string(const std::string& role, const std::string& actor)> reference;
};

inline constexpr const char* kNothing =
    "-       -        -      rien   -        -    -      -      -      inconnu  inconnu";

class MatrixOfTheCity : public ::testing::Test {
 protected:
  // The block of a situation: a line for each role that sees anything.
  std::string block(const std::string& workflow, const Situation& situation) {
    std::string lines, nothing;
    for (const auto& role : city.roles()) {
      const auto row = row_of(workflow, situation, role);
      if (row == kNothing)
        nothing += (nothing.empty() ? "" : ", ") + role;
      else if (!row.empty())
        lines += fmt::format("{:<26}{}\n", role, row);
    }
    return fmt::format("\n## {}\n{:<26}{}\n{}Ne voient rien : {}\n", situation.title, "",
                       "tâches  dossiers trouve lire   histoire dit  offres dessin bilan  faire    suivre", lines,
                       nothing.empty() ? "personne" : nothing);
  }
  // Empty: the situation cannot be for that role.
  std::string row_of(const std::string& workflow, const Situation& situation, const std::string& role) {
    const auto actor = fmt::format("a{}", ++actors_);
    auto grant = situation.grant;
    grant.actor = actor, grant.role = role;
    city.grant(grant);
    const Asked asked{workflow, situation.reference(role, actor), {actor}};
    if (grant.until) city.clock.at = *grant.until;
    if (asked.reference.empty()) return {};
    const auto row = matrix.row(asked);
    search(asked, situation.title + ", " + role);
    return row;
  }
  // No value above what the reader reads is in anything that a face answers.
  void search(const Asked& asked, const std::string& what) {
    const auto seen = city.engine.read(asked.by, asked.reference);
    const auto word = matrix.read_word(asked, seen);
    const auto all = everything(city.engine, asked.by, asked.reference);
    const int level = word.starts_with('C') ? word[1] - '0' : 0;
    const auto figures = figures_of(city.engine, asked.by);
    for (const auto& planted : kPlanted) {
      const bool given = seen && seen->fields.find(planted.field);
      if (planted.level <= level || given) continue;
      for (const auto& text : planted.texts)  // a dimension of a figure names a value, and nobody
        EXPECT_EQ(times(text, all), times(text, figures)) << what << " finds " << text;
    }
  }
  static int times(const std::string& text, const std::string& all) {
    int n = 0;
    for (auto at = all.find(text); at != std::string::npos; at = all.find(text, at + 1)) ++n;
    return n;
  }
  void compare(const std::string& workflow, const std::string& found) {
    const auto file = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/rights/golden" / (workflow + ".txt");
    const auto* golden = std::getenv("PARCOURS_GOLDEN");
    if (golden && std::string_view(golden) == "update") std::ofstream(file) << found;
    EXPECT_EQ(text_of_file(file), found);
  }
  // The case is the same for every role.
  static auto always(const std::string& reference) {
    return [reference](const std::string&, const std::string&) { return reference; };
  }
  auto opened_by_them(std::function<Record()> with, const char* workflow) {
    return [this, with, workflow](const std::string&, const std::string& actor) {
      const auto opened = city.engine.submit({Open{workflow, with()}, {actor}});
      return opened ? opened->reference : std::string();
    };
  }
  std::vector<Situation> everywhere_and_elsewhere(const std::string& reference) const {
    return {{"Droit dans le quartier du dossier", {{}, {}, "monaque"}, always(reference)},
            {"Droit dans un autre quartier", {{}, {}, "canourgues"}, always(reference)},
            {"Droit pour une structure que le dossier ne nomme pas", {{}, {}, {}, "centre_social"}, always(reference)},
            {"Droit terminé", {{}, {}, {}, {}, {}, city.clock.at + std::chrono::minutes(1)}, always(reference)}};
  }

  ShippedCity city;
  Matrix matrix{city};

 private:
  int actors_ = 0;
};

}  // namespace parcours::testing
