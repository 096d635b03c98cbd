// The golden matrix: what each role of the shipped city sees of each shipped workflow, by each face, in each situation.
// A person who answers for data protection reads the files in `golden`. With PARCOURS_GOLDEN=update the test writes
// them anew.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include "rights/shipped_city.hpp"

namespace parcours {
namespace {

using testing::everything;
using testing::ShippedCity;

constexpr const char* kLegend = R"(# Qui voit quoi : {} (fichier écrit par un test, à relire par le DPO)
#
# Un bloc par situation. Une ligne par rôle ; une colonne par chose que le moteur montre.
#   tâches    les tâches du dossier qui sont dans sa liste
#   dossiers  le dossier est dans sa liste de dossiers
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

// A filled field of level 2 or more: its name, its level, and texts that appear with its value alone.
struct Planted {
  const char* field;
  int level;
  std::vector<std::string> texts;
};
const std::vector<Planted> kPlanted{
    {"prenom", 2, {"PLANTED-C2-prenom"}},
    {"naissance", 2, {"2015-03-02", "2030-01-01", "2030-03-02"}},  // with the days that lines count from it
    {"date_adhesion", 2, {}},
    {"proposition", 2, {"soutien_scolaire"}},
    {"objectifs", 2, {"acces_droits"}},
    {"echange", 2, {"plan_de_retour"}},
    {"faits", 3, {"souffrance_exprimee"}},
    {"motif_sans_parents", 3, {"interet_contraire"}},
    {"ip_transmise", 3, {"08:47", "07:47", "1795420020000000"}},
    {"rupture", 3, {"exclusion_definitive"}},
    {"danger", 3, {}},
    {"parents_informes", 3, {}},
    {"adhesion_enfant", 2, {}},
    {"adhesion_parents", 2, {}},
    {"echelle", 2, {}},
    {"echelle_ouverture", 2, {}},
    {"echanges_ecole", 2, {}},
};
int level_of(const std::string& workflow, const std::string& field) {
  if (workflow != "presence-educative") return 1;
  for (const auto& planted : kPlanted)
    if (planted.field == field) return planted.level;
  return 1;
}

// Who asks, about which case. `role`: theirs, granted as the situation says.
struct Asked {
  std::string workflow, reference;
  Actor by;
};

std::string problem_word(const Checked<Receipt>& done) {
  if (done) return "fait";
  const auto& code = done.problems().front().code;
  return code == "not-found" ? "inconnu" : code == "not-allowed" ? "refusé" : "peut";
}

// The levels of the values that the history shows; empty: there is no history.
std::set<int> levels_in(const std::vector<Entry>& history) {
  std::set<int> levels;
  for (const auto& entry : history)
    for (const auto& event : entry.events) {
      const auto& record = event.as<Record>();
      const auto *level = record.find("level"), *value = record.find("value");
      levels.insert(level && value && !value->is_null() ? static_cast<int>(level->as<std::int64_t>()) : 1);
    }
  return levels;
}

class Matrix {
 public:
  explicit Matrix(ShippedCity& city) : city_(city) {}

  // One line: what each face shows.
  std::string row(const Asked& asked) {
    const auto seen = city_.engine.read(asked.by, asked.reference);
    const auto is_of_case = [&](const Case& one) { return one.reference == asked.reference; };
    const auto cases = testing::all_cases(city_.engine, asked.by);
    const auto tasks = testing::all_tasks(city_.engine, asked.by);
    const auto mine = std::count_if(tasks.begin(), tasks.end(),
                                    [&](const Task& task) { return task.id.reference == asked.reference; });
    const bool drawn = bool(city_.engine.draw(asked.by, asked.reference, "fr"));
    const auto yes = [](bool is) { return is ? "oui" : "-"; };
    return fmt::format("{:<7} {:<8} {:<6} {:<8} {:<4} {:<6} {:<6} {:<6} {:<8} {}",
                       mine > 0 ? std::to_string(mine) : "-", yes(std::any_of(cases.begin(), cases.end(), is_of_case)),
                       read_word(asked, seen), history_word(seen), yes(seen && !seen->told.empty()),
                       seen && !seen->offers.empty() ? std::to_string(seen->offers.size()) : "-", yes(drawn),
                       yes(!testing::figures_of(city_.engine, asked.by).empty()), doing(asked),
                       problem_word(city_.engine.submit({Retry{{asked.reference, 999}}, asked.by})));
  }
  // What the reader sees fields of, as `lire` shows it.
  std::string read_word(const Asked& asked, const Checked<Case>& seen) {
    if (!seen) return "rien";
    if (seen->fields.empty()) return "titre";
    if (seen->history.empty()) return "donné";
    const auto whole = city_.engine.read({"nadia"}, asked.reference);
    int highest = 0;
    for (const auto& [name, value] : seen->fields) highest = std::max(highest, level_of(asked.workflow, name));
    std::string missing;
    for (const auto& [name, value] : whole->fields)
      if (level_of(asked.workflow, name) <= highest && !seen->fields.find(name)) missing = "*";
    return fmt::format("C{}{}", highest, missing);
  }

 private:
  static std::string history_word(const Checked<Case>& seen) {
    const auto levels = seen ? levels_in(seen->history) : std::set<int>();
    return levels.empty() ? "-" : fmt::format("C{}", *levels.rbegin());
  }
  std::string doing(const Asked& asked) {
    const auto whole = city_.engine.read({"nadia"}, asked.reference);
    const auto token = whole->tasks.empty() ? 999 : whole->tasks.front().id.token;
    const auto word =
        problem_word(city_.engine.submit({Complete{{asked.reference, token}, {}, "aucune_issue"}, asked.by}));
    return whole->tasks.empty() && word == "peut" ? "-" : word;
  }

  ShippedCity& city_;
};

// A situation: how the role is granted, and the case that the reader asks for.
struct Situation {
  std::string title;
  Grant grant;  // without its actor and role
  std::function<std::string(const std::string& role, const std::string& actor)> reference;
};

constexpr const char* kNothing = "-       -        rien   -        -    -      -      -      inconnu  inconnu";

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
                       "tâches  dossiers lire   histoire dit  offres dessin bilan  faire    suivre", lines,
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
    for (const auto& planted : kPlanted) {
      const bool given = seen && seen->fields.find(planted.field);
      if (planted.level <= level || given) continue;
      for (const auto& text : planted.texts) EXPECT_EQ(all.find(text), std::string::npos) << what << " finds " << text;
    }
  }
  void compare(const std::string& workflow, const std::string& found) {
    const auto file = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/rights/golden" / (workflow + ".txt");
    const auto* golden = std::getenv("PARCOURS_GOLDEN");
    if (golden && std::string_view(golden) == "update") std::ofstream(file) << found;
    EXPECT_EQ(testing::read_text(file), found);
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
    city.go(of, "decider", "nadia", "educateur", {{"referent", actor}});
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
