// Reads messages, `accepts` and `reopen`.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/read/forms.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/people.hpp"

namespace parcours::definition {
namespace {

bool is_sending_role(const std::string& name, const Draft& draft) { return is_name(name) && draft.is_role(name); }

// `token` was accepted by versions that could not send it; `link` is the name under which it will come.
bool is_link(const std::string& name) { return name == "token" || name == "link"; }

// Returns the role that was probably meant; empty for the name of a workflow.
std::string meant_by(const std::string& name, const Draft& draft) {
  if (name.find('-') != std::string::npos || draft.sink.full()) return {};
  return nearest(name, draft.role_names());
}

void read_sender(const Node& node, Message& message, Draft& draft) {
  const auto name = read_word(node, "from", draft.sink);
  if (!name) return;
  if (is_link(*name)) {
    draft.sink.report("no-link-yet", node.span, {{"name", *name}});
  } else if (is_sending_role(*name, draft)) {
    message.roles.push_back(*name);
  } else {
    const auto near = meant_by(*name, draft);
    if (is_workflow_name(*name) && near.empty())
      message.workflows.push_back(*name);
    else
      draft.sink.report("unknown-sender", node.span, {{"name", *name}}, near);
  }
}

void read_outcomes(const Pair& pair, Message& message, Draft& draft) {
  if (!expect_map(pair, draft.sink)) return;
  for (const auto& each : pair.value.pairs)
    if (check_name(each.key.text, each.key.span, draft.sink))
      message.outcomes.push_back({each.key.text, read_text(each, draft.sink), {}, {}});
}

void read_message(const Pair& pair, Draft& draft) {
  if (!check_name(pair.key.text, pair.key.span, draft.sink)) return;
  Message message;
  message.name = pair.key.text;
  if (check_keys(pair.value, pair.key.span, key_sets::message, draft.sink)) {
    if (const auto* from = pair_in(pair.value, "from"))
      for (const Node* node : one_or_list(from->value)) read_sender(*node, message, draft);
    if (const auto* outcomes = pair_in(pair.value, "outcomes")) read_outcomes(*outcomes, message, draft);
    if (const auto* title = pair_in(pair.value, "title")) message.title = read_text(*title, draft.sink);
  }
  draft.workflow.messages.push_back(std::move(message));
}

// Returns the lists whose elements the form asks.
std::vector<const Field*> lists_of(const std::vector<FormField>& form, const Draft& draft) {
  std::vector<const Field*> lists;
  for (const auto& entry : form)
    if (const auto dot = entry.field.find('.'); dot != std::string::npos)
      if (const auto* list = draft.workflow.list_of(entry.field.substr(0, dot));
          std::find(lists.begin(), lists.end(), list) == lists.end())
        lists.push_back(list);
  return lists;
}

void read_message_form(const Pair& pair, Message& message, Draft& draft) {
  message.form = read_form(pair, Visibility{0, {}, true}, draft);
  if (const auto lists = lists_of(message.form, draft); lists.size() > 1)
    draft.sink.report("message-of-two-lists", pair.key.span, {{"one", lists[0]->name}, {"other", lists[1]->name}});
}

void read_accepts(const Pair& pair, Draft& draft) {
  Accepts accepts;
  if (!check_keys(pair.value, pair.key.span, key_sets::accepts, draft.sink)) return;
  if (const auto* from = pair_in(pair.value, "from"))
    for (const Node* node : one_or_list(from->value)) {
      const auto name = read_word(*node, "from", draft.sink);
      if (name && !is_workflow_name(*name)) draft.sink.report("bad-workflow-name", node->span, {{"name", *name}});
      accepts.from.push_back(name.value_or(""));
    }
  if (const auto* by = pair_in(pair.value, "by")) accepts.by = read_people(*by, {}, draft);
  if (const auto* within = pair_in(pair.value, "within")) accepts.within = read_delay(*within, draft.sink);
  if (accepts.within && accepts.by.empty())
    draft.sink.report("within-without-by", pair_in(pair.value, "within")->key.span);
  draft.workflow.accepts = std::move(accepts);
}

// Reads roles and people of the case. Reports the link, by which nobody can reopen a case yet.
void read_reopeners(const Pair& pair, Reopen& reopen, Draft& draft) {
  Pair others{pair.key, pair.value};
  const auto reported = [&](const Node& node) {
    if (!node.is_scalar() || !is_link(node.text)) return false;
    draft.sink.report("no-link-yet", node.span, {{"name", node.text}});
    return true;
  };
  if (reported(pair.value)) return;
  const auto links = std::erase_if(others.value.items, reported);
  if (links == 0 || !others.value.items.empty()) reopen.by = read_people(others, {}, draft);
}

void read_reopen(const Pair& pair, Draft& draft) {
  Reopen reopen;
  if (!check_keys(pair.value, pair.key.span, key_sets::reopen, draft.sink)) return;
  if (const auto* by = pair_in(pair.value, "by")) read_reopeners(*by, reopen, draft);
  if (const auto* within = pair_in(pair.value, "within")) reopen.within = read_delay(*within, draft.sink);
  if (const auto* times = pair_in(pair.value, "times")) reopen.times = read_count(*times, 1, 1'000, draft.sink);
  const auto* next = pair_in(pair.value, "next");
  if (const auto to = next ? read_target(*next, 0, {}, draft) : std::nullopt) {
    if (to->step == none) draft.sink.report("reopened-to-end", next->value.span);
    reopen.next = to->step;
  }
  draft.workflow.reopen = std::move(reopen);
}

}  // namespace

void read_messages(const TypedDraft& in) {
  auto& draft = in.draft();
  const auto* pair = pair_in(in.root(), "messages");
  if (!pair || !expect_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) read_message(each, draft);
}

void resolve_messages(const FormedDraft& in) {
  auto& draft = in.draft();
  if (const auto* pair = pair_in(in.root(), "messages"))
    for (const auto& each : pair->value.pairs) {
      const auto* form = pair_in(each.value, "form");
      const auto at = std::find_if(draft.workflow.messages.begin(), draft.workflow.messages.end(),
                                   [&](const Message& message) { return message.name == each.key.text; });
      if (form && at != draft.workflow.messages.end()) read_message_form(*form, *at, draft);
    }
  if (const auto* accepts = pair_in(in.root(), "accepts")) read_accepts(*accepts, draft);
  if (const auto* reopen = pair_in(in.root(), "reopen")) read_reopen(*reopen, draft);
}

}  // namespace parcours::definition
