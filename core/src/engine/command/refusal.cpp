#include "engine/command/refusal.hpp"

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

Text in_brackets(const std::string& person, const Text& role) {
  return {person + " (" + role.in("fr") + ")", person + " (" + role.in("en") + ")"};
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

// Empty texts are left out.
Text with_commas(const std::vector<Text>& all) {
  std::string fr, en;
  for (const auto& each : all) {
    if (each.empty()) continue;
    fr += (fr.empty() ? "" : ", ") + each.in("fr"), en += (en.empty() ? "" : ", ") + each.in("en");
  }
  return {fr, en};
}

Text filled(const Text& text, const std::string& place, const Text& by) {
  std::string fr = text.in("fr"), en = text.in("en");
  if (const auto at = fr.find(place); at != std::string::npos) fr.replace(at, place.size(), by.in("fr"));
  if (const auto at = en.find(place); at != std::string::npos) en.replace(at, place.size(), by.in("en"));
  return {fr, en};
}

}  // namespace

Problem problem_about(std::string_view code, const char* argument, const Text& text, std::string where) {
  const auto place = "{" + std::string(argument) + "}";
  auto problem = diagnostics().problem(code, {{argument, place}}, std::move(where));
  problem.message = filled(problem.message, place, text), problem.hint = filled(problem.hint, place, text);
  return problem;
}

Problem not_allowed(const Text& who) { return problem_about("not-allowed", "roles", who); }

Problem not_allowed(const RefusedIn& in, const std::vector<definition::ActorSelector>& who,
                    const definition::Roles& roles) {
  std::vector<Text> people;
  for (const auto& each : who) people.push_back(people_of(in, each, roles));
  return not_allowed(with_commas(people));
}

Problem not_allowed(const std::vector<std::string>& names, const definition::Roles& roles) {
  std::vector<Text> titles;
  for (const auto& name : names) titles.push_back(definition::title_of_role(roles, name));
  return not_allowed(names.empty() ? Text("-") : with_commas(titles));
}

Problem not_allowed_to_people(const std::vector<Text>& workflows) {
  std::vector<Text> cases;
  for (const auto& title : workflows)
    cases.push_back({"un dossier « " + title.in("fr") + " »", "a case of '" + title.in("en") + "'"});
  auto problem = not_allowed(with_commas(cases));
  problem.hint = {"un tel dossier l'envoie de lui-même", "such a case sends it by itself"};
  return problem;
}

}  // namespace parcours::engine
