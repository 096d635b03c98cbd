// The golden matrix: what each role of the shipped city sees of each shipped workflow, by each face, in each situation.
// A person who answers for data protection reads the files in `golden`. With PARCOURS_GOLDEN=update the test writes
// them anew.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <functional>

#include "rights/matrix_of_the_city.hpp"

namespace parcours {
namespace {

using testing::Asked;
using testing::kLegend;
using testing::kPlanted;
using testing::MatrixOfTheCity;
using testing::Situation;

TEST_F(MatrixOfTheCity, IsAsThePersonForDataProtectionHasReadIt) {
  const auto received = city.reported(), at_school = city.reported(), followed = city.reported(),
             closed = city.reported();
  for (const auto& of : {at_school, followed, closed}) city.follow(of, "sofia");
  city.ask_school(at_school, "sofia");
  city.close(closed, "sofia");
  const auto named = [&](const std::string&, const std::string& actor) {
    const auto of = city.reported();
    city.go(of, "verifier_doublon", "nadia", "nouveau");
    city.go(of, "trier", "nadia", "retenu");
    city.go(of, "planifier", "nadia", {}, {{"date_veille", "2026-11-24"}});
    city.go(of, "decider", "nadia", "educateur", {{"referent", actor}}, {"actor-without-role"});
    return of;
  };
  const auto child = [] { return Record{{"quartier", "monaque"}, {"origine", "ecole"}, {"faits", List{"isolement"}}}; };
  std::vector<Situation> situations{{"Droit partout : un signalement est reçu", {}, always(received)},
                                    {"Droit partout : l'enfant est suivi", {}, always(followed)},
                                    {"Droit partout : l'échange avec l'école est à noter", {}, always(at_school)},
                                    {"Droit partout : le dossier est clos", {}, always(closed)},
                                    {"Droit partout : ils ont ouvert le dossier (les autres rôles ne le peuvent pas)",
                                     {},
                                     opened_by_them(child, "presence-educative")},
                                    {"Droit partout : le dossier les nomme référents", {}, named}};
  for (auto& situation : everywhere_and_elsewhere(at_school)) situations.push_back(std::move(situation));

  std::string found = fmt::format(kLegend, "presence-educative");
  for (const auto& situation : situations) found += block("presence-educative", situation);

  compare("presence-educative", found);
}

TEST_F(MatrixOfTheCity, OfARoundInTheStreetIsAsThePersonForDataProtectionHasReadIt) {
  const auto running = city.round(), done = city.round();
  city.go(done, "terminer", "sofia", "terminee");
  const auto round = [] {
    return Record{{"quartier", "monaque"},
                  {"lieu", "Pied de la tour B"},
                  {"debut", "2026-11-22 17:30"},
                  {"fin", "2026-11-22 20:00"},
                  {"equipe", 2}};
  };
  std::vector<Situation> situations{{"Droit partout : la tournée est en cours", {}, always(running)},
                                    {"Droit partout : la tournée est terminée", {}, always(done)},
                                    {"Droit partout : ils ont ouvert le dossier (les autres rôles ne le peuvent pas)",
                                     {},
                                     opened_by_them(round, "tournee-de-rue")}};
  for (auto& situation : everywhere_and_elsewhere(running)) situations.push_back(std::move(situation));

  std::string found = fmt::format(kLegend, "tournee-de-rue");
  for (const auto& situation : situations) found += block("tournee-de-rue", situation);

  compare("tournee-de-rue", found);
}

TEST_F(MatrixOfTheCity, ChangesForOpenCasesWithOneLineOfTheRoles) {
  const auto reference = city.reported();
  city.follow(reference, "sofia");
  const auto level_read_by = [&](const char* role) {
    const Asked asked{"presence-educative", reference, {role}};
    return matrix.read_word(asked, city.engine.read(asked.by, reference));
  };
  for (const char* role : {"referent_ecole", "animateur_structure", "elu"}) city.grant({role, role});
  ASSERT_EQ(level_read_by("referent_ecole"), "rien");

  for (const char* level : {"C2", "C3", "C1"}) {
    city.write_role("referent_ecole", fmt::format("referent_ecole: {{ title: École, sees: {{ p2: C1, "
                                                  "presence-educative: {} }} }}",
                                                  level));
    EXPECT_EQ(level_read_by("referent_ecole"), level);
    EXPECT_EQ(level_read_by("animateur_structure"), "C1");
  }
  city.write_role("referent_ecole", "referent_ecole: { title: École, sees: { p2: C1, presence-educative: none } }");
  city.write_role("animateur_structure", "animateur_structure: Animateur");

  EXPECT_EQ(level_read_by("referent_ecole"), "rien");
  EXPECT_NE(level_read_by("animateur_structure"), "C1");
  EXPECT_EQ(level_read_by("nadia"), "C3");
}

TEST_F(MatrixOfTheCity, HasNothingAboveC1InWhatIsSentToPeople) {
  const auto of = city.reported();
  city.follow(of, "sofia");
  city.clock.at += std::chrono::hours(24 * 40);
  city.engine.run_due();

  std::string all;
  for (const auto& sent : testing::all_pages<Outgoing>(
           [&](const std::string& next, std::size_t n) { return city.engine.outbox(next, n); }))
    all += testing::text_of(sent);

  EXPECT_THAT(all, ::testing::HasSubstr(of));
  for (const auto& planted : kPlanted)
    for (const auto& text : planted.texts) EXPECT_EQ(all.find(text), std::string::npos) << text;
}

}  // namespace
}  // namespace parcours
