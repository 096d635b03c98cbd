// All workflows of a city as one picture: the handovers and the messages between them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::drawing {

// A way from one workflow to another, with what goes over it.
struct WorkflowLink {
  enum class Kind { handover, message };
  Kind kind = Kind::handover;
  std::string from, to;             // names of workflows
  std::vector<std::string> labels;  // of messages: their names in words, each once
};

struct WorkflowMap {
  // A workflow of the picture, or one outside of it that a link leads to; that one has a name alone.
  struct Entry {
    std::string name, title, sheet;
    std::vector<std::string> phases;
    bool is_elsewhere = false;
  };
  std::string title, language;
  std::vector<Entry> entries;
  std::vector<WorkflowLink> links;
};

// Texts are in `language` where they are given in it. Pure: any thread may call it.
WorkflowMap map_of(const std::vector<definition::Workflow>& workflows, std::string_view language);

// The language of graphviz, and an ordered list in words.
std::string to_dot(const WorkflowMap& map);
std::string to_outline(const WorkflowMap& map);

}  // namespace parcours::drawing
