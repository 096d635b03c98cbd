#include "engine/forms/seen_forms.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "definition/model/titles.hpp"
#include "engine/diagnostics.hpp"
#include "execution/lines.hpp"

namespace parcours::engine {
namespace {

using definition::Line;
using execution::ActiveLine;

// Of the case and its fields, what is shown.
void add_seen(FormView& view, const Case& shown, const execution::Case& state, bool of_case) {
  const auto& workflow = view.workflow();
  view.a_case = state, view.shown = shown.fields, view.sees_case = of_case;
  std::erase_if(view.a_case.fields, [&](const auto& field) { return !shown.fields.find(field.first); });
  for (const auto& field : workflow.fields) {
    const auto* value = shown.fields.find(field.name);
    const bool is_hidden =
        !of_case || std::find(shown.hidden.begin(), shown.hidden.end(), field.name) != shown.hidden.end();
    if (value || !is_hidden || field.level == 4) view.seen.insert(field.name);
    if (value && field.computed.empty() && field.level < 4)
      view.a_case.fields.try_emplace(field.name, execution::StoredField{*value, field.level, 0});
  }
}

// A correction is of one value: of a list, the fields of a row are named.
void add_corrected(std::vector<definition::FormField>& entries, const definition::Field& field) {
  const auto add = [&](const std::string& name) {
    definition::FormField entry;
    entry.field = name, entry.optional = true;
    entries.push_back(std::move(entry));
  };
  if (field.type != Type::list) return add(field.name);
  for (const auto& inner : field.fields)
    if (inner.computed.empty()) add(field.item + "." + inner.name);
}

// The active lines that wait for a message, as far as the reader sees their conditions.
std::vector<ActiveLine> receivers_of(const std::string& message, const FormView& view) {
  const auto context = view.decision_context();
  const execution::Sees sees = [&](const std::string& name) { return view.sees(name, true); };
  const auto waits = [&](const ActiveLine& active) {
    const auto& when = active.line->when;
    if (!when || !execution::is_seen(*when, view.workflow(), {}, sees)) return true;
    const auto frame = execution::frame_of_line(view.a_case, active);
    return execution::evaluate(*when, {view.workflow(), view.a_case, context, frame}).is_true();
  };
  std::vector<ActiveLine> all;
  for (const auto& active : execution::active_lines(view.workflow(), view.a_case))
    if (active.line->trigger == Line::Trigger::message && active.line->message == message && waits(active))
      all.push_back(active);
  return all;
}

MessageOffer offer_of(const definition::Message& message, const std::shared_ptr<const FormView>& view) {
  MessageOffer offer{message.name, definition::title_or_name(message.title, message.name), true, {}, {}};
  FormQuestion question;
  question.message = &message, question.row_known = false;
  if (view->sees_case) {
    const auto receivers = receivers_of(message.name, *view);
    for (const auto& receiver : receivers) {
      const auto row = view->a_case.row_path(execution::frame_of_line(view->a_case, receiver));
      const bool known = std::find(offer.rows.begin(), offer.rows.end(), row) != offer.rows.end();
      if (!row.empty() && !known) offer.rows.push_back(row);
    }
    offer.awaited = !receivers.empty(), question.row_known = offer.rows.size() < 2;
    if (offer.awaited && question.row_known) question.frame = execution::frame_of_line(view->a_case, receivers.front());
  }
  if (offer.awaited) offer.form = draw_form(view, std::move(question));
  return offer;
}

const definition::Step& entry_of(const definition::Workflow& workflow) {
  return workflow.steps[static_cast<std::size_t>(workflow.entry())];
}

// Whether a role that opens cases of the workflow is granted somewhere.
bool may_open(const definition::Workflow& workflow, const ActorGrants& who) {
  const auto people = execution::eligible(workflow, {}, entry_of(workflow), 0, who.actor);
  return std::any_of(who.grants.begin(), who.grants.end(), [&](const trust::Grant& grant) {
    return std::any_of(people.begin(), people.end(), [&](const execution::Eligible& each) {
      return (each.actor.empty() || each.actor == who.actor) && (each.role.empty() || each.role == grant.role);
    });
  });
}

// The same for a workflow that there is not, and one that the reader may not open.
Problem not_openable(const std::string& name, const std::vector<std::string>& names) {
  const auto near = nearest(name, names);
  auto problem = diagnostics().problem("unknown-workflow", {{"workflow", name}, {"near", near}}, "workflow");
  if (near.empty()) problem.hint = {};
  return problem;
}

// What a task or an offer asks at a step, seen from a frame of the case.
FormQuestion question_of(const definition::Workflow& workflow, const std::string& step, std::int64_t frame) {
  FormQuestion question;
  question.step = workflow.step(step), question.frame = frame;
  question.acceptance = step == execution::kAccepts;
  return question;
}

}  // namespace

std::shared_ptr<FormView> SeenForms::view_of(std::shared_ptr<const Deployed> deployed) const {
  auto view = std::make_shared<FormView>();
  view->deployed = std::move(deployed), view->calendar = reading_.engine_context.shared_calendar;
  view->city = reading_.engine_context.catalogue.city(reading_.store, reading_.deploys);
  view->parameters = std::make_shared<const Record>();
  view->now = reading_.now, view->actor = who_.actor;
  return view;
}

void SeenForms::add_parameters(FormView& view) const {
  auto& catalogue = reading_.engine_context.catalogue;
  view.parameters = catalogue.parameters(reading_.store, reading_.deploys, view.workflow().name);
  view.sees_parameters = true;
}

Form SeenForms::form_of(const std::shared_ptr<const FormView>& view, FormQuestion question) const {
  if (!question.step && !question.acceptance) return {};
  if (question.step && question.step->handover)
    question.receiver =
        reading_.engine_context.catalogue.sound_in_force(reading_.store, question.step->handover->workflow);
  return draw_form(view, std::move(question));
}

std::vector<const definition::Message*> SeenForms::messages_of(const FormCase& of) const {
  std::vector<const definition::Message*> messages;
  if (!of.state.is_open()) return messages;
  const auto here = roles_of(who_.grants, of.territory);
  const auto may = [&](const std::string& role) { return std::binary_search(here.begin(), here.end(), role); };
  for (const auto& message : of.deployed->workflow.messages)
    if (std::any_of(message.roles.begin(), message.roles.end(), may)) messages.push_back(&message);
  return messages;
}

void SeenForms::add_to(Case& shown, const FormCase& of) const {
  const auto& workflow = of.deployed->workflow;
  const auto messages = messages_of(of);
  if (shown.tasks.empty() && shown.offers.empty() && messages.empty()) return;
  const auto view = view_of(of.deployed);
  add_parameters(*view);
  view->revision = of.state.revision + 1;
  add_seen(*view, shown, of.state, of.of_case);
  for (auto& task : shown.tasks)
    if (const auto* token = of.state.token(task.id.token); token && !task.stalled)
      task.form = form_of(view, question_of(workflow, task.step, token->parent));
  for (auto& offer : shown.offers)
    if (const auto* step = workflow.step(offer.step); step && offer.at_once && step->asks_person())
      offer.form = form_of(view, question_of(workflow, offer.step, offer.in));
  for (const auto* message : messages) shown.messages.push_back(offer_of(*message, view));
}

Form SeenForms::outline(const std::shared_ptr<const Deployed>& deployed, const std::string& step) {
  const auto [at, is_new] = outlines_.try_emplace({deployed->id, step});
  if (is_new) at->second = form_of(view_of(deployed), question_of(deployed->workflow, step, 0));
  return at->second;
}

std::vector<OpenableWorkflow> SeenForms::openable() const {
  std::vector<OpenableWorkflow> all;
  if (who_.grants.empty()) return all;
  auto& catalogue = reading_.engine_context.catalogue;
  catalogue.refresh(reading_.store);
  for (const auto& name : catalogue.names_in_force()) {
    const auto deployed = catalogue.sound_in_force(reading_.store, name);
    if (!deployed || !may_open(deployed->workflow, who_)) continue;
    const auto& workflow = deployed->workflow;
    all.push_back({name, definition::title_or_name(workflow.title, name), workflow.sheet, deployed->version});
  }
  return all;
}

Form SeenForms::corrections(const std::shared_ptr<const Deployed>& deployed, const Case& shown) const {
  const auto view = view_of(deployed);
  add_parameters(*view);
  add_seen(*view, shown, {}, !shown.status.empty());
  FormQuestion question;
  for (const auto& field : deployed->workflow.fields)
    if (field.computed.empty() && view->seen.contains(field.name)) add_corrected(question.corrected, field);
  return draw_form(view, std::move(question));
}

Checked<Form> SeenForms::opening(std::string_view name) const {
  std::vector<std::string> names;
  for (const auto& each : openable()) names.push_back(each.workflow);
  if (std::find(names.begin(), names.end(), name) == names.end()) return not_openable(std::string(name), names);
  const auto view = view_of(reading_.engine_context.catalogue.in_force(reading_.store, name));
  add_parameters(*view);
  view->sees_all = true;
  FormQuestion question;
  question.step = &entry_of(view->workflow()), question.opening = true;
  return form_of(view, std::move(question));
}

}  // namespace parcours::engine
