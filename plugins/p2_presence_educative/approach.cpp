#include "actions.hpp"
#include "parcours/sdk/birth.hpp"
#include "support.hpp"

namespace p2 {
namespace {

using parcours::Date;
using parcours::Record;
using parcours::Type;

constexpr std::chrono::days kFarthestVeille{35};

std::string answer_of_both(const std::string& child, const std::string& parents) {
  if (child == "non" || parents == "non") return "non";
  return child == "oui" && parents != "differe" ? "oui" : "differe";
}

bool is_estimated(const Call& call) {
  const auto birth = parcours::sdk::birth_in(call.input, "naissance");
  return !birth || birth->estimated;
}

}  // namespace

Contract plan_veille_contract() {
  Contract c;
  c.action = "p2.plan_veille";
  c.title = {"Inscrire à une veille", "Put on the agenda of a veille"};
  c.input = {{"date_veille", Type::date, {"Date de la veille", "Date of the veille"}, {}, true}};
  c.outcomes = {"planifiee"};
  c.problems = {"E_VEILLE_PAST", "E_VEILLE_LATE"};
  return c;
}

Outcome plan_veille(const Call& call) {
  const std::chrono::sys_days on{call.input.at("date_veille").as<Date>()}, today{call.today};
  if (on < today) return refuse("E_VEILLE_PAST", "date_veille");
  auto planned = Outcome::ended("planifiee");
  return on - today > kFarthestVeille ? std::move(planned).ask(problem("E_VEILLE_LATE", "date_veille")) : planned;
}

Contract try_contact_contract() {
  Contract c;
  c.action = "p2.try_contact";
  c.title = {"Tenter d'entrer en contact", "Try to make contact"};
  c.input = {{"proposition", Type::choice, {"Proposition faite", "What was proposed"}, kOffers, false}};
  c.outcomes = {"joint", "absent"};
  c.problems = {"E_PROPOSAL_MISSING"};
  c.chosen = true;
  return c;
}

Outcome try_contact(const Call& call) {
  if (call.chosen == "absent") return Outcome::ended("absent");
  if (text_in(call.input, "proposition").empty()) return refuse("E_PROPOSAL_MISSING", "proposition");
  return Outcome::ended("joint");
}

Contract record_adhesion_contract() {
  const std::vector<std::string> answers = {"oui", "non", "differe"};
  Contract c;
  c.action = "p2.record_adhesion";
  c.title = {"Recueillir l'adhésion", "Record the adhesion"};
  c.input = {{"adhesion_enfant", Type::choice, {"Réponse de l'enfant", "The child's answer"}, answers, true},
             {"adhesion_parents",
              Type::choice,
              {"Réponse des parents", "The parents' answer"},
              {"oui", "non", "differe", "non_sollicites"},
              true},
             {"motif_sans_parents",
              Type::choice,
              {"Pourquoi les parents ne sont pas sollicités", "Why the parents are not asked"},
              {},
              false},
             {"naissance", Type::birth, {"Naissance", "Birth"}, {}, false}};
  c.output = {{"date_adhesion", Type::date, {"Adhésion le", "Adhesion on"}, {}, false}};
  c.outcomes = answers;
  c.problems = {"E_MOTIVE_MISSING", "E_BIRTH_ESTIMATED"};
  return c;
}

Outcome record_adhesion(const Call& call) {
  const auto child = text_in(call.input, "adhesion_enfant"), parents = text_in(call.input, "adhesion_parents");
  if (parents == "non_sollicites" && text_in(call.input, "motif_sans_parents").empty())
    return refuse("E_MOTIVE_MISSING", "motif_sans_parents");
  const auto answer = answer_of_both(child, parents);
  if (answer != "oui") return Outcome::ended(answer);
  if (is_estimated(call)) return refuse("E_BIRTH_ESTIMATED", "naissance");
  return Outcome::ended(answer).with("date_adhesion", call.today);
}

}  // namespace p2
