// What each face of an engine of the shipped city shows to one reader of one case, as a line of the matrix.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rights/shipped_city.hpp"

namespace parcours::testing {

// A filled field of level 2 or more: its name, its level, and texts that appear with its value alone.
struct Planted {
  const char* field;
  int level;
  std::vector<std::string> texts;
};
inline const std::vector<Planted> kPlanted{
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
    {"constat", 2, {"PLANTED-C2-constat"}},  // of the workflow with structures, see structures_test.cpp
    {"alerte", 3, {"PLANTED-C3-alerte"}},
};
inline int level_of(const std::string& workflow, const std::string& field) {
  if (workflow == "tournee-de-rue") return 1;
  if (field == "serie") return 2;  // computed of the birth
  for (const auto& planted : kPlanted)
    if (planted.field == field) return planted.level;
  return 1;
}

// Who asks, about which case. `role`: theirs, granted as the situation says.
struct Asked {
  std::string workflow, reference;
  Actor by;
};

inline std::string problem_word(const Checked<Receipt>& done) {
  if (done) return "fait";
  const auto& code = done.problems().front().code;
  return code == "not-found" ? "inconnu" : code == "not-allowed" ? "refusé" : "peut";
}

// The levels of the values that the history shows; empty: there is no history.
inline std::set<int> levels_in(const std::vector<Entry>& history) {
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
    const auto cases = all_cases(city_.engine, asked.by);
    const auto tasks = all_tasks(city_.engine, asked.by);
    const auto mine = std::count_if(tasks.begin(), tasks.end(),
                                    [&](const Task& task) { return task.id.reference == asked.reference; });
    const bool drawn = bool(city_.engine.draw(asked.by, asked.reference, "fr"));
    const auto yes = [](bool is) { return is ? "oui" : "-"; };
    return fmt::format("{:<7} {:<8} {:<6} {:<6} {:<8} {:<4} {:<6} {:<6} {:<6} {:<8} {}",
                       mine > 0 ? std::to_string(mine) : "-", yes(std::any_of(cases.begin(), cases.end(), is_of_case)),
                       find_word(asked), read_word(asked, seen), history_word(seen), yes(seen && !seen->told.empty()),
                       seen && !seen->offers.empty() ? std::to_string(seen->offers.size()) : "-", yes(drawn),
                       yes(!figures_of(city_.engine, asked.by).empty()), doing(asked),
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

  // The levels of the planted values by which the reader finds the case: "C123"; of words and of values of fields.
  std::string find_word(const Asked& asked) {
    Query words;
    words.words = "planted c2 PRÉNOM";
    std::string levels;
    if (finds(asked, of_field("origine", "association"))) levels += "1";
    if (finds(asked, words) || finds(asked, of_field("prenom", "planted"))) levels += "2";
    if (finds(asked, of_field("faits", "souffrance_exprimee"))) levels += "3";
    return levels.empty() ? "-" : "C" + levels;
  }

 private:
  static Query of_field(const char* name, const char* value) {
    Query query;
    query.fields = {{name, value, {}, {}}};
    return query;
  }
  // Whoever finds a task of the case finds the case.
  bool finds(const Asked& asked, const Query& query) {
    const auto cases = city_.engine.cases(asked.by, query, {}, 500).items;
    const auto tasks = city_.engine.tasks(asked.by, query, {}, 500).items;
    const bool found = std::any_of(cases.begin(), cases.end(), [&](auto& c) { return c.reference == asked.reference; });
    const bool task =
        std::any_of(tasks.begin(), tasks.end(), [&](auto& t) { return t.id.reference == asked.reference; });
    EXPECT_TRUE(found || !task);
    return found;
  }
  static std::string history_word(const Checked<Case>& seen) {
    const auto levels = seen ? levels_in(seen->history) : std::set<int>();
    return levels.empty() ? "-" : fmt::format("C{}", *levels.rbegin());
  }
  std::string doing(const Asked& asked) {
    const auto whole = city_.engine.read({"nadia"}, asked.reference);
    const auto token = whole->tasks.empty() ? 999 : whole->tasks.back().id.token;
    const auto word =
        problem_word(city_.engine.submit({Complete{{asked.reference, token}, {}, "aucune_issue"}, asked.by}));
    return whole->tasks.empty() && word == "peut" ? "-" : word;
  }

  ShippedCity& city_;
};

}  // namespace parcours::testing
