#include "engine/command/actor_references.hpp"

#include <algorithm>
#include <map>

#include "definition/model/titles.hpp"
#include "engine/command/new_values.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

using definition::Field;

constexpr std::string_view kWithoutRole = "actor-without-role";

class ActorCheck {
 public:
  ActorCheck(const CommandRun& run, const std::string& territory) : run_(run), territory_(territory) {}

  void check(const Field& field, const Value& value, const std::string& where) {
    const auto* actor = field.type == Type::actor ? value.get_if<std::string>() : nullptr;
    if (!actor || has(*actor, field.role)) return;
    if (field.role.empty()) return problems_.push_back(diagnostics().problem("actor-without-role.any", {}, where));
    const auto role = definition::title_of_role(*run_.context.roles, field.role);
    problems_.push_back(diagnostics().problem(kWithoutRole, {{"role", role}}, where));
  }
  Problems problems() && { return std::move(problems_); }

 private:
  // Whether a grant in force gives the role here; any role, where the field names none.
  bool has(const std::string& actor, const std::string& role) {
    const auto now = micros(run_.context.at);
    const auto [known, is_new] = grants_.try_emplace(actor);
    if (is_new) known->second = run_.tx.granted_to(actor, now);
    return std::any_of(known->second.begin(), known->second.end(), [&](const store::NamedGrantRow& grant) {
      const bool here = grant.territory.empty() || grant.territory == territory_;
      return grant.since <= now && here && (role.empty() || grant.role == role);
    });
  }

  const CommandRun& run_;
  const std::string& territory_;
  std::map<std::string, std::vector<store::NamedGrantRow>> grants_;
  Problems problems_;
};

}  // namespace

Problems check_actors(const CommandRun& run, const execution::Decision& decision) {
  const auto& yes = run.context.sender.confirmed;
  const bool is_confirmed = std::find(yes.begin(), yes.end(), kWithoutRole) != yes.end();
  if (is_confirmed || !run.engine_context.checks_references) return {};
  ActorCheck actors(run, decision.after.place.territory);
  const auto check = [&](const auto&... of_value) { actors.check(of_value...); };
  for (const auto& event : decision.events)
    each_new_value(run.context.workflow(), run.context.before.state, event, check);
  return std::move(actors).problems();
}

}  // namespace parcours::engine
