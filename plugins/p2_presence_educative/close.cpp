#include "actions.hpp"
#include "parcours/sdk/birth.hpp"
#include "support.hpp"

namespace p2 {
namespace {

using parcours::Type;

bool is_surely_within(const Call& call, std::int64_t oldest) {
  const auto birth = parcours::sdk::birth_in(call.fields, "naissance");
  return birth && parcours::sdk::age_fit(*birth, call.today, 0, oldest) == parcours::sdk::AgeFit::inside;
}

}  // namespace

Contract close_contract() {
  Contract c;
  c.action = "p2.close";
  c.title = {"Clore le suivi", "Close the follow-up"};
  c.input = {{"age_max", Type::number, {"Âge maximum, inclus", "Oldest age, included"}, {}, false}};
  c.reads = {"naissance", "danger", "ip_transmise"};
  c.outcomes = {"integre", "refus", "demenagement", "age", "ip_prise_en_charge", "autre"};
  c.problems = {"E_IP_UNSENT", "E_AGE_NOT_REACHED"};
  c.chosen = true;
  c.decides = true;
  return c;
}

Outcome close(const Call& call) {
  const bool sent = call.fields.find("ip_transmise") != nullptr;
  if (!sent && (true_in(call.fields, "danger") || call.chosen == "ip_prise_en_charge"))
    return refuse("E_IP_UNSENT", "ip_transmise");
  if (call.chosen == "age" && is_surely_within(call, integer_in(call.input, "age_max", 14)))
    return refuse("E_AGE_NOT_REACHED", "outcome");
  return Outcome::ended(std::string(call.chosen));
}

}  // namespace p2
