// Checks what people are shown and offered against what they may see: forms that show fields, texts that quote them,
// data that leaves with a text, anytime steps that are offered, and `seen_by`.
#include <algorithm>
#include <map>

#include "base/nearest.hpp"
#include "definition/check/check_workflow.hpp"
#include "definition/model/performers.hpp"
#include "definition/model/protection.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

std::string word_of(int level) { return "C" + std::to_string(level); }

// Returns the place at which a list names a part, alone or as the key of one pair.
Span span_in(const Pair& list, const std::string& name) {
  for (const auto& node : list.value.items) {
    const auto& named = node.is_map() && node.pairs.size() == 1 ? node.pairs.front().key : node;
    if (named.text == name) return named.span;
  }
  return list.key.span;
}

// What the roles of the city see of the workflow.
class SightCheck {
 public:
  explicit SightCheck(const ResolvedDraft& in) : draft_(in.draft()), root_(in.root()) {
    for (const auto& role : *draft_.surroundings.roles) sights_[role.name] = level_of(role, seen_workflow());
  }

  void run() {
    for (Index index = 0; index < static_cast<Index>(workflow().steps.size()); ++index) {
      const auto& step = draft_.step(index);
      const auto* form = draft_.source(index).form;
      if (form && !step.handover) check_step(step, *form);
      const auto* offered_to = draft_.source(index).offered_to;
      if (offered_to && step.offer) check_offered(step.name, step.offer->to, *offered_to);
    }
    if (const auto* reopen = pair_in(root_, "reopen"); reopen && workflow().reopen) check_reopen(*reopen);
    for (const auto& message : workflow().messages) check_message(message);
    if (const auto* fields = pair_in(root_, "fields")) check_fields(workflow().fields, *fields);
    check_sheet();
  }

 private:
  const Workflow& workflow() const { return draft_.workflow; }
  SeenWorkflow seen_workflow() const { return {workflow().sheet, workflow().name}; }
  Sight sight(const std::string& role) const {
    const auto at = sights_.find(role);
    return at == sights_.end() ? std::nullopt : at->second;
  }

  void check_step(const Step& step, const Pair& form) {
    const auto& by = performers_of(step);
    for (const auto& entry : step.form) {
      if (entry.rows) check_rows_shown(entry, by, span_in(form, entry.field));
      if (!entry.shown) continue;
      std::vector<std::string> roles;
      for (const auto& who : by)
        if (who.kind != ActorSelector::Kind::opener || !is_asked_at_opening(entry.field)) add_roles(who, roles, 0);
      check_shown(entry, roles, span_in(form, entry.field));
    }
  }
  // The fields that a form shows of the rows that it asks.
  void check_rows_shown(const FormField& entry, const std::vector<ActorSelector>& by, Span at) {
    std::vector<std::string> roles;
    for (const auto& who : by) add_roles(who, roles, 0);
    const auto* list = workflow().field(entry.field);
    for (const auto& shown : entry.form)
      for (const auto& inner : list ? list->fields : std::vector<Field>())
        if (shown.shown && inner.name == shown.field)
          std::any_of(roles.begin(), roles.end(),
                      [&](const std::string& role) { return report_unseen_row(role, *list, inner, at); });
  }
  // As it is written in a list of people.
  static std::string text_of(const ActorSelector& who) {
    using Kind = ActorSelector::Kind;
    if (who.kind == Kind::opener) return "case.opened_by";
    return who.kind == Kind::performer ? "steps." + who.name + ".by" : who.name;
  }
  // An anytime step is for those who see the case.
  void check_offered(const std::string& what, const std::vector<ActorSelector>& people, const Pair& list) {
    for (const auto& who : people) {
      std::vector<std::string> roles;
      add_roles(who, roles, 0);
      const auto sees = [&](const std::string& role) { return sight(role).value_or(0) > 0; };
      if (roles.empty() || std::any_of(roles.begin(), roles.end(), sees)) continue;
      for (const Node* node : one_or_list(list.value))
        if (node->text == text_of(who))
          draft_.sink.report("offered-unseen", node->span,
                             {{"what", what}, {"who", node->text}, {"roles", listed(roles)}});
    }
  }
  // So is the reopening, and for those who opened the case, who know of it without seeing it.
  void check_reopen(const Pair& reopen) {
    const auto* by = pair_in(reopen.value, "by");
    if (!by || workflow().entry() == none) return;
    auto people = workflow().reopen->by;
    const auto& openers = performers_of(draft_.step(workflow().entry()));
    std::erase_if(people, [&](const ActorSelector& who) {
      const auto is_it = [&](const ActorSelector& each) { return each.kind == who.kind && each.name == who.name; };
      return who.kind == ActorSelector::Kind::opener || std::any_of(openers.begin(), openers.end(), is_it);
    });
    check_offered("reopen", people, *by);
  }
  void check_message(const Message& message) {
    const auto* messages = pair_in(root_, "messages");
    const auto* pair = messages ? pair_in(messages->value, message.name) : nullptr;
    const auto* form = pair ? pair_in(pair->value, "form") : nullptr;
    for (const auto& entry : message.form)
      if (form && entry.shown) check_shown(entry, message.roles, span_in(*form, entry.field));
  }

  // The actor who opened the case sees what they gave.
  bool is_asked_at_opening(const std::string& field) const {
    if (workflow().entry() == none) return false;
    const auto& form = workflow().steps[static_cast<std::size_t>(workflow().entry())].form;
    return std::any_of(form.begin(), form.end(),
                       [&](const FormField& each) { return each.field == field && !each.shown; });
  }

  // Adds the roles of the people that a selector names. `depth` bounds selectors that name each other's steps.
  void add_roles(const ActorSelector& who, std::vector<std::string>& roles, int depth) const {
    using Kind = ActorSelector::Kind;
    if (who.kind == Kind::role) roles.push_back(who.name);
    const auto* field = who.kind == Kind::field ? workflow().field(who.name) : nullptr;
    if (field && !field->role.empty()) roles.push_back(field->role);
    const auto* step = who.kind == Kind::performer                              ? workflow().step(who.name)
                       : who.kind == Kind::opener && workflow().entry() != none ? &draft_.step(workflow().entry())
                                                                                : nullptr;
    if (step && depth < 4)
      for (const auto& each : performers_of(*step)) add_roles(each, roles, depth + 1);
  }

  void check_shown(const FormField& entry, const std::vector<std::string>& roles, Span at) {
    const auto* field = workflow().field(entry.field);
    const auto* list = workflow().list_of(entry.field.substr(0, entry.field.find('.')));
    if (!field) return;
    for (const auto& role : roles) {
      if (list ? report_unseen_row(role, *list, *field, at) : report_unseen(role, entry.field, *field, at)) return;
      for (const auto& inner : field->fields)
        if (report_unseen(role, field->item + "." + inner.name, inner, at)) return;
    }
  }
  // A field of a row is seen by who sees its list too.
  bool report_unseen_row(const std::string& role, const Field& list, const Field& inner, Span at) {
    const auto name = list.item + "." + inner.name;
    return report_unseen(role, name, list, at) || report_unseen(role, name, inner, at);
  }
  bool report_unseen(const std::string& role, const std::string& name, const Field& field, Span at) {
    if (may_read(role, sight(role), field)) return false;
    const bool reaches = sight(role) && *sight(role) >= std::max(1, field.level);
    draft_.sink.report("shows-unseen", at,
                       {{"field", name}, {"role", role}, {"reason", reaches ? "seen_by" : word_of(field.level)}});
    return true;
  }

  void check_fields(const std::vector<Field>& fields, const Pair& map) {
    for (const auto& field : fields) {
      const auto* pair = pair_in(map.value, field.name);
      if (!pair) continue;
      if (const auto* seen_by = pair_in(pair->value, "seen_by")) check_seen_by(field, *seen_by);
      if (const auto* inner = pair_in(pair->value, "fields")) check_fields(field.fields, *inner);
    }
  }
  void check_seen_by(const Field& field, const Pair& seen_by) {
    for (const Node* node : one_or_list(seen_by.value))
      if (draft_.is_role(node->text) && !may_read(node->text, sight(node->text), field))
        draft_.sink.report("seen-by-too-low", node->span,
                           {{"field", field.name}, {"role", node->text}, {"level", word_of(field.level)}});
  }

  // A workflow with fields of C3 is opened to roles on purpose, not only because they see its sheet.
  void check_sheet() {
    const auto* sheet = pair_in(root_, "sheet");
    const auto is_c3 = [](const Field& field) { return protection_of(field).level >= 3 && field.level < 4; };
    if (!sheet || std::none_of(workflow().fields.begin(), workflow().fields.end(), is_c3)) return;
    std::vector<std::string> roles;
    for (const auto& role : *draft_.surroundings.roles) {
      if (names_workflow(role, seen_workflow())) return;
      if (level_of(role, seen_workflow()) == 3) roles.push_back(role.name);
    }
    if (!roles.empty())
      draft_.sink.report("opened-by-sheet", sheet->value.span,
                         {{"workflow", workflow().name}, {"sheet", workflow().sheet}, {"roles", listed(roles)}});
  }

  Draft& draft_;
  const Node& root_;
  std::map<std::string, Sight> sights_;
};

// Reports a quoted name that would stay in the letter as it is written.
void report_unknown(const std::string& name, const Pair& text, Draft& draft) {
  const auto& workflow = draft.workflow;
  if (name.empty() || name == "case.ref" || name == "case.link" || workflow.field(name)) return;
  std::vector<std::string> names{"case.ref"};
  for (const auto& field : workflow.fields) {
    names.push_back(field.name);
    for (const auto& inner : field.fields) names.push_back(field.item + "." + inner.name);
  }
  draft.sink.report("quotes-unknown", text.value.span, {{"text", text.key.text}, {"name", name}},
                    draft.sink.full() ? "" : nearest(name, names));
}

// Checks what texts quote: those that are sent, and those for the actor who opened the case.
void check_quotes(const Pair& texts, Draft& draft) {
  for (const auto& pair : texts.value.pairs) {
    const auto& known = texts.key.text == "told" ? draft.workflow.told : draft.workflow.texts;
    const auto text = known.find(pair.key.text);
    if (text == known.end()) continue;
    for (const auto& name : names_quoted(text->second)) {
      const bool is_told = texts.key.text == "told";
      if (name == "case.link" && is_told) draft.sink.report("told-link", pair.value.span, {{"name", pair.key.text}});
      report_unknown(name, pair, draft);
      if (is_told) report_row_outside(name, pair.key.text, pair.value.span, draft);
      const auto protection = protection_of_field(draft.workflow, name);
      if (protection && !protection->may_leave())
        draft.sink.report("quotes-protected", pair.value.span,
                          {{"text", pair.key.text}, {"field", name}, {"reason", reason_of(*protection)}});
    }
  }
}

// Checks the data that leaves with a text to people.
void check_carried(const Step& step, const Pair& carry, Draft& draft) {
  for (const auto& carried : step.carry) {
    const auto protection = protection_of(carried.value, draft.workflow);
    if (!protection.may_leave())
      draft.sink.report("carries-protected", span_in(carry, carried.name),
                        {{"name", carried.name}, {"reason", reason_of(protection)}});
  }
}

}  // namespace

void check_sight(const ResolvedDraft& in) {
  auto& draft = in.draft();
  for (const char* key : {"texts", "told"})
    if (const auto* texts = pair_in(in.root(), key)) check_quotes(*texts, draft);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& step = draft.step(index);
    const auto* carry = draft.source(index).carry;
    if (carry && step.send && !step.send->to.empty()) check_carried(step, *carry, draft);
  }
  if (draft.surroundings.roles) SightCheck(in).run();
}

}  // namespace parcours::definition
