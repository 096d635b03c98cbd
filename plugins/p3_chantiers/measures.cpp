// What is measured of a young person's way: documents, confidence, next step. Rules, without rows.
#include <algorithm>

#include "actions.hpp"
#include "parcours/sdk/birth.hpp"
#include "parcours/sdk/read.hpp"
#include "support.hpp"

namespace p3 {
namespace {

using namespace parcours::sdk;
using parcours::Type;

constexpr std::int64_t kLowest = 5, kHighest = 20;  // five answers from 1 to 4
constexpr std::int64_t kMajority = 18;
constexpr std::chrono::days kSoon{30};

// On the first day of the chantier; today, where that day is unknown.
bool is_minor(const Call& call, parcours::Date born) {
  const auto first = day_in(call.fields, "chantier_debut");
  return age_on(born, first ? parcours::Date{*first} : call.today) < kMajority;
}

}  // namespace

Contract contract_ready_contract() {
  Contract c;
  c.action = "p3.contract_ready";
  c.title = {"Vérifier le contrat", "Check the contract"};
  c.input = {{"documents", Type::choices, {"Documents réunis", "Documents collected"}, kDocuments, true},
             {"naissance", Type::birth, {"Naissance", "Birth"}, {}, true},
             {"autorisation", Type::boolean, {"Autorisation reçue", "Authorisation received"}, {}, false}};
  c.reads = {"chantier_debut"};
  c.outcomes = {"pret"};
  c.problems = {"E_DOCS_MISSING", "E_BIRTH_DAY", "E_GUARDIAN"};
  return c;
}

Outcome contract_ready(const Call& call) {
  const auto there = texts_in(call.input, "documents");
  const auto is_there = [&](const auto& d) { return std::find(there.begin(), there.end(), d) != there.end(); };
  if (!std::all_of(kDocuments.begin(), kDocuments.end(), is_there)) return refuse("E_DOCS_MISSING", "documents");
  const auto birth = birth_in(call.input, "naissance");
  if (!birth || birth->first != birth->last) return refuse("E_BIRTH_DAY", "naissance");
  if (is_minor(call, birth->first) && !true_in(call.input, "autorisation")) return refuse("E_GUARDIAN", "autorisation");
  return Outcome::ended("pret");
}

Contract measure_contract() {
  Contract c;
  c.action = "p3.measure";
  c.title = {"Mesurer la confiance", "Measure the confidence"};
  c.settings = {{"moment", Type::choice, {"Moment", "Moment"}, {"avant", "apres"}, true}};
  c.input = {{"confiance", Type::number, {"Total des cinq réponses", "Total of the five answers"}, {}, false}};
  c.output = {{"confiance_avant", Type::number, {"Confiance avant", "Confidence before"}, {}, false},
              {"confiance_apres", Type::number, {"Confiance après", "Confidence after"}, {}, false}};
  c.reads = {"confiance_avant"};
  c.outcomes = {"repondu", "non_repondu"};
  c.problems = {"E_SCORE_RANGE"};
  c.chosen = true;
  return c;
}

Outcome measure(const Call& call) {
  const bool is_after = text_in(call.settings, "moment") == "apres";
  const bool is_answered = call.chosen == "repondu";
  const auto total = integer_in(call.input, "confiance");
  if (is_answered && (total < kLowest || total > kHighest)) return refuse("E_SCORE_RANGE", "confiance");
  auto measured = Outcome::ended(std::string(call.chosen));
  if (is_answered) measured.outputs.set(is_after ? "confiance_apres" : "confiance_avant", total);
  if (!is_after) return measured;
  const auto before = integer_in(call.fields, "confiance_avant");
  if (!is_answered || before == 0) return std::move(measured).count("p3.i3_repondants", {{"repondu", false}});
  return std::move(measured).count("p3.i3_repondants", {{"repondu", true}}).count("p3.i3", {}, total - before);
}

Contract next_step_contract() {
  Contract c;
  c.action = "p3.next_step";
  c.title = {"Engager une suite", "Begin a next step"};
  c.input = {{"suite", Type::choice, {"Suite", "Next step"}, kNextSteps, true},
             {"suite_le", Type::date, {"Le", "On"}, {}, false}};
  c.reads = {"chantier_fin"};
  c.outcomes = {"notee"};
  c.problems = {"E_DATES"};
  return c;
}

Outcome next_step(const Call& call) {
  const auto what = text_in(call.input, "suite");
  const auto on = day_in(call.input, "suite_le"), end = day_in(call.fields, "chantier_fin");
  if (on && end && *on < *end) return refuse("E_DATES", "suite_le");
  const bool is_soon = on && end && *on - *end <= kSoon;
  return Outcome::ended("notee").count("p3.i4", {{"suite", what}, {"sous_30_jours", is_soon}});
}

}  // namespace p3
