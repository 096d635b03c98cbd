#include "engine/command/refusal.hpp"

#include "engine/diagnostics.hpp"
#include "execution/lookup.hpp"

namespace parcours::engine {
namespace {

using Kind = definition::ActorSelector::Kind;

std::string person_in(const RefusedIn& in, const std::string& name) {
  const auto* value = execution::field_value(in.workflow, in.a_case, in.frame, name);
  const auto* person = value ? value->get_if<std::string>() : nullptr;
  return person ? *person : std::string();
}

// "nadia (coordonnateur)", or the role alone.
Text person_or_role(const RefusedIn& in, const std::string& name) {
  const auto* field = in.workflow.field(name);
  if (!field) return name;
  const auto person = person_in(in, name);
  if (person.empty()) return field->role;
  return field->role.empty() ? person : person + " (" + field->role + ")";
}

Text people_of(const RefusedIn& in, const definition::ActorSelector& who) {
  if (who.kind == Kind::opener) return {"qui a ouvert le dossier", "the actor who opened the case"};
  if (who.kind == Kind::field) return person_or_role(in, who.name);
  if (who.kind == Kind::role) return who.name;
  const auto* step = in.workflow.step(who.name);
  const auto title = step && !step->title.empty() ? step->title : Text(who.name);
  return {"qui a fait « " + title.in("fr") + " »", "the actor who did '" + title.in("en") + "'"};
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
}

Problem refusal(const std::string& in_french, const std::string& in_english) {
  const std::string place = "{roles}";
  auto problem = diagnostics().problem("not-allowed", {{"roles", place}});
  std::string fr = problem.message.in("fr"), en = problem.message.in("en");
  replace(fr, place, in_french), replace(en, place, in_english);
  problem.message = Text(fr, en);
  return problem;
}

}  // namespace

Problem not_allowed(const RefusedIn& in, const std::vector<definition::ActorSelector>& who) {
  std::string fr, en;
  for (const auto& each : who) {
    const auto people = people_of(in, each);
    if (people.empty()) continue;
    fr += (fr.empty() ? "" : ", ") + people.in("fr"), en += (en.empty() ? "" : ", ") + people.in("en");
  }
  return refusal(fr, en);
}

Problem not_allowed(const std::vector<std::string>& roles) {
  std::string all;
  for (const auto& role : roles) all += (all.empty() ? "" : ", ") + role;
  return refusal(all, all);
}

}  // namespace parcours::engine
