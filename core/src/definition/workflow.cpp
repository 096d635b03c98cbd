#include "definition/workflow.hpp"

#include <algorithm>
#include <set>

#include "definition/types.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

template <class Named>
auto find(const std::vector<Named>& all, std::string_view name) -> const Named* {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Named& each) { return each.name == name; });
  return at == all.end() ? nullptr : &*at;
}

// The outcomes by which `steps.x.ended` counts.
expression::Type ended_type(const Step& step) {
  std::vector<std::pair<std::string, expression::Type>> counts;
  for (const auto& route : step.next) counts.emplace_back(route.outcome, Kind::integer);
  return expression::Type::record_of(std::move(counts));
}

expression::Type step_type(const Step& step) {
  return expression::Type::record_of({{"at", Kind::instant},
                                      {"by", Kind::text},
                                      {"ended", ended_type(step)},
                                      {"open", Kind::boolean},
                                      {"outcome", Kind::text},
                                      {"times", Kind::integer}});
}

expression::Type case_type() {
  return expression::Type::record_of({{"last_event", Kind::instant},
                                      {"opened", Kind::instant},
                                      {"opened_by", Kind::text},
                                      {"phase", Kind::text},
                                      {"ref", Kind::text},
                                      {"reopened", Kind::integer},
                                      {"since", Kind::instant},
                                      {"territory", Kind::text}});
}

}  // namespace

const Target* Step::route(std::string_view outcome) const {
  const auto at = std::find_if(next.begin(), next.end(), [&](const Route& route) { return route.outcome == outcome; });
  return at == next.end() ? nullptr : &at->to;
}

const Step* Workflow::step(std::string_view wanted) const { return find(steps, wanted); }
const Field* Workflow::field(std::string_view wanted) const { return find(fields, wanted); }

std::vector<std::string> Workflow::roles() const {
  std::set<std::string> named;
  for (const auto& step : steps)
    for (const auto& who : step.by) {
      if (who.kind == Who::Kind::role) named.insert(who.name);
      if (const Field* field_of = who.kind == Who::Kind::field ? field(who.name) : nullptr; field_of && !field_of->role.empty())
        named.insert(field_of->role);
    }
  return {named.begin(), named.end()};
}

expression::Environment Workflow::environment() const {
  expression::Environment names;
  for (const auto& each : fields) names.emplace_back(each.name, expression_type(each));
  for (const auto& each : parameters) {
    Field like;
    like.type = each.type;
    if (each.preset.is<Decimal>()) like.decimals = 1;
    names.emplace_back(each.name, expression_type(like));
  }
  std::vector<std::pair<std::string, expression::Type>> all_steps;
  for (const auto& step : steps) all_steps.emplace_back(step.name, step_type(step));
  names.emplace_back("actor", Kind::text);
  names.emplace_back("case", case_type());
  names.emplace_back("now", Kind::instant);
  names.emplace_back("outcome", Kind::text);
  names.emplace_back("steps", expression::Type::record_of(std::move(all_steps)));
  names.emplace_back("today", Kind::date);
  return names;
}

}  // namespace parcours::definition
