#include "actions.hpp"
#include "support.hpp"

namespace p2 {

using parcours::Instant;
using parcours::Type;

Contract raise_ip_contract() {
  Contract c;
  c.action = "p2.raise_ip";
  c.title = {"Transmettre l'information préoccupante", "Transmit the information préoccupante"};
  c.input = {{"faits", Type::choices, {"Faits", "Facts"}, kFacts, true},
             {"ip_transmise", Type::datetime, {"Transmise à la CRIP le", "Transmitted to the CRIP on"}, {}, true},
             {"parents_informes", Type::boolean, {"Parents informés", "Parents informed"}, {}, true},
             {"motif_sans_parents",
              Type::choice,
              {"Pourquoi les parents ne sont pas informés", "Why the parents are not informed"},
              {},
              false}};
  c.outcomes = {"transmise"};
  c.problems = {"E_MOTIVE_MISSING", "E_DATE_FUTURE"};
  return c;
}

Outcome raise_ip(const Call& call) {
  const auto* sent = call.input.find("ip_transmise");
  const auto* at = sent ? sent->get_if<Instant>() : nullptr;
  if (at && *at > call.now) return refuse("E_DATE_FUTURE", "ip_transmise");
  if (!true_in(call.input, "parents_informes") && text_in(call.input, "motif_sans_parents").empty())
    return refuse("E_MOTIVE_MISSING", "motif_sans_parents");
  return Outcome::ended("transmise");
}

}  // namespace p2
