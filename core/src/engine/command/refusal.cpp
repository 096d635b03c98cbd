#include "engine/command/refusal.hpp"

#include "base/texts.hpp"
#include "definition/model/titles.hpp"
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

// "nadia (Coordonnateur)", or the role alone.
Text person_or_role(const RefusedIn& in, const std::string& name, const definition::Roles& roles) {
  const auto* field = in.workflow.field(name);
  if (!field) return name;
  const auto person = person_in(in, name);
  if (field->role.empty()) return person;
  const auto role = definition::title_of_role(roles, field->role);
  return person.empty() ? role : in_brackets(person, role);
}

Text people_of(const RefusedIn& in, const definition::ActorSelector& who, const definition::Roles& roles) {
  if (who.kind == Kind::opener) return {"qui a ouvert le dossier", "the actor who opened the case"};
  if (who.kind == Kind::field) return person_or_role(in, who.name, roles);
  if (who.kind == Kind::role) return definition::title_of_role(roles, who.name);
  const auto* step = in.workflow.step(who.name);
  const auto title = definition::title_or_name(step ? step->title : Text(), who.name);
  return {"qui a fait « " + title.in("fr") + " »", "the actor who did '" + title.in("en") + "'"};
}

}  // namespace

Problem not_allowed(const Text& who) { return diagnostics().problem("not-allowed", {{"roles", who}}); }

Problem not_allowed(const RefusedIn& in, const std::vector<definition::ActorSelector>& who,
                    const definition::Roles& roles) {
  std::vector<Text> people;
  for (const auto& each : who) people.push_back(people_of(in, each, roles));
  return not_allowed(joined(people));
}

Problem not_allowed(const std::vector<std::string>& names, const definition::Roles& roles) {
  std::vector<Text> titles;
  for (const auto& name : names) titles.push_back(definition::title_of_role(roles, name));
  return not_allowed(names.empty() ? Text("-") : joined(titles));
}

Problem not_allowed_to_people(const std::vector<Text>& workflows) {
  std::vector<Text> cases;
  for (const auto& title : workflows)
    cases.push_back({"un dossier « " + title.in("fr") + " »", "a case of '" + title.in("en") + "'"});
  auto problem = not_allowed(joined(cases));
  problem.hint = {"un tel dossier l'envoie de lui-même", "such a case sends it by itself"};
  return problem;
}

}  // namespace parcours::engine
