#include "definition/model/workflow.hpp"

#include <algorithm>
#include <set>

#include "definition/model/types.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

template <class Named>
auto find(const std::vector<Named>& all, std::string_view name) -> const Named* {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Named& each) { return each.name == name; });
  return at == all.end() ? nullptr : &*at;
}

// Returns the type of `steps.x.ended`: a count by outcome.
expression::Type ended_type(const Step& step) {
  std::vector<std::pair<std::string, expression::Type>> counts;
  for (const auto& route : step.next) counts.emplace_back(route.outcome, Kind::integer);
  return expression::Type::record_of(std::move(counts));
}

expression::Type outcome_type(const Step& step) {
  std::vector<std::string> names;
  for (const auto& route : step.next) names.push_back(route.outcome);
  return expression::Type::choice_of(names);
}

expression::Type step_type(const Step& step) {
  return expression::Type::record_of({{"at", Kind::instant},
                                      {"by", Kind::text},
                                      {"ended", ended_type(step)},
                                      {"open", Kind::boolean},
                                      {"outcome", outcome_type(step)},
                                      {"times", Kind::integer}});
}

// Returns the type of a branch of a `parallel`: its outcome and its end.
expression::Type branch_type() {
  return expression::Type::record_of({{"at", Kind::instant}, {"outcome", Kind::text}, {"times", Kind::integer}});
}

expression::Type case_type(const Workflow& workflow) {
  std::vector<std::string> phases;
  for (const auto& phase : workflow.phases) phases.push_back(phase.name);
  return expression::Type::record_of({{"last_event", Kind::instant},
                                      {"opened", Kind::instant},
                                      {"opened_by", Kind::text},
                                      {"phase", expression::Type::choice_of(phases)},
                                      {"ref", Kind::text},
                                      {"reopened", Kind::integer},
                                      {"since", Kind::instant},
                                      {"territory", Kind::text}});
}

}  // namespace

bool Step::asks_person() const {
  if (kind == Kind::task) return true;
  if (kind != Kind::action && kind != Kind::handover) return false;
  return !by.empty() || (offer && offer->offered);
}

std::vector<Index> starts_of(const Line& line) {
  auto all = line.also_more;
  if (line.also != none) all.insert(all.begin(), line.also);
  return all;
}

const Target* Step::route(std::string_view outcome) const {
  const auto at = std::find_if(next.begin(), next.end(), [&](const Route& route) { return route.outcome == outcome; });
  return at == next.end() ? nullptr : &at->to;
}

const Step* Workflow::step(std::string_view wanted) const { return find(steps, wanted); }
const Message* Workflow::message(std::string_view wanted) const { return find(messages, wanted); }

const Field* Workflow::field(std::string_view wanted) const {
  const auto dot = wanted.find('.');
  if (dot == std::string_view::npos) return find(fields, wanted);
  const auto* list = list_of(wanted.substr(0, dot));
  return list ? find(list->fields, wanted.substr(dot + 1)) : nullptr;
}
const Field* Workflow::list_of(std::string_view item) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const Field& each) { return !each.item.empty() && each.item == item; });
  return at == fields.end() ? nullptr : &*at;
}

std::vector<std::string> ways_into(const Workflow& workflow, const Step& wanted) {
  const auto index = static_cast<Index>(&wanted - workflow.steps.data());
  const auto leads = [&](const Step& step) {
    const auto to = [&](const auto& all) {
      return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.to.step == index; });
    };
    if (to(step.next) || to(step.rows)) return true;
    if (std::any_of(step.ways.begin(), step.ways.end(), [&](const Way& way) { return way.step == index; })) return true;
    return std::any_of(step.lines.begin(), step.lines.end(), [&](const Line& line) { return to(line.next); });
  };
  std::vector<std::string> names;
  for (const auto& step : workflow.steps)
    if (leads(step)) names.push_back(step.name);
  return names;
}

std::vector<std::string> Workflow::roles() const {
  std::set<std::string> named;
  const auto add = [&](const std::vector<ActorSelector>& all) {
    for (const auto& who : all) {
      if (who.kind == ActorSelector::Kind::role) named.insert(who.name);
      if (const Field* field_of = who.kind == ActorSelector::Kind::field ? field(who.name) : nullptr;
          field_of && !field_of->role.empty())
        named.insert(field_of->role);
    }
  };
  for (const auto& step : steps) {
    add(step.by);
    if (step.offer) add(step.offer->to);
  }
  if (accepts) add(accepts->by);
  if (reopen) add(reopen->by);
  for (const auto& each : messages) named.insert(each.roles.begin(), each.roles.end());
  return {named.begin(), named.end()};
}

expression::Environment Workflow::environment() const {
  expression::Environment names;
  for (const auto& each : fields) {
    names.emplace_back(each.name, expression_type(each));
    if (!each.item.empty()) names.emplace_back(each.item, element_type(each));
  }
  for (const auto& each : parameters) {
    Field like;
    like.type = each.type;
    if (each.default_value.is<Decimal>()) like.decimals = 1;
    names.emplace_back(each.name, expression_type(like));
  }
  std::vector<std::pair<std::string, expression::Type>> all_steps;
  for (const auto& step : steps) {
    all_steps.emplace_back(step.name, step_type(step));
    for (const auto branch : step.branches)
      all_steps.emplace_back(blocks[static_cast<std::size_t>(branch)].name, branch_type());
  }
  names.emplace_back("actor", Kind::text);
  names.emplace_back("case", case_type(*this));
  names.emplace_back("now", Kind::instant);
  names.emplace_back("outcome", Kind::text);
  names.emplace_back("steps", expression::Type::record_of(std::move(all_steps)));
  names.emplace_back("today", Kind::date);
  return names;
}

}  // namespace parcours::definition
