#include "execution/decide.hpp"

#include <algorithm>
#include <utility>

#include "definition/model/performers.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/transition.hpp"

namespace parcours::execution {

Decision decide(const definition::Workflow& workflow, Case a_case, const Input& input, const DecisionContext& context) {
  Transition transition(workflow, std::move(a_case), context);
  std::visit([&](const auto& in) { transition.apply(in); }, input);
  return std::move(transition).take_decision();
}

Case begun(const definition::Workflow& workflow, const Opening& opening, const DecisionContext& context) {
  Transition transition(workflow, {}, context);
  transition.begin(opening);
  return transition.a_case();
}

std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case,
                               const std::vector<definition::ActorSelector>& all, std::int64_t frame,
                               std::string_view opener) {
  using Kind = definition::ActorSelector::Kind;
  std::vector<Eligible> out;
  for (const auto& who : all) {
    const auto* field = who.kind == Kind::field ? workflow.field(who.name) : nullptr;
    const auto* value = field ? field_value(workflow, a_case, frame, who.name) : nullptr;
    const auto* summary = who.kind == Kind::performer ? step_summary(a_case, who.name, frame) : nullptr;
    if (who.kind == Kind::role) out.push_back({who.name, {}, {}});
    if (who.kind == Kind::opener)
      out.push_back({{}, a_case.opened_by.empty() ? std::string(opener) : a_case.opened_by, {}});
    if (summary && !summary->by.empty()) out.push_back({{}, summary->by, {}});
    if (!field) continue;
    if (!value)
      out.push_back({field->role, {}, {}});
    else if (field->type == Type::actor)
      out.push_back({field->role, value->as<std::string>(), {}});
    else
      out.push_back({field->role, {}, value->as<std::string>()});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const definition::Step& step,
                               std::int64_t frame, std::string_view opener) {
  return eligible(workflow, a_case, definition::performers_of(step), frame, opener);
}

std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const Token& token) {
  if (token.step == kAccepts)
    return workflow.accepts ? eligible(workflow, a_case, workflow.accepts->by) : std::vector<Eligible>();
  const auto* step = workflow.step(token.step);
  return step ? eligible(workflow, a_case, *step, token.parent) : std::vector<Eligible>();
}

std::string recipient_text(const Eligible& who) {
  if (!who.actor.empty()) return "actor:" + who.actor;
  return who.structure.empty() ? "role:" + who.role : "role:" + who.role + "@" + who.structure;
}

bool is_recipient(std::string_view text) { return text.starts_with("actor:") || text.starts_with("role:"); }

std::string territory_of(const definition::Workflow& workflow, const Record& with) {
  for (const auto& field : workflow.fields) {
    if (field.type != Type::territory) continue;
    const Value* value = with.find(field.name);
    if (!value && field.default_value) value = &*field.default_value;
    const auto* text = value ? value->get_if<std::string>() : nullptr;
    return text ? *text : std::string();
  }
  return {};
}

}  // namespace parcours::execution
