#include "engine/finding/known_names.hpp"

#include <algorithm>

#include "base/nearest.hpp"
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

// The places of a query, as its problems name them.
struct Asked {
  std::string_view place;
  const std::string& name;
  Known known;
};

std::vector<Asked> asked_of(const Query& query, const std::vector<std::shared_ptr<const Deployed>>& workflows) {
  std::vector<Asked> all{{"sheet", query.sheet, {}},
                         {"phase", query.phase, {}},
                         {"step", query.step, {}},
                         {"ended_as", query.ended_as, {}},
                         {"territory", query.territory, {}}};
  for (const auto& deployed : workflows) {
    const auto& workflow = deployed->workflow;
    if (!workflow.sheet.empty()) all[0].known.push_back({workflow.sheet, {}});
    add_parts(all[1].known, workflow.phases);
    all[2].known.push_back({std::string(execution::kAccepts), {}});
    add_parts(all[2].known, workflow.steps);
    add_ends(all[3].known, workflow);
    add_territories(all[4].known, workflow);
  }
  return all;
}

}  // namespace

std::string name_meant(const std::string& given, const Known& known) {
  std::vector<std::string> names, titles;
  for (const auto& each : known) names.push_back(each.name);
  if (auto near = nearest(given, names); !near.empty()) return near;
  for (const auto* language : {"fr", "en"}) {
    titles.clear();
    for (const auto& each : known) titles.push_back(each.title.in(language));
    const auto near = nearest(given, titles);
    if (const auto at = std::find(titles.begin(), titles.end(), near); !near.empty() && at != titles.end())
      return names[static_cast<std::size_t>(at - titles.begin())];
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const auto begins = [&](const std::string& name) { return name.starts_with(given); };
  const auto first = std::find_if(names.begin(), names.end(), begins);
  return std::count_if(names.begin(), names.end(), begins) == 1 ? *first : std::string();
}

Problems unknown_names(const Query& query, const std::vector<std::shared_ptr<const Deployed>>& workflows) {
  Problems problems;
  for (const auto& [place, name, known] : asked_of(query, workflows)) {
    const auto is_it = [&, &name = name](const NamedThing& each) { return each.name == name; };
    if (name.empty() || known.empty() || std::any_of(known.begin(), known.end(), is_it)) continue;
    const auto code = place == "phase" ? "unknown-in-query" : "unknown-in-query." + std::string(place);
    problems.push_back(
        diagnostics().problem(code, {{"name", name}, {"near", name_meant(name, known)}}, std::string(place)));
  }
  return problems;
}

}  // namespace parcours::engine
