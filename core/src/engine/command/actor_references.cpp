#include "engine/command/actor_references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

using definition::Field;

constexpr std::string_view kWithoutRole = "actor-without-role";

class ActorCheck {
 public:
  ActorCheck(const CommandRun& run, const std::string& territory) : run_(run), territory_(territory) {}

  void look_at(const execution::Event& event) {
    if (const auto* set = std::get_if<execution::FieldSet>(&event)) look_at(*set);
    if (const auto* set = std::get_if<execution::RowSet>(&event)) look_at(*set);
    const auto* corrected = std::get_if<execution::Corrected>(&event);
    if (corrected && corrected->list.empty()) look_at(execution::FieldSet{corrected->field, 1, corrected->value});
    if (corrected && !corrected->list.empty())
      look_at(execution::RowSet{corrected->list, corrected->row, corrected->field, 1, corrected->value});
  }
  Problems problems() && { return std::move(problems_); }

 private:
  void look_at(const execution::FieldSet& set) {
    const auto* field = run_.context.workflow().field(set.field);
    const auto& stored = run_.context.before.state.fields;
    const auto was = stored.find(set.field);
    if (!field || (was != stored.end() && was->second.value == set.value)) return;
    const auto* rows = field->type == Type::list ? set.value.get_if<List>() : nullptr;
    const auto* old = rows && was != stored.end() ? was->second.value.get_if<List>() : nullptr;
    if (!rows) return check(*field, set.value, set.field);
    for (std::size_t n = 0; n < rows->size(); ++n)
      if (!old || n >= old->size() || (*old)[n] != (*rows)[n])
        check_row(*field, (*rows)[n], fmt::format("{}[{}].", set.field, n + 1));
  }
  void look_at(const execution::RowSet& set) {
    const auto* list = run_.context.workflow().field(set.list);
    for (const auto& field : list ? list->fields : std::vector<Field>())
      if (field.name == set.field) check(field, set.value, list->item + "." + field.name);
  }
  void check_row(const Field& list, const Value& value, const std::string& where) {
    const auto* row = value.get_if<Record>();
    for (const auto& field : list.fields)
      if (const auto* given = row ? row->find(field.name) : nullptr) check(field, *given, where + field.name);
  }
  void check(const Field& field, const Value& value, const std::string& where) {
    const auto* actor = field.type == Type::actor ? value.get_if<std::string>() : nullptr;
    if (actor && !has(*actor, field.role))
      problems_.push_back(diagnostics().problem(kWithoutRole, {{"role", field.role}}, where));
  }

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
  for (const auto& event : decision.events) actors.look_at(event);
  return std::move(actors).problems();
}

}  // namespace parcours::engine
