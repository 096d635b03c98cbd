#include "definition/model/titles.hpp"

#include <algorithm>
#include <string>

#include "definition/model/protection.hpp"

namespace parcours::definition {
namespace {

// The outcomes that the engine gives, not a workflow.
Text word_of_engine(std::string_view outcome) {
  if (outcome == "done") return {"Fait", "Done"};
  if (outcome == "accepted") return {"accepté", "accepted"};
  if (outcome == "refused") return {"refusé", "refused"};
  if (outcome == "expired") return {"sans réponse à temps", "no answer in time"};
  if (outcome == "received") return {"reçu", "received"};
  if (outcome == "sent") return {"envoyé", "sent"};
  if (outcome == "cancelled") return {"annulé", "cancelled"};
  return {};
}

Text title_in_messages(const Workflow& workflow, std::string_view outcome) {
  for (const auto& message : workflow.messages)
    for (const auto& option : message.outcomes)
      if (option.name == outcome && !option.title.empty()) return option.title;
  return {};
}

// A text that quotes something is a letter of the same name.
bool is_title(const Text& text) { return !text.empty() && names_quoted(text).empty(); }

Text title_in(const std::map<std::string, Text>& titles, std::string_view name) {
  const auto at = titles.find(std::string(name));
  return at != titles.end() && is_title(at->second) ? at->second : Text();
}

// The first of these that is a title, else the engine's own word, else the name.
Text first_title(const std::vector<Text>& titles, std::string_view name) {
  for (const auto& title : titles)
    if (!title.empty()) return title;
  return title_or_name(word_of_engine(name), name);
}

}  // namespace

Text title_or_name(const Text& title, std::string_view name) {
  if (!title.empty()) return title;
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return Text(std::move(words));
}

Text title_of_outcome(const Workflow& workflow, std::string_view name) {
  return first_title(
      {title_in(workflow.texts, name), title_in(workflow.outcomes, name), title_in_messages(workflow, name)}, name);
}

Text title_of_end(const Workflow& workflow, std::string_view name) {
  return first_title(
      {title_in(workflow.outcomes, name), title_in(workflow.texts, name), title_in_messages(workflow, name)}, name);
}

Text title_in_texts(const Workflow& workflow, std::string_view name) { return title_in(workflow.texts, name); }

Text title_of_message(const Workflow& workflow, std::string_view name) {
  const auto* message = workflow.message(name);
  return title_or_name(message ? message->title : Text(), name);
}

Text title_of_role(const Roles& roles, std::string_view name) {
  const auto* role = role_named(roles, name);
  return title_or_name(role ? role->title : Text(), name);
}

}  // namespace parcours::definition
