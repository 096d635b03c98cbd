#include "engine/finding/known_names.hpp"

#include <algorithm>
#include <set>

#include "definition/model/titles.hpp"
#include "engine/diagnostics.hpp"
#include "execution/decide.hpp"

namespace parcours::engine {
namespace {

using definition::Line;
using definition::Workflow;
using Known = std::vector<NamedThing>;

template <class Parts>
void add_parts(Known& known, const Parts& parts) {
  for (const auto& part : parts) known.push_back({part.name, part.title});
}

void add_end(Known& known, const Workflow& workflow, const definition::Target& to) {
  if (!to.end.empty()) known.push_back({to.end, definition::title_of_end(workflow, to.end)});
}
void add_ends(Known& known, const Workflow& workflow, const std::vector<Line>& lines) {
  for (const auto& line : lines)
    for (const auto& route : line.next) add_end(known, workflow, route.to);
}
void add_ends(Known& known, const Workflow& workflow) {
  for (const auto& [name, title] : workflow.outcomes) known.push_back({name, title});
  for (const auto& step : workflow.steps) {
    for (const auto& route : step.next) add_end(known, workflow, route.to);
    for (const auto& row : step.rows) add_end(known, workflow, row.to);
    add_ends(known, workflow, step.lines);
  }
  for (const auto& block : workflow.blocks) add_ends(known, workflow, block.lines);
  for (const auto& phase : workflow.phases) add_ends(known, workflow, phase.lines);
}

void add_territories(Known& known, const Workflow& workflow) {
  for (const auto& field : workflow.fields)
    if (field.type == Type::territory) add_parts(known, field.options);
}

void add_sheets(Known& known, const Workflow& workflow) {
  if (!workflow.sheet.empty()) known.push_back({workflow.sheet, {}});
}
void add_phases(Known& known, const Workflow& workflow) { add_parts(known, workflow.phases); }
void add_steps(Known& known, const Workflow& workflow) {
  known.push_back({std::string(execution::kAccepts), {}});
  add_parts(known, workflow.steps);
}

// A part of a query that names something of a workflow: where its problem is, its code, and what it may name.
struct NamedPart {
  const char* where;
  const char* code;
  std::string Query::* name;
  void (*add)(Known& known, const Workflow& workflow);
};
constexpr NamedPart kParts[] = {
    {"sheet", "unknown-in-query.sheet", &Query::sheet, add_sheets},
    {"phase", "unknown-in-query", &Query::phase, add_phases},
    {"step", "unknown-in-query.step", &Query::step, add_steps},
    {"ended_as", "unknown-in-query.ended_as", &Query::ended_as, add_ends},
    {"territory", "unknown-in-query.territory", &Query::territory, add_territories},
};

}  // namespace

std::string name_meant(const std::string& given, const Known& known) {
  if (auto near = nearest_named(given, known); !near.empty()) return near;
  std::set<std::string> beginning;
  for (const auto& each : known)
    if (each.name.starts_with(given)) beginning.insert(each.name);
  return beginning.size() == 1 ? *beginning.begin() : std::string();
}

Problems unknown_names(const Query& query, const std::vector<std::shared_ptr<const Deployed>>& workflows) {
  Problems problems;
  for (const auto& part : kParts) {
    const auto& name = query.*part.name;
    if (name.empty()) continue;
    Known known;
    for (const auto& deployed : workflows) part.add(known, deployed->workflow);
    const auto is_it = [&](const NamedThing& each) { return each.name == name; };
    if (known.empty() || std::any_of(known.begin(), known.end(), is_it)) continue;
    problems.push_back(
        diagnostics().problem(part.code, {{"name", name}, {"near", name_meant(name, known)}}, part.where));
  }
  return problems;
}

}  // namespace parcours::engine
