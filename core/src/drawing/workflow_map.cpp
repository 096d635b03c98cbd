#include "drawing/workflow_map.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "definition/model/titles.hpp"
#include "drawing/dot_labels.hpp"

namespace parcours::drawing {
namespace {

using definition::Workflow;

constexpr std::string_view kElsewhere =
    R"(, style="rounded,dashed,filled", fillcolor="#ffffff", color="#374151", class="line")";

// A message has its title where it is declared: in the workflow that receives it.
std::string title_of_message(const std::vector<Workflow>& workflows, const std::string& receiver,
                             const std::string& message, std::string_view language) {
  for (const auto& workflow : workflows)
    if (workflow.name == receiver) return definition::title_of_message(workflow, message).in(language);
  return definition::title_or_name({}, message).in(language);
}

WorkflowMap::Entry entry_of(const Workflow& workflow, std::string_view language) {
  WorkflowMap::Entry entry{
      workflow.name, workflow.title.empty() ? workflow.name : workflow.title.in(language), workflow.sheet, {}, false};
  for (const auto& phase : workflow.phases)
    entry.phases.push_back(phase.title.empty() ? phase.name : phase.title.in(language));
  return entry;
}

void add_link(WorkflowMap& map, WorkflowLink::Kind kind, const std::string& from, const std::string& to,
              const std::string& label) {
  auto known = std::find_if(map.links.begin(), map.links.end(), [&](const WorkflowLink& link) {
    return link.kind == kind && link.from == from && link.to == to;
  });
  if (known == map.links.end()) known = map.links.insert(known, {kind, from, to, {}});
  if (!label.empty() && std::find(known->labels.begin(), known->labels.end(), label) == known->labels.end())
    known->labels.push_back(label);
}

void add_links(WorkflowMap& map, const Workflow& workflow, const std::vector<Workflow>& all) {
  for (const auto& step : workflow.steps) {
    if (step.handover) add_link(map, WorkflowLink::Kind::handover, workflow.name, step.handover->workflow, {});
    if (!step.send || step.send->message.empty()) continue;
    for (const auto& name : step.send->cases) {
      const auto* field = workflow.field(name);
      if (field && !field->of.empty())
        add_link(map, WorkflowLink::Kind::message, workflow.name, field->of,
                 title_of_message(all, field->of, step.send->message, map.language));
    }
  }
  if (workflow.accepts)
    for (const auto& from : workflow.accepts->from)
      add_link(map, WorkflowLink::Kind::handover, from, workflow.name, {});
}

bool has(const WorkflowMap& map, const std::string& name) {
  return std::any_of(map.entries.begin(), map.entries.end(), [&](const auto& entry) { return entry.name == name; });
}

const std::string& title_of(const WorkflowMap& map, const std::string& name) {
  return std::find_if(map.entries.begin(), map.entries.end(), [&](const auto& entry) { return entry.name == name; })
      ->title;
}

std::string in(const WorkflowMap& map, const char* french, const char* english) {
  return map.language == "en" ? english : french;
}

std::vector<std::string> rows_of(const WorkflowMap& map, const WorkflowMap::Entry& entry) {
  std::vector<std::string> rows;
  if (entry.is_elsewhere) rows.push_back(in(map, "n'est pas dans ce dossier de fichiers", "is not in this folder"));
  if (!entry.sheet.empty()) rows.push_back(in(map, "fiche : ", "sheet: ") + entry.sheet);
  for (std::size_t i = 0; i < entry.phases.size(); ++i) rows.push_back(fmt::format("{}. {}", i + 1, entry.phases[i]));
  return rows;
}

std::string words_of(const WorkflowMap& map, const WorkflowLink& link) {
  return link.kind == WorkflowLink::Kind::handover ? in(map, "relais", "handover")
                                                   : fmt::format("{}", fmt::join(link.labels, ", "));
}

}  // namespace

WorkflowMap map_of(const std::vector<Workflow>& workflows, std::string_view language) {
  WorkflowMap map;
  map.language = language, map.title = in(map, "Les parcours et leurs relais", "The workflows and their handovers");
  for (const auto& workflow : workflows) map.entries.push_back(entry_of(workflow, language));
  for (const auto& workflow : workflows) add_links(map, workflow, workflows);
  for (const auto& link : map.links)
    for (const auto& name : {link.from, link.to})
      if (!has(map, name)) map.entries.push_back({name, name, {}, {}, true});
  return map;
}

std::string to_dot(const WorkflowMap& map) {
  auto out = fmt::format(
      "digraph \"workflows\" {{\n  label={}; labelloc=t; fontsize=26; rankdir=LR; nodesep=0.5; ranksep=0.8; "
      "fontname=\"DejaVu Sans,Verdana,sans-serif\";\n  node [fontname=\"DejaVu Sans,Verdana,sans-serif\", fontsize=14, "
      "margin=\"0.15,0.1\", shape=box, style=\"rounded,filled\", fillcolor=\"#dbeafe\", color=\"#1d4ed8\", "
      "class=\"task\"]; edge [fontname=\"DejaVu Sans,Verdana,sans-serif\", fontsize=11];\n",
      quoted_for_dot(map.title));
  for (const auto& entry : map.entries)
    out += fmt::format("  {} [label={}{}];\n", quoted_for_dot(entry.name), card(entry.title, rows_of(map, entry)),
                       entry.is_elsewhere ? kElsewhere : "");
  for (const auto& link : map.links)
    out += fmt::format("  {} -> {} [label={}{}];\n", quoted_for_dot(link.from), quoted_for_dot(link.to),
                       label_in_lines(words_of(map, link)),
                       link.kind == WorkflowLink::Kind::handover ? ", penwidth=2" : ", style=dashed");
  return out + "}\n";
}

std::string to_outline(const WorkflowMap& map) {
  auto out = map.title + "\n";
  int n = 0;
  for (const auto& entry : map.entries) {
    out += fmt::format("{}. {}\n", ++n, entry.title);
    for (const auto& row : rows_of(map, entry)) out += "   " + row + "\n";
    for (const auto& link : map.links)
      if (link.from == entry.name) out += fmt::format("   {} : -> {}\n", words_of(map, link), title_of(map, link.to));
  }
  return out;
}

}  // namespace parcours::drawing
