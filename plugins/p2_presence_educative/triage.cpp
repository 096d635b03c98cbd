#include <algorithm>

#include "actions.hpp"
#include "parcours/sdk/birth.hpp"
#include "support.hpp"

namespace p2 {
namespace {

using parcours::Date;
using parcours::Record;
using parcours::Type;
using namespace parcours::sdk;

constexpr int kDaysToConfirmAge = 30;

Date plus_days(Date from, int n) { return Date{std::chrono::sys_days{from} + std::chrono::days{n}}; }

// Whether the report presumes a danger.
bool is_danger_reported(const Call& call) {
  const auto facts = texts_in(call.fields, "faits");
  return std::find(facts.begin(), facts.end(), "danger_presume") != facts.end();
}

Outcome admit(const Call& call) {
  const auto birth = birth_in(call.input, "naissance");
  if (!birth) return refuse("E_BIRTH_MISSING", "naissance");
  const auto youngest = integer_in(call.input, "age_min", 8), oldest = integer_in(call.input, "age_max", 14);
  switch (age_fit(*birth, call.today, youngest, oldest)) {
    case AgeFit::before:
      return refuse("E_AGE_MIN", "naissance");
    case AgeFit::after:
      return refuse("E_AGE_MAX", "naissance");
    case AgeFit::inside:
      return Outcome::ended("retenu");
    case AgeFit::uncertain:
      break;
  }
  return Outcome::ended("retenu")
      .with("age_a_confirmer", plus_days(call.today, kDaysToConfirmAge))
      .ask(problem("E_AGE_UNCERTAIN", "naissance"));
}

}  // namespace

Contract triage_contract() {
  Contract c;
  c.action = "p2.triage";
  c.title = {"Trier le signalement", "Triage of the report"};
  c.input = {{"naissance", Type::birth, {"Naissance", "Birth"}, {}, false},
             {"age_min", Type::number, {"Âge minimum", "Youngest age"}, {}, false},
             {"age_max", Type::number, {"Âge maximum, inclus", "Oldest age, included"}, {}, false}};
  c.output = {{"danger", Type::boolean, {"Danger présumé", "Presumed danger"}, {}, false},
              {"age_a_confirmer", Type::date, {"Âge à confirmer avant le", "Age to be confirmed by"}, {}, false}};
  c.reads = {"faits"};
  c.outcomes = {"danger", "retenu", "sans_suite"};
  c.problems = {"E_BIRTH_MISSING", "E_AGE_MIN", "E_AGE_MAX", "E_AGE_UNCERTAIN", "E_DANGER_PRESUMED"};
  c.chosen = true;
  c.decides = true;
  return c;
}

Outcome triage(const Call& call) {
  if (call.chosen == "danger") return Outcome::ended("danger").with("danger", true);
  auto sorted = call.chosen == "retenu" ? admit(call) : Outcome::ended("sans_suite");
  if (sorted.kind == Outcome::Kind::ended && is_danger_reported(call))
    return std::move(sorted).ask(problem("E_DANGER_PRESUMED", "outcome"));
  return sorted;
}

}  // namespace p2
